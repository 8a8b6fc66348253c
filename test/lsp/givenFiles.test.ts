import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { build } from 'esbuild';
import type { makeFileGiver } from '../../client/src/givenFiles.ts';
import type { GivenFiles } from '../../server/src/config/given.ts';

const ROOT = 'memfs:/shop';

describe('the client gives files to a server in a browser', () => {
  let script: string;
  before(async () => {
    const entry = join(import.meta.dirname, '..', '..', 'client', 'src', 'givenFiles.ts');
    const { outputFiles } = await build({
      entryPoints: [entry],
      bundle: true,
      format: 'cjs',
      external: ['vscode'],
      write: false,
    });
    script = outputFiles[0]?.text ?? '';
  });

  it('configurations and environment files of the workspace, and nothing before it is asked', async () => {
    const editor = open({ 'api/.smtplint.yml': 'rules:\n', 'api/mail.env': 'A=1', 'node_modules/x/.env': 'B=1' });
    const giver = editor.giver(script);
    assert.deepEqual(editor.asked, []);
    assert.deepEqual(await texts(giver.all()), { 'api/.smtplint.yml': 'rules:\n', 'api/mail.env': 'A=1' });
    assert.equal(editor.listening(), 6);
    giver.dispose();
    assert.equal(editor.listening(), 0);
  });

  it('what the search leaves out in the root of a folder', async () => {
    const editor = open({ '.smtplint.json': '{}', '.env': 'A=1' });
    editor.search = async () => [];
    assert.deepEqual(await texts(editor.giver(script).all()), { '.smtplint.json': '{}', '.env': 'A=1' });
  });

  it('no more than 200 files, the configurations first, and says so', async () => {
    const many = Array.from({ length: 250 }, (_, i) => [`${i}/.env`, `A=${i}`]);
    const editor = open({ ...Object.fromEntries(many), 'last/.smtplint.yaml': 'rules:\n' });
    const given = await texts(editor.giver(script).all());
    assert.deepEqual([Object.keys(given).length, given['last/.smtplint.yaml']], [200, 'rules:\n']);
    assert.deepEqual(editor.warnings, [
      'There are more configurations and environment files than the 200 that are read.',
    ]);
  });

  it('the names of files that are too large or cannot be read, without a text', async () => {
    const editor = open({ 'a/.smtplint.yaml': 'x'.repeat(256 * 1024 + 1), 'b/.env': new Error('no'), 'c/.env': 'A=1' });
    assert.deepEqual(await texts(editor.giver(script).all()), {
      'a/.smtplint.yaml': null,
      'b/.env': null,
      'c/.env': 'A=1',
    });
  });

  it('the root at once where a search takes long, and the rest when it is there', async () => {
    const editor = open({ '.smtplint.yaml': 'rules:\n', 'api/.env': 'A=1' });
    let answer = (): void => undefined;
    const slow = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const { search } = editor;
    editor.search = async (pattern) => slow.then(() => search(pattern));
    assert.deepEqual(await texts(editor.giver(script).all()), { '.smtplint.yaml': 'rules:\n' });
    answer();
    await editor.next();
    assert.deepEqual(await texts(editor.given[0]?.files), { '.smtplint.yaml': 'rules:\n', 'api/.env': 'A=1' });
    assert.equal(editor.given[0]?.whole, false);
  });

  it('the root where nothing can be searched', async () => {
    const editor = open({ '.smtplint.yaml': 'rules:\n' });
    editor.search = async () => Promise.reject(new Error('no search here'));
    assert.deepEqual(await texts(editor.giver(script).all()), { '.smtplint.yaml': 'rules:\n' });
    assert.deepEqual(editor.warnings, ['Files were not read: Error: no search here']);
  });

  it('what changes, comes and goes', async () => {
    const editor = open({ 'api/.env': 'A=1' });
    await editor.giver(script).all();
    editor.files['api/.env'] = 'A=2';
    editor.fire('change', 'api/.env');
    await editor.next();
    editor.files['.smtplint.yaml'] = 'rules:\n';
    editor.fire('create', '.smtplint.yaml');
    await editor.next();
    delete editor.files['api/.env'];
    editor.fire('delete', 'api/.env');
    await editor.next();
    editor.files['node_modules/x/.env'] = 'B=1';
    editor.fire('create', 'node_modules/x/.env');
    editor.fire('folders');
    await editor.next();
    const given = await Promise.all(editor.given.map(async ({ files, whole }) => [await texts(files), whole]));
    assert.deepEqual(given, [
      [{ 'api/.env': 'A=2' }, false],
      [{ '.smtplint.yaml': 'rules:\n' }, false],
      [{ 'api/.env': undefined }, false],
      [{ '.smtplint.yaml': 'rules:\n' }, true],
    ]);
  });
});

