import { isWord } from '../clients/flagPair.ts';
import { type ModeWords, readWords } from '../clients/modeWords.ts';
import { dropping } from '../clients/nodemailer.ts';
import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, knownIn, reading, UNKNOWN } from '../read.ts';

/** PHPMailer behind it compares exactly, and upgrades by itself unless it is told not to. */
const WORDS: ModeWords = {
  slot: 'security',
  modes: { tls: 'starttls', ssl: 'implicit', '': 'opportunistic' },
  missing: undefined,
  program: 'WP Mail SMTP',
};

/** The constants of the WordPress plugin WP Mail SMTP, where an environment file holds them. */
const wpMailSmtp: Dialect = {
  id: 'wp-mail-smtp',
  name: 'WP Mail SMTP',
  ecosystem: 'php',
  detect: { strong: [/(?:^|\.)WPMS_(?:ON|SSL|MAILER|SMTP_[A-Z]+)=/] },
  keys: {
    enable: ['WPMS_ON'],
    mailer: ['WPMS_MAILER'],
    host: ['WPMS_SMTP_HOST'],
    port: ['WPMS_SMTP_PORT'],
    security: ['WPMS_SSL'],
    autoTls: ['WPMS_SMTP_AUTOTLS'],
    user: ['WPMS_SMTP_USER'],
    password: ['WPMS_SMTP_PASS'],
    auth: ['WPMS_SMTP_AUTH'],
    from: ['WPMS_MAIL_FROM'],
    fromName: ['WPMS_MAIL_FROM_NAME'],
  },

  read(settings: Settings): Reading {
    if (isWord(knownIn(settings, 'enable'), ['false', '0', ''])) {
      const fix = { writes: [{ slot: 'enable', value: 'true' }], title: 'Set WPMS_ON to true' };
      return switchedOff(settings, 'enable', 'The plugin ignores the WPMS_ constants unless WPMS_ON is true.', fix);
    }
    const mailer = settings.text('mailer')?.trim() ?? 'smtp';
    if (mailer !== 'smtp') {
      return switchedOff(settings, 'mailer', `WPMS_MAILER is ${mailer}, so these SMTP settings are not used.`);
    }
    if (anyDynamic(settings, ['security', 'autoTls', 'mailer'])) return UNKNOWN;
    const read = readWords(settings, WORDS);
    const auto = knownIn(settings, 'autoTls');
    // The plugin casts the constant, and a text of "false" may have been cast before or not.
    if (read.outcome !== 'opportunistic' || auto === undefined || isWord(auto, ['true', '1'])) return read;
    return /^0?$/.test(auto.text) ? reading('none', ['autoTls']) : UNKNOWN;
  },

  write(mode, settings): readonly Write[] {
    const word = Object.entries(WORDS.modes).find(([, its]) => its === mode)?.[0] ?? '';
    const security: Write = { slot: 'security', value: word };
    return mode === 'none'
      ? [security, { slot: 'autoTls', value: '0' }]
      : [security, ...(mode === 'opportunistic' ? dropping(settings, ['autoTls']) : [])];
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'WPMS_ON=true\nWPMS_MAILER=smtp\nWPMS_SMTP_HOST=smtp.example.com\nWPMS_SMTP_PORT=587\nWPMS_SSL=tls\nWPMS_SMTP_AUTH=true\nWPMS_SMTP_USER=app@example.com\nWPMS_SMTP_PASS=${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'WPMS_ON=true\nWPMS_MAILER=smtp\nWPMS_SMTP_HOST=smtp.example.com\nWPMS_SMTP_PORT=465\nWPMS_SSL=ssl\nWPMS_SMTP_AUTH=true\nWPMS_SMTP_USER=app@example.com\nWPMS_SMTP_PASS=${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'WPMS_ON=true\nWPMS_MAILER=smtp\nWPMS_SMTP_HOST=smtp.example.com\nWPMS_SMTP_PORT=465\nWPMS_SSL=tls\nWPMS_SMTP_AUTH=true\nWPMS_SMTP_USER=app@example.com\nWPMS_SMTP_PASS=${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/awesomemotive/WP-Mail-SMTP/blob/2a4d69b693/src/Options.php#L539-L589',
      read: '2026-11-23',
      note: 'the constants; casts at L1041-L1059',
    },
    {
      url: 'https://github.com/awesomemotive/WP-Mail-SMTP/blob/2a4d69b693/src/Processor.php#L142-L151',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/PHPMailer/PHPMailer/blob/4a489474e7/src/PHPMailer.php#L2377-L2424',
      read: '2026-11-23',
      note: 'run with PHPMailer 6 and 7 on 25, 465, 587 and 2525',
    },
  ],
};

export default wpMailSmtp;
