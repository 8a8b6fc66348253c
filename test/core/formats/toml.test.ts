import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/core/edits.ts';
import { tomlFormat } from '../../../server/src/core/formats/toml.ts';
import type { Spelling } from '../../../server/src/core/model.ts';
import { checkBounded, checkEntries, checkInsert, checkRemove, checkSet, checkTotal } from './support.ts';

const SAMPLES = [
  'title = "x"\n\n[smtp] # mail\nhost = "smtp.example.org" # host\nport = 587\ntls = false\npass = \'a"b\'\nlist = ["a", "b"]\ninline = { x = 1, y = "z" }\n\n[[servers]]\nname = "a"\n[[servers]]\nname = "b"\n',
  'a.b = 1\r\na.c = """\r\nx"""\r\nlast = true',
];

const VALUES = [
  '587',
  '',
  'a b',
  'true',
  '"q"',
  "it's",
  'a\\b',
  '#x',
  'two\nlines',
  'é😀\u0007',
  '1979-05-27',
  '0587',
  '1_0',
];

const ALPHABET = [
  'a',
  'b',
  '=',
  ' = ',
  '.',
  '[',
  ']',
  '[s]\n',
  '[[s]]\n',
  '\n',
  '\r\n',
  ' ',
  '"',
  '"""',
  "'",
  '#',
  '{',
  '}',
  ',',
  '1',
  'true',
  '{{',
  '\\',
  '\\u',
  '\ufeff',
  'é',
];

const COMMENTS = '# one\n[s] # two\na = "x # y"';

const ENTRIES: readonly (readonly [name: string, text: string, entries: readonly string[]])[] = [
  ['nothing', '', []],
  [
    'types',
    'a = "«x»"\nb = «0x1F»\nc = «587.0»\nd = «true»\ne = «1979-05-27»',
    ['a = "x" (double)', 'b = "0x1F" (number)', 'c = "587.0" (number)', 'd = "true" (boolean)', 'e = "1979-05-27"'],
  ],
  [
    'tables',
    'a = «1»\n[s.t]\nb = «2»\n["q r"]\nc.d = «3»',
    ['a = "1" (number)', 's > t > b = "2" (number)', 'q r > c > d = "3" (number)'],
  ],
  ['lists of tables', '[[a]]\nb = «1»\n[[a]]\nb = «2»', ['a > 0 > b = "1" (number)', 'a > 1 > b = "2" (number)']],
  ['arrays and inline tables', 'a = [«1», { b = "«x»" }]\n', ['a > 0 = "1" (number)', 'a > 1 > b = "x" (double)']],
  [
    'several lines',
    'a = """\n«x\ny»"""\nb = \'\'\'«z»\'\'\''.replace('\n«x', '«\nx'),
    ['a = "x\\ny" (double)', 'b = "z" (single)'],
  ],
  ['escapes', 'a = "«\\u0041\\n»"\nb = \'«\\n»\'', ['a = "A\\n" (double)', 'b = "\\\\n" (single)']],
  ['byte order mark and CRLF', '\uFEFF[s]\r\na = «1»\r\n', ['s > a = "1" (number)']],
  ['templates in strings', 'a = "«{{ x }}»"', ['a = "{{ x }}" (double, template)']],
];

const BROKEN: readonly (readonly [text: string, entries: readonly string[], problems: readonly string[]])[] = [
  ['[s]\nhost\nport = 1', ['s > port = "1" (number)'], ['p']],
  ['[s]\nhost =\nport = 1', ['s > host = "" (none)', 's > port = "1" (number)'], ['p']],
  ['[s]\nhost = "x\nport = 1', ['s > host = "\\"x"', 's > port = "1" (number)'], ['\n']],
  ['[s.t]\na = 1\na = 2', ['s > t > a = "1" (number)', 's > t > a = "2" (number)'], ['a']],
  [
    '[[s]]\na = {{ x }}\n[[s]]\nb.c = "y\\n"',
    ['s > 0 > a = "{{ x }}" (template)', 's > 1 > b > c = "y\\n" (double)'],
    ['{'],
  ],
  [
    'x = ["K=1", \'Q=2\']\n[s]\na = "\\d"\nb = 1',
    ['x > 0 = "K=1" (double)', 'x > 1 = "Q=2" (single)', 's > a = "\\\\d" (double)', 's > b = "1" (number)'],
    ['d'],
  ],
  [`a = ${'['.repeat(200)}\nb = 1`, ['b = "1" (number)'], ['a']],
];

