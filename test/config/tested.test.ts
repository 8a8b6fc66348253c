import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readPassedAt, readTested, recordTest, statePath } from '../../server/src/config/tested.ts';

describe('the record of passed connection tests', () => {
  let folder: string;
  const env = () => ({ SMTPLINT_STATE: join(folder, 'state') });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'smtplint-state-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  for (const [name, variables, platform, expected] of [
    ['of SMTPLINT_STATE', { SMTPLINT_STATE: '/s', XDG_STATE_HOME: '/x' }, 'linux', /^\/s\/tested\.json$/],
    ['of XDG_STATE_HOME', { XDG_STATE_HOME: '/x' }, 'linux', /^\/x\/smtplint\/tested\.json$/],
    ['below the home folder', { XDG_STATE_HOME: '' }, 'linux', /\/\.local\/state\/smtplint\/tested\.json$/],
    [
      'of LOCALAPPDATA on Windows',
      { LOCALAPPDATA: '/l', XDG_STATE_HOME: '/x' },
      'win32',
      /^\/l\/smtplint\/tested\.json$/,
    ],
  ] as const) {
    it(`lies in the folder ${name}`, () =>
      assert.match(statePath(variables, platform).replaceAll('\\', '/'), expected));
  }

  it('holds what passed, drops what failed, and names each once', () => {
    assert.deepEqual(readTested(env()), []);
    for (const [name, passed] of [
      ['a', true],
      ['b', true],
      ['a', true],
      ['c', false],
    ] as const) {
      assert.ok(recordTest(name, passed, env()));
    }
    assert.deepEqual(readTested(env()), ['b', 'a']);
    assert.ok(recordTest('b', false, env()));
    assert.deepEqual(readTested(env()), ['a']);
  });

  it('notes when it passed, and keeps the time of the others', () => {
    const path = statePath(env());
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(
      path,
      JSON.stringify({ passed: ['old', 'odd'], at: { old: '2026-01-02T03:04:05.000Z', odd: 7.5e99 } }),
    );
    const before = Date.now();
    recordTest('new', true, env());
    const times = readPassedAt(env());
    assert.deepEqual([...times.keys()], ['old', 'new']);
    assert.equal(times.get('old'), Date.UTC(2026, 0, 2, 3, 4, 5));
    assert.ok((times.get('new') ?? 0) >= before);
    recordTest('old', false, env());
    assert.deepEqual([...readPassedAt(env()).keys()], ['new']);
  });

  it('is for its owner alone, and leaves nothing beside it', () => {
    recordTest('a', true, env());
    const path = statePath(env());
    if (process.platform !== 'win32') assert.equal(statSync(path).mode & 0o777, 0o600);
    assert.deepEqual(readdirSync(dirname(path)), ['tested.json']);
  });

  it('keeps the newest 500', () => {
    const path = statePath(env());
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify({ passed: Array.from({ length: 500 }, (_, i) => `old${i}`) }));
    recordTest('new', true, env());
    const passed = readTested(env());
    assert.deepEqual([passed.length, passed[0], passed.at(-1)], [500, 'old1', 'new']);
  });

  for (const [name, content] of [
    ['no JSON', '{ "passed": ['],
    ['empty', ''],
    ['a list', '["a"]'],
    ['null', 'null'],
    ['of another shape', '{ "passed": "a" }'],
    ['full of other things', '{ "passed": [1, null, {}] }'],
    ['far too large', `{ "passed": ["${'x'.repeat(2_000_000)}"] }`],
  ] as const) {
    it(`is empty when its file is ${name}, and is written anew`, () => {
      const path = statePath(env());
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, content);
      assert.deepEqual(readTested(env()), []);
      assert.ok(recordTest('a', true, env()));
      const { at, ...rest } = JSON.parse(readFileSync(path, 'utf8'));
      assert.deepEqual(rest, { schema: 'smtplint/tested/1', passed: ['a'] });
      assert.deepEqual(Object.keys(at), ['a']);
    });
  }

  it('does without, where it cannot be written', () => {
    writeFileSync(join(folder, 'state'), 'a file and no folder');
    assert.equal(recordTest('a', true, env()), false);
    assert.deepEqual(readTested(env()), []);
  });
});
