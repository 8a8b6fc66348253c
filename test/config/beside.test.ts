import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { filesBeside } from '../../server/src/config/beside.ts';
import { cli } from '../cli/support.ts';

const COMPOSE = `services:
  web:
    env_file: ../mail.env
    environment:
      EMAIL_HOST: mail.acme-widgets.net
      EMAIL_PORT: \${MAIL_PORT}
`;

describe('files beside a file', () => {
  let folder: string;
  const write = (name: string, text = name): string => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return path;
  };
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'smtplint-beside-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are those of the folder and below', () => {
    const files = filesBeside(write('app/compose.yml'));
    write('app/.env');
    write('app/config/mail.env');
    write('outer.env');
    assert.equal(files('.env'), 'app/.env');
    assert.equal(files('config/mail.env'), 'app/config/mail.env');
    assert.equal(files('../outer.env'), undefined);
    assert.equal(files('../app/.env'), 'app/.env');
    assert.equal(files('no.env'), undefined);
    assert.equal(files('config'), undefined);
    assert.equal(files(join(folder, 'outer.env')), undefined);
  });

  it('are those of the repository', () => {
    write('project/.git/HEAD');
    write('project/mail.env');
    write('outer.env');
    const files = filesBeside(write('project/app/compose.yml'));
    assert.equal(files('../mail.env'), 'project/mail.env');
    assert.equal(files('../../outer.env'), undefined);
  });

  it('are none behind a link that leads out, and none that is too large', () => {
    const files = filesBeside(write('app/compose.yml'));
    symlinkSync(write('outer.env'), join(folder, 'app', '.env'));
    write('app/large.env', 'A=1\n'.repeat(100_000));
    assert.equal(files('.env'), undefined);
    assert.equal(files('large.env'), undefined);
  });

  it('are named by the command line, with their lines', async () => {
    const files = {
      '.git/HEAD': '',
      'mail.env': 'A=1\nEMAIL_USE_TLS=True\n',
      'app/compose.yml': COMPOSE,
      'app/.env': '# mail\nMAIL_PORT=465\n',
    };
    const { out } = await cli(['check', '--no-config', '-f', 'json', 'app/compose.yml'], { files });
    const [finding, ...more] = JSON.parse(out).findings;
    assert.equal(more.length, 0, out);
    assert.deepEqual([finding.rule, finding.range.start.line], ['tls-port-mismatch', 5]);
    const elsewhere = finding.related.flatMap(
      ({ file, range }: { file?: string; range: { start: { line: number } } }) =>
        file === undefined ? [] : [`${file}:${range.start.line}`],
    );
    assert.deepEqual(elsewhere, ['app/.env:1', 'mail.env:1']);
  });
});
