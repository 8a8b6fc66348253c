import { hasLogin, isEmpty, known, portOf, verdict } from '../effective.ts';
import { isRefused } from '../faultRule.ts';
import type { Block, KnownSetting, LintOptions, Phrase, Reading, Severity, Text } from '../model.ts';
import { encryptedMode, isClearTextPort, neededMode } from '../portMode.ts';
import type { Report, ReportFix, Rule } from '../rule.ts';
import { say } from '../say.ts';
import { modeWrites, submissionFix, submissionOf } from '../submission.ts';
import { modePhrase, settingWords, shortWords } from '../words.ts';
import { fixOf } from '../writes.ts';

const rule: Rule = {
  id: 'encryption-off',
  severity: 'error',
  stability: 'stable',
  fix: 'safe',
  summary: 'Mail and password cross the network in clear text.',
  docs: {
    what: 'Settings with which the client never encrypts: because encryption is switched off, or because the framework has it off by default and nothing switches it on.',
    why: 'Everybody on the path reads the messages and, with a login, the password. Most submission servers on port 587 refuse such a client ("530 Must issue a STARTTLS command first"), so that no mail is sent at all.',
    how: 'Switch STARTTLS on for port 587, or TLS from the first byte for port 465.',
    bad: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
      {
        file: 'config.json',
        text: '{\n  "host": "smtp.example.com",\n  "port": 587,\n  "ignoreTLS": true,\n  "auth": { "user": "me", "pass": "${P}" }\n}\n',
      },
    ],
    good: [
      {
        file: '.env',
        text: 'EMAIL_HOST=smtp.example.com\nEMAIL_PORT=587\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=app@example.com\nEMAIL_HOST_PASSWORD=${SMTP_PASSWORD}\n',
      },
      { file: '.env', text: 'EMAIL_HOST=mailpit\nEMAIL_PORT=1025\nEMAIL_USE_TLS=\n' },
    ],
    whenNot: 'A relay inside a network that you trust, under a public name.',
    sources: [
      { url: 'https://www.rfc-editor.org/rfc/rfc8314#section-4.1', read: '2026-11-23' },
      { url: 'https://www.rfc-editor.org/rfc/rfc4954#section-4', read: '2026-11-23' },
      { url: 'https://github.com/alfio-event/alf.io/issues/536', read: '2026-11-23', note: '530 on port 587' },
    ],
  },

  check(block, { options }): readonly Report[] {
    if (block.reach === 'local' || isRefused(block)) return [];
    const found = verdict(
      block,
      // Port 465 without TLS hangs and leaks nothing: that is `tls-port-mismatch`.
      (reading) => reading.outcome === 'none' && neededMode(block, reading) === undefined && !isExplained(reading),
    );
    const [reading] = found?.readings ?? [];
    if (found === undefined || reading === undefined) return [];
    const decisive = reading.decidedBy.flatMap((slot) => known(block, slot) ?? []);
    const severity = severityOf(block, decisive.filter(isExplicit), found.certain);
    const at = decisive[0] ?? known(block, 'port') ?? known(block, 'host');
    if (severity === undefined || at === undefined) return [];
    return [
      {
        message: messageOf(block, reading, found.words),
        range: at.range.end > at.range.start ? at.range : at.keyRange,
        severity,
        ...(found.certain ? {} : { confidence: 'depends' as const }),
        related: decisive.slice(1).map(({ range, key }) => ({ message: say`${key} is off too`, range })),
        fixes: fixesOf(block, reading, options),
      },
    ];
  },
};

export default rule;

/** A louder fault of the same setting is the cause, and is told by its own rule. */
function isExplained({ faults = [], decidedBy }: Reading): boolean {
  return faults.some(
    ({ slot, severity, related = [] }) =>
      severity !== 'info' && severity !== 'hint' && [slot, ...related].some((name) => decidedBy.includes(name)),
  );
}

/** An empty value says no more than a missing key. */
function isExplicit({ text, type }: KnownSetting): boolean {
  return !isEmpty(text, type);
}

/** What is explicit counts everywhere; a mere default counts only where the file is all that the program gets. */
function severityOf(block: Block, explicit: readonly KnownSetting[], certain: boolean): Severity | undefined {
  const login = hasLogin(block);
  if (explicit.length > 0 && login) {
    if (block.reach === 'private') return 'hint';
    // A file that leaves the host to be given may be given the mode with it.
    if (block.reach === 'unknown') {
      return explicit.every(({ fallback }) => fallback) || isWithoutLogin(block) ? 'info' : 'warning';
    }
  }
  if (block.reach === 'private' || block.reach === 'unknown') return undefined;
  if (explicit.length === 0 && block.file.role !== 'live') return undefined;
  return login && certain && block.dialect.generic !== true ? 'error' : 'warning';
}

/** Who switches the login off too has a relay of their own, wherever the references to a user and a password lead. */
function isWithoutLogin(block: Block): boolean {
  const auth = known(block, 'auth');
  return auth !== undefined && /^false$/i.test(auth.text.trim());
}

function messageOf(block: Block, reading: Reading, words: Text): Phrase {
  const how = words === '' ? say` (${settingWords(block, reading)})` : say` by ${shortWords(block, reading)}${words}`;
  if (portOf(block, reading) === 587) {
    return say`Encryption is off${how}: port 587 refuses that or leaks the login. Use STARTTLS.`;
  }
  return hasLogin(block)
    ? say`Encryption is off${how}: the password is readable. Use STARTTLS or port 465.`
    : say`Encryption is off${how}: mail is readable. Use STARTTLS or port 465.`;
}

/** Safe where the port is known for it; elsewhere the server may not offer STARTTLS. */
function fixesOf(block: Block, reading: Reading, options: LintOptions): readonly ReportFix[] {
  const port = portOf(block, reading);
  // Where the provider encrypts nothing on this port, only another port helps.
  if (port !== undefined && isClearTextPort(block, port)) return submissionFix(block, submissionOf(block, options));
  const mode = encryptedMode(block, port);
  const title = say`Switch encryption on: ${modePhrase(mode)}`;
  return fixOf(block, title, modeWrites(block, mode), port !== undefined && [25, 465, 587, 2525].includes(port));
}
