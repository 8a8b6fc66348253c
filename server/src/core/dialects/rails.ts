import { GEM_SLOTS, gemOptions, readGem } from '../clients/mailGem.ts';
import type { Dialect, Fault, Mode, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, knownIn, refused, UNKNOWN } from '../read.ts';

const MECHANISMS = new Set(['plain', 'login', 'cram_md5', 'xoauth2']);

/**
 * Action Mailer's `smtp_settings` in a YAML file, which the mail gem reads; its versions differ in what they refuse.
 */
const rails: Dialect = {
  id: 'rails',
  name: 'Action Mailer',
  ecosystem: 'ruby',
  detect: {
    strong: ['smtp_settings.address', 'smtp_settings.user_name', 'smtp_settings.enable_starttls_auto'],
    // The same options under a name of the program's own.
    weak: ['smtp.address', 'smtp.user_name', 'smtp.enable_starttls_auto'],
  },
  keys: {
    host: ['smtp_settings.address', 'smtp.address'],
    port: ['smtp_settings.port', 'smtp.port'],
    security: ['smtp_settings.tls', 'smtp.tls'],
    ssl: ['smtp_settings.ssl', 'smtp.ssl'],
    starttls: ['smtp_settings.enable_starttls', 'smtp.enable_starttls'],
    starttlsAuto: ['smtp_settings.enable_starttls_auto', 'smtp.enable_starttls_auto'],
    user: ['smtp_settings.user_name', 'smtp.user_name'],
    password: ['smtp_settings.password', 'smtp.password'],
    auth: ['smtp_settings.authentication', 'smtp.authentication'],
    verify: ['smtp_settings.openssl_verify_mode', 'smtp.openssl_verify_mode'],
    domain: ['smtp_settings.domain', 'smtp.domain'],
    ca: ['smtp_settings.ca_file', 'smtp.ca_file'],
    timeout: ['smtp_settings.read_timeout', 'smtp.read_timeout'],
    ignoredHost: ['smtp_settings.host'],
    ignoredUser: ['smtp_settings.username'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    if (anyDynamic(settings, GEM_SLOTS)) return UNKNOWN;
    const fault = authFault(settings);
    if (fault !== undefined) return refused(fault);
    const mode = knownIn(settings, 'verify')?.text.toLowerCase();
    const misspelled = hostFault(settings);
    return readGem(settings, gemOptions(settings), {
      verifies: mode !== 'none' && mode !== 'verify_none',
      ...(misspelled === undefined ? {} : { faults: [misspelled] }),
    });
  },

  write(mode: Mode, settings: Settings): readonly Write[] | undefined {
    const drop = (slots: readonly string[]): Write[] =>
      slots.filter((slot) => settings.has(slot)).map((slot) => ({ slot, value: null }));
    switch (mode) {
      case 'implicit':
        return [{ slot: 'security', value: true }, ...drop(['ssl', 'starttls', 'starttlsAuto'])];
      case 'starttls':
        return [{ slot: 'starttls', value: true }, ...drop(['security', 'ssl', 'starttlsAuto'])];
      case 'opportunistic':
        return [{ slot: 'starttlsAuto', value: true }, ...drop(['security', 'ssl', 'starttls'])];
      case 'none':
        // mail 2.7 upgrades whatever it is told.
        return undefined;
    }
  },

  examples: {
    starttls587: {
      file: 'config/mail.yml',
      text: 'production:\n  smtp_settings:\n    address: smtp.example.com\n    port: 587\n    user_name: app@example.com\n    password: <%= ENV["SMTP_PASSWORD"] %>\n    authentication: plain\n    enable_starttls: true\n',
    },
    implicit465: {
      file: 'config/mail.yml',
      text: 'production:\n  smtp_settings:\n    address: smtp.example.com\n    port: 465\n    user_name: app@example.com\n    password: <%= ENV["SMTP_PASSWORD"] %>\n    authentication: plain\n    tls: true\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'config/mail.yml',
      text: 'production:\n  smtp_settings:\n    address: smtp.example.com\n    port: 465\n    user_name: app@example.com\n    password: <%= ENV["SMTP_PASSWORD"] %>\n    enable_starttls: true\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/mikel/mail/blob/d645d7b5b7/lib/mail/network/delivery_methods/smtp.rb#L83-L185',
      read: '2026-11-23',
      note: 'also read at 2.7.1 and 2.8.1; all three run with Action Mailer 6.1 on 25, 465, 587 and 2525',
    },
    {
      url: 'https://github.com/rails/rails/blob/2a2db1e8d6/actionmailer/lib/action_mailer/delivery_methods.rb#L21-L28',
      read: '2026-11-23',
    },
    { url: 'https://github.com/mikel/mail/pull/1536', read: '2026-11-23' },
    { url: 'https://github.com/huginn/huginn/issues/3542', read: '2026-11-23' },
  ],
};

export default rails;

/** `host:` is no option of Action Mailer, which then connects to localhost. */
function hostFault(settings: Settings): Fault | undefined {
  const host = knownIn(settings, 'ignoredHost');
  if (host === undefined || settings.has('host')) return undefined;
  return {
    rule: 'ignored-setting',
    slot: 'ignoredHost',
    message: 'host is not read, the key is address: as it stands, mail goes to localhost.',
    writes: [
      { slot: 'host', value: host.text },
      { slot: 'ignoredHost', value: null },
    ],
    fix: 'Rename it to address',
  };
}

/** Net::SMTP checks the login before it connects: a mechanism it knows, a user and a secret. */
function authFault(settings: Settings): Fault | undefined {
  const auth = knownIn(settings, 'auth');
  const mechanism = auth?.text.replace(/^:/, '').toLowerCase().replaceAll('-', '_');
  if (auth !== undefined && mechanism !== undefined && auth.type === 'string' && mechanism !== '') {
    if (!MECHANISMS.has(mechanism)) {
      return {
        rule: 'invalid-value',
        slot: 'auth',
        message: `authentication: ${auth.text} is no mechanism of Net::SMTP, which raises ArgumentError. Use plain or login, or remove the line.`,
        ...(mechanism === 'none' ? { writes: [{ slot: 'auth', value: null }], fix: 'Remove authentication' } : {}),
      };
    }
  }
  if (settings.has('password') && !settings.has('user')) {
    const misspelled = settings.has('ignoredUser')
      ? 'username is not read, the key is user_name'
      : 'user_name is missing';
    return {
      rule: 'incomplete-settings',
      slot: settings.has('ignoredUser') ? 'ignoredUser' : 'password',
      message: `${misspelled}: with a password alone Net::SMTP raises ArgumentError before it connects.`,
    };
  }
  // A map of the program's own, as in GitLab's chart, may refer to its secrets by other names.
  if (isOwnMap(settings)) return undefined;
  // Where neither stands in the file, the program may merge both from its credentials.
  if (mechanism !== undefined && mechanism !== '' && !settings.has('user') && !settings.has('password')) {
    return {
      rule: 'incomplete-settings',
      slot: 'auth',
      message: `authentication without user_name and password: as it stands, Net::SMTP raises ArgumentError before it connects.`,
      severity: 'warning',
    };
  }
  if (knownIn(settings, 'user') !== undefined && !settings.has('password') && auth !== undefined) {
    return {
      rule: 'incomplete-settings',
      slot: 'user',
      message: 'password is missing: with user_name alone Net::SMTP raises ArgumentError before it connects.',
      severity: 'warning',
    };
  }
  return undefined;
}

/** `smtp:` and not `smtp_settings:`: the program makes Action Mailer's options of it. */
function isOwnMap(settings: Settings): boolean {
  return settings.slots().some((slot) => {
    const setting = settings.get(slot);
    return setting.state !== 'absent' && setting.state !== 'default' && /(?:^|\.)smtp\.\w+$/.test(setting.key);
  });
}
