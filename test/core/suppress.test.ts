import assert from 'node:assert/strict';
import { applyEdits } from '../../server/src/core/edits.ts';
import { lint } from '../../server/src/core/lint.ts';

const BROKEN = 'MAIL_MAILER=smtp\nMAIL_HOST=smtp.fastmail.com\nMAIL_SCHEME=smtps\nMAIL_PORT=587';

/** What remains: `rule@line`, in the order of the text. */
function show(file: string, text: string, noIgnores = false): readonly string[] {
  return lint(file, text, { noIgnores })
    .filter(({ severity }) => severity === 'error' || severity === 'warning')
    .map(({ rule, range }) => `${rule}@${text.slice(0, range.start).split('\n').length}`);
}

const CASES: readonly (readonly [what: string, file: string, text: string, left: readonly string[]])[] = [
  ['no comment', '.env', `${BROKEN}\n`, ['tls-port-mismatch@4']],
  ['the same line', '.env', `${BROKEN} # smtplint-ignore tls-port-mismatch\n`, []],
  [
    'the line above, with a reason',
    '.env',
    `MAIL_MAILER=smtp\nMAIL_SCHEME=smtps\nMAIL_HOST=smtp.fastmail.com\n# smtplint-ignore tls-port-mismatch -- our server is odd\nMAIL_PORT=587\n`,
    [],
  ],
  [
    'a comment with another comment behind it',
    '.env',
    `MAIL_MAILER=smtp\nMAIL_SCHEME=smtps\nMAIL_HOST=smtp.fastmail.com\n# smtplint-ignore tls-port-mismatch\n# the office relay\nMAIL_PORT=587\n`,
    [],
  ],
  [
    'several lines above is too far',
    '.env',
    `# smtplint-ignore tls-port-mismatch\n${BROKEN}\n`,
    ['unused-ignore@1', 'tls-port-mismatch@5'],
  ],
  ['the whole file', '.env', `# smtplint-ignore-file tls-port-mismatch\n${BROKEN}\n`, []],
  ['another rule', '.env', `${BROKEN} # smtplint-ignore backup-port\n`, ['tls-port-mismatch@4', 'unused-ignore@4']],
  ['no such rule', '.env', `${BROKEN} # smtplint-ignore tls-port-mismatch, tls-prot-mismatch\n`, ['unknown-ignore@4']],
  [
    'YAML',
    'config.yml',
    'smtp:\n  host: smtp.fastmail.com\n  secure: false\n  requireTLS: true\n  # smtplint-ignore tls-port-mismatch\n  port: 465\n',
    [],
  ],
  [
    'JSON with comments',
    'config.json',
    '{"smtp": {"host": "smtp.fastmail.com", "secure": false, "requireTLS": true,\n// smtplint-ignore tls-port-mismatch\n"port": 465}}\n',
    [],
  ],
  ['a word that only begins so', '.env', `${BROKEN} # smtplint-ignored\n`, ['tls-port-mismatch@4']],
];

describe('ignore comments', () => {
  for (const [what, file, text, left] of CASES) it(what, () => assert.deepEqual(show(file, text), left));

  it('can be left aside', () => {
    assert.deepEqual(show('.env', `# smtplint-ignore-file tls-port-mismatch\n${BROKEN}\n`, true), [
      'tls-port-mismatch@5',
    ]);
  });

  const REMOVALS: readonly (readonly [text: string, after: string])[] = [
    ['# smtplint-ignore backup-port\nMAIL_HOST=a\n', 'MAIL_HOST=a\n'],
    ['MAIL_HOST=a # smtplint-ignore backup-port -- x\n', 'MAIL_HOST=a\n'],
    ['MAIL_HOST=a # smtplint-ignore backup-port, nope -- x\n', 'MAIL_HOST=a\n'],
    ['MAIL_HOST=a\r\n# smtplint-ignore nope\r\nB=1\r\n', 'MAIL_HOST=a\r\nB=1\r\n'],
  ];
  for (const [text, after] of REMOVALS) {
    it(`removes what is useless from ${JSON.stringify(text)}`, () => {
      let now = text;
      for (let pass = 0; pass < 3; pass++) {
        const edits = lint('.env', now).flatMap(({ rule, fixes }) =>
          rule.endsWith('-ignore') ? (fixes[0]?.edits ?? []) : [],
        );
        now = applyEdits(now, edits.slice(0, 1));
      }
      assert.equal(now, after);
    });
  }
});
