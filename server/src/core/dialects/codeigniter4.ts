import { portNumber } from '../effective.ts';
import type { Dialect, Fault, Mode, Reading, Settings, Write } from '../model.ts';
import { knownIn, meansImplicit, present, reading, UNKNOWN } from '../read.ts';

/** CodeIgniter 4: `email.SMTPHost` in .env over app/Config/Email.php. */
const codeigniter4: Dialect = {
  id: 'codeigniter4',
  name: 'CodeIgniter 4',
  ecosystem: 'php',
  detect: {
    strong: ['email.SMTPHost', 'email.SMTPPort', 'email.SMTPCrypto', 'email_SMTPHost', 'email_SMTPCrypto'],
  },
  keys: {
    enable: ['email.protocol', 'email_protocol'],
    host: ['email.SMTPHost', 'email_SMTPHost'],
    port: ['email.SMTPPort', 'email_SMTPPort'],
    security: ['email.SMTPCrypto', 'email_SMTPCrypto'],
    user: ['email.SMTPUser', 'email_SMTPUser'],
    password: ['email.SMTPPass', 'email_SMTPPass'],
    from: ['email.fromEmail', 'email_fromEmail'],
    fromName: ['email.fromName', 'email_fromName'],
    auth: ['email.SMTPAuthMethod', 'email_SMTPAuthMethod'],
    timeout: ['email.SMTPTimeout', 'email_SMTPTimeout'],
  },

  read(settings: Settings): Reading | readonly Reading[] {
    const protocol = knownIn(settings, 'enable');
    if (protocol !== undefined && /^(?:mail|sendmail)$/.test(protocol.text)) return reading('disabled', ['enable']);
    if (settings.get('security').state === 'dynamic' || settings.get('port').state === 'dynamic') return UNKNOWN;
    const setting = knownIn(settings, 'security');
    // The class's own default is tls; the words are compared as they are, in lower case.
    const crypto = setting?.text ?? 'tls';
    const more = { port: 25 };
    const slots = present(settings, ['security']);
    if (crypto === 'ssl') return reading('implicit', slots, more);
    // With tls it asks for STARTTLS on 465 too, inside the TLS connection that this port gets, which servers refuse.
    if (crypto === 'tls') return reading('starttls', slots, more);
    if (portNumber(settings.text('port') ?? '') === 465) return reading('implicit', ['port'], more);
    const faults = unknownWord(settings);
    return reading('none', slots, faults.length === 0 ? more : { ...more, faults });
  },

  write(mode: Mode, settings: Settings): readonly Write[] | undefined {
    const implicitPort = portNumber(settings.text('port') ?? '') === 465;
    switch (mode) {
      case 'implicit':
        return [{ slot: 'security', value: 'ssl' }];
      case 'starttls':
        return [{ slot: 'security', value: 'tls' }];
      case 'none':
        // Port 465 is TLS whatever the word.
        return [{ slot: 'security', value: '' }, ...(implicitPort ? [{ slot: 'port', value: 587 }] : [])];
      case 'opportunistic':
        return undefined;
    }
  },

  examples: {
    starttls587: {
      file: '.env',
      text: 'email.protocol = smtp\nemail.SMTPHost = smtp.example.com\nemail.SMTPPort = 587\nemail.SMTPCrypto = tls\nemail.SMTPUser = app@example.com\nemail.SMTPPass = ${SMTP_PASSWORD}\n',
    },
    implicit465: {
      file: '.env',
      text: 'email.protocol = smtp\nemail.SMTPHost = smtp.example.com\nemail.SMTPPort = 465\nemail.SMTPCrypto = ssl\nemail.SMTPUser = app@example.com\nemail.SMTPPass = ${SMTP_PASSWORD}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: '.env',
      text: 'email.protocol = smtp\nemail.SMTPHost = smtp.example.com\nemail.SMTPPort = 465\nemail.SMTPCrypto = tls\nemail.SMTPUser = app@example.com\nemail.SMTPPass = ${SMTP_PASSWORD}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/codeigniter4/CodeIgniter4/blob/1b413583f2/system/Email/Email.php',
      read: '2026-11-23',
      note: 'SMTPConnect(); run with CodeIgniter 4.7 on 25, 465, 587 and 2525',
    },
    { url: 'https://github.com/codeigniter4/CodeIgniter4/blob/1b413583f2/app/Config/Email.php', read: '2026-11-23' },
  ],
};

export default codeigniter4;

function unknownWord(settings: Settings): readonly Fault[] {
  const setting = knownIn(settings, 'security');
  if (setting === undefined || /^(?:|none|null|false)$/i.test(setting.text)) return [];
  const value = meansImplicit(settings, setting.text) ? 'ssl' : 'tls';
  return [
    {
      rule: 'invalid-value',
      slot: 'security',
      message: `CodeIgniter knows tls, ssl or nothing, in lower case; "${setting.text.slice(0, 30)}" switches encryption off.`,
      // Without a port it dials 25, where ssl is wrong.
      writes: [{ slot: 'security', value }, ...(value === 'ssl' ? [{ slot: 'port', value: 465 }] : [])],
      fix: `Write ${value}`,
    },
  ];
}
