import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../server/src/core/edits.ts';
import type { Entry, Format, SourceDocument, Spelling } from '../../../server/src/core/model.ts';

/** Text with « » around the spans that a test expects, and those spans. */
export function marked(source: string): { readonly text: string; readonly spans: readonly string[] } {
  const spans: string[] = [];
  let text = '';
  let start = -1;
  for (const char of source) {
    if (char === '«') start = text.length;
    else if (char === '»') spans.push(`${start}-${text.length}`);
    else text += char;
  }
  return { text, spans };
}

/** The path, style (unless plain), type (unless string), flags and value of an entry, in one line. */
export function show(entry: Entry): string {
  const notes = [
    ...(entry.style === 'plain' ? [] : [entry.style]),
    ...(entry.type === 'string' ? [] : [entry.type]),
    ...(entry.doc === 0 ? [] : [`doc${entry.doc}`]),
    ...(entry.tag === undefined ? [] : [entry.tag]),
    ...(entry.shared === true ? ['shared'] : []),
    ...(entry.template === true ? ['template'] : []),
  ];
  return `${entry.path.join(' > ')} = ${JSON.stringify(entry.value)}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}

/** Parses marked text and compares its entries and, where spans are marked, their inner ranges in document order. */
export function checkEntries(format: Format, source: string, expected: readonly string[]): SourceDocument {
  const { text, spans } = marked(source);
  const document = format.parse(text);
  assert.deepEqual(document.entries.map(show), expected);
  assertSound(document);
  if (spans.length > 0) {
    assert.deepEqual(
      document.entries.map(({ innerRange }) => `${innerRange.start}-${innerRange.end}`),
      spans,
      JSON.stringify(document.entries.map(({ innerRange }) => text.slice(innerRange.start, innerRange.end))),
    );
  }
  return document;
}

/** What holds for every document: ranges inside the text, nested, and entries in document order. */
export function assertSound(document: SourceDocument): void {
  const { text, entries, comments, problems } = document;
  let last = 0;
  for (const entry of entries) {
    const { keyRange, valueRange, innerRange } = entry;
    for (const range of [keyRange, valueRange, innerRange]) assertInside(range, text);
    assert.ok(valueRange.start <= innerRange.start && innerRange.end <= valueRange.end, `inner range: ${show(entry)}`);
    if (entry.style === 'none') assert.equal(valueRange.start, valueRange.end);
    if (entry.shared === true) continue;
    assert.ok(keyRange.end <= valueRange.start, `key after value: ${show(entry)}`);
    assert.ok(keyRange.start >= last, `out of order: ${show(entry)}`);
    last = keyRange.start;
  }
  for (const { range } of [...comments, ...problems]) assertInside(range, text);
}

function assertInside(range: { readonly start: number; readonly end: number }, text: string): void {
  assert.ok(0 <= range.start && range.start <= range.end && range.end <= text.length, JSON.stringify(range));
}

/** Parses anything: arbitrary text, and samples with spans cut out, doubled or replaced. */
export function checkTotal(format: Format, samples: readonly string[], alphabet: readonly string[]): void {
  const noise = fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 60 });
  const mutated = fc
    .record({
      sample: fc.constantFrom(...samples),
      at: fc.nat(),
      length: fc.nat({ max: 12 }),
      insert: fc.oneof(noise, fc.string({ unit: 'binary', maxLength: 8 })),
    })
    .map(({ sample, at, length, insert }) => {
      const start = at % (sample.length + 1);
      return sample.slice(0, start) + insert + sample.slice(start + length);
    });
  const any = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), noise, mutated);
  fc.assert(
    fc.property(any, (text) => {
      const document = format.parse(text);
      assert.equal(document.text, text);
      assertSound(document);
      for (const entry of document.entries.filter(({ shared }) => shared !== true).slice(0, 3)) {
        for (const spelling of ['keep', 'bare', 'string'] as const) {
          applyEdits(text, [format.set(document, entry, 'x y', spelling)]);
          applyEdits(text, [format.insertAfter(document, entry, ['k', 'l'], 'x', spelling)]);
        }
        applyEdits(text, [format.remove(document, entry)]);
      }
    }),
    { numRuns: 400 },
  );
}

const HOSTILE: readonly string[] = [
  '\n',
  '\r\n',
  ' ',
  '\t',
  'a: [',
  '[',
  '{',
  '{"a":',
  '"',
  "'",
  '`',
  '"""',
  '{{',
  '{{ x }}',
  '{%',
  '<%',
  '&a *a',
  '&a ',
  '*a ',
  'a=',
  'A="\\"',
  "A='\\'\n",
  'export ',
  '- ',
  '- - ',
  '? ',
  ': ',
  'a: ',
  'a: |\n ',
  '|\n',
  '\\',
  '#',
  '//',
  '/*',
  '!a ',
  'a.',
  '[a.b]\n',
  '[[a]]\n',
  'a = [',
  'a = {',
  'a = """',
  '%',
  '---\n',
  '<<<<<<<\n',
  'a: &a [*a]\n',
  '\u2028',
  '\ufeff',
  ',',
  '- a\n ',
  'a:\n ',
  'a : "b\n',
  '\\\n',
  '\\u',
  '...\n',
  '}',
  ']',
];

