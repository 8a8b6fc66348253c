import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Fault, Mode, Reading, Settings } from '../model.ts';
import { anyDynamic, present, reading, UNKNOWN } from '../read.ts';

/** Go's ini library takes these for true. */
const TRUE = /^(?:1|t|true|y|yes|on)$/i;
/** What each PROTOCOL does, and what it dials where no port is set. */
const PROTOCOLS: ReadonlyMap<string, { readonly mode: Mode; readonly port: number }> = new Map([
  ['smtps', { mode: 'implicit', port: 465 }],
  ['smtp+starttls', { mode: 'opportunistic', port: 587 }],
  ['smtp', { mode: 'none', port: 25 }],
]);

/**
 * Gitea's and Forgejo's `[mailer]` section and its environment. Without a PROTOCOL the port decides, and an unusual
 * port means TLS from the first byte.
 */
const gitea: Dialect = {
  id: 'gitea',
  name: 'Gitea and Forgejo',
  ecosystem: 'go',
  detect: {
    strong: [
      /(?:^|\.)(?:GITEA|FORGEJO)__mailer__[A-Z]/i,
      /(?:^|\.)gitea\.config\.mailer\.[A-Z]/i,
      'mailer.SMTP_ADDR',
      'mailer.SMTP_PORT',
      'mailer.PASSWD',
    ],
    // Gogs, which Gitea was forked from, still calls it HOST, and takes no PROTOCOL.
    never: [/(?:^|[^a-z])gogs(?:[^a-z]|$)/i, 'mailer.USE_PLAIN_TEXT', 'mailer.USE_CERTIFICATE'],
  },
  keyCase: 'insensitive',
  keys: {
    enable: ['GITEA__mailer__ENABLED', 'FORGEJO__mailer__ENABLED', 'mailer.ENABLED'],
    host: ['GITEA__mailer__SMTP_ADDR', 'FORGEJO__mailer__SMTP_ADDR', 'mailer.SMTP_ADDR'],
    port: ['GITEA__mailer__SMTP_PORT', 'FORGEJO__mailer__SMTP_PORT', 'mailer.SMTP_PORT'],
    security: ['GITEA__mailer__PROTOCOL', 'FORGEJO__mailer__PROTOCOL', 'mailer.PROTOCOL'],
    user: ['GITEA__mailer__USER', 'FORGEJO__mailer__USER', 'mailer.USER'],
    password: ['GITEA__mailer__PASSWD', 'FORGEJO__mailer__PASSWD', 'mailer.PASSWD'],
    from: ['GITEA__mailer__FROM', 'FORGEJO__mailer__FROM', 'mailer.FROM'],
    verify: [
      'GITEA__mailer__FORCE_TRUST_SERVER_CERT',
      'FORGEJO__mailer__FORCE_TRUST_SERVER_CERT',
      'mailer.FORCE_TRUST_SERVER_CERT',
    ],
    domain: ['GITEA__mailer__HELO_HOSTNAME', 'FORGEJO__mailer__HELO_HOSTNAME', 'mailer.HELO_HOSTNAME'],
    oldHost: ['GITEA__mailer__HOST', 'FORGEJO__mailer__HOST', 'mailer.HOST'],
    oldTls: ['GITEA__mailer__IS_TLS_ENABLED', 'FORGEJO__mailer__IS_TLS_ENABLED', 'mailer.IS_TLS_ENABLED'],
    oldType: ['GITEA__mailer__MAILER_TYPE', 'FORGEJO__mailer__MAILER_TYPE', 'mailer.MAILER_TYPE'],
  },

  read(settings: Settings): Reading {
    const enable = settings.get('enable');
    if (enable.state === 'absent' || (enable.state === 'known' && !TRUE.test(enable.text.trim()))) {
      const message = 'Mail is off unless ENABLED is true, so these settings are not used.';
      const writes = [{ slot: 'enable', value: 'true' }];
      return switchedOff(settings, 'enable', message, { writes, title: 'Set ENABLED to true' });
    }
    if (anyDynamic(settings, ['security'])) return UNKNOWN;
    const verifies = !TRUE.test(settings.text('verify')?.trim() ?? '');
    const protocol = settings.text('security')?.trim() ?? '';
    if (protocol === 'sendmail' || protocol === 'dummy') {
      return switchedOff(settings, 'security', `PROTOCOL is ${protocol}: nothing is sent by SMTP.`);
    }
    // The names before 1.18 are mapped by some versions only.
    if (!settings.has('host')) return settings.has('oldHost') ? { ...UNKNOWN, faults: [renamed()] } : UNKNOWN;
    const known = PROTOCOLS.get(protocol);
    if (known !== undefined) return reading(known.mode, ['security'], { verifies, port: known.port });
    if (protocol === 'smtp+unix') return reading('disabled', ['security']);
    return byPort(settings, verifies);
  },

  write(mode) {
    const word = [...PROTOCOLS].find(([, its]) => its.mode === mode)?.[0];
    return word === undefined ? undefined : [{ slot: 'security', value: word }];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'GITEA__mailer__ENABLED=true\nGITEA__mailer__PROTOCOL=smtp+starttls\nGITEA__mailer__SMTP_ADDR=smtp.example.com\nGITEA__mailer__SMTP_PORT=587\nGITEA__mailer__FROM=git@example.com\nGITEA__mailer__USER=app@example.com\nGITEA__mailer__PASSWD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'GITEA__mailer__ENABLED=true\nGITEA__mailer__PROTOCOL=smtps\nGITEA__mailer__SMTP_ADDR=smtp.example.com\nGITEA__mailer__SMTP_PORT=465\nGITEA__mailer__FROM=git@example.com\nGITEA__mailer__USER=app@example.com\nGITEA__mailer__PASSWD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'GITEA__mailer__ENABLED=true\nGITEA__mailer__PROTOCOL=smtps\nGITEA__mailer__SMTP_ADDR=smtp.example.com\nGITEA__mailer__SMTP_PORT=587\nGITEA__mailer__FROM=git@example.com\nGITEA__mailer__USER=app@example.com\nGITEA__mailer__PASSWD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/go-gitea/gitea/blob/0ab6ffaaa2/modules/setting/mailer.go',
      read: '2026-11-23',
      note: '1.18-era deprecation mapping, port/protocol inference',
    },
    {
      url: 'https://github.com/go-gitea/gitea/blob/018dec7875/services/mailer/sender/smtp.go',
      read: '2026-11-23',
      note: 'go-mail policies',
    },
    { url: 'https://github.com/go-gitea/gitea/issues/7966', read: '2026-11-23' },
    {
      url: 'https://github.com/gogs/gogs/blob/eb1054e54/conf/app.ini#L176-L206',
      read: '2026-11-27',
      note: 'what Gogs calls its settings; the section was [mailer] before 0.12',
    },
  ],
};

export default gitea;

/** A missing or unknown PROTOCOL is inferred from the port. */
function byPort(settings: Settings, verifies: boolean): Reading {
  const decidedBy = present(settings, ['security', 'port']);
  switch (settings.text('port')?.trim()) {
    case undefined:
    case '':
      return UNKNOWN;
    case '25':
      return reading('none', decidedBy, { verifies });
    case '587':
      return reading('opportunistic', decidedBy, { verifies });
    default:
      return reading('implicit', decidedBy, { verifies });
  }
}

function renamed(): Fault {
  return {
    rule: 'deprecated-setting',
    slot: 'oldHost',
    message: 'HOST is the name before Gitea 1.18: write the host as SMTP_ADDR and the port as SMTP_PORT.',
  };
}
