import assert from 'node:assert/strict';
import { dialects } from '../../server/src/core/dialects/index.ts';
import { providers } from '../../server/src/core/providers/index.ts';
import { cli } from './support.ts';

type Listed = Readonly<Record<string, unknown>> & { readonly id: string };

async function listed(name: 'dialects' | 'providers'): Promise<readonly Listed[]> {
  const { code, out, err } = await cli([name, '--format', 'json']);
  assert.deepEqual([code, err], [0, '']);
  const data = JSON.parse(out) as Readonly<Record<string, unknown>>;
  assert.equal(data.schema, `smtplint/${name}/1`);
  const items = data[name];
  assert.ok(Array.isArray(items));
  return items as readonly Listed[];
}

describe('lists as JSON', () => {
  it('has every dialect with its sources and the day each was read', async () => {
    const items = await listed('dialects');
    assert.deepEqual(
      items.map(({ id, sources }) => ({ id, sources })),
      dialects.map(({ id, sources }) => ({ id, sources })),
    );
    for (const { id, name, ecosystem, keys } of items) {
      assert.ok(typeof name === 'string' && name !== '', id);
      assert.equal(typeof ecosystem, 'string', id);
      assert.equal(typeof keys, 'object', id);
    }
  });

  it('has every provider with its sources and the day it was verified', async () => {
    const items = await listed('providers');
    assert.deepEqual(
      items.map(({ id, sources, verifiedOn }) => ({ id, sources, verifiedOn })),
      providers.map(({ id, sources, verifiedOn }) => ({ id, sources, verifiedOn })),
    );
  });

  it('writes patterns as their source', async () => {
    const gmail = (await listed('providers')).find(({ id }) => id === 'gmail');
    assert.match(JSON.stringify(gmail?.hosts), /"pattern":"\^smtp/);
  });
});
