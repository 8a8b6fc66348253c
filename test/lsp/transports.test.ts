import assert from 'node:assert/strict';
import { type ChildProcess, fork, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import {
  createProtocolConnection,
  ExitNotification,
  InitializeRequest,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageReader,
  type MessageWriter,
  ShutdownRequest,
  SocketMessageReader,
  SocketMessageWriter,
} from 'vscode-languageserver/node';
import { SERVER } from './support.ts';

describe('language server: transports', () => {
  async function talk(child: ChildProcess, reader: MessageReader, writer: MessageWriter): Promise<void> {
    const connection = createProtocolConnection(reader, writer);
    connection.listen();
    const { serverInfo } = await connection.sendRequest(InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      capabilities: {},
    });
    assert.equal(serverInfo?.name, 'smtplint');
    await connection.sendRequest(ShutdownRequest.type);
    const exited = once(child, 'exit');
    await connection.sendNotification(ExitNotification.type);
    assert.deepEqual(await exited, [0, null]);
    connection.dispose();
  }

  it('speaks over the IPC channel of Node', async () => {
    const child = fork(SERVER, ['--node-ipc'], { execArgv: [] });
    await talk(child, new IPCMessageReader(child), new IPCMessageWriter(child));
  });

  it('speaks over a socket', async () => {
    const listener = createServer();
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    const address = listener.address();
    assert.ok(typeof address === 'object' && address !== null);
    const child = spawn(process.execPath, [SERVER, `--socket=${address.port}`]);
    const [socket] = await once(listener, 'connection');
    await talk(child, new SocketMessageReader(socket), new SocketMessageWriter(socket));
    listener.close();
  });

  for (const args of [[], ['--verbose'], ['stdio']]) {
    it(`says how to call it when called with ${JSON.stringify(args)}`, () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, [SERVER, ...args], { encoding: 'utf8' });
      assert.deepEqual([status, stdout], [2, '']);
      assert.match(stderr, /--stdio, --node-ipc or --socket=PORT/);
    });
  }

  it('ends when its client goes away without a word', async () => {
    const child = spawn(process.execPath, [SERVER, '--stdio'], { stdio: ['pipe', 'ignore', 'ignore'] });
    const exited = once(child, 'exit');
    child.stdin?.end();
    assert.deepEqual(await exited, [1, null]);
  });
});
