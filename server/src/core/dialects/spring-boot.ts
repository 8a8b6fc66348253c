import { readJavaMail, WRONG_PLACE } from '../clients/javaMail.ts';
import { portNumber } from '../effective.ts';
import type { Dialect, Fault, Mode, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, isEnvironment, knownIn, reading, refused, UNKNOWN } from '../read.ts';

const P = 'spring.mail.properties.mail';
const E = 'SPRING_MAIL_PROPERTIES_MAIL';
const MODE_SLOTS: readonly Slot[] = ['protocol', 'security', 'sslEnabled', 'starttls', 'required', 'factory'];
const PROFILE_FILE = /(?:^|[/\\])(?:application|bootstrap)-[\w.-]{1,80}\.(?:ya?ml|properties|json)$/;
/** Folders that Spring Boot, or whoever deploys it, looks into beside the archive; `resources/config` is inside of it. */
const OUTSIDE_FILE =
  /(?:^|[/\\])(?<!resources[/\\])(?:config|conf|env|etc|docker|deploy\w{0,10}|k8s|kubernetes|helm)[/\\]application\.(?:ya?ml|properties)$/;
/** Where the sources have what gets into the archive. */
const ARCHIVED = /(?:^|[/\\])resources[/\\]/;
/** JavaMail's properties carry the protocol in their name; each protocol reads its own only. */
const both = (name: string): readonly string[] => [
  `${P}.smtp.${name}`,
  `${E}_SMTP_${name.toUpperCase().replaceAll('.', '_')}`,
];

/** Spring Boot's `spring.mail.*`: properties for JavaMail, which never encrypts unless it is told to. */
const springBoot: Dialect = {
  id: 'spring-boot',
  name: 'Spring Boot',
  ecosystem: 'jvm',
  detect: { strong: [/(?:^|\.)spring\.mail\.[a-z]/i, /(?:^|\.)SPRING_MAIL_[A-Z]/] },
  keyCase: 'relaxed',
  keys: {
    host: ['spring.mail.host', 'SPRING_MAIL_HOST'],
    port: ['spring.mail.port', 'SPRING_MAIL_PORT'],
    javaPort: both('port'),
    protocol: ['spring.mail.protocol', 'SPRING_MAIL_PROTOCOL'],
    security: both('ssl.enable'),
    sslEnabled: ['spring.mail.ssl.enabled', 'SPRING_MAIL_SSL_ENABLED'],
    starttls: both('starttls.enable'),
    required: both('starttls.required'),
    user: ['spring.mail.username', 'SPRING_MAIL_USERNAME'],
    password: ['spring.mail.password', 'SPRING_MAIL_PASSWORD'],
    auth: both('auth'),
    smtpsAuth: [`${P}.smtps.auth`],
    trust: both('ssl.trust'),
    verify: both('ssl.checkserveridentity'),
    minTls: both('ssl.protocols'),
    timeout: both('connectiontimeout'),
    factory: both('socketFactory.class'),
    factoryPort: both('socketFactory.port'),
    factoryFallback: both('socketFactory.fallback'),
    'wrong starttls.enable': [`${P}.smtp.starttls.enabled`, 'spring.mail.smtp.starttls.enable'],
    'wrong ssl.enable': [`${P}.smtp.ssl.enabled`, 'spring.mail.smtp.ssl.enable'],
    'wrong auth': ['spring.mail.smtp.auth'],
  },

  waitsForEver: [{ slot: 'timeout', value: 10000 }],

  read(settings: Settings): Reading | readonly Reading[] {
    if (anyDynamic(settings, MODE_SLOTS)) return UNKNOWN;
    const protocol = knownIn(settings, 'protocol');
    const name = protocol?.text.trim() ?? 'smtp';
    if (name !== '' && name !== 'smtp' && name !== 'smtps') {
      return refused({
        rule: 'invalid-value',
        slot: 'protocol',
        message: `protocol: ${name} is no JavaMail transport (NoSuchProviderException). Use smtp, or smtps in lower case for port 465.`,
        writes: [{ slot: 'protocol', value: settings.text('port') === '465' ? 'smtps' : 'smtp' }],
        fix: `Use protocol ${settings.text('port') === '465' ? 'smtps' : 'smtp'}`,
      });
    }
    const known =
      name === 'smtps' ? [reading('implicit', ['protocol'], { port: 465 })] : [readJavaMail(settings)].flat();
    const dialled =
      name === 'smtps'
        ? known
        : (isAddition(settings) || isOverlay(settings) ? [UNKNOWN] : known).map((one) => ({
            ...one,
            ...javaPort(settings),
          }));
    const auth = name === 'smtps' ? 'smtpsAuth' : 'auth';
    const faults = [...misplaced(settings), ...(isEnvironment(settings, 'SPRING_') ? [] : loginFaults(settings, auth))];
    return dialled.map((one) => (faults.length === 0 ? one : { ...one, faults: [...(one.faults ?? []), ...faults] }));
  },

  write(mode: Mode, settings: Settings): readonly Write[] {
    const drop = (slots: readonly string[]): Write[] =>
      slots.filter((slot) => settings.has(slot)).map((slot) => ({ slot, value: null }));
    const factory = ['factory', 'factoryPort', 'factoryFallback'];
    if (mode === 'implicit') {
      if (settings.text('protocol') === 'smtps') return [];
      return [{ slot: 'security', value: true }, ...drop(['sslEnabled', 'starttls', 'required', ...factory])];
    }
    const plain: Write[] = [
      ...(settings.has('protocol') ? [{ slot: 'protocol', value: 'smtp' }] : []),
      ...drop(['security', 'sslEnabled', ...factory]),
    ];
    switch (mode) {
      case 'starttls':
        return [...plain, { slot: 'starttls', value: true }, { slot: 'required', value: true }];
      case 'opportunistic':
        return [...plain, { slot: 'starttls', value: true }, ...drop(['required'])];
      case 'none':
        return [...plain, { slot: 'starttls', value: false }, ...drop(['required'])];
    }
  },

  examples: {
    starttls587: {
      file: 'application.yml',
      text: 'spring:\n  mail:\n    host: smtp.example.com\n    port: 587\n    username: app@example.com\n    password: ${SMTP_PASSWORD}\n    properties:\n      mail.smtp.auth: true\n      mail.smtp.starttls.enable: true\n      mail.smtp.starttls.required: true\n',
    },
    implicit465: {
      file: 'application.yml',
      text: 'spring:\n  mail:\n    host: smtp.example.com\n    port: 465\n    username: app@example.com\n    password: ${SMTP_PASSWORD}\n    properties:\n      mail:\n        smtp:\n          auth: true\n          ssl:\n            enable: true\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'application.yml',
      text: 'spring:\n  mail:\n    host: smtp.example.com\n    port: 465\n    username: app@example.com\n    password: ${SMTP_PASSWORD}\n    properties:\n      mail.smtp.starttls.enable: true\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/spring-projects/spring-boot/blob/c329ffa25d/module/spring-boot-mail/src/main/java/org/springframework/boot/mail/autoconfigure/MailProperties.java',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/eclipse-ee4j/angus-mail/blob/eca8e08baa/providers/smtp/src/main/java/org/eclipse/angus/mail/smtp/SMTPTransport.java#L206-L235',
      read: '2026-11-23',
      note: "run with JavaMail and Jakarta Mail behind Spring's JavaMailSender on 25, 465, 587 and 2525",
    },
    {
      url: 'https://github.com/spring-projects/spring-boot/pull/40037',
      read: '2026-11-27',
      note: 'spring.mail.ssl.*, since 3.4',
    },
    {
      url: 'https://docs.spring.io/spring-boot/reference/features/external-config.html',
      read: '2026-11-27',
      note: 'the environment goes before the files, and files outside the archive before those inside',
    },
    { url: 'https://github.com/alfio-event/alf.io/issues/536', read: '2026-11-23', note: '587 without STARTTLS' },
    { url: 'https://github.com/gravitee-io/issues/issues/2721', read: '2026-11-23' },
  ],
};

