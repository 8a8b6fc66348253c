import assert from 'node:assert/strict';
import { type KeptPasswords, type Login, makeKeptPasswords, type SecretStore } from '../../client/src/keptPasswords.ts';
import { type LoginPassword, loginPassword, type Typed } from '../../client/src/loginPassword.ts';
import { Secret } from '../../server/src/core/secret.ts';
import type { Cause, ProbeReport, ProbeStep } from '../../server/src/probe/index.ts';

const PASSWORD = 'canary-hWq72kkzlr';
const LOGIN: Login = { workspace: 'file:///ws', host: 'smtp.example.org', port: 587, user: 'shop' };

/** A secret storage in memory, with all that was ever written to it. */
function memory(): SecretStore & { readonly entries: Map<string, string>; readonly written: string[] } {
  const entries = new Map<string, string>();
  const written: string[] = [];
  return {
    entries,
    written,
    get: async (key) => entries.get(key),
    async store(key, value) {
      written.push(key, value);
      entries.set(key, value);
    },
    async delete(key) {
      entries.delete(key);
    },
  };
}

describe('passwords that the user keeps', () => {
  let store: ReturnType<typeof memory>;
  let kept: KeptPasswords;
  beforeEach(() => {
    store = memory();
    kept = makeKeptPasswords(store);
  });

  it('are found again, and only for the same workspace, host, port and user', async () => {
    await kept.keep(LOGIN, new Secret(PASSWORD));
    assert.equal((await makeKeptPasswords(store).find(LOGIN))?.reveal(), PASSWORD);
    assert.equal((await kept.find({ ...LOGIN, host: 'SMTP.example.ORG' }))?.reveal(), PASSWORD);
    for (const other of [
      { workspace: 'file:///other' },
      { host: 'smtp.evil.test' },
      { port: 465 },
      { user: 'admin' },
      { user: undefined },
    ]) {
      assert.equal(await kept.find({ ...LOGIN, ...other }), undefined, JSON.stringify(other));
    }
  });

  it('stand there under a hash', async () => {
    await kept.keep(LOGIN, new Secret(PASSWORD));
    for (const word of ['smtp.example.org', 'shop', 'file:///ws']) assert.ok(!store.written.join().includes(word));
  });

  it('are forgotten one by one, and all at once', async () => {
    const other = { ...LOGIN, user: 'other' };
    await kept.keep(LOGIN, new Secret(PASSWORD));
    await kept.keep(other, new Secret('another'));
    await kept.forget(LOGIN);
    assert.equal(await kept.find(LOGIN), undefined);
    assert.equal((await kept.find(other))?.reveal(), 'another');
    await kept.forget(other);
    assert.equal(store.entries.size, 0, 'nothing is left');
    await kept.keep(LOGIN, new Secret(PASSWORD));
    await kept.forgetAll();
    assert.equal(store.entries.size, 0);
  });

  for (const damaged of ['', '{', 'null', '[1]', '"text"', '7']) {
    it(`are asked for again when the storage is damaged: ${damaged}`, async () => {
      store.entries.set('smtplint.passwords', damaged);
      assert.equal(await kept.find(LOGIN), undefined);
      await kept.keep(LOGIN, new Secret(PASSWORD));
      assert.equal((await kept.find(LOGIN))?.reveal(), PASSWORD);
    });
  }
});

describe('the password of a connection test that the file does not hold', () => {
  let store: ReturnType<typeof memory>;
  let questions: number;
  beforeEach(() => {
    store = memory();
    questions = 0;
  });

  const begin = async (keep: boolean, text = PASSWORD): Promise<LoginPassword> => {
    const ask = async (): Promise<Typed> => {
      questions++;
      return { secret: text === '' ? undefined : new Secret(text), keep };
    };
    const password = await loginPassword(LOGIN, makeKeptPasswords(store), ask);
    assert.ok(password !== undefined);
    return password;
  };
  const report = (cause: Cause, auth?: ProbeStep['status']): ProbeReport => ({
    schema: 'smtplint/test/1',
    ok: auth === 'ok',
    target: { host: LOGIN.host, port: LOGIN.port, security: 'starttls' },
    steps: auth === undefined ? [] : [{ name: 'auth', status: auth, ms: 1, detail: '' }],
    cause,
    message: '',
    advice: [],
    alternatives: [],
  });

  it('is kept when the user says so and the server accepts it; then it is used unasked', async () => {
    const first = await begin(true);
    assert.deepEqual(store.written, [], 'not before the server has judged it');
    assert.equal(await first.settle(report('ok', 'ok')), 'kept');
    const second = await begin(false);
    assert.equal(second.secret?.reveal(), PASSWORD);
    assert.equal(questions, 1);
    assert.equal(await second.settle(report('ok', 'ok')), undefined);
  });

  it('is kept also when the message fails after the login', async () => {
    assert.equal(await (await begin(true)).settle(report('sender-rejected', 'ok')), 'kept');
  });

  for (const [name, keep, text, cause, auth] of [
    ['the user did not choose to', false, PASSWORD, 'ok', 'ok'],
    ['the server refuses it', true, PASSWORD, 'auth-bad-credentials', 'fail'],
    ['the test does not get as far as the login', true, PASSWORD, 'connect-timeout', undefined],
    ['it was sent in clear text, or not at all', true, PASSWORD, 'auth-in-cleartext', 'warn'],
    ['the user leaves it empty', true, '', 'ok', 'skip'],
  ] as const) {
    it(`is not kept when ${name}`, async () => {
      assert.equal(await (await begin(keep, text)).settle(report(cause, auth)), undefined);
      assert.deepEqual(store.written, []);
    });
  }

  it('is forgotten when the server refuses it, and kept through faults that say nothing about it', async () => {
    await (await begin(true)).settle(report('ok', 'ok'));
    for (const cause of ['connect-timeout', 'auth-temporary', 'cert-expired', 'refused'] as const) {
      assert.equal(await (await begin(false)).settle(report(cause)), undefined);
    }
    assert.equal(questions, 1);
    assert.equal(await (await begin(false)).settle(report('auth-bad-credentials', 'fail')), 'forgotten');
    assert.equal(store.entries.size, 0);
    await begin(false);
    assert.equal(questions, 2, 'and asked for again');
  });

  it('is asked for each time where none can be kept', async () => {
    const ask = async (): Promise<Typed> => ({ secret: new Secret(PASSWORD), keep: true });
    const password = await loginPassword(LOGIN, undefined, ask);
    assert.equal(await password?.settle(report('ok', 'ok')), undefined);
    assert.equal(await loginPassword(LOGIN, undefined, async () => undefined), undefined, 'no answer, no test');
  });
});
