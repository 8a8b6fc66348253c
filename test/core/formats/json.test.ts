import assert from 'node:assert/strict';
import fc from 'fast-check';
import { createScanner } from 'jsonc-parser';
import { applyEdits } from '../../../server/src/core/edits.ts';
import { jsonFormat } from '../../../server/src/core/formats/json.ts';
import { jsonTokens } from '../../../server/src/core/formats/jsonTokens.ts';
import type { Spelling } from '../../../server/src/core/model.ts';
import { checkBounded, checkEntries, checkInsert, checkRemove, checkSet, checkTotal } from './support.ts';

const SETTINGS = `{
  // mail
  "Smtp": {
    "Host": "smtp.example.org", // host
    "Port": 587,
    "UseSsl": false,
    "Empty": null
  },
  "List": ["a", "b", { "c": 1 }],
  "Inline": { "x": "y", "z": 1 } /* end */
}
`;

const TRAILING =
  '\uFEFF{\r\n\t"a": 1, // one\r\n\t"b": { "c": "\\u0041\\n" },\r\n\t"d": [\r\n\t\t"e",\r\n\t\t"f",\r\n\t],\r\n}';

const SAMPLES = [SETTINGS, TRAILING, '{"a":1,"b":["x"]}', '[{"a": 1}, "b"]'];

const ALPHABET = [
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '"',
  '"a"',
  '"b": ',
  '1',
  'true',
  'null',
  '-',
  '//',
  '/*',
  '*/',
  '\n',
  ' ',
  '\\',
  '\\u00',
  'x',
  "'",
  '{{',
  '}}',
  '${',
  '<%',
  '%>',
  '\ufeff',
  'é',
  '\u2028',
  '0587',
];

const ENTRIES: readonly (readonly [name: string, text: string, entries: readonly string[]])[] = [
  ['nothing', '', []],
  [
    'types',
    '{"a": "«x»", "b": «587», "c": «true», "d": «null»}',
    ['a = "x" (double)', 'b = "587" (number)', 'c = "true" (boolean)', 'd = "null" (null)'],
  ],
  [
    'numbers keep their spelling',
    '{"a": «587.0», "b": «1E3», "c": «-0»}',
    ['a = "587.0" (number)', 'b = "1E3" (number)', 'c = "-0" (number)'],
  ],
  ['nesting', '{"a": {"b": {"c": «1»}, "d": «2»}}', ['a > b > c = "1" (number)', 'a > d = "2" (number)']],
  [
    'lists',
    '{"a": [«1», {"b": «2»}, [«3»]]}',
    ['a > 0 = "1" (number)', 'a > 1 > b = "2" (number)', 'a > 2 > 0 = "3" (number)'],
  ],
  ['a list at the root', '["«x»"]', ['0 = "x" (double)']],
  [
    'comments and trailing commas',
    '{ // c\n"a": «1», /* d */ "b": [«2»,],}',
    ['a = "1" (number)', 'b > 0 = "2" (number)'],
  ],
  ['byte order mark', '\uFEFF{"a": «1»}', ['a = "1" (number)']],
  ['escapes', '{"a": "«\\u0041\\n\\"»"}', ['a = "A\\n\\"" (double)']],
  ['escaped keys', '{"a\\"b.c": «1»}', ['a"b.c = "1" (number)']],
  ['duplicates are all listed', '{"a": «1», "a": «2»}', ['a = "1" (number)', 'a = "2" (number)']],
  ['empty collections', '{"a": {}, "b": []}', []],
  ['a root scalar has no key', '"x"', []],
  ['no comment inside a string', '{"a": "«http://x /* y */»"}', ['a = "http://x /* y */" (double)']],
  [
    'templates',
    '{"a": «{{ x | tojson }}», "b": "«{{ y }}»", "c": «${PORT}», {% if z %}"d": «1»{% endif %}}',
    [
      'a = "{{ x | tojson }}" (template)',
      'b = "{{ y }}" (double, template)',
      'c = "${PORT}" (template)',
      'd = "1" (number)',
    ],
  ],
];

const BROKEN: readonly (readonly [text: string, entries: readonly string[], problems: readonly string[]])[] = [
  ['{"a": 1, "b"}', ['a = "1" (number)'], ['"b"']],
  ['{"a": 1, "b":}', ['a = "1" (number)', 'b = "" (none, null)'], ['"b"']],
  ['{"a":\n"b": 1}', ['a = "" (none, null)', 'b = "1" (number)'], ['"a"']],
  ['{"a": 1\n"b": 2}', ['a = "1" (number)', 'b = "2" (number)'], ['"b"']],
  ['{"a": "x\n, "b": 2}', ['a = "x" (double)', 'b = "2" (number)'], ['"x']],
  ['{"a": {"b": 1, "c": 2', ['a > b = "1" (number)', 'a > c = "2" (number)'], ['{']],
  ['{"a": [1, 2}, "b": 3', ['a > 0 = "1" (number)', 'a > 1 = "2" (number)'], ['}']],
  ['{a: 1}', ['a = "1" (number)'], ['a']],
  ['{"a": x, "b": 0587}', ['a = "x"', 'b = "0587" (number)'], ['x', '0587']],
  ['{"a": 1,, "b": 2}', ['a = "1" (number)', 'b = "2" (number)'], [',']],
  ['{"a": 1}}', ['a = "1" (number)'], ['}']],
];

