import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { ABSENT } from '../scripts/absentFeatures.mjs';
import { startEditor } from './lsp/support.ts';

const root = join(import.meta.dirname, '..');
const dist = join(root, 'dist');
const PROCESS = /require\(["'](?:node:)?(?:child_process|cluster|worker_threads|vm)["']\)/;
/** They run in browsers too, where there is nothing of Node. */
const ANYWHERE = ['core.cjs', 'web/client.js'];
const OTHERS = ['cli.cjs', 'client.cjs', 'later.cjs', 'probe.cjs', 'server.cjs'];

/** What is shipped, as `npm run build` makes it: reading a file must never run anything. */
describe('bundles', () => {
  const bundles = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.c?js$/.test(name));
  const read = (name: string): string => readFileSync(join(dist, name), 'utf8');

  it('are all there', () => {
    assert.deepEqual(bundles.sort(), [...ANYWHERE, ...OTHERS].sort());
  });

  for (const name of bundles) {
    it(`${name} evaluates no text`, () => {
      assert.doesNotMatch(read(name), /(?<![.\w$])eval\(|new Function\(|\bimportScripts\(/);
    });
    // The client forks the language server, through the library of VS Code.
    if (name !== 'later.cjs') it(`${name} starts no process`, () => assert.doesNotMatch(read(name), PROCESS));
  }

  it('see a process when there is one', () => {
    assert.match(read('later.cjs'), PROCESS);
  });

  for (const name of ANYWHERE) {
    it(`${name} needs nothing of Node`, () => {
      const builtins = requiredBy(read(name)).filter((path) => isBuiltin(path));
      assert.deepEqual(builtins, []);
    });
  }

  it('see what a bundle needs', () => {
    assert.ok(requiredBy(read('server.cjs')).includes('./core.cjs'));
    assert.ok(requiredBy(read('server.cjs')).some((path) => isBuiltin(path)));
  });

  it('the beginning of the extension is short, and asks for the rest when it is used', () => {
    const text = read('client.cjs');
    assert.ok(text.length < 20_000, `${text.length} bytes`);
    const asked: string[] = [];
    const ask = (path: string): object => {
      asked.push(path);
      return {};
    };
    new Script(`(module, exports, require) => {${text}}`).runInThisContext()({}, {}, ask);
    assert.deepEqual([...new Set(asked)], ['vscode']);
    const needed = requiredBy(text).filter((path) => path.startsWith('.'));
    assert.deepEqual([...new Set(needed)], ['./later.cjs']);
  });

  it('the entry for browsers needs no other file', () => {
    assert.deepEqual([...new Set(requiredBy(read('web/client.js')))], ['vscode']);
  });
});

function requiredBy(text: string): readonly string[] {
  return [...text.matchAll(/\brequire\("([^"]+)"\)/g)].flatMap(([, path]) => path ?? []);
}

/** The libraries of the protocol are shipped without what serves these. */
describe('features that are left out', () => {
  it('are none that the server announces', async () => {
    const editor = await startEditor();
    try {
      const announced: unknown = editor.initialized.capabilities;
      const at = (path: string): unknown =>
        path.split('.').reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), announced);
      assert.ok(at('hoverProvider') === true && at('workspace.workspaceFolders') !== undefined);
      assert.deepEqual(
        ABSENT.filter(({ server }) => at(server) !== undefined),
        [],
      );
    } finally {
      await editor.stop();
    }
  });

  it('are modules of the libraries', () => {
    const libraries = ['vscode-languageclient', 'vscode-languageserver'];
    const missing = ABSENT.filter(
      ({ module }) =>
        !libraries.some((name) => existsSync(join(root, 'node_modules', name, 'lib', 'common', `${module}.js`))),
    );
    assert.deepEqual(missing, []);
  });
});

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
