import assert from 'node:assert/strict';
import dotenv from 'dotenv';
import fc from 'fast-check';
import { applyEdits } from '../../../server/src/core/edits.ts';
import { dotenvFormat } from '../../../server/src/core/formats/dotenv.ts';
import type { Spelling } from '../../../server/src/core/model.ts';
import { checkBounded, checkEntries, checkInsert, checkRemove, checkSet, checkTotal } from './support.ts';

/** Our map of keys to values, where the last of several wins, as the loader's. */
function values(text: string): Record<string, string> {
  return Object.fromEntries(dotenvFormat.parse(text).entries.map(({ path, value }) => [path[0] ?? '', value]));
}

const SAMPLES = [
  'MAIL_HOST=smtp.example.org\nMAIL_PORT=587 # submission\n\nMAIL_PASSWORD="a # b"\nMAIL_FROM=\'me@example.org\'\n',
  '# mail\r\nexport SMTP_HOST = "smtp.example.org"   # host\r\nSMTP_PORT = 465\r\nEMPTY=\r\nLAST=x',
  '\uFEFFA=1\n  export B=`two "2" \'3\'`\nC: yaml like\nD= # empty\nKEY="-----BEGIN\nline\n-----END"\nE=$B',
];

const ALPHABET = [
  '\n',
  '\r',
  ' ',
  '\t',
  '"',
  "'",
  '`',
  '\\',
  '#',
  '=',
  ':',
  'A',
  'b',
  '1',
  '_',
  '.',
  '-',
  '$',
  'export ',
  '\u2028',
  '\u00a0',
  '\ufeff',
  '\\n',
  'é',
  '<<<<<<<',
  '\r\n',
];

const ENTRIES: readonly (readonly [name: string, text: string, entries: readonly string[]])[] = [
  ['plain', 'A=«587»\nB=«smtp.example.org»\n', ['A = "587"', 'B = "smtp.example.org"']],
  ['empty text', '', []],
  ['comments only', '# A=1\n  #B=2\n', []],
  ['spaces around the equals sign', 'A = «x»  \n', ['A = "x"']],
  ['inline comment', 'A=«x» # y\nB=«"»#y\n', ['A = "x"', 'B = "\\""']],
  ['hash without space cuts too', 'A=«x»#y', ['A = "x"']],
  ['export', 'export A=«1»\nexport\tB=«2»', ['A = "1"', 'B = "2"']],
  ['a key named export', 'export=«1»', ['export = "1"']],
  ['colon', 'A: «x y»', ['A = "x y"']],
  ['quotes', `A="«x»"\nB='«y»'\nC=\`«z»\``, ['A = "x" (double)', 'B = "y" (single)', 'C = "z" (backtick)']],
  ['escapes in double quotes', 'A="«x\\ny»"\nB=\'«x\\ny»\'', ['A = "x\\ny" (double)', 'B = "x\\\\ny" (single)']],
  ['hash in quotes', 'A="«x # y»" # z', ['A = "x # y" (double)']],
  ['several lines', 'A="«1\n2»"\nB=«3»', ['A = "1\\n2" (double)', 'B = "3"']],
  ['CRLF', 'A="«1\r\n2»"\r\nB=«3»\r\n', ['A = "1\\n2" (double)', 'B = "3"']],
  ['escaped quote', 'A="«x\\"y»"', ['A = "x\\\\\\"y" (double)']],
  ['byte order mark', '\uFEFFA=«1»', ['A = "1"']],
  ['empty', 'A=«»\nB="«»"', ['A = "" (none)', 'B = "" (double)']],
  ['empty before a comment', 'A=«» # x', ['A = "" (none)']],
  ['duplicates are all listed', 'A=«1»\nA=«2»', ['A = "1"', 'A = "2"']],
  ['unclosed quote ends with its line', 'A=«"x»\nB=«y»', ['A = "\\"x"', 'B = "y"']],
  ['outer quotes only', `A="«a" "b»"`, ['A = "a\\" \\"b" (double)']],
  ['template', 'A=«{{ x }}»\nB="«<%= y %>»"', ['A = "{{ x }}" (template)', 'B = "<%= y %>" (double, template)']],
  ['quoted value on the next line', 'A=\n"«x»"', ['A = "x" (double)']],
  ['dots and dashes in keys', 'a.b-c=«x»', ['a.b-c = "x"']],
];

const PROBLEMS: readonly (readonly [text: string, problems: readonly string[], keys: readonly string[]])[] = [
  ['A=1\nB=2\n', [], ['A', 'B']],
  ['{% if x %}\nA=1\n{% endif %}\n', [], ['A']],
  ['hello world\nA=1', ['hello world'], ['A']],
  [
    'A=1\n<<<<<<< HEAD\nB=2\n=======\nB=3\n>>>>>>> x\nC=4',
    ['<<<<<<< HEAD', '=======', '>>>>>>> x'],
    ['A', 'B', 'B', 'C'],
  ],
  ['A="x\nB=1', ['"x'], ['A', 'B']],
  ['export A', ['export A'], []],
  ['=x\nA=1', ['=x'], ['A']],
];

