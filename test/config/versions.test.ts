import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { versionFinder } from '../../server/src/config/versions.ts';
import { cli } from '../cli/support.ts';

const composer = (version: string): string =>
  `{"packages": [{"name": "laravel/framework", "version": "v${version}"}]}\n`;

describe('versions in lock files', () => {
  let folder: string;
  const write = (name: string, text = ''): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'smtplint-versions-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are those of the nearest one that names the package, inside the repository', () => {
    write('composer.lock', composer('7.0.0'));
    write('repo/.git/HEAD');
    write('repo/composer.lock', composer('8.83.27'));
    write('repo/app/composer.lock', '{"packages": []}');
    write('repo/api/composer.lock', composer('12.1.0'));
    const find = versionFinder();
    const version = (path: string, name = 'laravel/framework') => find(join(folder, path))(name);
    assert.equal(version('repo/.env'), '8.83.27');
    assert.equal(version('repo/app/config/.env'), '8.83.27');
    assert.equal(version('repo/api/.env'), '12.1.0');
    assert.equal(version('repo/.env', 'nodemailer'), undefined);
    assert.equal(version('repo/.env', 'acme/unknown'), undefined);
  });

  it('are those of the folder alone where there is no repository', () => {
    write('composer.lock', composer('8.83.27'));
    const find = versionFinder();
    assert.equal(find(write('.env'))('laravel/framework'), '8.83.27');
    assert.equal(find(write('app/.env'))('laravel/framework'), undefined);
  });

  it('are read again when the file has changed', () => {
    const path = write('composer.lock', composer('8.83.27'));
    const version = versionFinder()(write('.env'));
    assert.equal(version('laravel/framework'), '8.83.27');
    writeFileSync(path, composer('12.1.0'));
    utimesSync(path, 1, 1);
    assert.equal(version('laravel/framework'), '12.1.0');
    rmSync(path);
    assert.equal(version('laravel/framework'), undefined);
  });

  it('are not read through a link that leads out', () => {
    const outside = write('outside.lock', composer('8.83.27'));
    write('repo/.git/HEAD');
    symlinkSync(outside, join(folder, 'repo/composer.lock'));
    assert.equal(versionFinder()(write('repo/.env'))('laravel/framework'), undefined);
  });

  it('decide on the command line', async () => {
    const env = 'MAIL_MAILER=smtp\nMAIL_HOST=smtp.acme.dev\nMAIL_PORT=587\nMAIL_ENCRYPTION=ssl\n';
    const severities = async (files: Readonly<Record<string, string>>) => {
      const { out } = await cli(['check', '--format', 'json', '{folder}'], { files: { '.env': env, ...files } });
      const { findings } = JSON.parse(out) as { findings: readonly { rule: string; severity: string }[] };
      return findings.filter(({ rule }) => rule === 'tls-port-mismatch').map(({ severity }) => severity);
    };
    assert.deepEqual(await severities({}), ['warning']);
    assert.deepEqual(await severities({ 'composer.lock': composer('8.83.27') }), ['error']);
    assert.deepEqual(await severities({ 'composer.lock': composer('10.50.0') }), []);
  });
});
