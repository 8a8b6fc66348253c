import assert from 'node:assert/strict';
import { browserHost } from '../../server/src/lsp/browserHost.ts';

const ROOT = 'vscode-vfs://github/me/shop';
const OFF = 'rules:\n  tls-port-mismatch: off\n';

/** A host with these files, by their path from the workspace folder. */
function hostOf(files: Readonly<Record<string, string | null>>, root = ROOT) {
  const host = browserHost();
  host.take?.(
    Object.entries(files).map(([path, text]) => ({ uri: `${root}/${path}`, text })),
    true,
  );
  const around = (path: string, folders: readonly string[] = [root]) => host.surroundings(`${root}/${path}`, folders);
  return { host, around, beside: (path: string) => host.beside?.(`${root}/${path}`) };
}

describe('the files that a browser gives', () => {
  describe('configuration', () => {
    it('is the nearest one, with all that it says', () => {
      const { around } = hostOf({
        '.smtplint.yaml': OFF,
        'api/.smtplint.json': '{ "preferredSubmission": "465", "maxFileSize": 2048 }',
      });
      const outer = around('web/config/.env');
      assert.deepEqual([outer.configUri, outer.rules], [`${ROOT}/.smtplint.yaml`, { 'tls-port-mismatch': 'off' }]);
      const inner = around('api/config/.env');
      assert.deepEqual(
        [inner.configUri, inner.rules, inner.preferredSubmission, inner.maxFileSize, inner.excluded],
        [`${ROOT}/api/.smtplint.json`, {}, '465', 2048, false],
      );
    });

    it('is the first of several in a folder', () => {
      const { around } = hostOf({ '.smtplint.json': '{}', '.smtplint.yml': OFF });
      assert.equal(around('.env').configUri, `${ROOT}/.smtplint.yml`);
    });

    it('is none above the workspace folder, and none without one', () => {
      const { around } = hostOf({ '.smtplint.yaml': OFF });
      assert.deepEqual(around('api/.env', [`${ROOT}/api`]), {});
      assert.deepEqual(around('api/.env', [`${ROOT}/ap`]), {});
      assert.deepEqual(around('.env', []), {});
    });

    it('lies in the root of a file system too', () => {
      const root = 'vscode-test-web://mount';
      for (const folder of [root, `${root}/`]) {
        const { around } = hostOf({ '.smtplint.yaml': OFF }, root);
        assert.equal(around('a/.env', [folder]).configUri, `${root}/.smtplint.yaml`);
      }
    });

    it('leaves out what its patterns name, seen from its folder', () => {
      const { around } = hostOf({ 'api/.smtplint.yaml': 'ignore:\n  - /old\n  - "*.example"\n  - "!keep.example"\n' });
      const excluded = (path: string): boolean | undefined => around(path).excluded;
      assert.equal(excluded('api/old/mail/.env'), true);
      assert.equal(excluded('api/new/old/.env'), false);
      assert.equal(excluded('api/.env.example'), true);
      assert.equal(excluded('api/keep.example'), false);
      assert.equal(excluded('old/.env'), undefined);
    });

    it('is named with line and column where it is broken', () => {
      const { around } = hostOf({ 'my app/.smtplint.yaml': 'rules:\n  nope: off\n' }, 'vscode-vfs://github/me/a%20b');
      assert.throws(() => around('my app/.env'), {
        name: 'ConfigError',
        message: /^vscode-vfs:\/\/github\/me\/a b\/my app\/\.smtplint\.yaml:2:3: No rule is called "nope"/,
      });
    });

    it('is not passed over where it cannot be read', () => {
      const { around } = hostOf({ '.smtplint.yaml': OFF, 'api/.smtplint.yaml': null });
      assert.throws(() => around('api/.env'), {
        name: 'ConfigError',
        message: `${ROOT}/api/.smtplint.yaml: cannot be read`,
      });
    });

    it('is found however its address is spelled', () => {
      const { host } = hostOf({ '.smtplint.yaml': OFF }, 'vscode-vfs://github/me/my%20shop%28new%29');
      const found = host.surroundings('vscode-vfs://github/me/my%20shop(new)/.env', [
        'vscode-vfs://github/me/my%20shop(new)',
      ]);
      assert.deepEqual(found.rules, { 'tls-port-mismatch': 'off' });
    });
  });

  describe('files beside a document', () => {
    it('are those that were given', () => {
      const { beside } = hostOf({
        '.env': 'A=1',
        'api/.env': 'A=2',
        'api/conf/(mail).env': 'A=3',
        'api/large.env': null,
      });
      const files = beside('api/compose.yml');
      assert.equal(files?.('.env'), 'A=2');
      assert.equal(files?.('../.env'), 'A=1');
      assert.equal(files?.('conf/(mail).env'), 'A=3');
      assert.equal(files?.('large.env'), undefined);
      assert.equal(files?.('none.env'), undefined);
      assert.equal(files?.('../../../../.env'), undefined);
    });

    it('are none above the root', () => {
      const { beside } = hostOf({ '.env': 'A=1', 'api/.env': 'A=2' }, 'vscode-test-web://mount');
      assert.equal(beside('compose.yml')?.('../.env'), undefined);
      assert.equal(beside('compose.yml')?.('x/../../.env'), undefined);
      assert.equal(beside('api/compose.yml')?.('../../.env'), undefined);
      assert.equal(beside('api/compose.yml')?.('./../.env'), 'A=1');
    });

    it('are none beside a document that lies in no folder', () => {
      const { host } = hostOf({ '.env': 'A=1' });
      assert.equal(host.beside?.('untitled:compose.yml')?.('.env'), undefined);
    });
  });

  describe('given later', () => {
    const uri = `${ROOT}/.env`;
    it('change, come and go one by one', () => {
      const { host } = hostOf({ '.env': 'A=1', 'a.env': '' });
      host.take?.([{ uri, text: 'A=2' }, { uri: `${ROOT}/b.env`, text: 'B=1' }, { uri: `${ROOT}/a.env` }], false);
      const texts = ['.env', 'a.env', 'b.env'].map((name) => host.read?.(`${ROOT}/${name}`));
      assert.deepEqual(texts, ['A=2', undefined, 'B=1']);
    });

    it('take the place of all', () => {
      const { host } = hostOf({ '.env': 'A=1', 'a.env': '' });
      host.take?.([{ uri, text: '' }], true);
      assert.deepEqual([host.read?.(uri), host.read?.(`${ROOT}/a.env`)], ['', undefined]);
    });

    it('are not used where they are no files', () => {
      const { host } = hostOf({ '.env': 'A=1' });
      for (const wrong of [undefined, null, 'x', [null, 1, { uri: 1, text: '' }, { uri, text: 2 }]])
        host.take?.(wrong, false);
      assert.equal(host.read?.(uri), 'A=1');
    });
  });
});
