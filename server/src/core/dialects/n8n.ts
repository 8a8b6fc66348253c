import { transportReading } from '../clients/nodemailer.ts';
import { flag } from '../clients/nodemailerApp.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Fault, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, knownIn, present, UNKNOWN } from '../read.ts';

/** n8n's own mail (invitations, passwords): TLS from the first byte on port 465, unless N8N_SMTP_SSL is false. */
const n8n: Dialect = {
  id: 'n8n',
  name: 'n8n',
  ecosystem: 'node',
  detect: { strong: [/(?:^|\.)N8N_SMTP_[A-Z]/], images: [/(?:^|\/)n8n$/] },
  keys: {
    enable: ['N8N_EMAIL_MODE'],
    host: ['N8N_SMTP_HOST'],
    port: ['N8N_SMTP_PORT'],
    security: ['N8N_SMTP_SSL'],
    starttls: ['N8N_SMTP_STARTTLS'],
    user: ['N8N_SMTP_USER'],
    password: ['N8N_SMTP_PASS'],
    from: ['N8N_SMTP_SENDER'],
    misnamed: ['N8N_SMTP_SECURE', 'N8N_SMTP_TLS'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    const mode = knownIn(settings, 'enable');
    if (mode !== undefined && mode.text !== '' && mode.text !== 'smtp') {
      return switchedOff(
        settings,
        'enable',
        `N8N_EMAIL_MODE is "${mode.text.slice(0, 40)}", and n8n knows only smtp.`,
        {
          writes: [{ slot: 'enable', value: 'smtp' }],
          title: 'Use smtp',
        },
      );
    }
    if (anyDynamic(settings, ['security', 'starttls'])) return UNKNOWN;
    const secure = isOn(settings, 'security');
    const reading = transportReading(settings, {
      secure,
      secureSlots: present(settings, ['security']),
      requireTLS: false,
      ignoreTLS: !secure && !isOn(settings, 'starttls'),
      faults: misnamed(settings),
    });
    if (!('outcome' in reading)) return reading;
    const decidedBy = present(settings, secure ? ['security'] : ['security', 'starttls']);
    return { ...reading, decidedBy, port: 465 };
  },

  write(mode, settings) {
    const starttls = (on: boolean) => (on && !settings.has('starttls') ? [] : [flag(settings, 'starttls', on)]);
    switch (mode) {
      case 'implicit':
        return [flag(settings, 'security', true)];
      case 'opportunistic':
        return [flag(settings, 'security', false), ...starttls(true)];
      case 'none':
        return [flag(settings, 'security', false), ...starttls(false)];
      case 'starttls':
        return undefined;
    }
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'N8N_EMAIL_MODE=smtp\nN8N_SMTP_HOST=smtp.example.com\nN8N_SMTP_PORT=587\nN8N_SMTP_SSL=false\nN8N_SMTP_USER=app@example.com\nN8N_SMTP_PASS=${SMTP_PASSWORD}\nN8N_SMTP_SENDER=app@example.com\n',
    },
    implicit465: {
      file: '.env',
      text: 'N8N_EMAIL_MODE=smtp\nN8N_SMTP_HOST=smtp.example.com\nN8N_SMTP_PORT=465\nN8N_SMTP_SSL=true\nN8N_SMTP_USER=app@example.com\nN8N_SMTP_PASS=${SMTP_PASSWORD}\nN8N_SMTP_SENDER=app@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'N8N_EMAIL_MODE=smtp\nN8N_SMTP_HOST=smtp.example.com\nN8N_SMTP_PORT=587\nN8N_SMTP_USER=app@example.com\nN8N_SMTP_PASS=${SMTP_PASSWORD}\nN8N_SMTP_SENDER=app@example.com\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/n8n-io/n8n/blob/0a0bb4e3ada7c18ec11fa9a849506ec37727dead/packages/@n8n/config/src/configs/user-management.config.ts',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/n8n-io/n8n/blob/09bfd3be0162fc28f50d103cedaffdb9e97de7cf/packages/@n8n/config/src/decorators.ts',
      read: '2026-11-23',
      note: 'true, 1, false and 0 in any case; any other text, and an empty one, leaves the default',
    },
    {
      url: 'https://github.com/n8n-io/n8n/blob/08c9f232cb2cc7fe17d9238a3d4f20f13866f90b/packages/cli/src/user-management/email/node-mailer.ts',
      read: '2026-11-23',
    },
    { url: 'https://github.com/n8n-io/n8n/issues/12809', read: '2026-11-23', note: 'N8N_SMTP_SECURE is no key' },
  ],
};

export default n8n;

/** Both flags are on by default, and only these two words switch one off. */
function isOn(settings: Settings, slot: Slot): boolean {
  return !/^(?:false|0)$/i.test(settings.text(slot) ?? '');
}

function misnamed(settings: Settings): readonly Fault[] {
  const wrong = knownIn(settings, 'misnamed');
  if (wrong === undefined || settings.has('security')) return [];
  const renamed: readonly Write[] = [
    { slot: 'misnamed', value: null },
    { slot: 'security', value: wrong.text.toLowerCase() },
  ];
  return [
    {
      rule: 'ignored-setting',
      slot: 'misnamed',
      message: `n8n does not read ${wrong.key}: the setting is N8N_SMTP_SSL, which is true unless it is set to false.`,
      ...(/^(?:true|false)$/i.test(wrong.text) ? { writes: renamed, fix: 'Rename it to N8N_SMTP_SSL' } : {}),
    },
  ];
}
