import { faultReports } from '../faultRule.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'ignored-setting',
  severity: 'warning',
  stability: 'stable',
  fix: 'safe',
  summary: 'A key that the program does not read.',
  docs: {
    what: 'A key that the recognised framework does not read: the name of another version, or a frequent slip. Only names that are known to be mistaken are reported; an information where the rest of the settings makes up for it.',
    why: 'The setting looks as if it worked. What it should do (a host, a port, encryption) does not happen.',
    how: 'Use the name that this version of the framework reads.',
    bad: [
      {
        file: 'config/smtp.yml',
        text: 'production:\n  smtp_settings:\n    host: smtp.acme.dev\n    port: 587\n    user_name: app@acme.dev\n    password: <%= ENV["SMTP_PASSWORD"] %>\n    authentication: plain\n    enable_starttls_auto: true\n',
      },
    ],
    good: [
      {
        file: 'config/smtp.yml',
        text: 'production:\n  smtp_settings:\n    address: smtp.acme.dev\n    port: 587\n    user_name: app@acme.dev\n    password: <%= ENV["SMTP_PASSWORD"] %>\n    authentication: plain\n    enable_starttls_auto: true\n',
      },
    ],
    whenNot: 'Code of your own that reads the key.',
    sources: [
      {
        url: 'https://github.com/rails/rails/blob/2a2db1e8d6/actionmailer/lib/action_mailer/delivery_methods.rb#L21-L28',
        read: '2026-11-23',
        note: 'address, not host',
      },
      { url: 'https://github.com/laravel/laravel/pull/6509', read: '2026-11-23', note: 'MAIL_ENCRYPTION' },
    ],
  },

  check: (block) => faultReports('ignored-setting', block),
};

export default rule;