/** Hostile runs; the limit is generous, it is there to catch quadratic work (minutes), not slowness. */
export function checkBounded(format: Format, prefix: string): void {
  for (const unit of HOSTILE) {
    for (const text of [repeated(unit, 200_000), prefix + repeated(unit, 60_000)]) {
      const start = performance.now();
      const document = format.parse(text);
      const ms = performance.now() - start;
      assert.ok(ms < 2000, `${JSON.stringify(text.slice(0, 20))}… took ${Math.round(ms)} ms`);
      assert.ok(document.entries.length <= text.length);
    }
  }
}

function repeated(unit: string, length: number): string {
  return unit.repeat(Math.ceil(length / unit.length));
}

type Facts = readonly string[];

/** What an edit must leave alone: path and value of every entry, and the comments. */
function facts(document: SourceDocument): Facts {
  return document.entries.map((entry) => JSON.stringify([entry.doc, entry.path, entry.value]));
}

function editable(document: SourceDocument): readonly Entry[] {
  return document.entries.filter((entry) => entry.shared !== true && entry.template !== true);
}

/** `set` changes one value and nothing else. */
export function checkSet(
  format: Format,
  source: string,
  values: readonly string[],
  spellings: readonly Spelling[] = ['keep', 'string'],
): void {
  const before = format.parse(source);
  for (const entry of editable(before)) {
    const index = before.entries.indexOf(entry);
    for (const value of values) {
      for (const spelling of spellings) {
        const edit = format.set(before, entry, value, spelling);
        const text = applyEdits(source, [edit]);
        const after = format.parse(text);
        const note = `${show(entry)} ← ${JSON.stringify(value)} (${spelling})\n${text}`;
        const expected = facts(before).map((fact, i) =>
          i === index ? JSON.stringify([entry.doc, entry.path, value]) : fact,
        );
        assert.deepEqual(withoutShared(before, facts(after)), withoutShared(before, expected), note);
        assert.deepEqual(
          after.comments.map((c) => c.text),
          before.comments.map((c) => c.text),
          note,
        );
        assert.equal(after.problems.length, before.problems.length, note);
        if (spelling === 'string') assert.equal(after.entries[index]?.type, 'string', note);
      }
    }
  }
}

/** Entries that come through an alias follow the anchor, so that they may change with it. */
function withoutShared(document: SourceDocument, list: Facts): Facts {
  return list.filter((_, i) => document.entries[i]?.shared !== true);
}

/** `insertAfter` adds one entry right behind its neighbour and leaves all others as they are. */
export function checkInsert(
  format: Format,
  source: string,
  values: readonly string[],
  name: (entry: Entry) => readonly string[] | undefined = () => ['ADDED'],
): void {
  const before = format.parse(source);
  for (const entry of editable(before)) {
    for (const value of values) {
      const key = name(entry);
      if (key === undefined) continue;
      const text = applyEdits(source, [format.insertAfter(before, entry, key, value, 'keep')]);
      const after = format.parse(text);
      const path = [...entry.path.slice(0, -1), ...key];
      const note = `${show(entry)} + ${path.join('.')}: ${JSON.stringify(value)}\n${text}`;
      const wanted = JSON.stringify([entry.doc, path, value]);
      const rest = [...facts(after)];
      const found = rest.indexOf(wanted);
      assert.ok(found >= 0, note);
      rest.splice(found, 1);
      assert.deepEqual(rest, facts(before), note);
      assert.deepEqual(
        after.comments.map((c) => c.text),
        before.comments.map((c) => c.text),
        note,
      );
      assert.equal(after.problems.length, before.problems.length, note);
    }
  }
}

/** `remove` takes one entry away and leaves all others as they are. */
export function checkRemove(format: Format, source: string): void {
  const before = format.parse(source);
  for (const entry of editable(before)) {
    const text = applyEdits(source, [format.remove(before, entry)]);
    const after = format.parse(text);
    const note = `- ${show(entry)}\n${text}`;
    const expected = facts({ ...before, entries: withoutItem(before.entries, entry) });
    assert.deepEqual(facts(after), expected, note);
    assert.equal(after.problems.length, before.problems.length, note);
  }
}

/** The entries without one; the list items behind it move up. */
function withoutItem(entries: readonly Entry[], removed: Entry): readonly Entry[] {
  const parent = removed.path.slice(0, -1);
  const isItem = removed.keyRange.start === removed.keyRange.end;
  const index = isItem ? Number(removed.path.at(-1)) : Number.POSITIVE_INFINITY;
  return entries
    .filter((entry) => entry !== removed)
    .map((entry) => {
      const own = Number(entry.path[parent.length]);
      const moves = entry.doc === removed.doc && own > index && parent.every((part, i) => entry.path[i] === part);
      return moves
        ? { ...entry, path: entry.path.map((part, i) => (i === parent.length ? String(own - 1) : part)) }
        : entry;
    });
}