/** Texts by path from the workspace folder. */
async function texts(files: GivenFiles['files'] | Promise<GivenFiles['files']> = []) {
  return Object.fromEntries((await files).map(({ uri, text }) => [uri.slice(ROOT.length + 1), text]));
}

class FileSystemError extends Error {
  readonly code = 'FileNotFound';
}

type Listener = (uri: unknown) => void;

/** An editor with a workspace folder of these files; an error is what reading one gives. */
function open(start: Readonly<Record<string, string | Error>>) {
  const files: Record<string, string | Error> = { ...start };
  const listeners = new Map<string, Set<Listener>>();
  const waiting: (() => void)[] = [];
  const uriOf = (path: string) => ({ path, toString: () => `memfs:${path}` });
  const fileAt = ({ path }: { readonly path: string }): string => {
    const file = files[path.slice('/shop/'.length)];
    if (file === undefined) throw new FileSystemError();
    if (file instanceof Error) throw file;
    return file;
  };
  const on = (event: string) => (listener: Listener) => {
    const all = listeners.get(event) ?? new Set();
    listeners.set(event, all.add(listener));
    return { dispose: () => all.delete(listener) };
  };
  const editor = {
    files,
    asked: [] as string[],
    warnings: [] as string[],
    given: [] as GivenFiles[],
    async search(pattern: string) {
      const isWanted = /smtplint/.test(pattern) ? /\/\.smtplint\.\w+$/ : /\/(?:\.env|[^/]+\.env)$/;
      const paths = Object.keys(files).map((name) => `/shop/${name}`);
      return paths.filter((path) => isWanted.test(path) && !path.includes('/node_modules/')).map(uriOf);
    },
    listening: () => [...listeners.values()].reduce((sum, { size }) => sum + size, 0),
    fire(event: string, path = '') {
      for (const listener of listeners.get(event) ?? []) listener(uriOf(`/shop/${path}`));
    },
    /** Fulfilled when something more is given. */
    next: () => new Promise<void>((resolve) => waiting.push(resolve)),
    giver(script: string): ReturnType<typeof makeFileGiver> {
      const module = { exports: {} as { makeFileGiver: typeof makeFileGiver } };
      const require = () => vscode;
      // Patience costs the test nothing.
      const wait = (then: () => void) => setTimeout(then, 20);
      runInContext(script, createContext({ module, require, TextDecoder, setTimeout: wait }));
      const give = (given: GivenFiles): void => {
        editor.given.push(given);
        waiting.shift()?.();
      };
      return module.exports.makeFileGiver(give, (message) => editor.warnings.push(message));
    },
  };
  const vscode = {
    Uri: { joinPath: (uri: { readonly path: string }, name: string) => uriOf(`${uri.path}/${name}`) },
    Disposable: {
      from: (...all: readonly { dispose(): void }[]) => ({ dispose: () => all.forEach((one) => void one.dispose()) }),
    },
    FileType: { File: 1 },
    FileSystemError,
    workspace: {
      workspaceFolders: [{ uri: uriOf('/shop') }],
      findFiles(pattern: string, exclude: string, most: number) {
        editor.asked.push(pattern);
        assert.equal(exclude, '**/node_modules/**');
        return editor.search(pattern).then((found) => found.slice(0, most));
      },
      createFileSystemWatcher: () => ({
        onDidChange: on('change'),
        onDidCreate: on('create'),
        onDidDelete: on('delete'),
        dispose: () => undefined,
      }),
      onDidChangeWorkspaceFolders: on('folders'),
      onDidDeleteFiles: on('deleted'),
      onDidRenameFiles: on('renamed'),
      fs: {
        stat: async (uri: { readonly path: string }) => ({ type: 1, size: fileAt(uri).length }),
        readFile: async (uri: { readonly path: string }) => new TextEncoder().encode(fileAt(uri)),
      },
    },
  };
  return editor;
}
