import { switchedOff } from '../clients/transportSwitch.ts';
import type { Dialect, Mode, Reading, Settings, Slot, Write } from '../model.ts';
import { anyDynamic, knownIn, reading, UNKNOWN } from '../read.ts';

const SLOTS: readonly (readonly [Slot, RegExp])[] = [
  ['host', /^(?:smtp|mail)?(?:host|server|hostname|servername|serveraddress)$/],
  ['port', /^(?:smtp|mail)?(?:server)?port$/],
  ['user', /^(?:smtp|mail)?user(?:name)?$/],
  ['password', /^(?:smtp|mail)?pass(?:word)?$/],
  ['security', /^(?:smtp)?(?:enable|use)_?(?:ssl|tls)$/],
  ['options', /^(?:secure)?socketoptions?$/],
  ['from', /^(?:(?:default)?from(?:email|address)?|sender(?:email|address)?)$/],
  ['pickup', /^usepickup(?:folder|directory)$/],
];
/** MailKit's SecureSocketOptions by name and by number; the binder does not mind the case. */
const OPTIONS: Readonly<Record<string, Mode | 'auto'>> = {
  none: 'none',
  '0': 'none',
  auto: 'auto',
  '1': 'auto',
  sslonconnect: 'implicit',
  '2': 'implicit',
  starttls: 'starttls',
  '3': 'starttls',
  starttlswhenavailable: 'opportunistic',
  '4': 'opportunistic',
};
const WRITE: Readonly<Record<Mode, string>> = {
  implicit: 'SslOnConnect',
  starttls: 'StartTls',
  opportunistic: 'StartTlsWhenAvailable',
  none: 'None',
};

/**
 * Mail settings of an ASP.NET program. The section and its names are the program's own, and `EnableSsl: true` is
 * STARTTLS for System.Net.Mail and TLS from the first byte for MailKit: it is only judged where both agree.
 */
const aspnetMailkit: Dialect = {
  id: 'aspnet-mailkit',
  name: 'ASP.NET',
  ecosystem: 'dotnet',
  detect: {
    strong: [
      /(?:^|\.)[A-Z]\w{0,60}\.(?:SecureSocketOptions|EnableSsl|EnableSSL|UseSsl)=/,
      /(?:^|\.)(?:[A-Za-z]{1,60}__){0,5}[A-Za-z]{0,60}(?:smtp|mail)[A-Za-z]{0,60}__(?:smtp)?(?:host|server|port|username|enablessl|usessl)=/i,
    ],
    files: [/(?:^|[/\\])appsettings(?:\.[\w-]{1,60}){0,3}\.json$/i, /(?:^|[/\\])secrets\.json$/i],
  },
  keyCase: 'insensitive',
  keys: {},

  match(path, kind) {
    // In the data of a ConfigMap an environment's names stand in a tree.
    const name = path.at(-1) ?? '';
    const isNamed = kind === 'env' || name.includes('__');
    const segments = isNamed ? name.split('__') : path;
    const last = (segments.at(-1) ?? '').toLowerCase().replaceAll('_', '');
    const section = segments.slice(0, -1);
    // The name of the section tells that it is about mail; `mail: { smtp: … }` in lower case is some other program.
    if (!/(?:smtp|mail)/i.test(section.at(-1) ?? '')) return undefined;
    const slot = SLOTS.find(([, pattern]) => pattern.test(last))?.[0];
    if (slot === undefined) return undefined;
    return { slot, group: isNamed ? [...path.slice(0, -1), section.join('__')].join('.') : section.join('.') };
  },

  spell: (slot, group, kind) =>
    slot === 'options'
      ? `${group}${kind === 'env' || group.includes('__') ? '__' : '.'}SecureSocketOptions`
      : undefined,

  read(settings: Settings): Reading | readonly Reading[] {
    if (anyDynamic(settings, ['options', 'security', 'port'])) return UNKNOWN;
    if (settings.text('pickup') === 'true') {
      return switchedOff(settings, 'pickup', 'Mail is written to a pickup folder: nothing is sent by SMTP.');
    }
    const is465 = settings.text('port')?.trim() === '465';
    const option = OPTIONS[settings.text('options')?.trim().toLowerCase() ?? ''];
    if (option === 'auto') return reading(is465 ? 'implicit' : 'opportunistic', ['options'], { port: 25 });
    if (option !== undefined) return reading(option, ['options'], { port: option === 'implicit' ? 465 : 25 });
    const ssl = knownIn(settings, 'security');
    const on = ssl?.text.trim().toLowerCase();
    if (on === 'false') {
      // EnableSsl is the property of System.Net.Mail; UseSsl is a word of MailKit and its wrappers.
      const mailKit = reading('opportunistic', ['security'], { port: 25, when: 'MailKit' });
      if (!/enable_?(?:ssl|tls)$/i.test(ssl?.key ?? '')) return [mailKit, UNKNOWN];
      return [reading('none', ['security'], { port: 25, when: 'System.Net.Mail' }), mailKit];
    }
    if (on === 'true' && is465) {
      const fault = {
        rule: 'implicit-tls-unsupported',
        slot: 'port',
        related: ['security'],
        message:
          'Port 465 works with MailKit only: System.Net.Mail.SmtpClient speaks STARTTLS alone. Use port 587 there.',
        severity: 'info' as const,
      };
      return { ...UNKNOWN, faults: [fault] };
    }
    return UNKNOWN;
  },

  write(mode: Mode, settings: Settings): readonly Write[] | undefined {
    return settings.has('options') ? [{ slot: 'options', value: WRITE[mode] }] : undefined;
  },

  examples: {
    starttls587: {
      file: 'appsettings.json',
      text: '{\n  "SmtpSettings": {\n    "Server": "smtp.example.com",\n    "Port": 587,\n    "SecureSocketOptions": "StartTls",\n    "UserName": "app@example.com",\n    "Password": "${SMTP_PASSWORD}"\n  }\n}\n',
    },
    implicit465: {
      file: 'appsettings.json',
      text: '{\n  "EmailSettings": {\n    "SmtpServer": "smtp.example.com",\n    "SmtpPort": 465,\n    "SecureSocketOptions": "SslOnConnect",\n    "UserName": "app@example.com",\n    "Password": "${SMTP_PASSWORD}"\n  }\n}\n',
    },
    broken: {
      rule: 'tls-port-mismatch',
      file: 'appsettings.json',
      text: '{\n  "Smtp": {\n    "Host": "smtp.example.com",\n    "Port": 465,\n    "EnableSsl": false,\n    "UserName": "app@example.com",\n    "Password": "${SMTP_PASSWORD}"\n  }\n}\n',
    },
  },
  sources: [
    {
      url: 'https://github.com/jstedfast/MailKit/blob/d1f7aa7655/MailKit/Security/SecureSocketOptions.cs',
      read: '2026-11-23',
    },
    { url: 'https://github.com/jstedfast/MailKit/blob/d1f7aa7655/MailKit/MailService.cs#L960', read: '2026-11-23' },
    {
      url: 'https://github.com/lukencode/FluentEmail/blob/e1379c4d81/src/Senders/FluentEmail.MailKit/SmtpClientOptions.cs',
      read: '2026-11-23',
    },
    {
      url: 'https://github.com/diladele/websafety/issues/2195',
      read: '2026-11-23',
      note: 'quotes Microsoft: System.Net.Mail has no implicit TLS',
    },
  ],
};

export default aspnetMailkit;
