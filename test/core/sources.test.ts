import assert from 'node:assert/strict';
import { dialects } from '../../server/src/core/dialects/index.ts';
import { providers } from '../../server/src/core/providers/index.ts';
import { rules } from '../../server/src/core/rules/index.ts';

/** A fact as far as its origin goes. */
interface Sourced {
  readonly sources: readonly { readonly url: string; readonly read: string }[];
}

/** True for a day of the calendar, written as `2026-11-23`. */
function isDay(text: string): boolean {
  const day = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** What is missing; an entry that gives all of it is complained of in no way. */
function complaints({ sources }: Sourced): readonly string[] {
  if (sources.length === 0) return ['no source'];
  return sources.flatMap(({ url, read }) => [
    ...(URL.canParse(url) && url.startsWith('https://') ? [] : [`no address: ${url}`]),
    ...(isDay(read) ? [] : [`not read on a day: ${read}`]),
  ]);
}

describe('sources', () => {
  for (const [kind, entries] of [
    ['dialect', dialects.map(({ id, sources }) => ({ id, sources }))],
    ['rule', rules.map(({ id, docs }) => ({ id, sources: docs.sources }))],
  ] as const) {
    it(`stand in every ${kind}, with the day they were read`, () => {
      assert.deepEqual(
        entries.flatMap((entry) => complaints(entry).map((complaint) => `${entry.id}: ${complaint}`)),
        [],
      );
    });
  }

  it('stand in every provider, with the day it was verified', () => {
    const wrong = providers.filter(
      ({ sources, verifiedOn }) => sources.length === 0 || sources.some(({ ref }) => ref === '') || !isDay(verifiedOn),
    );
    assert.deepEqual(
      wrong.map(({ id }) => id),
      [],
    );
  });

  const url = 'https://example.com/mail.rb';
  const REFUSED: readonly (readonly [name: string, entry: Sourced])[] = [
    ['no source', { sources: [] }],
    ['no date', { sources: [{ url, read: '' }] }],
    ['a month', { sources: [{ url, read: '2026-11' }] }],
    ['no day of the calendar', { sources: [{ url, read: '2026-02-30' }] }],
    ['another order', { sources: [{ url, read: '23.11.2026' }] }],
    ['no address', { sources: [{ url: 'mail.rb', read: '2026-11-23' }] }],
    [
      'a second source without a date',
      {
        sources: [
          { url, read: '2026-11-23' },
          { url, read: 'today' },
        ],
      },
    ],
  ];
  for (const [name, entry] of REFUSED) it(`are refused: ${name}`, () => assert.notDeepEqual(complaints(entry), []));

  it('are accepted where nothing is missing', () => {
    assert.deepEqual(complaints({ sources: [{ url, read: '2026-11-23' }] }), []);
  });
});
