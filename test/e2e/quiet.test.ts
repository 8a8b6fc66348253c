import assert from 'node:assert/strict';
import { languageServers, networkSockets, ticksIn } from '../lsp/processes.ts';
import { type CodeServer, startCodeServer, until } from './host.ts';
import { openWorkbench, shotOfFailure, type Workbench } from './workbench.ts';

describe('without mail settings', () => {
  let server: CodeServer;
  let code: Workbench;
  before(async () => {
    server = await startCodeServer({
      trusted: true,
      files: {
        'notes.txt': 'SMTP_HOST=smtp.gmail.com in a text of another kind\n',
        'colours.json': '{ "red": "#f00" }\n',
        'app.env': 'EMAIL_HOST=smtp.gmail.com\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\n',
      },
    });
    code = await openWorkbench(server);
  });
  after(async () => {
    await code?.close();
    await server?.stop();
  });
  afterEach(async function () {
    await shotOfFailure(code, this.currentTest);
  });

  it('starts no process for a text, nor for settings of other things [capability: activation]', async () => {
    await code.quickOpen('notes.txt');
    await code.line('SMTP_HOST').waitFor();
    await code.quickOpen('colours.json');
    await code.line('red').waitFor();
    await until('the extension is active', () => /_doActivateExtension smtplint\.smtplint/.test(server.logs()));
    const end = Date.now() + 2_000;
    await until('two seconds are over', () => {
      assert.deepEqual(languageServers(server.pid), []);
      return Date.now() > end;
    });
  });

  it('starts one process for the first file with mail settings [capability: activation]', async () => {
    await code.quickOpen('app.env');
    await code.errorSquiggle.first().waitFor();
    assert.equal(languageServers(server.pid).length, 1);
  });

  it('uses no processor time while nothing happens [capability: activation]', async () => {
    const [pid = 0] = languageServers(server.pid);
    await until('the server has nothing left to do', async () => (await ticksIn(pid, 1_000)) === 0);
    const used = await ticksIn(pid, 3_000);
    console.log(`      the language server used ${used} ticks of 10 ms in 3 s`);
    assert.ok(used <= 3, `${used} ticks`);
  });

  it('holds no connection to any network [capability: telemetry]', () => {
    const [pid = 0] = languageServers(server.pid);
    // The other process shows that such sockets would be seen.
    assert.ok(networkSockets(server.pid) > 0);
    assert.equal(networkSockets(pid), 0);
  });
});
