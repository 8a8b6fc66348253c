import { type AppFlags, readAppFlags, writeAppFlags } from '../clients/appFlags.ts';
import { isWord, keyName, TRUE_WORDS } from '../clients/flagPair.ts';
import type { Dialect, Fault, Settings } from '../model.ts';
import { knownIn } from '../read.ts';

const FLAGS: AppFlags = {
  starttls: 'security',
  implicit: 'ssl',
  bothOn: 'Django raises ValueError and sends nothing',
  names: { starttls: 'EMAIL_USE_TLS', implicit: 'EMAIL_USE_SSL' },
  defaults: { starttls: true, implicit: false },
  isOn: ({ text }) => text === '1',
  port: 587,
  on: '1',
  off: '0',
};

/** Plane compares its flags with the text `1`: `true` is off. STARTTLS is on by default. */
const plane: Dialect = {
  id: 'plane',
  name: 'Plane',
  ecosystem: 'python',
  detect: { images: [/(?:^|\/)makeplane\/(?:plane-backend|plane-aio[\w-]{0,40})$/] },
  keys: {
    host: ['EMAIL_HOST'],
    port: ['EMAIL_PORT'],
    security: ['EMAIL_USE_TLS'],
    ssl: ['EMAIL_USE_SSL'],
    user: ['EMAIL_HOST_USER'],
    password: ['EMAIL_HOST_PASSWORD'],
    from: ['EMAIL_FROM'],
  },

  read(settings: Settings) {
    const reading = readAppFlags(settings, FLAGS);
    const faults = misread(settings);
    return faults.length === 0 ? reading : { ...reading, faults: [...(reading.faults ?? []), ...faults] };
  },

  write: (mode, settings) => writeAppFlags(mode, settings, FLAGS),

  examples: {
    starttls587: {
      file: 'docker-compose.yml',
      text: 'services:\n  api:\n    image: makeplane/plane-backend:stable\n    environment:\n      EMAIL_HOST: smtp.example.com\n      EMAIL_PORT: "587"\n      EMAIL_USE_TLS: "1"\n      EMAIL_HOST_USER: app@example.com\n      EMAIL_HOST_PASSWORD: ${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: 'docker-compose.yml',
      text: 'services:\n  api:\n    image: makeplane/plane-backend:stable\n    environment:\n      EMAIL_HOST: smtp.example.com\n      EMAIL_PORT: "465"\n      EMAIL_USE_TLS: "0"\n      EMAIL_USE_SSL: "1"\n      EMAIL_HOST_USER: app@example.com\n      EMAIL_HOST_PASSWORD: ${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'invalid-value',
      file: 'docker-compose.yml',
      text: 'services:\n  api:\n    image: makeplane/plane-backend:stable\n    environment:\n      EMAIL_HOST: smtp.example.com\n      EMAIL_PORT: "587"\n      EMAIL_USE_TLS: "true"\n      EMAIL_HOST_USER: app@example.com\n      EMAIL_HOST_PASSWORD: ${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/makeplane/plane/blob/4ca6d6c7b8/apps/api/plane/license/utils/instance_value.py#L45-L56',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/makeplane/plane/blob/4ca6d6c7b8/apps/api/plane/bgtasks/analytic_plot_export.py#L71-L76',
      read: '2026-11-23',
    },
  ],
};

export default plane;

/** `EMAIL_USE_TLS=true` switches STARTTLS off. */
function misread(settings: Settings): readonly Fault[] {
  return (['security', 'ssl'] as const).flatMap((slot) => {
    const setting = knownIn(settings, slot);
    if (setting === undefined || setting.text === '1' || !isWord(setting, TRUE_WORDS)) return [];
    const name = keyName(settings, slot, slot);
    return [
      {
        rule: 'invalid-value',
        slot,
        message: `Plane takes only 1 for true, so ${name}=${setting.text} is off. Write ${name}=1.`,
        writes: [{ slot, value: '1' }],
        fix: 'Write 1',
      },
    ];
  });
}