const SETS: readonly (readonly [text: string, value: string, spelling: Spelling, result: string])[] = [
  ['{"a": 25}', '587', 'keep', '{"a": 587}'],
  ['{"a": "25"}', '587', 'keep', '{"a": "587"}'],
  ['{"a": false}', 'true', 'keep', '{"a": true}'],
  ['{"a": false}', 'starttls', 'keep', '{"a": "starttls"}'],
  ['{"a": "false"}', 'true', 'bare', '{"a": true}'],
  ['{"a": 25}', '587', 'string', '{"a": "587"}'],
  ['{"a": "x"}', 'q"\\\n', 'keep', '{"a": "q\\"\\\\\\n"}'],
  ['{"a":}', 'x', 'keep', '{"a": "x"}'],
];

const INSERTS: readonly (readonly [text: string, at: number, key: readonly string[], result: string])[] = [
  ['{"a": 1, "b": 2}', 0, ['n'], '{"a": 1, "n": true, "b": 2}'],
  ['{ "a": 1 }', 0, ['n'], '{ "a": 1, "n": true }'],
  ['{\n  "a": 1, // c\n  "b": 2\n}', 0, ['n'], '{\n  "a": 1, // c\n  "n": true,\n  "b": 2\n}'],
  ['{\r\n\t"a": 1 // c\r\n}', 0, ['n'], '{\r\n\t"a": 1, // c\r\n\t"n": true\r\n}'],
  ['{\n  "a": 1,\n}', 0, ['n'], '{\n  "a": 1,\n  "n": true,\n}'],
  ['{\n  "a": [\n    1\n  ]\n}', 0, [], '{\n  "a": [\n    1,\n    true\n  ]\n}'],
  ['{"a": [1, 2]}', 0, [], '{"a": [1, true, 2]}'],
  ['{\n  "a": 1\n}', 0, ['tls', 'reject'], '{\n  "a": 1,\n  "tls": {\n    "reject": true\n  }\n}'],
  ['{"a": 1}', 0, ['tls', 'reject'], '{"a": 1, "tls": { "reject": true }}'],
  ['{"a": 1, "tls": {"x": 1}}', 0, ['tls', 'reject'], '{"a": 1, "tls": {"x": 1, "reject": true}}'],
  ['{"a": 1, "tls": {}}', 0, ['tls', 'reject'], '{"a": 1, "tls": { "reject": true }}'],
];

const REMOVES: readonly (readonly [text: string, at: number, result: string])[] = [
  ['{"a": 1, "b": 2}', 0, '{"b": 2}'],
  ['{"a": 1, "b": 2}', 1, '{"a": 1}'],
  ['{"a": 1}', 0, '{}'],
  ['{\n  "a": 1, // c\n  "b": 2\n}', 0, '{\n  "b": 2\n}'],
  ['{\n  "a": 1, // c\n  "b": 2 // d\n}', 1, '{\n  "a": 1 // c\n}'],
  ['{\n  "a": 1,\n  "b": 2,\n}', 1, '{\n  "a": 1,\n}'],
  ['[1, 2, 3]', 1, '[1, 3]'],
];

/** The scanner's kinds of tokens by their numbers. */
const SCANNED: Readonly<Record<number, string>> = {
  1: 'open',
  2: 'close',
  3: 'open',
  4: 'close',
  5: 'comma',
  6: 'colon',
  7: 'null',
  8: 'boolean',
  9: 'boolean',
  10: 'string',
  11: 'number',
};

