import assert from 'node:assert/strict';
import { setTimeout as after } from 'node:timers/promises';
import { makeIdle } from '../../server/src/probe/idle.ts';

describe('probe: work for the time in which the test waits', () => {
  it('is done in its order, soon', async () => {
    const done: number[] = [];
    const idle = makeIdle();
    for (const which of [1, 2, 3]) idle.meanwhile(() => done.push(which));
    assert.equal(done.join(), '');
    await after(20);
    assert.equal(done.join(), '1,2,3');
    idle.meanwhile(() => done.push(4));
    await after(20);
    assert.equal(done.join(), '1,2,3,4');
  });

  it('is done at once at the end, and only once', async () => {
    const done: number[] = [];
    const idle = makeIdle();
    idle.meanwhile(() => done.push(1));
    idle.finish();
    assert.equal(done.join(), '1');
    await after(20);
    assert.equal(done.join(), '1');
  });

  it('fails where somebody can catch it', async () => {
    const idle = makeIdle();
    idle.meanwhile(() => {
      throw new Error('a bug');
    });
    await after(20);
    assert.throws(() => idle.finish(), /a bug/);
  });
});
