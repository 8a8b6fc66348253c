import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect } from '../model.ts';
import { knownIn } from '../read.ts';
import rails from './rails.ts';

const of = (name: string): readonly string[] => [`email_delivery.smtp_settings.${name}`];

/** Redmine's configuration.yml: Action Mailer's options below `email_delivery`. */
const redmine: Dialect = {
  ...rails,
  id: 'redmine',
  name: 'Redmine',
  detect: {
    strong: [
      'email_delivery.delivery_method',
      /(?:^|\.)email_delivery\.smtp_settings\.[a-z]/,
      'email_delivery.smtp_settings.address',
      'email_delivery.smtp_settings.user_name',
      'email_delivery.smtp_settings.enable_starttls_auto',
    ],
  },
  keys: {
    enable: ['email_delivery.delivery_method'],
    host: of('address'),
    port: of('port'),
    security: of('tls'),
    ssl: of('ssl'),
    starttls: of('enable_starttls'),
    starttlsAuto: of('enable_starttls_auto'),
    user: of('user_name'),
    password: of('password'),
    auth: of('authentication'),
    verify: of('openssl_verify_mode'),
    domain: of('domain'),
    ca: of('ca_file'),
    timeout: of('read_timeout'),
    ignoredHost: of('host'),
    ignoredUser: of('username'),
  },

  read(settings) {
    const method = knownIn(settings, 'enable')?.text.replace(/^:/, '').trim();
    // `async_smtp` of older versions sends by the same settings.
    if (method !== undefined && !/smtp$/.test(method)) {
      return switchedOff(settings, 'enable', `delivery_method is ${method}: Redmine does not use its SMTP settings.`);
    }
    return rails.read(settings);
  },

  examples: {
    starttls587: {
      file: 'config/configuration.yml',
      text: 'production:\n  email_delivery:\n    delivery_method: :smtp\n    smtp_settings:\n      address: smtp.example.com\n      port: 587\n      user_name: app@example.com\n      password: <%= ENV["SMTP_PASSWORD"] %>\n      authentication: :plain\n      enable_starttls: true\n',
    },
    implicit465: {
      file: 'config/configuration.yml',
      text: 'production:\n  email_delivery:\n    delivery_method: :smtp\n    smtp_settings:\n      address: smtp.example.com\n      port: 465\n      user_name: app@example.com\n      password: <%= ENV["SMTP_PASSWORD"] %>\n      authentication: :plain\n      tls: true\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'config/configuration.yml',
      text: 'production:\n  email_delivery:\n    delivery_method: :smtp\n    smtp_settings:\n      address: smtp.example.com\n      port: 465\n      user_name: app@example.com\n      password: <%= ENV["SMTP_PASSWORD"] %>\n      enable_starttls_auto: true\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/redmine/redmine/blob/890812e49c/config/configuration.yml.example#L14-L66',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/mikel/mail/blob/d645d7b5b7/lib/mail/network/delivery_methods/smtp.rb#L83-L185',
      read: '2026-11-23',
      note: 'also read at 2.7.1 and 2.8.1',
    },
  ],
};

export default redmine;
