import { isEmpty, isGiven, isInactive, known, portNumber } from '../effective.ts';
import { isRefused } from '../faultRule.ts';
import type { Block, Text } from '../model.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';

/** Ports of mail protocols that only read. */
const READING: ReadonlyMap<number, Text> = new Map<number, Text>([
  [110, 'POP3'],
  [143, 'IMAP'],
  [993, say`IMAP over TLS`],
  [995, say`POP3 over TLS`],
]);

/** Names of `/etc/services` that some clients resolve. */
const SERVICE = /^(?:smtps?|submissions?|urd)$/i;

const rule: Rule = {
  id: 'invalid-port',
  severity: 'error',
  stability: 'stable',
  fix: 'none',
  summary: 'The port is no port number, or belongs to IMAP or POP3.',
  docs: {
    what: 'A port that is not a number from 1 to 65535, or one on which mail is read and not sent: 993, 995, 143, 110.',
    why: 'The program stops at start, or reaches an IMAP or POP3 server, which does not understand SMTP.',
    how: 'Use 587 with STARTTLS or 465 with TLS from the first byte.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=993\nEMAIL_USE_SSL=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
      { file: '.env', text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=587000\nEMAIL_USE_TLS=True\n' },
    ],
    good: [
      { file: '.env', text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=10587\nEMAIL_USE_TLS=True\n' },
      { file: '.env', text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=${SMTP_PORT}\nEMAIL_USE_TLS=True\n' },
    ],
    whenNot: 'An SMTP server of your own on one of the ports of IMAP or POP3.',
    sources: [
      {
        url: 'https://www.rfc-editor.org/rfc/rfc8314#section-3',
        read: '2026-11-23',
        note: 'the ports of POP3, IMAP and submission',
      },
    ],
  },

  check(block, { file }): readonly Report[] {
    const setting = known(block, 'port');
    if (setting === undefined || isRefused(block) || isEmpty(setting.text, setting.type)) return [];
    const text = setting.text.trim();
    const port = portNumber(text);
    const { range } = setting;
    const inactive = isInactive(block) ? { severity: 'warning' as const } : {};
    if (port === undefined) {
      // A word in a template stands for the number.
      if (
        SERVICE.test(text) ||
        (file.role === 'template' && !/^\d+$/.test(text)) ||
        (text === '0' && (file.role === 'test' || !hasHost(block)))
      )
        return [];
      // Translations name their labels like settings; there only what begins like a number is a port.
      if (block.dialect.generic === true && !/^[+-]?\d/.test(text)) return [];
      return [
        {
          message: say`"${text.slice(0, 40)}" is no port number. Use 587 with STARTTLS, or 465 with TLS.`,
          range,
          ...inactive,
        },
      ];
    }
    const protocol = READING.get(port);
    if (protocol === undefined || block.reach === 'local') return [];
    return [
      {
        message: say`Port ${port} is ${protocol}, where mail is read and not sent. Use 587 with STARTTLS, or 465 with TLS.`,
        range,
        ...inactive,
      },
    ];
  },
};

export default rule;

/** Port 0 in a test means any free one, and beside an empty host that nobody has set either. */
function hasHost({ settings }: Block): boolean {
  return settings.has('url') || isGiven(settings.get('host'));
}
