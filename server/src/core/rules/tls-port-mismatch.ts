import { isMode, known, portOf, verdict } from '../effective.ts';
import type { Block, Mode, Reading, Write } from '../model.ts';
import { documentedMode } from '../provider.ts';
import type { Report, Rule } from '../rule.ts';
import { modeWords, settingWords } from '../words.ts';
import { fixOf } from '../writes.ts';

/** Ports whose protocol is known; any other port is silent. */
const STARTTLS_PORTS: ReadonlySet<number> = new Set([25, 587, 2525]);

const rule: Rule = {
  id: 'tls-port-mismatch',
  severity: 'error',
  stability: 'stable',
  fix: 'safe',
  summary: 'The TLS mode is not the one that the port speaks.',
  docs: {
    what: 'Port 465 with a client that does not start TLS at once, or port 587, 2525 or 25 with one that does.',
    why: 'On 465 the server waits for a TLS handshake and the client for a greeting: both wait until a timeout, often minutes. On 587 the client sends a handshake where the server expects plain text, and fails with "wrong version number". No mail is sent either way.',
    how: 'Let the mode follow the port: implicit TLS on 465, STARTTLS on 587 and 2525.',
    bad: [
      {
        file: 'config.json',
        text: '{ "smtp": { "host": "smtp.example.com", "port": 465, "secure": false, "auth": { "user": "me", "pass": "${P}" } } }\n',
      },
    ],
    good: [
      {
        file: 'config.json',
        text: '{ "smtp": { "host": "smtp.example.com", "port": 465, "secure": true, "auth": { "user": "me", "pass": "${P}" } } }\n',
      },
    ],
    whenNot: 'A server of your own that speaks another mode on one of these ports.',
    sources: [
      { url: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3', read: '2026-11-23' },
      { url: 'https://www.rfc-editor.org/rfc/rfc3207', read: '2026-11-23' },
    ],
  },

  check(block): readonly Report[] {
    if (block.reach === 'local') return [];
    const found = verdict(block, (reading) => expectedMode(block, reading) !== undefined);
    const reading = found?.readings[0];
    const port = reading === undefined ? undefined : portOf(block, reading);
    if (found === undefined || reading === undefined || port === undefined || !isMode(reading.outcome)) return [];
    const wanted = expectedMode(block, reading);
    if (wanted === undefined) return [];
    const decisive = reading.decidedBy.flatMap((slot) => known(block, slot) ?? []);
    const portSetting = known(block, 'port');
    const at = decisive.find((setting) => setting !== portSetting) ?? portSetting ?? known(block, 'host');
    if (at === undefined) return [];
    const how = settingWords(block, reading);
    const message =
      wanted === 'implicit'
        ? `Port ${port} expects TLS from the first byte, but ${how} makes the client wait for a plain-text greeting${found.words}.`
        : `Port ${port} starts in plain text and upgrades by STARTTLS, but ${how} makes the client start TLS at once${found.words}.`;
    const writes: readonly Write[] | undefined = block.dialect.write(wanted, block.settings);
    return [
      {
        message,
        range: at.range,
        severity: found.certain && block.dialect.generic !== true ? 'error' : 'warning',
        ...(found.certain ? {} : { confidence: 'depends' as const }),
        related:
          portSetting === undefined || portSetting === at
            ? []
            : [{ message: 'the port is set here', range: portSetting.range }],
        fixes: fixOf(block, `Use ${modeWords(wanted)} on port ${port}`, writes),
      },
    ];
  },
};

export default rule;

/** The mode that the port needs when the reading's mode cannot work there; undefined when it can, or nothing is proven. */
function expectedMode(block: Block, reading: Reading): Mode | undefined {
  if (!isMode(reading.outcome)) return undefined;
  const port = portOf(block, reading);
  if (port === undefined) return undefined;
  const documented = block.provider === undefined ? undefined : documentedMode(block.provider, port);
  const needsImplicit = documented === undefined ? port === 465 : documented === 'implicit';
  const known = documented !== undefined || port === 465 || STARTTLS_PORTS.has(port);
  if (!known) return undefined;
  if (needsImplicit) return reading.outcome === 'implicit' ? undefined : 'implicit';
  return reading.outcome === 'implicit' ? 'starttls' : undefined;
}