export default springBoot;

/** The environment adds to the file inside the program's archive, where the properties for JavaMail stand more often. */
function isAddition(settings: Settings): boolean {
  const says = MODE_SLOTS.some((slot) => slot !== 'protocol' && settings.has(slot));
  return !says && isEnvironment(settings, 'SPRING_');
}

/** A profile's file or document, or one outside the archive, adds to others, where the properties for JavaMail may stand. */
function isOverlay(settings: Settings): boolean {
  if (MODE_SLOTS.some((slot) => settings.has(slot))) return false;
  if (PROFILE_FILE.test(settings.file.path) || OUTSIDE_FILE.test(settings.file.path)) return true;
  return ['spring.config.activate.on-profile', 'spring.profiles'].some((key) => settings.sibling(key) !== undefined);
}

/** Properties that stand where nobody reads them, with the place where they belong. */
function misplaced(settings: Settings): readonly Fault[] {
  return Object.entries(WRONG_PLACE).flatMap(([property, slot]) => {
    const wrong = knownIn(settings, `wrong ${property}`);
    if (wrong === undefined || settings.has(slot)) return [];
    return [
      {
        rule: 'ignored-setting',
        slot: `wrong ${property}`,
        message: `${wrong.key} is not read: write it as spring.mail.properties.mail.smtp.${property}.`,
        writes: [
          { slot, value: wrong.type === 'boolean' ? wrong.text === 'true' : wrong.text },
          { slot: `wrong ${property}`, value: null },
        ],
        fix: `Move it to spring.mail.properties.mail.smtp.${property}`,
      },
    ];
  });
}

/** mail.smtp.port counts where spring.mail.port is missing. */
function javaPort(settings: Settings): Pick<Reading, 'port'> {
  const port = portNumber(settings.text('javaPort') ?? '');
  return port === undefined ? {} : { port };
}

/** JavaMail stops before it connects when it must log in and has no user; each protocol reads its own property. */
function loginFaults(settings: Settings, slot: Slot): readonly Fault[] {
  const auth = knownIn(settings, slot);
  if (auth === undefined || auth.text.toLowerCase() !== 'true' || settings.has('user') || !settings.has('host'))
    return [];
  return [
    {
      rule: 'incomplete-settings',
      slot,
      message: `mail.${slot === 'auth' ? 'smtp' : 'smtps'}.auth is true, but there is no spring.mail.username here: JavaMail stops with "no password specified?".`,
      // What the archive lacks comes from the environment, or from another profile's file, more often than it is forgotten.
      severity: ARCHIVED.test(settings.file.path) || PROFILE_FILE.test(settings.file.path) ? 'info' : 'warning',
    },
  ];
}
