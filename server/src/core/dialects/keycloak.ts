import { isWord, TRUE_WORDS } from '../clients/flagPair.ts';
import type { Dialect, Fault, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, knownIn, present, reading, UNKNOWN } from '../read.ts';

/** Keycloak's `smtpServer` of a realm. Its values are texts, and only the exact text `true` is true. */
const keycloak: Dialect = {
  id: 'keycloak',
  name: 'Keycloak',
  ecosystem: 'jvm',
  detect: {
    weak: ['smtpServer.host', 'smtpServer.auth', 'smtpServer.starttls', 'smtpServer.fromDisplayName', 'realm'],
  },
  keys: {
    host: ['smtpServer.host'],
    port: ['smtpServer.port'],
    security: ['smtpServer.ssl'],
    starttls: ['smtpServer.starttls'],
    user: ['smtpServer.user'],
    password: ['smtpServer.password'],
    auth: ['smtpServer.auth'],
    fromName: ['smtpServer.fromDisplayName'],
    timeout: ['smtpServer.timeout'],
    from: ['smtpServer.from'],
  },

  read(settings: Settings): Reading {
    if (anyDynamic(settings, ['security', 'starttls'])) return UNKNOWN;
    const faults = [...misread(settings), ...noLogin(settings)];
    const more = faults.length === 0 ? {} : { faults };
    if (settings.text('security') === 'true') return reading('implicit', ['security'], { port: 465, ...more });
    if (settings.text('starttls') === 'true') return reading('opportunistic', ['starttls'], { port: 25, ...more });
    return reading('none', present(settings, ['starttls', 'security']), { port: 25, ...more });
  },

  write(mode, settings) {
    const flag = (slot: Slot, on: boolean): Write[] =>
      on || settings.has(slot) ? [{ slot, value: on ? 'true' : 'false' }] : [];
    if (mode === 'starttls') return undefined;
    return [...flag('security', mode === 'implicit'), ...flag('starttls', mode === 'opportunistic')];
  },

  examples: {
    starttls587: {
      file: 'realm.json',
      text: '{\n  "realm": "example",\n  "smtpServer": {\n    "host": "smtp.example.com",\n    "port": "587",\n    "from": "sso@example.com",\n    "auth": "true",\n    "user": "app@example.com",\n    "password": "${SMTP_PASSWORD}",\n    "starttls": "true",\n    "ssl": "false"\n  }\n}\n',
    },
    implicit465: {
      file: 'realm.json',
      text: '{\n  "realm": "example",\n  "smtpServer": {\n    "host": "smtp.example.com",\n    "port": "465",\n    "from": "sso@example.com",\n    "auth": "true",\n    "user": "app@example.com",\n    "password": "${SMTP_PASSWORD}",\n    "ssl": "true"\n  }\n}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'realm.json',
      text: '{\n  "realm": "example",\n  "smtpServer": {\n    "host": "smtp.example.com",\n    "port": "465",\n    "from": "sso@example.com",\n    "auth": "true",\n    "user": "app@example.com",\n    "password": "${SMTP_PASSWORD}",\n    "starttls": "true"\n  }\n}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/keycloak/keycloak/blob/003569c450/services/src/main/java/org/keycloak/email/DefaultEmailSenderProvider.java',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/eclipse-ee4j/angus-mail/blob/eca8e08baa/providers/smtp/src/main/java/org/eclipse/angus/mail/smtp/SMTPTransport.java#L206-L235',
      read: '2026-11-23',
    },
  ],
};

export default keycloak;

/** `"True"` or `"1"` looks like on and is off. */
function misread(settings: Settings): readonly Fault[] {
  return (['security', 'starttls'] as const).flatMap((slot) => {
    const setting = knownIn(settings, slot);
    if (setting === undefined || setting.text === 'true' || !isWord(setting, TRUE_WORDS)) return [];
    const key = setting.key.split('.').at(-1) ?? slot;
    return [
      {
        rule: 'invalid-value',
        slot,
        message: `${key} "${setting.text}" is off for Keycloak, which takes only "true". Write "true".`,
        writes: [{ slot, value: 'true' }],
        fix: 'Write "true"',
      },
    ];
  });
}

/** The user and password are used only when `auth` is "true". */
function noLogin(settings: Settings): readonly Fault[] {
  const auth = settings.get('auth');
  if (auth.state === 'dynamic' || settings.text('auth') === 'true') return [];
  const user = settings.get('user');
  if (user.state !== 'dynamic' && (settings.text('user') ?? '') === '') return [];
  return [
    {
      rule: 'ignored-setting',
      slot: 'user',
      related: ['auth'],
      message: 'Keycloak does not log in unless auth is "true": the user and password are not used.',
      writes: [{ slot: 'auth', value: 'true' }],
      fix: 'Set auth to "true"',
    },
  ];
}
