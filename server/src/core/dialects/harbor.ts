import { flag } from '../clients/nodemailerApp.ts';
import type { Dialect, Settings } from '../model.ts';
import { knownIn, present, reading, UNKNOWN } from '../read.ts';

/** Harbor's configuration of its old mail feature, as its API takes it: `email_ssl` is TLS from the first byte. */
const harbor: Dialect = {
  id: 'harbor',
  name: 'Harbor',
  ecosystem: 'go',
  detect: { weak: ['email_insecure', 'email_identity', 'email_ssl'] },
  keys: {
    host: ['email_host'],
    port: ['email_port'],
    security: ['email_ssl'],
    user: ['email_username'],
    password: ['email_password'],
    from: ['email_from'],
    identity: ['email_identity'],
    verify: ['email_insecure'],
  },

  read(settings: Settings) {
    const ssl = knownIn(settings, 'security');
    // What an unset flag and a text in its place mean was not read.
    if (ssl?.type !== 'boolean') return UNKNOWN;
    const isImplicit = ssl.text === 'true';
    return reading(isImplicit ? 'implicit' : 'opportunistic', present(settings, ['security']));
  },

  write(mode, settings) {
    if (mode !== 'implicit' && mode !== 'opportunistic') return undefined;
    return [flag(settings, 'security', mode === 'implicit')];
  },

  examples: {
    starttls587: {
      file: 'configurations.json',
      text: '{\n  "email_host": "smtp.example.com",\n  "email_port": 587,\n  "email_ssl": false,\n  "email_insecure": false,\n  "email_identity": "",\n  "email_username": "app@example.com",\n  "email_password": "${SMTP_PASSWORD}",\n  "email_from": "app@example.com"\n}\n',
    },
    implicit465: {
      file: 'configurations.json',
      text: '{\n  "email_host": "smtp.example.com",\n  "email_port": 465,\n  "email_ssl": true,\n  "email_insecure": false,\n  "email_identity": "",\n  "email_username": "app@example.com",\n  "email_password": "${SMTP_PASSWORD}",\n  "email_from": "app@example.com"\n}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'configurations.json',
      text: '{\n  "email_host": "smtp.example.com",\n  "email_port": 465,\n  "email_ssl": false,\n  "email_insecure": false,\n  "email_identity": "",\n  "email_username": "app@example.com",\n  "email_password": "${SMTP_PASSWORD}",\n  "email_from": "app@example.com"\n}\n',
    },
  },
  sources: [
    { url: 'https://github.com/goharbor/harbor/blob/c50c7ddd6e/src/common/const.go#L85-L92', read: '2026-11-23' },
    {
      url: 'https://github.com/goharbor/harbor/blob/01e105090ea751f4f8a997f9fecc66263b7929b9/src/common/utils/email/mail.go',
      read: '2026-11-23',
      note: 'email_ssl: tls.Dial, else smtp.SendMail, which upgrades when the server offers it',
    },
  ],
};

export default harbor;
