import { words } from '../clients/appFlags.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Reading, Settings, Slot } from '../model.ts';
import { knownIn, present, reading, UNKNOWN } from '../read.ts';

const isOn = words(['true'], ['false']);

/** Penpot's environment: PENPOT_SMTP_TLS is STARTTLS, PENPOT_SMTP_SSL is TLS from the first byte and wins. */
const penpot: Dialect = {
  id: 'penpot',
  name: 'Penpot',
  ecosystem: 'jvm',
  detect: { strong: [/(?:^|\.)PENPOT_SMTP_[A-Z]/] },
  keys: {
    enable: ['PENPOT_FLAGS'],
    host: ['PENPOT_SMTP_HOST'],
    port: ['PENPOT_SMTP_PORT'],
    security: ['PENPOT_SMTP_SSL'],
    starttls: ['PENPOT_SMTP_TLS'],
    user: ['PENPOT_SMTP_USERNAME'],
    password: ['PENPOT_SMTP_PASSWORD'],
    from: ['PENPOT_SMTP_DEFAULT_FROM'],
  },

  read(settings: Settings): Reading {
    const flags = settings.text('enable');
    if (flags !== undefined && !/(?:^|\s)enable-smtp(?:\s|$)/.test(flags)) {
      return switchedOff(settings, 'enable', 'PENPOT_FLAGS has no enable-smtp: Penpot prints mail to its log.', {
        writes: [{ slot: 'enable', value: `${flags} enable-smtp`.trim() }],
        title: 'Add enable-smtp',
      });
    }
    const [ssl, tls] = (['security', 'starttls'] as const).map((slot) => onOff(settings, slot));
    if (ssl === true) return reading('implicit', ['security']);
    if (ssl === undefined || tls === undefined) return UNKNOWN;
    return tls ? reading('starttls', ['starttls']) : reading('none', present(settings, ['starttls', 'security']));
  },

  write(mode) {
    if (mode === 'opportunistic') return undefined;
    return [
      { slot: 'starttls', value: mode === 'starttls' ? 'true' : 'false' },
      { slot: 'security', value: mode === 'implicit' ? 'true' : 'false' },
    ];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'PENPOT_FLAGS=enable-smtp enable-login\nPENPOT_SMTP_HOST=smtp.example.com\nPENPOT_SMTP_PORT=587\nPENPOT_SMTP_USERNAME=app@example.com\nPENPOT_SMTP_PASSWORD=${SMTP_PASSWORD}\nPENPOT_SMTP_TLS=true\nPENPOT_SMTP_SSL=false\n',
    },
    implicit465: {
      file: '.env',
      text: 'PENPOT_FLAGS=enable-smtp enable-login\nPENPOT_SMTP_HOST=smtp.example.com\nPENPOT_SMTP_PORT=465\nPENPOT_SMTP_USERNAME=app@example.com\nPENPOT_SMTP_PASSWORD=${SMTP_PASSWORD}\nPENPOT_SMTP_TLS=false\nPENPOT_SMTP_SSL=true\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'PENPOT_FLAGS=enable-smtp enable-login\nPENPOT_SMTP_HOST=smtp.example.com\nPENPOT_SMTP_PORT=465\nPENPOT_SMTP_USERNAME=app@example.com\nPENPOT_SMTP_PASSWORD=${SMTP_PASSWORD}\nPENPOT_SMTP_TLS=true\nPENPOT_SMTP_SSL=false\n',
    },
  },
  sources: [
    { url: 'https://github.com/penpot/penpot/blob/66bb6a11df/backend/src/app/email.clj#L155-L174', read: '2026-11-23' },
    {
      url: 'https://github.com/penpot/penpot/blob/66bb6a11df/backend/src/app/config.clj#L243-L250',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/penpot/penpot/blob/66bb6a11df/docker/images/docker-compose.yaml#L173-L180',
      read: '2026-11-23',
    },
  ],
};

export default penpot;

/** The truth of a flag that is off by default; undefined when it cannot be proven. */
function onOff(settings: Settings, slot: Slot): boolean | undefined {
  if (settings.get(slot).state === 'dynamic') return undefined;
  const setting = knownIn(settings, slot);
  return setting === undefined ? false : isOn(setting);
}
