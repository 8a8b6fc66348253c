import type { Dialect, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, present, reading, UNKNOWN } from '../read.ts';

/** Discourse's environment: exact `true` and `false`; STARTTLS is used if offered unless it is switched off. */
const discourse: Dialect = {
  id: 'discourse',
  name: 'Discourse',
  ecosystem: 'ruby',
  detect: { strong: [/(?:^|\.)DISCOURSE_SMTP_[A-Z]/], images: [/(?:^|\/)discourse$/] },
  keys: {
    host: ['DISCOURSE_SMTP_ADDRESS'],
    port: ['DISCOURSE_SMTP_PORT'],
    security: ['DISCOURSE_SMTP_FORCE_TLS'],
    starttls: ['DISCOURSE_SMTP_ENABLE_START_TLS'],
    user: ['DISCOURSE_SMTP_USER_NAME'],
    password: ['DISCOURSE_SMTP_PASSWORD'],
    auth: ['DISCOURSE_SMTP_AUTHENTICATION'],
    verify: ['DISCOURSE_SMTP_OPENSSL_VERIFY_MODE'],
    domain: ['DISCOURSE_SMTP_DOMAIN'],
    from: ['DISCOURSE_NOTIFICATION_EMAIL'],
  },

  read(settings: Settings): Reading {
    if (anyDynamic(settings, ['security', 'starttls'])) return UNKNOWN;
    const verifies = settings.text('verify')?.trim().toLowerCase() !== 'none';
    const [force, starttls] = (['security', 'starttls'] as const).map((slot) => settings.text(slot)?.trim());
    // Other words stay texts, whose effect was not verified.
    if (![undefined, 'true', 'false'].includes(force) || ![undefined, 'true', 'false'].includes(starttls))
      return UNKNOWN;
    if (force === 'true') return reading('implicit', ['security'], { port: 25, verifies });
    return reading(starttls === 'false' ? 'none' : 'opportunistic', present(settings, ['starttls']), {
      port: 25,
      verifies,
    });
  },

  write(mode, settings) {
    const forceOff: Write[] = settings.has('security') ? [{ slot: 'security', value: null }] : [];
    switch (mode) {
      case 'implicit':
        return [
          { slot: 'security', value: 'true' },
          { slot: 'starttls', value: 'false' },
        ];
      case 'opportunistic':
        return [...forceOff, { slot: 'starttls', value: 'true' }];
      case 'none':
        return [...forceOff, { slot: 'starttls', value: 'false' }];
      case 'starttls':
        return undefined;
    }
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'DISCOURSE_SMTP_ADDRESS=smtp.example.com\nDISCOURSE_SMTP_PORT=587\nDISCOURSE_SMTP_USER_NAME=app@example.com\nDISCOURSE_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'DISCOURSE_SMTP_ADDRESS=smtp.example.com\nDISCOURSE_SMTP_PORT=465\nDISCOURSE_SMTP_USER_NAME=app@example.com\nDISCOURSE_SMTP_PASSWORD=${SMTP_PASSWORD}\nDISCOURSE_SMTP_FORCE_TLS=true\nDISCOURSE_SMTP_ENABLE_START_TLS=false\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'DISCOURSE_SMTP_ADDRESS=smtp.example.com\nDISCOURSE_SMTP_PORT=465\nDISCOURSE_SMTP_USER_NAME=app@example.com\nDISCOURSE_SMTP_PASSWORD=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/discourse/discourse/blob/01d0aeb5a9/config/discourse_defaults.conf',
      read: '2026-11-23',
      note: 'smtp_port=25, smtp_authentication=plain, smtp_enable_start_tls=true',
    },
    {
      url: 'https://github.com/discourse/discourse/pull/11733',
      read: '2026-11-23',
      note: 'FORCE_TLS added; 465 without it = Net::ReadTimeout',
    },
    { url: 'https://github.com/discourse/discourse/pull/17024', read: '2026-11-23' },
    {
      url: 'https://github.com/discourse/discourse_docker/blob/e071c2c8eb/samples/standalone.yml#L63',
      read: '2026-11-23',
    },
  ],
};

export default discourse;