const SETS: readonly (readonly [text: string, value: string, spelling: Spelling, result: string])[] = [
  ['A=25 # old\n', '587', 'keep', 'A=587 # old\n'],
  ['A="25"\r\n', '587', 'keep', 'A="587"\r\n'],
  ["A='x'", 'y z', 'keep', "A='y z'"],
  ['A=x', 'y z', 'keep', 'A="y z"'],
  ['A=x', 'y#z', 'keep', 'A="y#z"'],
  ['A=x', 'a$b', 'keep', "A='a$b'"],
  ['A="x"', 'a"b', 'keep', "A='a\"b'"],
  ['A=x', `a"b'c`, 'keep', `A=\`a"b'c\``],
  ['A=x', 'smtp://u:p@h:587?a=b&c=d', 'keep', 'A=smtp://u:p@h:587?a=b&c=d'],
  ['A=', 'x', 'keep', 'A=x'],
  ['A = \nB=1', 'x', 'keep', 'A = x\nB=1'],
  ['A= # c', 'x', 'keep', 'A=x # c'],
  ['A:\n\n', 'x', 'keep', 'A: x\n\n'],
  ['A="false"', 'true', 'bare', 'A=true'],
  ['A=x', '', 'keep', 'A='],
  ['A="x"', '', 'keep', 'A=""'],
  ['A=\n"x"', 'y', 'bare', 'A=y'],
];

const INSERTS: readonly (readonly [text: string, result: string])[] = [
  ['A=1\nB=2\n', 'A=1\nNEW=x\nB=2\n'],
  ['A=1', 'A=1\nNEW=x'],
  ['A=1 # one\r\nB=2\r\n', 'A=1 # one\r\nNEW=x\r\nB=2\r\n'],
  ['export A = "1"\n', 'export A = "1"\nexport NEW = "x"\n'],
  ['\uFEFFA="1\n2"\nB=3', '\uFEFFA="1\n2"\nNEW="x"\nB=3'],
  ['A: 1\n', 'A: 1\nNEW: x\n'],
];

describe('formats/dotenv', () => {
  for (const [name, text, entries] of ENTRIES) {
    it(`reads: ${name}`, () => {
      const document = checkEntries(dotenvFormat, text, entries);
      assert.deepEqual(values(document.text), { ...dotenv.parse(document.text) });
    });
  }

  for (const [text, problems, keys] of PROBLEMS) {
    it(`goes on after ${JSON.stringify(text)}`, () => {
      const document = dotenvFormat.parse(text);
      assert.deepEqual(
        document.problems.map(({ range }) => text.slice(range.start, range.end)),
        problems,
      );
      assert.deepEqual(
        document.entries.map(({ path }) => path[0]),
        keys,
      );
    });
  }

  it('lists comments, but no hash inside quotes', () => {
    const text = '# smtplint-ignore a\nA="x # y" # z\nB=1\n#C=2';
    const { comments } = dotenvFormat.parse(text);
    assert.deepEqual(
      comments.map((comment) => comment.text),
      ['smtplint-ignore a', 'z', 'C=2'],
    );
    assert.deepEqual(
      comments.map(({ range }) => text.slice(range.start, range.end)),
      ['# smtplint-ignore a', '# z', '#C=2'],
    );
  });

  it('agrees with dotenv on any text', () => {
    const line = fc.string({ unit: fc.constantFrom(...ALPHABET), maxLength: 24 });
    const assignment = fc.tuple(
      fc.constantFrom('A', 'B', 'export C', 'D '),
      fc.constantFrom('=', '= ', ': ', ':'),
      line,
    );
    const text = fc
      .array(
        fc.oneof(
          line,
          assignment.map((parts) => parts.join('')),
        ),
        { maxLength: 6 },
      )
      .map((lines) => lines.join('\n'));
    fc.assert(
      fc.property(text, (source) => {
        assert.deepEqual(values(source), { ...dotenv.parse(source) });
      }),
      { numRuns: 4000 },
    );
  });

  for (const [text, value, spelling, result] of SETS) {
    it(`sets ${JSON.stringify(text)} to ${JSON.stringify(value)} (${spelling})`, () => {
      const document = dotenvFormat.parse(text);
      const [entry] = document.entries;
      assert.ok(entry !== undefined);
      const after = applyEdits(text, [dotenvFormat.set(document, entry, value, spelling)]);
      assert.equal(after, result);
      assert.equal(dotenvFormat.parse(after).entries[0]?.value, value);
    });
  }

  for (const [text, result] of INSERTS) {
    it(`inserts after ${JSON.stringify(text)}`, () => {
      const document = dotenvFormat.parse(text);
      const [entry] = document.entries;
      assert.ok(entry !== undefined);
      assert.equal(applyEdits(text, [dotenvFormat.insertAfter(document, entry, ['NEW'], 'x', 'keep')]), result);
    });
  }

  it('changes one value and nothing else', () => {
    for (const sample of SAMPLES) {
      checkSet(dotenvFormat, sample, [
        '587',
        '',
        'a b',
        'a#b',
        '"q"',
        "it's",
        '$x',
        'a\\b',
        'two\nlines',
        `a"b'c`,
        'é ',
      ]);
    }
  });

  it('adds and removes one entry and nothing else', () => {
    for (const sample of SAMPLES) {
      checkInsert(dotenvFormat, sample, ['1', 'a b', '']);
      checkRemove(dotenvFormat, sample);
    }
  });

  it('never throws', () => checkTotal(dotenvFormat, SAMPLES, ALPHABET));

  it('takes linear time', () => {
    checkBounded(dotenvFormat, 'A=');
    const start = performance.now();
    assert.equal(dotenvFormat.parse(`A=1${'\n'.repeat(400_000)}B=2`).entries.length, 2);
    assert.ok(performance.now() - start < 2000);
  }).timeout(60_000);
});
