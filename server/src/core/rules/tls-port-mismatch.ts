import { isMode, known, portOf, verdict } from '../effective.ts';
import { isRefused } from '../faultRule.ts';
import type { Block, Mode, Reading, Severity } from '../model.ts';
import { isUnservedPort, neededMode } from '../portMode.ts';
import type { Report, ReportFix, Rule, RuleContext } from '../rule.ts';
import { say } from '../say.ts';
import { modeWrites, submissionFix, submissionOf } from '../submission.ts';
import { modePhrase, settingWords, shortWords } from '../words.ts';
import { fixOf } from '../writes.ts';

const rule: Rule = {
  id: 'tls-port-mismatch',
  severity: 'error',
  stability: 'stable',
  fix: 'safe',
  summary: 'The TLS mode is not the one that the port speaks.',
  docs: {
    what: 'Port 465 with a client that does not start TLS at once, or port 587, 2525 or 25 with one that does. Where the provider documents another mode for a port, its own table counts.',
    why: 'On 465 the server waits for a TLS handshake and the client for a greeting: both wait until a timeout, often minutes. On 587 the client sends a handshake where the server expects plain text, and fails with "wrong version number". No mail is sent either way.',
    how: 'Let the mode follow the port: implicit TLS on 465, STARTTLS on 587 and 2525.',
    bad: [
      {
        file: 'config.json',
        text: '{ "smtp": { "host": "smtp.example.com", "port": 465, "secure": false, "auth": { "user": "me", "pass": "${P}" } } }\n',
      },
      {
        file: 'config.json',
        text: '{ "smtp": { "host": "smtp.example.com", "port": 587, "secure": true, "auth": { "user": "me", "pass": "${P}" } } }\n',
      },
    ],
    good: [
      {
        file: 'config.json',
        text: '{ "smtp": { "host": "smtp.example.com", "port": 465, "secure": true, "auth": { "user": "me", "pass": "${P}" } } }\n',
      },
      {
        file: 'config.json',
        text: '{ "smtp": { "host": "smtp.example.com", "port": 587, "secure": false, "auth": { "user": "me", "pass": "${P}" } } }\n',
      },
    ],
    whenNot: 'A server of your own that speaks another mode on one of these ports.',
    sources: [
      { url: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3', read: '2026-11-23' },
      { url: 'https://www.rfc-editor.org/rfc/rfc3207', read: '2026-11-23' },
      { url: 'https://github.com/nodemailer/nodemailer/issues/440', read: '2026-11-23' },
    ],
  },

  check(block, context): readonly Report[] {
    if (block.reach === 'local' || isRefused(block)) return [];
    const found = verdict(block, (reading) => neededMode(block, reading) !== undefined);
    const reading = found?.readings[0];
    const port = reading === undefined ? undefined : portOf(block, reading);
    if (found === undefined || reading === undefined || port === undefined || !isMode(reading.outcome)) return [];
    const wanted = neededMode(block, reading);
    if (wanted === undefined) return [];
    const places = placesOf(block, reading);
    const [at] = places;
    if (at === undefined) return [];
    const how = found.words === '' ? settingWords(block, reading) : shortWords(block, reading);
    const message =
      wanted === 'implicit'
        ? say`Port ${port} expects TLS from the first byte, but ${how} makes the client await a greeting${found.words}.`
        : say`Port ${port} starts in plain text, but ${how} makes the client start TLS at once${found.words}.`;
    return [
      {
        message,
        range: at.range,
        severity: severityOf(block, reading, found.certain),
        ...(found.certain ? {} : { confidence: 'depends' as const }),
        related: places.slice(1).map(({ range, words }) => ({ message: words, range })),
        fixes: fixesOf(block, context, port, wanted),
      },
    ];
  },
};

export default rule;

/** A template names what is to be set; what it does not name may be set elsewhere. */
function severityOf(block: Block, reading: Reading, certain: boolean): Severity {
  const chosen = reading.decidedBy.some((slot) => slot !== 'port' && known(block, slot) !== undefined);
  if (!chosen && !certain && block.file.role === 'template') return 'info';
  return certain && block.dialect.generic !== true && block.reach !== 'private' ? 'error' : 'warning';
}

/** What is wrong with each other: the port first, then what chose the mode. */
function placesOf(block: Block, reading: Reading) {
  const port = known(block, 'port');
  const decisive = reading.decidedBy.flatMap((slot) => known(block, slot) ?? []).filter((setting) => setting !== port);
  return [
    ...(port === undefined ? [] : [{ range: port.range, words: say`the port is set here` }]),
    ...decisive.map(({ range }) => ({ range, words: say`the encryption is set here` })),
    ...(port === undefined && decisive.length === 0
      ? [known(block, 'host')].flatMap((host) =>
          host === undefined ? [] : [{ range: host.range, words: say`the host is set here` }],
        )
      : []),
  ];
}

/** The mode follows the port; the other way round is offered too, and is the only way where the port is not served. */
function fixesOf(block: Block, { options }: RuleContext, port: number, wanted: Mode): readonly ReportFix[] {
  const other = submissionOf(block, options);
  if (isUnservedPort(block, port)) return submissionFix(block, other);
  // Port 25 is no place for an application: there the port follows, to 465 where nobody chose a port.
  if (port === 25 && wanted === 'starttls') {
    const chosen = block.settings.has('port') ? other : ({ port: 465, mode: 'implicit' } as const);
    const moved = submissionFix(block, chosen);
    if (moved.length > 0) return moved;
  }
  const follow = fixOf(block, say`Use ${modePhrase(wanted)} on port ${port}`, modeWrites(block, wanted));
  return other.port === port ? follow : [...follow, ...submissionFix(block, other, false)];
}
