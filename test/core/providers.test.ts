import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Provider } from '../../server/src/core/model.ts';
import { modeWorks } from '../../server/src/core/provider.ts';
import { providers } from '../../server/src/core/providers/index.ts';

const FOLDER = join(import.meta.dirname, '../../server/src/core/providers');
const ISO_DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** Shapes of real credentials; the entries describe them by pattern and never show one. */
const SECRETS = [
  /SG\.[\w-]{22}\.[\w-]{43}/,
  /AKIA[A-Z2-7]{16}\b/,
  /x(?:key|smtp)sib-[0-9a-f]{16}/,
  /\bre_[A-Za-z0-9]{16}/,
  /\bmlsn\.[0-9a-f]{16}/,
  /\bkey-[0-9a-f]{32}/,
  /(?<![\w/@-])(?=[A-Za-z]*\d)[A-Za-z0-9+]{32,}/,
];

/** Every regular expression of an entry, with the place where it stands. */
function patternsOf(provider: Provider): readonly (readonly [string, RegExp])[] {
  const { user, password } = provider.login ?? {};
  const shapes = [
    ['user', user?.pattern],
    ['password', password?.pattern],
    ...[...(user?.wrong ?? []), ...(password?.wrong ?? [])].map(({ means, pattern }) => [means, pattern] as const),
    ...provider.hosts.map(({ example, pattern }) => [example, pattern] as const),
    ...provider.endpoints.map(({ port, hosts }) => [`${port}`, hosts] as const),
  ] as const;
  return shapes.flatMap(([place, pattern]) => (pattern === undefined ? [] : [[place, pattern] as const]));
}

/** `^…$` with no alternative outside a group, so that both anchors hold for all of it. */
function isAnchored({ source }: RegExp): boolean {
  const bare = source.replaceAll(/\\./g, '').replaceAll(/\[[^\]]*\]/g, '');
  let depth = 0;
  for (const letter of bare) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (letter === '|' && depth === 0) return false;
  }
  return source.startsWith('^') && source.endsWith('$');
}

