import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { networkSockets, ticksIn } from './processes.ts';
import { type Editor, startEditor } from './support.ts';

const TEXT = 'EMAIL_HOST=smtp.gmail.com\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\n';

// Only Linux tells these things in files.
if (existsSync('/proc/self/net/tcp')) {
  describe('language server: a quiet process', () => {
    let editor: Editor;
    let pid: number;
    before(async () => {
      editor = await startEditor();
      assert.ok(editor.process.pid !== undefined);
      pid = editor.process.pid;
      await editor.open('file:///ws/.env', TEXT);
      const found = await editor.diagnostics('file:///ws/.env');
      assert.equal(found.length, 1);
      await editor.actions('file:///ws/.env', found);
    });
    after(() => editor.stop());

    it('opens no connection while it checks [capability: telemetry]', () => {
      assert.equal(networkSockets(pid), 0);
    });

    it('uses no processor time while nothing happens [capability: activation]', async function () {
      this.timeout(30_000);
      // What the start has left behind comes first.
      while ((await ticksIn(pid, 500)) > 0);
      const used = await ticksIn(pid, 2_000);
      assert.ok(used <= 2, `${used} ticks of 10 ms`);
    });
  });
}
