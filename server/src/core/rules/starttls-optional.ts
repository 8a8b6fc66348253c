import { hasLogin, isEmpty, known, portOf, verdict } from '../effective.ts';
import { isRefused } from '../faultRule.ts';
import type { Block, KnownSetting, Reading, Write } from '../model.ts';
import { neededMode } from '../portMode.ts';
import type { Report, Rule } from '../rule.ts';
import { say } from '../say.ts';
import { readWith } from '../whatIf.ts';
import { settingWords } from '../words.ts';
import { fixOf } from '../writes.ts';

const rule: Rule = {
  id: 'starttls-optional',
  severity: 'warning',
  stability: 'stable',
  fix: 'safe',
  summary: 'STARTTLS is used only if the server offers it, so an attacker on the path can strip it.',
  docs: {
    what: 'A client that upgrades by STARTTLS when the server offers it and else goes on in clear text, in a framework that could require it. A hint where that is the usual form; a warning where the requirement was switched off by hand.',
    why: 'Whoever sits between client and server removes one line from the greeting, and gets the password and all mail in clear text. Nothing shows: mail still arrives.',
    how: 'Require STARTTLS, or use TLS from the first byte on port 465.',
    bad: [
      {
        file: 'config.json',
        text: '{\n  "host": "smtp.example.com",\n  "port": 587,\n  "secure": false,\n  "auth": { "user": "me", "pass": "${P}" }\n}\n',
      },
    ],
    good: [
      {
        file: 'config.json',
        text: '{\n  "host": "smtp.example.com",\n  "port": 587,\n  "secure": false,\n  "requireTLS": true,\n  "auth": { "user": "me", "pass": "${P}" }\n}\n',
      },
      {
        file: 'config.json',
        text: '{\n  "host": "mailpit",\n  "port": 1025,\n  "secure": false,\n  "requireTLS": false\n}\n',
      },
    ],
    whenNot: 'A server that offers no STARTTLS, which you cannot change and reach over a network that you trust.',
    sources: [
      { url: 'https://www.rfc-editor.org/rfc/rfc3207#section-6', read: '2026-11-23' },
      { url: 'https://www.rfc-editor.org/rfc/rfc8314#section-3.3', read: '2026-11-23' },
    ],
  },

  check(block): readonly Report[] {
    if (block.reach !== 'remote' || !hasLogin(block) || isRefused(block)) return [];
    const required = requirement(block);
    if (required === undefined) return [];
    const found = verdict(
      block,
      (reading) => reading.outcome === 'opportunistic' && neededMode(block, reading) === undefined,
    );
    const [reading] = found?.readings ?? [];
    // What only some versions do is no mistake of the file.
    if (found?.certain !== true || reading === undefined) return [];
    const decisive = reading.decidedBy.flatMap((slot) => known(block, slot) ?? []);
    const at = decisive[0] ?? known(block, 'port') ?? known(block, 'host');
    if (at === undefined) return [];
    const weakened = decisive.some((setting) => isWeakened(block, setting)) && block.dialect.generic !== true;
    const how = settingWords(block, reading);
    return [
      {
        message: weakened
          ? say`${how} no longer requires STARTTLS: who strips it from the greeting reads the password. Require it.`
          : say`STARTTLS is used only if offered (${how}): who strips it from the greeting reads the password. Require it.`,
        range: at.range.end > at.range.start ? at.range : at.keyRange,
        severity: weakened ? 'warning' : 'hint',
        fixes: fixOf(block, say`Require STARTTLS`, required, portOf(block, reading) === 587),
      },
    ];
  },
};

export default rule;

/** The writes that require STARTTLS, where the dialect tells that from "if offered". */
function requirement({ dialect, settings }: Block): readonly Write[] | undefined {
  const required = dialect.write('starttls', settings);
  return required === undefined || sameWrites(required, dialect.write('opportunistic', settings))
    ? undefined
    : required;
}

function sameWrites(a: readonly Write[], b: readonly Write[] | undefined): boolean {
  return b?.length === a.length && a.every(({ slot, value }, i) => slot === b[i]?.slot && value === b[i]?.value);
}

/** The dialect requires STARTTLS unless told otherwise, and this setting tells it. */
function isWeakened(block: Block, { key, text }: KnownSetting): boolean {
  if (isEmpty(text)) return false;
  const slot = block.settings.slots().find((name) => known(block, name)?.key === key);
  return slot !== undefined && readWith(block, new Map([[slot, undefined]])).every(isRequired);
}

function isRequired({ outcome }: Reading): boolean {
  return outcome === 'starttls';
}
