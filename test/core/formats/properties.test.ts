import assert from 'node:assert/strict';
import { parse } from 'dot-properties';
import fc from 'fast-check';
import { applyEdits } from '../../../server/src/core/edits.ts';
import { propertiesFormat } from '../../../server/src/core/formats/properties.ts';
import type { Spelling } from '../../../server/src/core/model.ts';
import { checkBounded, checkEntries, checkInsert, checkRemove, checkSet, checkTotal } from './support.ts';

const SAMPLES = [
  '# mail\nspring.mail.host=smtp.example.org\nspring.mail.port = 587\n! other\nempty=\ncolon: x\nlong = a\\\n   b\nlast=\\u0041',
  '\uFEFFa=1\r\n  b = c d \r\n',
];

const VALUES = ['587', '', 'a b', ' x', '\\', '=x', ':', '#x', 'two\nlines', 'é😀\u0007', 'x '];

const ALPHABET = [
  'a',
  'b',
  '=',
  ' = ',
  ':',
  ' ',
  '\n',
  '\r\n',
  '\r',
  '\t',
  '\f',
  '#',
  '!',
  '\\',
  '\\\n',
  '\\u00',
  '{{',
  '\ufeff',
  'é',
  '<<<<<<< ',
];

const COMMENTS = '# one\n  ! two\na = x # y';

const ENTRIES: readonly (readonly [name: string, text: string, entries: readonly string[]])[] = [
  ['nothing', '', []],
  ['separators', 'a=«1»\nb = «2»\nc: «3»\nd «4»', ['a = "1"', 'b = "2"', 'c = "3"', 'd = "4"']],
  ['dots stay in the key', 'spring.mail.host=«x»', ['spring.mail.host = "x"']],
  ['no comments behind values', 'a = «x # y»', ['a = "x # y"']],
  ['quotes belong to the value', 'a = «"x"»', ['a = "\\"x\\""']],
  ['continued lines', 'a = «x\\\n   y»\nb=«1»', ['a = "xy"', 'b = "1"']],
  ['escapes', 'a\\ b = «\\u0041\\t»', ['a b = "A\\t"']],
  ['empty', 'a=«»\nb«»', ['a = "" (none)', 'b = "" (none)']],
  ['byte order mark and CRLF', '\uFEFFa=«1»\r\nb=«2»\r\n', ['a = "1"', 'b = "2"']],
  ['templates', 'a = «{{ x }}»\n{% if y %}', ['a = "{{ x }}" (template)']],
  ['placeholders are for the dialect', 'a = «${X:25}»', ['a = "${X:25}"']],
];

const BROKEN: readonly (readonly [text: string, entries: readonly string[], problems: readonly string[]])[] = [
  [
    'a=1\n<<<<<<< HEAD\nb=2\n=======\nb=3\n>>>>>>> x',
    ['a = "1"', 'b = "2"', 'b = "3"'],
    ['<<<<<<< HEAD', '=======', '>>>>>>> x'],
  ],
  ['a=1\\', ['a = "1"'], []],
];

const SETS: readonly (readonly [text: string, value: string, spelling: Spelling, result: string])[] = [
  ['a = 25', '587', 'keep', 'a = 587'],
  ['a=', 'x', 'keep', 'a=x'],
  ['a', 'x', 'keep', 'a=x'],
  ['a=x', 'é\\', 'keep', 'a=\\u00e9\\\\'],
  ['a=x\r\n', 'true', 'bare', 'a=true\r\n'],
];

const INSERTS: readonly (readonly [text: string, key: readonly string[], result: string])[] = [
  ['a = x\nb = 1', ['n', 'm'], 'a = x\nn.m = 1\nb = 1'],
  ['a=x\r\n', ['n o'], 'a=x\r\nn\\ o=1\r\n'],
  ['a x', ['n'], 'a x\nn 1'],
  ['a = x\\\n  y\n', ['n'], 'a = x\\\n  y\nn = 1\n'],
];

describe('formats/properties', () => {
  for (const [name, text, entries] of ENTRIES) {
    it(`reads: ${name}`, () => {
      assert.deepEqual(checkEntries(propertiesFormat, text, entries).problems, []);
    });
  }

  for (const [text, entries, problems] of BROKEN) {
    it(`goes on in ${JSON.stringify(text)}`, () => {
      const document = checkEntries(propertiesFormat, text, entries);
      assert.deepEqual(
        document.problems.map(({ range }) => text.slice(range.start, range.end)),
        problems,
      );
    });
  }

  it('lists comments', () => {
    assert.deepEqual(
      propertiesFormat.parse(COMMENTS).comments.map(({ text }) => text),
      ['one', 'two'],
    );
  });

  it('agrees with the library', () => {
    const text = fc.string({
      unit: fc.constantFrom(...ALPHABET.filter((unit) => !/[{<\ufeff]/.test(unit))),
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, (source) => {
        const entries = propertiesFormat.parse(source).entries.map(({ path, value }) => [path[0] ?? '', value]);
        fc.pre(entries.every(([key]) => key !== '__proto__'));
        assert.deepEqual(Object.fromEntries(entries), parse(source));
      }),
      { numRuns: 2000 },
    );
  });
  for (const [text, value, spelling, result] of SETS) {
    it(`sets ${JSON.stringify(text)} to ${JSON.stringify(value)} (${spelling})`, () => {
      const document = propertiesFormat.parse(text);
      const entry = document.entries.at(-1);
      assert.ok(entry !== undefined);
      assert.equal(applyEdits(text, [propertiesFormat.set(document, entry, value, spelling)]), result);
    });
  }

  for (const [text, key, result] of INSERTS) {
    it(`inserts ${key.join('.')} into ${JSON.stringify(text)}`, () => {
      const document = propertiesFormat.parse(text);
      const [entry] = document.entries;
      assert.ok(entry !== undefined);
      assert.equal(applyEdits(text, [propertiesFormat.insertAfter(document, entry, key, '1', 'keep')]), result);
    });
  }

  it('changes one value and nothing else', () => {
    for (const sample of SAMPLES) checkSet(propertiesFormat, sample, VALUES);
  });

  it('adds and removes one entry and nothing else', () => {
    for (const sample of SAMPLES) {
      checkInsert(propertiesFormat, sample, ['1', 'a b', ''], (entry) =>
        /^\d+$/.test(entry.path.at(-1) ?? '') ? undefined : ['ADDED'],
      );
      checkRemove(propertiesFormat, sample);
    }
  });

  it('never throws', () => checkTotal(propertiesFormat, SAMPLES, ALPHABET));

  it('takes linear time', () => checkBounded(propertiesFormat, 'a = ')).timeout(120_000);
});
