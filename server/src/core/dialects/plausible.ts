import type { Dialect, Reading, Settings } from '../model.ts';
import { anyDynamic, present, reading, UNKNOWN } from '../read.ts';

/**
 * Plausible Community Edition: SMTP_HOST_SSL_ENABLED is TLS from the first byte, and the default on 465 with its
 * current mailer.
 */
const plausible: Dialect = {
  id: 'plausible',
  name: 'Plausible',
  ecosystem: 'elixir',
  detect: {
    strong: ['SMTP_HOST_ADDR', 'SMTP_USER_PWD', 'SMTP_HOST_SSL_ENABLED'],
    images: [/(?:^|\/)plausible\/(?:community-edition|analytics)$/],
  },
  keys: {
    enable: ['MAILER_ADAPTER'],
    host: ['SMTP_HOST_ADDR'],
    port: ['SMTP_HOST_PORT'],
    security: ['SMTP_HOST_SSL_ENABLED'],
    user: ['SMTP_USER_NAME'],
    password: ['SMTP_USER_PWD'],
    from: ['MAILER_EMAIL'],
    fromName: ['MAILER_NAME'],
  },

  read(settings: Settings): Reading {
    const adapter = settings.text('enable')?.trim() ?? 'Bamboo.Mua';
    // Every other adapter calls the API of a provider, or a test double.
    if (settings.get('enable').state === 'dynamic' || !/^Bamboo\.(?:Mua|SMTPAdapter)$/.test(adapter)) return UNKNOWN;
    if (anyDynamic(settings, ['security', 'port'])) return UNKNOWN;
    const ssl = settings.text('security')?.trim();
    const port = adapter === 'Bamboo.Mua' ? 587 : 25;
    if (ssl === 'true') return reading('implicit', ['security'], { port });
    const by465 = ssl === undefined && adapter === 'Bamboo.Mua' && settings.text('port')?.trim() === '465';
    if (by465) return reading('implicit', ['port'], { port });
    if (ssl !== undefined && ssl !== 'false') return UNKNOWN;
    return reading('opportunistic', present(settings, ['security']), { port });
  },

  write(mode) {
    if (mode === 'implicit') return [{ slot: 'security', value: 'true' }];
    return mode === 'opportunistic' ? [{ slot: 'security', value: 'false' }] : undefined;
  },

  examples: {
    starttls587: {
      file: 'plausible-conf.env',
      text: 'MAILER_EMAIL=stats@example.com\nSMTP_HOST_ADDR=smtp.example.com\nSMTP_HOST_PORT=587\nSMTP_USER_NAME=app@example.com\nSMTP_USER_PWD=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: 'plausible-conf.env',
      text: 'MAILER_EMAIL=stats@example.com\nSMTP_HOST_ADDR=smtp.example.com\nSMTP_HOST_PORT=465\nSMTP_USER_NAME=app@example.com\nSMTP_USER_PWD=${SMTP_PASSWORD}\nSMTP_HOST_SSL_ENABLED=true\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'plausible-conf.env',
      text: 'MAILER_EMAIL=stats@example.com\nSMTP_HOST_ADDR=smtp.example.com\nSMTP_HOST_PORT=465\nSMTP_USER_NAME=app@example.com\nSMTP_USER_PWD=${SMTP_PASSWORD}\nSMTP_HOST_SSL_ENABLED=false\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/plausible/analytics/blob/0054c9fc96/config/runtime.exs',
      read: '2026-11-23',
      note: 'older version',
    },
    {
      url: 'https://github.com/plausible/analytics/blob/a27653cd4e/config/runtime.exs',
      read: '2026-11-27',
      note: 'protocol of Bamboo.Mua',
    },
  ],
};

export default plausible;
