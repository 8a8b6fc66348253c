import { checkReadings, type ReadingCase } from './readingCases.ts';

const compose = (image: string, ...lines: readonly string[]): string =>
  `services:\n  app:\n    image: ${image}\n    environment:\n${lines.map((line) => `      ${line}`).join('\n')}`;
const COMPOSE = 'docker-compose.yml';
const NEXTCLOUD = ['SMTP_HOST: h', 'MAIL_FROM_ADDRESS: cloud', 'MAIL_DOMAIN: example.com'];
const NEXTCLOUD_CHART = 'nextcloud:\n  mail:\n    enabled: true\n    smtp:\n      host: h\n      ';
const VALUES = 'values.yaml';
const APPWRITE = '_APP_SMTP_HOST=h\n_APP_SMTP_SECURE=';
const CAKE = 'EMAIL_TRANSPORT_DEFAULT_PORT=587\nEMAIL_TRANSPORT_DEFAULT_HOST=';
const ROUNDCUBE = 'ROUNDCUBEMAIL_SMTP_PORT=587\nROUNDCUBEMAIL_SMTP_SERVER=';
const KANBOARD = 'MAIL_TRANSPORT=smtp\nMAIL_SMTP_HOSTNAME=h\n';
const BOOKSTACK = 'MAIL_VERIFY_SSL=true\nMAIL_DRIVER=smtp\nMAIL_HOST=h\n';
const SNIPE = 'MAIL_TLS_VERIFY_PEER=true\nMAIL_HOST=h\n';
const WPMS = 'WPMS_ON=true\nWPMS_SMTP_HOST=h\nWPMS_SMTP_PORT=587\n';
const GHOST = 'ghostUsername: a\nsmtpHost: h\n';
const REDMINE = 'REDMINE_SMTP_HOST=h\nREDMINE_SMTP_PROTOCOL=';
const CRAFT_FILE = 'config/project/project.yaml';
const CRAFT = 'email:\n  transportType: craft\\mail\\transportadapters\\Smtp\n  transportSettings:\n    host: h\n    ';
const YII = 'components:\n  mailer:\n    transport:\n      ';
const YII_FILE = 'config/main.yaml';

