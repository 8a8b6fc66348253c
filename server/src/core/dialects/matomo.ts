import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Mode, Reading, Settings, Write } from '../model.ts';
import { anyDynamic, present, reading, UNKNOWN } from '../read.ts';

/** Matomo's `[mail]`, which it gives to PHPMailer: `ssl`, `tls`, `none`, or nothing for what the server offers. */
const matomo: Dialect = {
  id: 'matomo',
  name: 'Matomo',
  ecosystem: 'php',
  detect: {
    strong: ['mail.ssl_verify_peer', 'mail.ssl_disallow_self_signed', 'mail.ssl_verify_peer_name'],
    weak: ['General.noreply_email_address', 'General.salt', 'General.trusted_hosts'],
    files: [/(?:^|\/)(?:config|global)\.ini\.php$/],
  },
  keys: {
    enable: ['mail.transport'],
    host: ['mail.host'],
    port: ['mail.port'],
    security: ['mail.encryption'],
    user: ['mail.username'],
    password: ['mail.password'],
    auth: ['mail.type'],
    verify: ['mail.ssl_verify_peer'],
    from: ['General.noreply_email_address'],
  },

  read(settings: Settings): Reading {
    if (settings.get('enable').state !== 'dynamic' && settings.text('enable')?.trim() !== 'smtp') {
      const fix = { writes: [{ slot: 'enable', value: 'smtp' }], title: 'Use the transport smtp' };
      return switchedOff(settings, 'enable', 'Matomo uses these settings only with transport = "smtp".', fix);
    }
    if (anyDynamic(settings, ['enable', 'security'])) return UNKNOWN;
    const verifies = !/^(?:0|false|off|no)$/i.test(settings.text('verify')?.trim() ?? '');
    const word = settings.text('security') ?? '';
    const decidedBy = present(settings, ['security']);
    // PHPMailer dials 25 with `ssl` too, although the comment in the file promises 465.
    const more = { port: 25, verifies };
    if (word === 'ssl') return reading('implicit', decidedBy, more);
    if (word === 'tls') return reading('starttls', decidedBy, more);
    return reading(word.toLowerCase() === 'none' ? 'none' : 'opportunistic', decidedBy, more);
  },

  write(mode: Mode): readonly Write[] {
    const words: Readonly<Record<Mode, string>> = { implicit: 'ssl', starttls: 'tls', opportunistic: '', none: 'none' };
    return [{ slot: 'security', value: words[mode] }];
  },

  examples: {
    starttls587: {
      file: 'config/config.ini.php',
      text: '[mail]\ntransport = "smtp"\nhost = "smtp.example.com"\nport = "587"\ntype = "LOGIN"\nusername = "app@example.com"\npassword = "${SMTP_PASSWORD}"\nencryption = "tls"\n',
    },
    implicit465: {
      file: 'config/config.ini.php',
      text: '[mail]\ntransport = "smtp"\nhost = "smtp.example.com"\nport = "465"\ntype = "LOGIN"\nusername = "app@example.com"\npassword = "${SMTP_PASSWORD}"\nencryption = "ssl"\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'config/config.ini.php',
      text: '[mail]\ntransport = "smtp"\nhost = "smtp.example.com"\nport = "465"\ntype = "LOGIN"\nusername = "app@example.com"\npassword = "${SMTP_PASSWORD}"\nencryption = "tls"\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/matomo-org/matomo/blob/f09912cb70/config/global.ini.php#L1132-L1143',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/matomo-org/matomo/blob/f09912cb70/core/Mail/Transport.php#L122-L160',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/PHPMailer/PHPMailer/blob/4a489474e7/src/PHPMailer.php',
      read: '2026-11-23',
      note: 'smtpConnect(); run with PHPMailer 6 and 7',
    },
  ],
};

export default matomo;
