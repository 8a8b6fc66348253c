import { keyName } from '../clients/flagPair.ts';
import type { Dialect, Fault, Reading, Settings, Slot } from '../model.ts';
import { anyDynamic, knownIn, present, reading, UNKNOWN } from '../read.ts';

/** Remark42: SMTP_TLS is TLS from the first byte and goes before SMTP_STARTTLS; with neither nothing is encrypted. */
const remark42: Dialect = {
  id: 'remark42',
  name: 'Remark42',
  ecosystem: 'go',
  detect: { strong: ['REMARK_URL'], images: [/(?:^|\/)remark42$/] },
  keys: {
    host: ['SMTP_HOST', 'AUTH_EMAIL_HOST'],
    port: ['SMTP_PORT', 'AUTH_EMAIL_PORT'],
    security: ['SMTP_TLS', 'AUTH_EMAIL_TLS'],
    starttls: ['SMTP_STARTTLS'],
    user: ['SMTP_USERNAME', 'AUTH_EMAIL_USER'],
    password: ['SMTP_PASSWORD', 'AUTH_EMAIL_PASSWD'],
    from: ['NOTIFY_EMAIL_FROM', 'AUTH_EMAIL_FROM'],
    timeout: ['SMTP_TIMEOUT', 'AUTH_EMAIL_TIMEOUT'],
  },

  read(settings: Settings): Reading {
    if (anyDynamic(settings, ['security', 'starttls'])) return UNKNOWN;
    const tls = isOn(settings, 'security');
    const starttls = isOn(settings, 'starttls');
    if (tls === undefined || starttls === undefined) return UNKNOWN;
    const more = { verifies: true, faults: deprecated(settings) };
    if (tls) return reading('implicit', ['security'], more);
    return reading(starttls ? 'starttls' : 'none', present(settings, ['security', 'starttls']), more);
  },

  write(mode, settings) {
    const set = (slot: Slot, on: boolean) => (on || settings.has(slot) ? [{ slot, value: String(on) }] : []);
    if (mode === 'opportunistic') return undefined;
    return [...set('security', mode === 'implicit'), ...set('starttls', mode === 'starttls')];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'REMARK_URL=https://comments.example.com\nSMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_STARTTLS=true\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${MAIL_PASSWORD}\nNOTIFY_EMAIL_FROM=app@example.com\n',
    },
    implicit465: {
      file: '.env',
      text: 'REMARK_URL=https://comments.example.com\nSMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_TLS=true\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${MAIL_PASSWORD}\nNOTIFY_EMAIL_FROM=app@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'REMARK_URL=https://comments.example.com\nSMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_TLS=true\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${MAIL_PASSWORD}\nNOTIFY_EMAIL_FROM=app@example.com\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/umputun/remark42/blob/029e97e3bf3c12c52886c891f06853f95608ed98/backend/app/cmd/server.go',
      read: '2026-11-23',
      note: 'the names, and the AUTH_EMAIL_ ones that are copied to them',
    },
    {
      url: 'https://github.com/umputun/remark42/blob/099aad84751c63b1ab1305b41a1a2873a3e8ebd6/site/src/docs/configuration/parameters/index.md',
      read: '2026-11-23',
      note: 'SMTP_TLS and SMTP_STARTTLS are false by default',
    },
    {
      url: 'https://github.com/go-pkgz/email/blob/06038936f32ac8c08d7b40b7e1b84887939c3cb4/email.go',
      read: '2026-11-23',
      note: 'what the two flags do',
    },
  ],
};

export default remark42;

/** Go's strconv.ParseBool. */
function isOn(settings: Settings, slot: Slot): boolean | undefined {
  const text = knownIn(settings, slot)?.text ?? 'false';
  if (/^(?:1|t|true)$/i.test(text)) return true;
  return /^(?:0|f|false)$/i.test(text) ? false : undefined;
}

/** One remark for all of them. */
function deprecated(settings: Settings): readonly Fault[] {
  const slots = ['host', 'port', 'security', 'user', 'password', 'timeout'] as const;
  const [slot, ...related] = slots.filter((each) => keyName(settings, each, '').startsWith('AUTH_EMAIL_'));
  if (slot === undefined) return [];
  const key = keyName(settings, slot, '');
  return [
    {
      rule: 'deprecated-setting',
      slot,
      related,
      message: `${key} and its kin are deprecated since Remark42 1.5: the settings are SMTP_HOST, SMTP_PORT, SMTP_TLS, SMTP_USERNAME and SMTP_PASSWORD.`,
      severity: 'info',
    },
  ];
}