const SETS: readonly (readonly [text: string, value: string, spelling: Spelling, result: string])[] = [
  ['a = 25 # c', '587', 'keep', 'a = 587 # c'],
  ['a = "25"\r\n', '587', 'keep', 'a = "587"\r\n'],
  ["a = 'x'", 'y', 'keep', "a = 'y'"],
  ["a = 'x'", "it's", 'keep', 'a = "it\'s"'],
  ['a = false', 'starttls', 'keep', 'a = "starttls"'],
  ['a = 25', '587', 'string', 'a = "587"'],
  ['a = "false"', 'true', 'bare', 'a = true'],
  ['a =', 'x', 'keep', 'a = "x"'],
];

const INSERTS: readonly (readonly [text: string, key: readonly string[], result: string])[] = [
  ['a = 2 # c\nb = 1', ['n'], 'a = 2 # c\nn = 1\nb = 1'],
  ['[s]\r\na = 2\r\n', ['tls', 'x y'], '[s]\r\na = 2\r\ntls."x y" = 1\r\n'],
  ['mail.host = 2', ['port'], 'mail.host = 2\nmail.port = 1'],
  ['a = { b = 2, c = 3 }', ['n'], 'a = { b = 2, n = 1, c = 3 }'],
  ['a = [2, 3]', [], 'a = [2, 1, 3]'],
];

describe('formats/toml', () => {
  for (const [name, text, entries] of ENTRIES) {
    it(`reads: ${name}`, () => {
      assert.deepEqual(checkEntries(tomlFormat, text, entries).problems, []);
    });
  }

  for (const [text, entries, problems] of BROKEN) {
    it(`goes on in ${JSON.stringify(text)}`, () => {
      const document = checkEntries(tomlFormat, text, entries);
      assert.deepEqual(
        document.problems.map(({ range }) => text.slice(range.start, range.end)),
        problems,
      );
    });
  }

  it('lists comments', () => {
    assert.deepEqual(
      tomlFormat.parse(COMMENTS).comments.map(({ text }) => text),
      ['one', 'two'],
    );
  });

  for (const [text, value, spelling, result] of SETS) {
    it(`sets ${JSON.stringify(text)} to ${JSON.stringify(value)} (${spelling})`, () => {
      const document = tomlFormat.parse(text);
      const entry = document.entries.at(-1);
      assert.ok(entry !== undefined);
      assert.equal(applyEdits(text, [tomlFormat.set(document, entry, value, spelling)]), result);
    });
  }

  for (const [text, key, result] of INSERTS) {
    it(`inserts ${key.join('.')} into ${JSON.stringify(text)}`, () => {
      const document = tomlFormat.parse(text);
      const [entry] = document.entries;
      assert.ok(entry !== undefined);
      assert.equal(applyEdits(text, [tomlFormat.insertAfter(document, entry, key, '1', 'keep')]), result);
    });
  }

  it('changes one value and nothing else', () => {
    for (const sample of SAMPLES) checkSet(tomlFormat, sample, VALUES);
  });

  it('adds and removes one entry and nothing else', () => {
    for (const sample of SAMPLES) {
      checkInsert(tomlFormat, sample, ['1', 'a b', ''], (entry) =>
        /^\d+$/.test(entry.path.at(-1) ?? '') ? undefined : ['ADDED'],
      );
      checkRemove(tomlFormat, sample);
    }
  });

  it('never throws', () => checkTotal(tomlFormat, SAMPLES, ALPHABET));

  it('takes linear time', () => checkBounded(tomlFormat, 'a = ')).timeout(120_000);
});