describe('formats/json', () => {
  for (const [name, text, entries] of ENTRIES) {
    it(`reads: ${name}`, () => {
      assert.deepEqual(checkEntries(jsonFormat, text, entries).problems, []);
    });
  }

  for (const [text, entries, problems] of BROKEN) {
    it(`goes on in ${JSON.stringify(text)}`, () => {
      const document = checkEntries(jsonFormat, text, entries);
      assert.deepEqual(
        document.problems.map(({ range }) => text.slice(range.start, range.end)),
        problems,
      );
    });
  }

  it('lists comments', () => {
    const { comments } = jsonFormat.parse('// one\n{"a": "//x" /* two */, # three\n}');
    assert.deepEqual(
      comments.map(({ text }) => text),
      ['one', 'two'],
    );
  });

  it('finds the tokens that the scanner of jsonc-parser finds', () => {
    const text = fc.array(fc.constantFrom(...ALPHABET, ' ', '\n', '0', '7', '.', 'e', 'tru', 'e', '\\n', '\u00a0'));
    fc.assert(
      fc.property(text, (parts) => {
        const source = parts.join('');
        const next = jsonTokens(source);
        const scanner = createScanner(source);
        let end = 0;
        for (let token = next(); token !== undefined; token = next()) {
          assert.match(source.slice(end, token.start), /^\uFEFF?[ \t\r\n]*$/);
          end = token.end;
          if (token.kind === 'action' || token.kind === 'comment') continue;
          scanner.setPosition(token.start);
          const kind = SCANNED[scanner.scan()] ?? 'word';
          const found = [kind, scanner.getPosition(), scanner.getTokenValue(), scanner.getTokenError() !== 0];
          // A number takes along what JSON does not allow in it: that is ours alone.
          if (kind === 'number' && scanner.getPosition() < token.end) continue;
          const own = token.kind === 'literal' ? token.type : token.kind;
          const value = own === 'string' ? token.value : scanner.getTokenValue();
          assert.deepEqual([own, token.end, value, token.error !== undefined && own !== 'word'], found);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('agrees with JSON.parse', () => {
    const flat = (value: unknown, path: readonly string[]): readonly string[] => {
      if (typeof value !== 'object' || value === null) return [JSON.stringify([path, String(value)])];
      return Object.entries(value).flatMap(([key, inner]) => flat(inner, [...path, key]));
    };
    fc.assert(
      fc.property(
        fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())),
        fc.nat(4),
        (value, indent) => {
          const text = JSON.stringify(value, undefined, indent);
          const document = jsonFormat.parse(text);
          assert.deepEqual(document.problems, []);
          const entries = document.entries.map(({ path, value: own, type }) =>
            JSON.stringify([path, type === 'number' ? String(Number(own)) : own]),
          );
          assert.deepEqual([...entries].sort(), [...flat(JSON.parse(text), [])].sort());
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives up nesting that is too deep', () => {
    for (const text of ['['.repeat(100_000), '{"a":'.repeat(100_000), `${'['.repeat(201)}1${']'.repeat(201)}`]) {
      const document = jsonFormat.parse(text);
      assert.equal(document.entries.length, 0);
      assert.equal(document.problems.length, 1);
    }
    assert.equal(jsonFormat.parse(`${'['.repeat(150)}1${']'.repeat(150)}`).entries.length, 1);
  });

  for (const [text, value, spelling, result] of SETS) {
    it(`sets ${JSON.stringify(text)} to ${JSON.stringify(value)} (${spelling})`, () => {
      const document = jsonFormat.parse(text);
      const [entry] = document.entries;
      assert.ok(entry !== undefined);
      assert.equal(applyEdits(text, [jsonFormat.set(document, entry, value, spelling)]), result);
    });
  }

  for (const [text, at, key, result] of INSERTS) {
    it(`inserts ${key.join('.')} into ${JSON.stringify(text)}`, () => {
      const document = jsonFormat.parse(text);
      const entry = document.entries[at];
      assert.ok(entry !== undefined);
      assert.equal(applyEdits(text, [jsonFormat.insertAfter(document, entry, key, 'true', 'bare')]), result);
    });
  }

  for (const [text, at, result] of REMOVES) {
    it(`removes ${at} from ${JSON.stringify(text)}`, () => {
      const document = jsonFormat.parse(text);
      const entry = document.entries[at];
      assert.ok(entry !== undefined);
      assert.equal(applyEdits(text, [jsonFormat.remove(document, entry)]), result);
    });
  }

  it('changes one value and nothing else', () => {
    for (const sample of SAMPLES)
      checkSet(jsonFormat, sample, [
        '587',
        '',
        'a b',
        '"q"',
        'true',
        '0587',
        '\\',
        'two\nlines',
        'é😀\u0007',
        '\ud800',
      ]);
  });

  it('adds and removes one entry and nothing else', () => {
    for (const sample of SAMPLES) {
      checkInsert(jsonFormat, sample, ['1', 'a "b"', ''], (entry) =>
        /^\d+$/.test(entry.path.at(-1) ?? '') ? undefined : ['ADDED'],
      );
      checkRemove(jsonFormat, sample);
    }
  });

  it('never throws', () => checkTotal(jsonFormat, SAMPLES, ALPHABET));

  it('takes linear time', () => checkBounded(jsonFormat, '{"a": ')).timeout(120_000);
});
