import { words } from '../clients/appFlags.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Reading, Settings, Slot } from '../model.ts';
import { knownIn, present, reading, refused, UNKNOWN } from '../read.ts';

const SLOTS: readonly Slot[] = ['security', 'opportunistic'];
/** pydantic's words. */
const isOn = words(['true', '1', 'yes', 'on', 't', 'y'], ['false', '0', 'no', 'off', 'f', 'n']);

/**
 * Dify's environment: SMTP_USE_TLS alone is TLS from the first byte, with SMTP_OPPORTUNISTIC_TLS it is STARTTLS, which
 * is then required.
 */
const dify: Dialect = {
  id: 'dify',
  name: 'Dify',
  ecosystem: 'python',
  detect: {
    strong: ['SMTP_OPPORTUNISTIC_TLS', /(?:^|\.)MAIL_TYPE=(?:smtp|resend|sendgrid)$/],
    images: [/(?:^|\/)dify-api$/],
    never: ['SMTP_LOGIN'],
  },
  keys: {
    enable: ['MAIL_TYPE'],
    host: ['SMTP_SERVER'],
    port: ['SMTP_PORT'],
    security: ['SMTP_USE_TLS'],
    opportunistic: ['SMTP_OPPORTUNISTIC_TLS'],
    user: ['SMTP_USERNAME'],
    password: ['SMTP_PASSWORD'],
    from: ['MAIL_DEFAULT_SEND_FROM'],
  },

  read(settings: Settings): Reading {
    const type = settings.get('enable');
    if (type.state === 'absent' || (type.state === 'known' && type.text.trim() !== 'smtp')) {
      return switchedOff(settings, 'enable', 'Dify uses these settings only with MAIL_TYPE=smtp.', {
        writes: [{ slot: 'enable', value: 'smtp' }],
        title: 'Set MAIL_TYPE=smtp',
      });
    }
    const [tls, starttls] = (['security', 'opportunistic'] as const).map((slot) => onOff(settings, slot));
    if (tls === undefined || starttls === undefined) return UNKNOWN;
    if (tls) return reading(starttls ? 'starttls' : 'implicit', starttls ? SLOTS : ['security'], { port: 465 });
    if (!starttls) return reading('none', present(settings, SLOTS), { port: 465 });
    return refused({
      rule: 'conflicting-settings',
      slot: 'opportunistic',
      related: ['security'],
      message: 'SMTP_OPPORTUNISTIC_TLS needs SMTP_USE_TLS=true as well: Dify stops with ValueError.',
      writes: [{ slot: 'security', value: 'true' }],
      fix: 'Set SMTP_USE_TLS=true',
    });
  },

  write(mode) {
    if (mode === 'opportunistic') return undefined;
    return [
      { slot: 'security', value: mode === 'none' ? 'false' : 'true' },
      { slot: 'opportunistic', value: mode === 'starttls' ? 'true' : 'false' },
    ];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'MAIL_TYPE=smtp\nMAIL_DEFAULT_SEND_FROM=app@example.com\nSMTP_SERVER=smtp.example.com\nSMTP_PORT=587\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\nSMTP_USE_TLS=true\nSMTP_OPPORTUNISTIC_TLS=true\n',
    },
    implicit465: {
      file: '.env',
      text: 'MAIL_TYPE=smtp\nMAIL_DEFAULT_SEND_FROM=app@example.com\nSMTP_SERVER=smtp.example.com\nSMTP_PORT=465\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\nSMTP_USE_TLS=true\nSMTP_OPPORTUNISTIC_TLS=false\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'MAIL_TYPE=smtp\nMAIL_DEFAULT_SEND_FROM=app@example.com\nSMTP_SERVER=smtp.example.com\nSMTP_PORT=587\nSMTP_USERNAME=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\nSMTP_USE_TLS=true\nSMTP_OPPORTUNISTIC_TLS=false\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/langgenius/dify',
      read: '2026-11-25',
      note: 'MailConfig: MAIL_TYPE, SMTP_PORT 465 and both flags off by default',
    },
  ],
};

export default dify;

/** The truth of a flag that is off by default; undefined when it cannot be proven. */
function onOff(settings: Settings, slot: Slot): boolean | undefined {
  if (settings.get(slot).state === 'dynamic') return undefined;
  const setting = knownIn(settings, slot);
  return setting === undefined ? false : isOn(setting);
}
