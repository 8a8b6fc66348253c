import { type AppFlags, readAppFlags, writeAppFlags } from '../clients/appFlags.ts';
import { FALSE_WORDS, isWord, keyName } from '../clients/flagPair.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Fault, Settings } from '../model.ts';
import { knownIn } from '../read.ts';

const FLAGS: AppFlags = {
  starttls: 'security',
  implicit: 'ssl',
  bothOn: 'Baserow does not start (ImproperlyConfigured)',
  names: { starttls: 'EMAIL_SMTP_USE_TLS', implicit: 'EMAIL_SMTP_USE_SSL' },
  defaults: { starttls: false, implicit: false },
  isOn: ({ text }) => text !== '',
  port: 25,
  on: 'true',
  off: '',
};

/** Baserow takes any text in these variables for true, `false` and `0` too: only an empty value is false. */
const baserow: Dialect = {
  id: 'baserow',
  name: 'Baserow',
  ecosystem: 'python',
  detect: {
    strong: ['EMAIL_SMTP_USE_TLS', 'EMAIL_SMTP_USE_SSL', 'BASEROW_PUBLIC_URL'],
    weak: ['EMAIL_SMTP', 'EMAIL_SMTP_HOST'],
    images: [/(?:^|\/)baserow\/[\w-]{1,40}$/],
    never: ['EMAIL_TRANSPORT', 'EMAIL_SMTP_SECURE'],
  },
  keys: {
    enable: ['EMAIL_SMTP'],
    host: ['EMAIL_SMTP_HOST'],
    port: ['EMAIL_SMTP_PORT'],
    security: ['EMAIL_SMTP_USE_TLS'],
    ssl: ['EMAIL_SMTP_USE_SSL'],
    user: ['EMAIL_SMTP_USER'],
    password: ['EMAIL_SMTP_PASSWORD'],
    from: ['FROM_EMAIL'],
  },

  read(settings: Settings) {
    const enable = settings.get('enable');
    if (enable.state === 'absent' || (enable.state === 'known' && enable.text === '')) {
      return switchedOff(settings, 'enable', 'Baserow prints mail to its log unless EMAIL_SMTP is set.', {
        writes: [{ slot: 'enable', value: 'true' }],
        title: 'Set EMAIL_SMTP=true',
      });
    }
    const reading = readAppFlags(settings, FLAGS);
    const faults = misread(settings);
    return faults.length === 0 ? reading : { ...reading, faults: [...(reading.faults ?? []), ...faults] };
  },

  write: (mode, settings) => writeAppFlags(mode, settings, FLAGS),

  examples: {
    starttls587: {
      file: '.env',
      text: 'EMAIL_SMTP=true\nEMAIL_SMTP_HOST=smtp.example.com\nEMAIL_SMTP_PORT=587\nEMAIL_SMTP_USE_TLS=true\nEMAIL_SMTP_USER=app@example.com\nEMAIL_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'EMAIL_SMTP=true\nEMAIL_SMTP_HOST=smtp.example.com\nEMAIL_SMTP_PORT=465\nEMAIL_SMTP_USE_SSL=true\nEMAIL_SMTP_USER=app@example.com\nEMAIL_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'EMAIL_SMTP=true\nEMAIL_SMTP_HOST=smtp.example.com\nEMAIL_SMTP_PORT=465\nEMAIL_SMTP_USE_TLS=true\nEMAIL_SMTP_USER=app@example.com\nEMAIL_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/bram2w/baserow/blob/01c464ff02/backend/src/baserow/config/settings/base.py#L856-L880',
      read: '2026-11-23',
    },
  ],
};

export default baserow;

/** `EMAIL_SMTP_USE_TLS=false` switches STARTTLS on. */
function misread(settings: Settings): readonly Fault[] {
  return (['security', 'ssl'] as const).flatMap((slot) => {
    const setting = knownIn(settings, slot);
    if (setting === undefined || setting.text === '' || !isWord(setting, FALSE_WORDS)) return [];
    const name = keyName(settings, slot, slot);
    return [
      {
        rule: 'invalid-value',
        slot,
        message: `Baserow reads any text as true, so ${name}=${setting.text} switches it on. Leave it empty to switch it off.`,
        writes: [{ slot, value: '' }],
        fix: 'Leave it empty',
      },
    ];
  });
}
