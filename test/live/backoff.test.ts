import assert from 'node:assert/strict';
import { isRefusedLogin, makeBackoff } from '../../server/src/live/backoff.ts';

describe('back-off after refused logins', () => {
  it('doubles the wait with each refusal, up to two minutes', () => {
    let time = 0;
    const backoff = makeBackoff(() => time);
    assert.equal(backoff.wait('h', 'u'), 0);
    const waits: number[] = [];
    for (let i = 0; i < 9; i++) {
      backoff.ended('H', 'u', true);
      waits.push(backoff.wait('h', 'u'));
      time += backoff.wait('h', 'u');
      assert.equal(backoff.wait('h', 'u'), 0, 'then the way is free');
    }
    assert.deepEqual(waits, [2000, 4000, 8000, 16_000, 32_000, 64_000, 120_000, 120_000, 120_000]);
  });

  it('begins anew after an accepted login', () => {
    const backoff = makeBackoff(() => 0);
    backoff.ended('h', 'u', true);
    backoff.ended('h', 'u', true);
    backoff.ended('h', 'u', false);
    assert.equal(backoff.wait('h', 'u'), 0);
    backoff.ended('h', 'u', true);
    assert.equal(backoff.wait('h', 'u'), 2000);
  });

  it('keeps hosts and users apart', () => {
    const backoff = makeBackoff(() => 0);
    backoff.ended('h', 'u', true);
    assert.equal(backoff.wait('h', 'other'), 0);
    assert.equal(backoff.wait('other', 'u'), 0);
    assert.equal(backoff.wait('h', undefined), 0);
  });

  for (const cause of ['auth-bad-credentials', 'auth-app-password-required', 'auth-basic-disabled']) {
    it(`${cause} is a refusal`, () => assert.ok(isRefusedLogin(cause)));
  }
  for (const cause of ['ok', 'auth-temporary', 'auth-timeout', 'auth-not-offered', 'refused', 'cert-expired']) {
    it(`${cause} is none`, () => assert.ok(!isRefusedLogin(cause)));
  }
});
