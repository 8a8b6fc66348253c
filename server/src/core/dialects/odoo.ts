import { readStarttlsOnly } from '../clients/starttlsOnly.ts';
import type { Dialect, Reading, Settings } from '../model.ts';
import { anyDynamic, present, reading, UNKNOWN } from '../read.ts';

/**
 * odoo.conf: `smtp_ssl` is STARTTLS in spite of its name, and TLS from the first byte can only be had from a mail
 * server in the database.
 */
const odoo: Dialect = {
  id: 'odoo',
  name: 'Odoo',
  ecosystem: 'python',
  detect: { strong: ['options.smtp_server'], files: [/(?:^|\/)(?:odoo|openerp)[\w.-]{0,40}\.conf$/] },
  keys: {
    host: ['options.smtp_server'],
    port: ['options.smtp_port'],
    security: ['options.smtp_ssl'],
    user: ['options.smtp_user'],
    password: ['options.smtp_password'],
    from: ['options.email_from'],
  },

  read(settings: Settings): Reading {
    if (anyDynamic(settings, ['security', 'port'])) return UNKNOWN;
    if (settings.text('port')?.trim() === '465') return readStarttlsOnly(settings, 'odoo.conf', 25);
    const on = /^(?:true|1|yes|on|t)$/i.test(settings.text('security')?.trim() ?? '');
    return reading(on ? 'starttls' : 'none', present(settings, ['security']), { port: 25 });
  },

  write(mode, settings) {
    if (mode === 'implicit' || mode === 'opportunistic' || settings.text('port')?.trim() === '465') return undefined;
    return [{ slot: 'security', value: mode === 'starttls' ? 'True' : 'False' }];
  },

  examples: {
    starttls587: {
      file: 'odoo.conf',
      text: '[options]\nsmtp_server = smtp.example.com\nsmtp_port = 587\nsmtp_ssl = True\nsmtp_user = app@example.com\nsmtp_password = secret-of-the-relay\n',
    },
    broken: {
      rule: 'implicit-tls-unsupported',
      file: 'odoo.conf',
      text: '[options]\nsmtp_server = smtp.example.com\nsmtp_port = 465\nsmtp_ssl = True\nsmtp_user = app@example.com\nsmtp_password = secret-of-the-relay\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/odoo/odoo/blob/00393b5f38/odoo/addons/base/models/ir_mail_server.py',
      read: '2026-11-23',
    },
  ],
};

export default odoo;
