import { checkReadings, type ReadingCase } from './readingCases.ts';

const RALLLY = 'SUPPORT_EMAIL=a@h\nSMTP_PWD=x\nSMTP_HOST=h\n';
const HOPPSCOTCH = 'MAILER_SMTP_ENABLE=true\nMAILER_SMTP_HOST=h\n';
const NOCODB = 'NC_SMTP_HOST=h\nNC_SMTP_USERNAME=u\n';
const FORMBRICKS = 'SMTP_HOST=h\nSMTP_SECURE_ENABLED=';
const STRAPI = 'ADMIN_JWT_SECRET=k\nSMTP_HOST=h\n';
const PAYLOAD = 'PAYLOAD_SECRET=k\nSMTP_HOST=h\n';
const MEALIE = 'SMTP_HOST=h\nSMTP_AUTH_STRATEGY=';
const SONAR = 'email.smtp_host.secured=h\nemail.smtp_secure_connection.secured=';
const SONAR_FILE = 'sonar.properties';

const CASES: readonly ReadingCase[] = [
  ['Rallly by default, on 465', `${RALLLY}SMTP_PORT=465`, 'rallly: opportunistic'],
  ['Rallly, exactly true', `${RALLLY}SMTP_SECURE=true`, 'rallly: implicit'],
  ['Rallly, another word for true', `${RALLLY}SMTP_SECURE=TRUE`, 'rallly: opportunistic'],
  ['Rallly at run time', `${RALLLY}SMTP_SECURE=\${TLS}`, 'rallly: unknown'],
  ['Rallly by SES', `${RALLLY}EMAIL_PROVIDER=ses`, 'rallly: disabled'],
  [
    'SMTP_PWD of somebody else',
    'SMTP_HOST=h\nSMTP_PWD=x\nSMTP_SECURE=true\nSMTP_PORT=465',
    'generic-smtp-env: implicit',
  ],

  ['Hoppscotch, variables that are not read', HOPPSCOTCH, 'hoppscotch: disabled'],
  ['Hoppscotch, its own variables', `${HOPPSCOTCH}MAILER_USE_CUSTOM_CONFIGS=true`, 'hoppscotch: opportunistic'],
  [
    'Hoppscotch without TLS',
    `${HOPPSCOTCH}MAILER_USE_CUSTOM_CONFIGS=true\nMAILER_SMTP_IGNORE_TLS=true`,
    'hoppscotch: none',
  ],
  [
    'Hoppscotch without its URL',
    'kind: ConfigMap\ndata:\n  MAILER_SMTP_ENABLE: "true"\n  MAILER_USE_CUSTOM_CONFIGS: "false"\n  MAILER_ADDRESS_FROM: a@h\n',
    'hoppscotch: unknown',
    'configmap.yaml',
  ],
  ['Hoppscotch by URL', 'MAILER_SMTP_ENABLE=true\nMAILER_SMTP_URL=smtps://u:p@h:465', 'hoppscotch: implicit'],

  ['NocoDB, exactly true', `${NOCODB}NC_SMTP_SECURE=true`, 'nocodb: implicit'],
  ['NocoDB, another word for true', `${NOCODB}NC_SMTP_SECURE=1`, 'nocodb: opportunistic'],
  ['NocoDB without TLS', `${NOCODB}NC_SMTP_IGNORE_TLS=true`, 'nocodb: none'],

  ['Formbricks, 1', `${FORMBRICKS}1`, 'formbricks: implicit'],
  ['Formbricks, 0', `${FORMBRICKS}0\nSMTP_PORT=587`, 'formbricks: opportunistic'],
  ['Formbricks, 0 on 465', `${FORMBRICKS}0\nSMTP_PORT=465`, 'formbricks: implicit'],
  ['Formbricks, a word', `${FORMBRICKS}true`, 'formbricks: refused'],

  ['Strapi by the port', `${STRAPI}SMTP_PORT=465`, 'strapi: implicit'],
  ['Strapi, false', `${STRAPI}SMTP_PORT=465\nSMTP_SECURE=false`, 'strapi: opportunistic'],
  ['Payload by the port', `${PAYLOAD}SMTP_PORT=587`, 'payload: opportunistic'],

  ['Mealie, TLS', `${MEALIE}TLS`, 'mealie: starttls'],
  ['Mealie, ssl in lower case', `${MEALIE}ssl`, 'mealie: implicit'],
  ['Mealie, NONE', `${MEALIE}NONE`, 'mealie: none'],
  ['Mealie, a word of other programs', `${MEALIE}STARTTLS`, 'mealie: none'],
  ['Mealie at run time', `${MEALIE}\${MODE}`, 'mealie: unknown'],

  ['SonarQube, ssl in upper case', `${SONAR}SSL`, 'sonarqube: implicit', SONAR_FILE],
  ['SonarQube, starttls', `${SONAR}starttls`, 'sonarqube: starttls', SONAR_FILE],
  ['SonarQube, nothing', SONAR, 'sonarqube: none', SONAR_FILE],
  ['SonarQube, tls', `${SONAR}tls`, 'sonarqube: refused', SONAR_FILE],
  ['SonarQube, a word of newer versions', `${SONAR}NONE`, 'sonarqube: unknown', SONAR_FILE],
];

describe('what more programs of their own make of their settings', () => {
  checkReadings(CASES);
});
