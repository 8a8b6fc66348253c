import type { Dialect, Reading, Settings } from '../model.ts';
import { anyDynamic, present, reading, UNKNOWN } from '../read.ts';

/** Rocket.Chat builds a URL for nodemailer from its settings; SMTP_IgnoreTLS is true unless it is set to false. */
const rocketchat: Dialect = {
  id: 'rocketchat',
  name: 'Rocket.Chat',
  ecosystem: 'node',
  detect: {
    strong: [
      /(?:^|\.)(?:OVERWRITE_SETTING_)?SMTP_(?:Host|Port|Protocol|IgnoreTLS|Username|Password|Pool)=/,
      /(?:^|\.)OVERWRITE_SETTING_[A-Za-z_]{1,60}=/,
    ],
    images: [/(?:^|\/)rocket\.?chat$/i],
  },
  keys: {
    host: ['OVERWRITE_SETTING_SMTP_Host', 'SMTP_Host'],
    port: ['OVERWRITE_SETTING_SMTP_Port', 'SMTP_Port'],
    protocol: ['OVERWRITE_SETTING_SMTP_Protocol', 'SMTP_Protocol'],
    ignoreTLS: ['OVERWRITE_SETTING_SMTP_IgnoreTLS', 'SMTP_IgnoreTLS'],
    user: ['OVERWRITE_SETTING_SMTP_Username', 'SMTP_Username'],
    password: ['OVERWRITE_SETTING_SMTP_Password', 'SMTP_Password'],
    from: ['OVERWRITE_SETTING_From_Email', 'From_Email'],
  },

  read(settings: Settings): Reading {
    if (anyDynamic(settings, ['protocol', 'ignoreTLS'])) return UNKNOWN;
    const protocol = settings.text('protocol') ?? 'smtp';
    if (protocol === 'smtps') return reading('implicit', ['protocol'], { port: 465 });
    const ignores = settings.text('ignoreTLS') ?? 'true';
    if (protocol !== 'smtp' || !/^(?:true|false)$/.test(ignores)) return UNKNOWN;
    return reading(ignores === 'true' ? 'none' : 'opportunistic', present(settings, ['protocol', 'ignoreTLS']), {
      port: 587,
    });
  },

  write(mode) {
    switch (mode) {
      case 'implicit':
        return [{ slot: 'protocol', value: 'smtps' }];
      case 'opportunistic':
      case 'none':
        return [
          { slot: 'protocol', value: 'smtp' },
          { slot: 'ignoreTLS', value: String(mode === 'none') },
        ];
      case 'starttls':
        return undefined;
    }
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'OVERWRITE_SETTING_SMTP_Protocol=smtp\nOVERWRITE_SETTING_SMTP_Host=smtp.example.com\nOVERWRITE_SETTING_SMTP_Port=587\nOVERWRITE_SETTING_SMTP_IgnoreTLS=false\nOVERWRITE_SETTING_SMTP_Username=app@example.com\nOVERWRITE_SETTING_SMTP_Password=${MAIL_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'OVERWRITE_SETTING_SMTP_Protocol=smtps\nOVERWRITE_SETTING_SMTP_Host=smtp.example.com\nOVERWRITE_SETTING_SMTP_Port=465\nOVERWRITE_SETTING_SMTP_Username=app@example.com\nOVERWRITE_SETTING_SMTP_Password=${MAIL_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'OVERWRITE_SETTING_SMTP_Protocol=smtp\nOVERWRITE_SETTING_SMTP_Host=smtp.example.com\nOVERWRITE_SETTING_SMTP_Port=465\nOVERWRITE_SETTING_SMTP_Username=app@example.com\nOVERWRITE_SETTING_SMTP_Password=${MAIL_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/RocketChat/Rocket.Chat/blob/0a90231cbf/apps/meteor/server/settings/email.ts',
      read: '2026-11-23',
      note: 'the defaults; the code that joins the settings into a URL was read too: it adds ignoreTLS=true to smtp:// alone',
    },
  ],
};

export default rocketchat;
