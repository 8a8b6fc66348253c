import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Fault, Mode, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, isEnvironment, present, reading, UNKNOWN } from '../read.ts';

const MODES: Readonly<Record<string, Mode>> = { REQUIRED: 'starttls', OPTIONAL: 'opportunistic', DISABLED: 'none' };

/**
 * Quarkus: TLS from the first byte without a port goes to 587, where it fails; STARTTLS is optional unless it is
 * required.
 */
const quarkus: Dialect = {
  id: 'quarkus',
  name: 'Quarkus',
  ecosystem: 'jvm',
  detect: { strong: [/(?:^|\.)quarkus\.mailer\.[a-z]/, /(?:^|\.)QUARKUS_MAILER_[A-Z]/] },
  keyCase: 'relaxed',
  keys: {
    enable: ['quarkus.mailer.mock', 'QUARKUS_MAILER_MOCK'],
    host: ['quarkus.mailer.host', 'QUARKUS_MAILER_HOST'],
    port: ['quarkus.mailer.port', 'QUARKUS_MAILER_PORT'],
    security: ['quarkus.mailer.tls', 'QUARKUS_MAILER_TLS'],
    oldSsl: ['quarkus.mailer.ssl', 'QUARKUS_MAILER_SSL'],
    starttls: ['quarkus.mailer.start-tls', 'QUARKUS_MAILER_START_TLS'],
    user: ['quarkus.mailer.username', 'QUARKUS_MAILER_USERNAME'],
    password: ['quarkus.mailer.password', 'QUARKUS_MAILER_PASSWORD'],
    from: ['quarkus.mailer.from', 'QUARKUS_MAILER_FROM'],
    auth: ['quarkus.mailer.login', 'QUARKUS_MAILER_LOGIN'],
    trustAll: ['quarkus.mailer.trust-all', 'QUARKUS_MAILER_TRUST_ALL'],
  },

  read(settings: Settings): Reading {
    if (isTrue(settings, 'enable')) {
      return switchedOff(settings, 'enable', 'quarkus.mailer.mock is true: mail is printed, not sent.');
    }
    if (anyDynamic(settings, ['security', 'oldSsl', 'starttls'])) return UNKNOWN;
    const verifies = !isTrue(settings, 'trustAll');
    const slot = (['security', 'oldSsl'] as const).find((name) => isTrue(settings, name));
    if (slot !== undefined) {
      const faults = slot === 'oldSsl' ? { faults: [renamed()] } : {};
      return reading('implicit', [slot], { port: 587, verifies, ...faults });
    }
    const isSilent = !(['security', 'oldSsl', 'starttls'] as const).some((name) => settings.has(name));
    // The environment adds to the file inside the program's archive.
    if (isSilent && isEnvironment(settings, 'QUARKUS_')) return { ...UNKNOWN, verifies };
    const word = settings.text('starttls')?.trim().toUpperCase() ?? 'OPTIONAL';
    const mode = Object.hasOwn(MODES, word) ? MODES[word] : undefined;
    return mode === undefined ? UNKNOWN : reading(mode, present(settings, ['starttls']), { port: 25, verifies });
  },

  write(mode, settings) {
    const drop: Write[] = settings.has('oldSsl') ? [{ slot: 'oldSsl', value: null }] : [];
    if (mode === 'implicit') return [{ slot: 'security', value: true }, ...drop];
    const off: Write[] = settings.has('security') ? [{ slot: 'security', value: false }] : [];
    const word = { starttls: 'REQUIRED', opportunistic: 'OPTIONAL', none: 'DISABLED' }[mode];
    return [...off, ...drop, { slot: 'starttls', value: word }];
  },

  examples: {
    starttls587: {
      file: 'application.yml',
      text: 'quarkus:\n  mailer:\n    host: smtp.example.com\n    port: 587\n    username: app@example.com\n    password: ${SMTP_PASSWORD}\n    start-tls: REQUIRED\n',
    },
    implicit465: {
      file: 'application.yml',
      text: 'quarkus:\n  mailer:\n    host: smtp.example.com\n    port: 465\n    username: app@example.com\n    password: ${SMTP_PASSWORD}\n    tls: true\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'application.yml',
      text: 'quarkus:\n  mailer:\n    host: smtp.example.com\n    port: 587\n    username: app@example.com\n    password: ${SMTP_PASSWORD}\n    tls: true\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/quarkusio/quarkus/blob/0742585ccd/extensions/mailer/runtime/src/main/java/io/quarkus/mailer/runtime/MailerRuntimeConfig.java',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/smallrye/smallrye-config/blob/0021ccb91c9df7b27df80e8b2ca2cad2ff522bfd/implementation/src/main/java/io/smallrye/config/Converters.java',
      read: '2026-11-27',
      note: 'the words for true',
    },
  ],
};

export default quarkus;

/** The words of SmallRye Config. */
function isTrue(settings: Settings, slot: Slot): boolean {
  return /^(?:true|1|yes|y|on|ja|j|si|sim|oui)$/i.test(settings.text(slot)?.trim() ?? '');
}

function renamed(): Fault {
  return {
    rule: 'deprecated-setting',
    slot: 'oldSsl',
    message: 'quarkus.mailer.ssl is deprecated: write quarkus.mailer.tls=true.',
    writes: [
      { slot: 'security', value: true },
      { slot: 'oldSsl', value: null },
    ],
    fix: 'Write quarkus.mailer.tls',
  };
}