describe('providers', () => {
  it('has one entry for each file, under the id of the file', () => {
    const files = readdirSync(FOLDER).filter((name) => name !== 'index.ts');
    assert.deepEqual(providers.map(({ id }) => `${id}.ts`).sort(), files.sort());
    for (const name of files) {
      const text = readFileSync(join(FOLDER, name), 'utf8');
      assert.match(text, new RegExp(`\\n {2}id: '${name.slice(0, -3)}',\\n`), name);
    }
  });

  it('knows many providers', () => assert.ok(providers.length >= 111, `${providers.length}`));

  for (const provider of providers) {
    it(provider.id, () => {
      checkFacts(provider);
      checkHosts(provider);
      checkEndpoints(provider);
      checkSources(provider);
    });
  }

  it('never shows a secret', () => {
    for (const name of readdirSync(FOLDER)) {
      const text = readFileSync(join(FOLDER, name), 'utf8').replaceAll(/https:\/\/[^\s']+/g, '');
      for (const secret of SECRETS) assert.doesNotMatch(text, secret, name);
    }
  });

  it('recognises a secret when it sees one', () => {
    const samples = [`SG.${'a'.repeat(22)}.${'b'.repeat(43)}`, `AKIA${'B'.repeat(16)}`, `xkeysib-${'0'.repeat(64)}`];
    for (const sample of samples) assert.ok(SECRETS.some((secret) => secret.test(` '${sample}'`)));
  });

  it('tests every pattern in bounded time', () => {
    const hostile = [
      'a'.repeat(10_000),
      'a-'.repeat(5_000),
      'a.'.repeat(5_000),
      '1.'.repeat(5_000),
      'smtp.'.repeat(2_000),
      '|'.repeat(10_000),
    ];
    for (const provider of providers) {
      for (const [place, pattern] of patternsOf(provider)) {
        const own = provider.hosts[0]?.example ?? '';
        const texts = [...hostile, `${own}.`.repeat(500), `${own}-`.repeat(500), `${own}${'a'.repeat(10_000)}`];
        const start = performance.now();
        for (const text of texts) pattern.test(text);
        assert.ok(performance.now() - start < 200, `${provider.id} ${place}`);
      }
    }
  });
});

function checkFacts(provider: Provider): void {
  assert.match(provider.verifiedOn, ISO_DATE);
  assert.match(provider.id, /^[a-z0-9]+(?:-[a-z0-9]+)*$/);
  assert.ok(provider.name.length > 1);
  for (const [place, pattern] of patternsOf(provider)) {
    assert.ok(isAnchored(pattern), `${place}: ${pattern.source} is not anchored`);
    assert.ok(!pattern.global && !pattern.sticky, `${place}: a stateful pattern`);
    assert.doesNotMatch(pattern.source, /(?<!\\)[+*](?![^[]*\])/, `${place}: an unbounded repeat`);
  }
  for (const { date, source, kind } of provider.deprecations ?? []) {
    assert.match(date, ISO_DATE);
    assert.ok(source.length > 0 && kind.length > 0);
  }
  const { user } = provider.login ?? {};
  if (user?.literal !== undefined) {
    for (const name of [user.literal, ...(user.also ?? [])]) {
      assert.ok(user.pattern === undefined || user.pattern.test(name), `${name} misses its pattern`);
    }
  }
  const pages = [...provider.docs, ...(provider.unread ?? [])];
  for (const page of pages) assert.equal(new URL(page).protocol, 'https:');
  assert.equal(new Set(pages).size, pages.length, 'a page stands twice');
}

function checkHosts(provider: Provider): void {
  assert.ok(provider.hosts.length > 0);
  for (const { pattern, example, status, shared, replacement } of provider.hosts) {
    assert.match(example, pattern);
    assert.match(example.toUpperCase(), pattern);
    assert.doesNotMatch(`x${example}x`, pattern);
    if (status === 'retired' && provider.kind !== 'none') assert.ok(replacement, `${example} has no successor`);
    if (shared !== true) {
      const others = providers
        .filter(({ id }) => id !== provider.id)
        .filter(({ hosts }) => hosts.some((other) => other.shared !== true && other.pattern.test(example)));
      assert.deepEqual(
        others.map(({ id }) => id),
        [],
        `${example} belongs to two providers`,
      );
      const own = provider.hosts.filter((host) => host.shared !== true && host.pattern.test(example));
      assert.equal(own.length, 1, `${example} fits two patterns`);
    }
    if (replacement !== undefined && !replacement.includes('<')) {
      const successor = example.replace(pattern, replacement);
      const found = provider.hosts.find((host) => host.pattern.test(successor));
      assert.equal(found?.status, 'current', `${example} leads to ${successor}`);
    }
  }
}

function checkEndpoints(provider: Provider): void {
  const keys = provider.endpoints.map(({ port, mode, hosts }) => `${port} ${mode} ${hosts}`);
  assert.equal(new Set(keys).size, keys.length, 'an endpoint stands twice');
  for (const { port } of provider.endpoints) assert.ok(Number.isInteger(port) && port > 0 && port < 65_536);
  const { recommended } = provider;
  if (provider.kind === 'none') {
    assert.equal(recommended, undefined);
    return;
  }
  assert.ok(recommended, 'nothing is recommended');
  const endpoint = provider.endpoints.find(({ port }) => port === recommended.port);
  assert.ok(endpoint, 'the recommended port is no endpoint');
  assert.notEqual(endpoint.status, 'unsupported');
  assert.ok(provider.verified === 'no' || endpoint.status !== 'unverified', 'the recommended endpoint is unverified');
  assert.ok(modeWorks(endpoint.mode, recommended.mode));
  const host = recommended.host ?? '';
  const isTemplate = host.includes('<');
  const known = provider.hosts.find(({ pattern }) => pattern.test(host));
  assert.ok(isTemplate || provider.verified === 'no' || known?.status === 'current', `${host} is no current host`);
  if (provider.verified === 'no') {
    const statuses = new Set(provider.endpoints.map(({ status }) => status));
    assert.deepEqual([...statuses], ['unverified'], 'an entry that nobody verified drives a finding');
  }
}

function checkSources(provider: Provider): void {
  assert.ok(provider.sources.length > 0);
  for (const { ref, supports } of provider.sources) {
    assert.ok(ref.length > 3);
    assert.notEqual(supports, '');
  }
  const best = provider.sources.map(({ grade }) => grade).sort()[0];
  if (provider.verified === 'full') assert.equal(best, 'A');
  if (provider.verified === 'partial') assert.ok(best !== 'D', 'general knowledge supports nothing');
}
