import { connectionUrlReading, connectionUrlWrites } from '../clients/nodemailerUrl.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Settings } from '../model.ts';
import { UNKNOWN } from '../read.ts';

/** Meteor and the programs built on it (WeKan, titra): MAIL_URL is nodemailer's connection URL. */
const meteorMailUrl: Dialect = {
  id: 'meteor-mail-url',
  name: 'Meteor MAIL_URL',
  ecosystem: 'node',
  detect: {
    strong: ['MONGO_URL', 'MONGO_OPLOG_URL', 'METEOR_SETTINGS'],
    weak: ['ROOT_URL', /^MAIL_URL=/],
    images: [/(?:^|\/)(?:wekan|titra|rocket\.?chat|meteor-base)$/i],
    never: ['MAIL_MAILER', 'APP_KEY', 'MAILER_DSN'],
  },
  keys: { url: ['MAIL_URL'], from: ['MAIL_FROM'] },

  read(settings: Settings) {
    const service = settings.sibling('MAIL_SERVICE');
    if (service !== undefined && service.value !== '') return UNKNOWN;
    if (settings.text('url')?.trim() === '') {
      return switchedOff(settings, 'url', 'MAIL_URL is empty: Meteor prints mail to the log.');
    }
    return connectionUrlReading(settings);
  },

  write: connectionUrlWrites,

  examples: {
    starttls587: {
      file: '.env',
      text: 'ROOT_URL=https://board.example.com\nMONGO_URL=mongodb://db:27017/board\nMAIL_URL=smtp://app%40example.com:${MAIL_PASSWORD}@smtp.example.com:587/\nMAIL_FROM=app@example.com\n',
    },
    implicit465: {
      file: '.env',
      text: 'ROOT_URL=https://board.example.com\nMONGO_URL=mongodb://db:27017/board\nMAIL_URL=smtps://app%40example.com:${MAIL_PASSWORD}@smtp.example.com:465/\nMAIL_FROM=app@example.com\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'ROOT_URL=https://board.example.com\nMONGO_URL=mongodb://db:27017/board\nMAIL_URL=smtp://app%40example.com:${MAIL_PASSWORD}@smtp.example.com:465/\nMAIL_FROM=app@example.com\n',
    },
  },
  sources: [
    { url: 'https://github.com/wekan/wekan/blob/f5cc8e3731/docker-compose.yml#L210-L217', read: '2026-11-23' },
    {
      url: 'https://github.com/wekan/wekan/blob/f5cc8e3731/docs/Features/Email/Troubleshooting-Mail.md',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/wekan/wekan/issues/1845',
      read: '2026-11-23',
      note: 'reserved characters in the password',
    },
    { url: 'https://github.com/titraio/titra/issues/156', read: '2026-11-23' },
  ],
};

export default meteorMailUrl;
