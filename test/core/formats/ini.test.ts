import assert from 'node:assert/strict';
import { applyEdits } from '../../../server/src/core/edits.ts';
import { iniFormat } from '../../../server/src/core/formats/ini.ts';
import type { Spelling } from '../../../server/src/core/model.ts';
import { checkBounded, checkEntries, checkInsert, checkRemove, checkSet, checkTotal } from './support.ts';

const SAMPLES = [
  '; mail\n[smtp]\nenabled = true\nhost = smtp.example.org:587 ; submission\npassword = """a#b;c"""\nuser = "me" # c\nempty =\n\n[other section]\nhost: x\n',
  '\uFEFFroot=1\r\n[a]\r\n  key=value\r\n  last = `x`',
];

const VALUES = ['587', '', 'a b', 'a;b', 'a ;b', '"q"', "it's", ' x ', '#x', '[x]', 'é', 'a=b'];

const ALPHABET = [
  'a',
  'b',
  '=',
  ' = ',
  ':',
  '[',
  ']',
  '[s]\n',
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\t',
  '"',
  '"""',
  "'",
  '`',
  ';',
  ' ; c',
  '#',
  '{{',
  '\\',
  '\ufeff',
  'é',
  '<<<<<<<',
];

const COMMENTS = '; one\n[s] # two\na = x#y\nb = "; z"';

const ENTRIES: readonly (readonly [name: string, text: string, entries: readonly string[]])[] = [
  ['nothing', '', []],
  ['sections', 'a = «1»\n[s]\nb=«2»\n[t]\nb = «3»', ['a = "1"', 's > b = "2"', 't > b = "3"']],
  ['colons', '[s]\na: «x»\nb : «y»', ['s > a = "x"', 's > b = "y"']],
  ['the first separator counts', 'a = «b:c=d»\ne: «f=g»', ['a = "b:c=d"', 'e = "f=g"']],
  [
    'quotes',
    `a = "«x ; y»"\nb = '«z»'\nc = \`«w»\`\nd = """«#v»""" ; c`,
    ['a = "x ; y" (double)', 'b = "z" (single)', 'c = "w" (backtick)', 'd = "#v" (double)'],
  ],
  ['triple quotes over lines', 'a = """«x\ny»"""\nb = «1»', ['a = "x\\ny" (double)', 'b = "1"']],
  ['comments', 'a = «x» ; y\nb = «x» # y\nc = «x#y;z»\n;d = 1\n#e = 1', ['a = "x"', 'b = "x"', 'c = "x#y;z"']],
  ['empty', 'a =«»\nb =«» ; c', ['a = "" (none)', 'b = "" (none)']],
  ['partly quoted', 'a = «"x" y»\nb = «"z»', ['a = "\\"x\\" y"', 'b = "\\"z"']],
  ['byte order mark and CRLF', '\uFEFF[s]\r\na = «1»\r\n', ['s > a = "1"']],
  ['dots in sections', '[auth.generic]\na = «1»', ['auth.generic > a = "1"']],
  ['templates', '{% if x %}\na = «{{ y }}»\n{% endif %}', ['a = "{{ y }}" (template)']],
];

const BROKEN: readonly (readonly [text: string, entries: readonly string[], problems: readonly string[]])[] = [
  ['[s]\nhost\nport = 1', ['s > port = "1"'], ['host']],
  ['[s\nport = 1', ['port = "1"'], ['[s']],
  [
    'a = 1\n<<<<<<< HEAD\nb = 2\n=======\nb = 3\n>>>>>>> x',
    ['a = "1"', 'b = "2"', 'b = "3"'],
    ['<<<<<<< HEAD', '=======', '>>>>>>> x'],
  ],
  ['a = """x\nb = 1', ['a = "\\"\\"\\"x"', 'b = "1"'], []],
];

const SETS: readonly (readonly [text: string, value: string, spelling: Spelling, result: string])[] = [
  ['a = 25 ; c', '587', 'keep', 'a = 587 ; c'],
  ['a = "25"\r\n', '587', 'keep', 'a = "587"\r\n'],
  ['a = """x"""', 'y#', 'keep', 'a = """y#"""'],
  ['a = x', 'y ;z', 'keep', 'a = "y ;z"'],
  ['a =', 'x', 'keep', 'a = x'],
  ['a=', 'x', 'keep', 'a=x'],
  ['a = "x"', 'true', 'bare', 'a = true'],
];

const INSERTS: readonly (readonly [text: string, key: readonly string[], result: string])[] = [
  ['[s]\na = x ; c\nb = 1', ['n'], '[s]\na = x ; c\nn = 1\nb = 1'],
  ['a=x\r\n', ['n'], 'a=x\r\nn=1\r\n'],
  ['  a: x', ['n'], '  a: x\n  n: 1'],
];

describe('formats/ini', () => {
  for (const [name, text, entries] of ENTRIES) {
    it(`reads: ${name}`, () => {
      assert.deepEqual(checkEntries(iniFormat, text, entries).problems, []);
    });
  }

  for (const [text, entries, problems] of BROKEN) {
    it(`goes on in ${JSON.stringify(text)}`, () => {
      const document = checkEntries(iniFormat, text, entries);
      assert.deepEqual(
        document.problems.map(({ range }) => text.slice(range.start, range.end)),
        problems,
      );
    });
  }

  it('lists comments', () => {
    assert.deepEqual(
      iniFormat.parse(COMMENTS).comments.map(({ text }) => text),
      ['one', 'two'],
    );
  });

  for (const [text, value, spelling, result] of SETS) {
    it(`sets ${JSON.stringify(text)} to ${JSON.stringify(value)} (${spelling})`, () => {
      const document = iniFormat.parse(text);
      const entry = document.entries.at(-1);
      assert.ok(entry !== undefined);
      assert.equal(applyEdits(text, [iniFormat.set(document, entry, value, spelling)]), result);
    });
  }

  for (const [text, key, result] of INSERTS) {
    it(`inserts ${key.join('.')} into ${JSON.stringify(text)}`, () => {
      const document = iniFormat.parse(text);
      const [entry] = document.entries;
      assert.ok(entry !== undefined);
      assert.equal(applyEdits(text, [iniFormat.insertAfter(document, entry, key, '1', 'keep')]), result);
    });
  }

  it('changes one value and nothing else', () => {
    for (const sample of SAMPLES) checkSet(iniFormat, sample, VALUES);
  });

  it('adds and removes one entry and nothing else', () => {
    for (const sample of SAMPLES) {
      checkInsert(iniFormat, sample, ['1', 'a b', ''], (entry) =>
        /^\d+$/.test(entry.path.at(-1) ?? '') ? undefined : ['ADDED'],
      );
      checkRemove(iniFormat, sample);
    }
  });

  it('never throws', () => checkTotal(iniFormat, SAMPLES, ALPHABET));

  it('takes linear time', () => checkBounded(iniFormat, 'a = ')).timeout(120_000);
});
