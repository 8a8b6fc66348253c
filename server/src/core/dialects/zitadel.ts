import type { Dialect, Fault, Mode, Reading, Settings } from '../model.ts';
import { anyDynamic, present, reading, refused, UNKNOWN } from '../read.ts';

/** ZITADEL: with TLS it tries TLS from the first byte and falls back to a required STARTTLS, so that any port works. */
const zitadel: Dialect = {
  id: 'zitadel',
  name: 'ZITADEL',
  ecosystem: 'go',
  detect: { strong: ['SMTPConfiguration.SMTP.Host', /(?:^|\.)ZITADEL_DEFAULTINSTANCE_SMTPCONFIGURATION_[A-Z]/] },
  keys: {
    hostPort: ['SMTPConfiguration.SMTP.Host', 'ZITADEL_DEFAULTINSTANCE_SMTPCONFIGURATION_SMTP_HOST'],
    security: ['SMTPConfiguration.TLS', 'ZITADEL_DEFAULTINSTANCE_SMTPCONFIGURATION_TLS'],
    user: ['SMTPConfiguration.SMTP.User', 'ZITADEL_DEFAULTINSTANCE_SMTPCONFIGURATION_SMTP_USER'],
    password: ['SMTPConfiguration.SMTP.Password', 'ZITADEL_DEFAULTINSTANCE_SMTPCONFIGURATION_SMTP_PASSWORD'],
    from: ['SMTPConfiguration.From', 'ZITADEL_DEFAULTINSTANCE_SMTPCONFIGURATION_FROM'],
  },

  read(settings: Settings): Reading {
    if (anyDynamic(settings, ['security', 'hostPort'])) return UNKNOWN;
    const address = settings.text('hostPort')?.trim() ?? '';
    if (address === '') return UNKNOWN;
    if (settings.text('port') === undefined && !address.includes('://')) return refused(portMissing(address));
    const word = settings.text('security')?.trim() ?? '';
    // Go's strconv.ParseBool, by viper: with any other word ZITADEL does not start.
    if (!/^(?:1|t|true|0|f|false)?$/i.test(word)) return UNKNOWN;
    if (!/^(?:1|t|true)$/i.test(word)) return reading('none', present(settings, ['security']));
    const mode = reachedAt(settings);
    return mode === undefined ? { ...UNKNOWN, decidedBy: ['security'] } : reading(mode, ['security']);
  },

  write(mode, settings) {
    const spell = (on: boolean): string | boolean => (settings.kind === 'env' ? String(on) : on);
    if (mode === 'none') return [{ slot: 'security', value: spell(false) }];
    return mode === reachedAt(settings) ? [{ slot: 'security', value: spell(true) }] : undefined;
  },

  examples: {
    starttls587: {
      file: 'zitadel.yaml',
      text: 'DefaultInstance:\n  SMTPConfiguration:\n    SMTP:\n      Host: smtp.example.com:587\n      User: app@example.com\n      Password: "${SMTP_PASSWORD}"\n    TLS: true\n    From: app@example.com\n',
    },
    implicit465: {
      file: 'zitadel.yaml',
      text: 'DefaultInstance:\n  SMTPConfiguration:\n    SMTP:\n      Host: smtp.example.com:465\n      User: app@example.com\n      Password: "${SMTP_PASSWORD}"\n    TLS: true\n    From: app@example.com\n',
    },
    broken: {
      rule: 'incomplete-settings',
      file: 'zitadel.yaml',
      text: 'DefaultInstance:\n  SMTPConfiguration:\n    SMTP:\n      Host: smtp.example.com\n      User: app@example.com\n      Password: "${SMTP_PASSWORD}"\n    TLS: true\n    From: app@example.com\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/zitadel/zitadel/blob/024eedc1b5/internal/notification/channels/smtp/channel.go',
      read: '2026-11-23',
      note: 'key paths from memory, not verified',
    },
    {
      url: 'https://github.com/zitadel/zitadel/blob/1aa590d6060efca8a446793f82c54d0404e22f7b/cmd/start/config.go',
      read: '2026-11-27',
      note: 'read by viper, which takes 1 for true',
    },
  ],
};

export default zitadel;

/** Which of the two the server lets it reach; undefined for a port that has no custom, where either works. */
function reachedAt(settings: Settings): Mode | undefined {
  const port = settings.text('port') ?? '';
  if (/^2?465$/.test(port)) return 'implicit';
  return /^(?:25|2?587|2525)$/.test(port) ? 'starttls' : undefined;
}

function portMissing(address: string): Fault {
  return {
    rule: 'incomplete-settings',
    slot: 'hostPort',
    message: `"${address}" has no port, which ZITADEL needs ("could not split host and port"). Write ${address}:587.`,
    writes: [{ slot: 'hostPort', value: `${address}:587` }],
    fix: `Write ${address}:587`,
    severity: 'error',
  };
}
