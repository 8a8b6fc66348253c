import { type ModeWords, readWords, writeWord } from '../clients/modeWords.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Fault, Reading, Settings, Slot } from '../model.ts';
import { anyDynamic, reading, UNKNOWN } from '../read.ts';
import { isAtLeast } from '../versions.ts';

const WORDS: ModeWords = {
  slot: 'security',
  modes: { starttls: 'starttls', force_tls: 'implicit', off: 'none' },
  missing: 'starttls',
  port: 587,
  other: 'stops',
  program: 'Vaultwarden',
};

/**
 * Vaultwarden's environment. Its older names say the opposite of what they did: SMTP_SSL meant STARTTLS,
 * SMTP_EXPLICIT_TLS meant TLS from the first byte.
 */
const vaultwarden: Dialect = {
  id: 'vaultwarden',
  name: 'Vaultwarden',
  ecosystem: 'rust',
  detect: {
    strong: [
      /(?:^|\.)SMTP_SECURITY=(?:starttls|force_tls|off)$/,
      'SMTP_EXPLICIT_TLS',
      'SMTP_ACCEPT_INVALID_CERTS',
      'SMTP_ACCEPT_INVALID_HOSTNAMES',
      /(?:^|\.)smtp_security=(?:starttls|force_tls|off)$/,
    ],
    weak: ['SIGNUPS_ALLOWED', 'INVITATIONS_ALLOWED', 'WEB_VAULT_ENABLED', 'ROCKET_PORT', 'SIGNUPS_DOMAINS_WHITELIST'],
    images: [/(?:^|\/)vaultwarden(?:\/server(?:-\w{1,20})?)?$/, /(?:^|\/)bitwardenrs\/server$/],
  },
  keys: {
    host: ['SMTP_HOST', 'smtp_host'],
    port: ['SMTP_PORT', 'smtp_port'],
    security: ['SMTP_SECURITY', 'smtp_security'],
    oldSsl: ['SMTP_SSL'],
    oldExplicit: ['SMTP_EXPLICIT_TLS'],
    user: ['SMTP_USERNAME', 'smtp_username'],
    password: ['SMTP_PASSWORD', 'smtp_password'],
    from: ['SMTP_FROM', 'smtp_from'],
    fromName: ['SMTP_FROM_NAME', 'smtp_from_name'],
    auth: ['SMTP_AUTH_MECHANISM'],
    verify: ['SMTP_ACCEPT_INVALID_CERTS'],
    timeout: ['SMTP_TIMEOUT'],
    domain: ['HELO_NAME'],
    sendmail: ['USE_SENDMAIL'],
  },

  read(settings: Settings): Reading {
    if (isTrue(settings, 'sendmail')) {
      return switchedOff(settings, 'sendmail', 'USE_SENDMAIL is on: Vaultwarden hands mail to sendmail, not to SMTP.');
    }
    const verifies = !isTrue(settings, 'verify');
    if (settings.has('security')) return { ...readWords(settings, WORDS), verifies };
    if (anyDynamic(settings, ['oldSsl', 'oldExplicit'])) return UNKNOWN;
    const old = (['oldExplicit', 'oldSsl'] as const).find((slot) => settings.has(slot));
    if (old === undefined) return { ...readWords(settings, WORDS), verifies };
    const word = isTrue(settings, 'oldExplicit')
      ? 'force_tls'
      : settings.text('oldSsl') === 'false'
        ? 'off'
        : 'starttls';
    const mode = WORDS.modes[word] ?? 'starttls';
    // The image before knows no other names.
    const { tag } = settings.evidence;
    const faults = tag !== undefined && !isAtLeast(tag, '1.25') ? [] : [renamed(settings, old, word)];
    return reading(mode, [old], { port: 587, verifies, faults });
  },

  write(mode, settings) {
    const write = writeWord(mode, WORDS);
    const old = ['oldSsl', 'oldExplicit'].filter((slot) => settings.has(slot));
    return write === undefined ? undefined : [...write, ...old.map((slot) => ({ slot, value: null }))];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'SMTP_HOST=smtp.example.com\nSMTP_FROM=vault@example.com\nSMTP_SECURITY=starttls\nSMTP_PORT=587\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
    implicit465: {
      file: '.env',
      text: 'SMTP_HOST=smtp.example.com\nSMTP_FROM=vault@example.com\nSMTP_SECURITY=force_tls\nSMTP_PORT=465\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'SMTP_HOST=smtp.example.com\nSMTP_FROM=vault@example.com\nSMTP_SECURITY=starttls\nSMTP_PORT=465\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
  },
  sources: [
    { url: 'https://github.com/dani-garcia/vaultwarden/blob/46d71107f5/src/config.rs#L878-L919', read: '2026-11-23' },
    { url: 'https://github.com/dani-garcia/vaultwarden/blob/46d71107f5/src/mail.rs#L34-L100', read: '2026-11-23' },
    { url: 'https://github.com/dani-garcia/vaultwarden/blob/46d71107f5/.env.template#L626-L680', read: '2026-11-23' },
    { url: 'https://github.com/dani-garcia/vaultwarden/issues/4121', read: '2026-11-23' },
    { url: 'https://github.com/Uberspace/lab/pull/1286', read: '2026-11-23' },
    {
      url: 'https://github.com/gissilabs/charts/issues/35',
      read: '2026-11-25',
      note: 'the new name came with 1.25.0',
    },
  ],
};

export default vaultwarden;

function isTrue(settings: Settings, slot: Slot): boolean {
  return /^(?:true|t|yes|y|1)$/i.test(settings.text(slot)?.trim() ?? '');
}

/** Vaultwarden still converts the old names, and prints that they are deprecated. */
function renamed(settings: Settings, slot: Slot, word: string): Fault {
  const name = slot === 'oldSsl' ? 'SMTP_SSL' : 'SMTP_EXPLICIT_TLS';
  const others = ['oldSsl', 'oldExplicit'].filter((other) => settings.has(other));
  return {
    rule: 'deprecated-setting',
    slot,
    message: `${name} is deprecated since Vaultwarden 1.25, and means SMTP_SECURITY=${word}. Write that instead.`,
    writes: [{ slot: 'security', value: word }, ...others.map((other) => ({ slot: other, value: null }))],
    fix: `Write SMTP_SECURITY=${word}`,
  };
}
