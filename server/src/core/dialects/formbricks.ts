import { portNumber } from '../effective.ts';
import type { Dialect, KnownSetting, Mode, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, knownIn, present, reading, refused, UNKNOWN } from '../read.ts';

/** Formbricks: port 465 is TLS from the first byte whatever else is set; its flags are `1` and `0`. */
const formbricks: Dialect = {
  id: 'formbricks',
  name: 'Formbricks',
  ecosystem: 'node',
  detect: {
    strong: ['SMTP_SECURE_ENABLED'],
    weak: ['SMTP_REJECT_UNAUTHORIZED_TLS', 'SMTP_AUTHENTICATED', 'WEBAPP_URL', 'MAIL_FROM_NAME'],
    images: [/(?:^|\/)formbricks$/],
  },
  keys: {
    host: ['SMTP_HOST'],
    port: ['SMTP_PORT'],
    security: ['SMTP_SECURE_ENABLED'],
    user: ['SMTP_USER'],
    password: ['SMTP_PASSWORD'],
    from: ['MAIL_FROM'],
    fromName: ['MAIL_FROM_NAME'],
    auth: ['SMTP_AUTHENTICATED'],
    verify: ['SMTP_REJECT_UNAUTHORIZED_TLS'],
  },

  read(settings: Settings): Reading {
    const setting = knownIn(settings, 'security');
    const text = setting?.text.trim() ?? '';
    if (setting !== undefined && !['', '0', '1'].includes(text)) return notADigit(settings, setting);
    if (anyDynamic(settings, ['security', 'port'])) return UNKNOWN;
    const verifies = settings.text('verify')?.trim() !== '0';
    if (isImplicitPort(settings)) return reading('implicit', ['port'], { port: 587, verifies });
    if (text === '1') return reading('implicit', ['security'], { port: 465, verifies });
    return reading('opportunistic', present(settings, ['security']), { port: 587, verifies });
  },

  write(mode: Mode, settings: Settings): readonly Write[] | undefined {
    if (mode === 'implicit') return [{ slot: 'security', value: '1' }];
    if (mode !== 'opportunistic') return undefined;
    return [{ slot: 'security', value: '0' }, ...(isImplicitPort(settings) ? [{ slot: 'port', value: 587 }] : [])];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'MAIL_FROM=app@example.com\nSMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_SECURE_ENABLED=0\nSMTP_USER=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
    implicit465: {
      file: '.env',
      text: 'MAIL_FROM=app@example.com\nSMTP_HOST=smtp.example.com\nSMTP_PORT=465\nSMTP_SECURE_ENABLED=0\nSMTP_USER=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'MAIL_FROM=app@example.com\nSMTP_HOST=smtp.example.com\nSMTP_PORT=587\nSMTP_SECURE_ENABLED=1\nSMTP_USER=app@example.com\nSMTP_PASSWORD=${SMTP_SECRET}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/formbricks/formbricks/blob/b66c1dd978/apps/web/lib/constants.ts#L87-L99',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/formbricks/formbricks/blob/b66c1dd978/apps/web/lib/env.ts#L334-L340',
      read: '2026-11-23',
      note: 'an enumeration of the texts 1 and 0',
    },
    { url: 'https://github.com/formbricks/formbricks/blob/b66c1dd978/.env.example#L183-L194', read: '2026-11-23' },
  ],
};

export default formbricks;

function isImplicitPort(settings: Settings): boolean {
  return portNumber(settings.text('port') ?? '') === 465;
}

/** The environment is checked at the start; which digit was meant, the port tells. */
function notADigit(settings: Settings, { text, key }: KnownSetting): Reading {
  const value = isImplicitPort(settings) ? '1' : '0';
  return refused({
    rule: 'invalid-value',
    slot: 'security',
    message: `${key} is "${text.slice(0, 40)}", but Formbricks takes 1 or 0 and does not start with anything else.`,
    writes: [{ slot: 'security', value }],
    fix: `Write ${value}`,
  });
}