const CASES: readonly ReadingCase[] = [
  ['Nextcloud, ssl', compose('nextcloud:32', ...NEXTCLOUD, 'SMTP_SECURE: ssl'), 'nextcloud-docker: implicit', COMPOSE],
  [
    'Nextcloud, a word without a port dials 465',
    compose('nextcloud:32', ...NEXTCLOUD, 'SMTP_SECURE: tls'),
    'nextcloud-docker: implicit',
    COMPOSE,
  ],
  [
    'Nextcloud, tls with a port',
    compose('nextcloud:32', ...NEXTCLOUD, 'SMTP_SECURE: tls', 'SMTP_PORT: 587'),
    'nextcloud-docker: opportunistic',
    COMPOSE,
  ],
  ['Nextcloud, nothing', compose('nextcloud:32', ...NEXTCLOUD), 'nextcloud-docker: opportunistic', COMPOSE],
  ['Nextcloud, its chart by default', `${NEXTCLOUD_CHART}port: 465`, 'nextcloud-docker: implicit', VALUES],
  [
    'Nextcloud, its chart with mail off',
    'nextcloud:\n  mail:\n    enabled: false\n    smtp:\n      host: h\n      secure: ssl',
    'nextcloud-docker: disabled',
    VALUES,
  ],
  ['another image with the keys', compose('acme/web', ...NEXTCLOUD), 'generic-smtp-env: unknown', COMPOSE],

  ['Appwrite, ssl', `${APPWRITE}ssl`, 'appwrite: implicit'],
  ['Appwrite, nothing', APPWRITE, 'appwrite: none'],
  ['Appwrite, false', `${APPWRITE}false`, 'appwrite: none'],
  ['Appwrite, ssl in upper case', `${APPWRITE}SSL`, 'appwrite: none'],

  ['CakePHP, nothing', `${CAKE}h`, 'cakephp: none'],
  ['CakePHP, the flag', `${CAKE}h\nEMAIL_TRANSPORT_DEFAULT_TLS=true`, 'cakephp: starttls'],
  ['CakePHP, a text that loaders read both ways', `${CAKE}h\nEMAIL_TRANSPORT_DEFAULT_TLS=false`, 'cakephp: unknown'],
  ['CakePHP, the prefix', `${CAKE}ssl://h`, 'cakephp: implicit'],
  ['CakePHP, both', `${CAKE}tls://h\nEMAIL_TRANSPORT_DEFAULT_TLS=1`, 'cakephp: refused'],
  ['CakePHP, a URL of its own', 'EMAIL_TRANSPORT_DEFAULT_URL=smtp://u:p@h:587?tls=true', 'cakephp: unknown'],
  ['CakePHP, another transport', `${CAKE}h\nEMAIL_TRANSPORT_DEFAULT_CLASS_NAME=Debug`, 'cakephp: disabled'],

  ['Roundcube, no prefix', `${ROUNDCUBE}h`, 'roundcube: none'],
  ['Roundcube, tls', `${ROUNDCUBE}tls://h`, 'roundcube: starttls'],
  ['Roundcube, ssl', `${ROUNDCUBE}ssl://h`, 'roundcube: implicit'],
  ['Roundcube at run time', `${ROUNDCUBE}\${SMTP}`, 'roundcube: unknown'],

  ['Kanboard without encryption', KANBOARD, 'kanboard: none'],
  ['Kanboard, the text null', `${KANBOARD}MAIL_SMTP_ENCRYPTION=null`, 'kanboard: unknown'],
  ['Kanboard by PHP', 'MAIL_SMTP_HOSTNAME=h\nMAIL_SMTP_PORT=587', 'kanboard: disabled'],

  ['BookStack, ssl on 587 only requires TLS', `${BOOKSTACK}MAIL_PORT=587\nMAIL_ENCRYPTION=ssl`, 'bookstack: starttls'],
  ['BookStack, null on 465', `${BOOKSTACK}MAIL_PORT=465\nMAIL_ENCRYPTION=null`, 'bookstack: implicit'],
  ['BookStack, nothing', BOOKSTACK, 'bookstack: opportunistic'],
  ['Snipe-IT by the port', `${SNIPE}MAIL_PORT=465\nMAIL_ENCRYPTION=tls`, 'laravel-derived: implicit'],
  ['Snipe-IT, ssl on 587', `${SNIPE}MAIL_PORT=587\nMAIL_ENCRYPTION=ssl`, 'laravel-derived: opportunistic'],

  ['WP Mail SMTP, nothing', `${WPMS}WPMS_SSL=`, 'wp-mail-smtp: opportunistic'],
  ['WP Mail SMTP without its upgrade', `${WPMS}WPMS_SSL=\nWPMS_SMTP_AUTOTLS=0`, 'wp-mail-smtp: none'],
  ['WP Mail SMTP, a text for false', `${WPMS}WPMS_SSL=\nWPMS_SMTP_AUTOTLS=false`, 'wp-mail-smtp: unknown'],
  ['WP Mail SMTP, off', 'WPMS_ON=false\nWPMS_SMTP_HOST=h', 'wp-mail-smtp: disabled'],

  ['Bitnami Ghost, tls', `${GHOST}smtpProtocol: tls`, 'bitnami-charts: implicit', VALUES],
  ['Bitnami Ghost, nothing on 465', `${GHOST}smtpProtocol: ""\nsmtpPort: 465`, 'bitnami-charts: unknown', VALUES],
  ['Bitnami, nobody knows whose', 'smtpHost: h\nsmtpProtocol: tls', 'bitnami-charts: unknown', VALUES],
  ['Bitnami Redmine, ssl', `${REDMINE}ssl\nREDMINE_SMTP_PORT_NUMBER=587`, 'bitnami-charts: none'],
  ['Bitnami Redmine on 465', `${REDMINE}ssl\nREDMINE_SMTP_PORT_NUMBER=465`, 'bitnami-charts: refused'],
  ['Bitnami SonarQube, ssl', 'SONARQUBE_SMTP_HOST=h\nSONARQUBE_SMTP_PROTOCOL=ssl', 'bitnami-charts: starttls'],

  ['Craft by the port', `${CRAFT}port: '465'`, 'craft: implicit', CRAFT_FILE],
  [
    'Craft with the word of version 3',
    `${CRAFT}port: '587'\n    encryptionMethod: ssl`,
    'craft: opportunistic (Craft 4 and newer) / implicit (Craft 3)',
    CRAFT_FILE,
  ],
  ['Craft at run time', `${CRAFT}port: $SMTP_PORT`, 'craft: unknown', CRAFT_FILE],
  ['Yii2, smtp on 465', `${YII}scheme: smtp\n      host: h\n      port: 465`, 'yii2: implicit', YII_FILE],
  ['Yii2 by DSN', `${YII}dsn: smtps://u:p@h:465`, 'yii2: implicit', YII_FILE],
];

describe('what programs in PHP make of their settings', () => {
  checkReadings(CASES);
});
