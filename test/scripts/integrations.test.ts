import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { formatOf } from '../../server/src/core/formats/index.ts';
import { cli } from '../cli/support.ts';

/** The files with which other people's pipelines run smtplint: what they call must exist, in this version. */
const root = join(import.meta.dirname, '..', '..');
const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const { version } = JSON.parse(read('package.json'));

const [hook] = parse(read('.pre-commit-hooks.yaml'));
const action = parse(read('action.yml'));
const job = parse(read('templates/gitlab-ci.yml')).smtplint;

describe('integrations', () => {
  it('name the version of the package', () => {
    assert.equal(hook.entry, `npx --yes smtplint@${version} check`);
    assert.equal(action.inputs.version.default, version);
    for (const line of job.script) assert.ok(line.startsWith(`npx --yes smtplint@${version} `), line);
    const page = read('docs/ci.md');
    assert.deepEqual([...new Set(page.match(/(?<=smtplint@|rev: v|smtplint\/smtplint@v)\d[\w.-]*/g))], [version]);
  });

  it('pre-commit: gives the files to the linter that it reads', () => {
    const files = new RegExp(hook.files);
    const ours = ['.env', 'app/.env.production', '.env.example', 'mail.env', 'env.example', 'docker-compose.yml'];
    const more = ['config/mail.yaml.j2', 'appsettings.json', 'app.ini', 'x/config.toml', 'application.properties'];
    for (const name of [...ours, ...more, 'smtp.conf', 'setup.cfg']) {
      assert.ok(files.test(name) && formatOf(name) !== undefined, name);
    }
    for (const name of ['README.md', 'src/environment.ts', 'nginx.conf', 'image.png', 'environment']) {
      assert.ok(!files.test(name), name);
    }
  });

  /** The arguments with which the action calls npx; run as GitHub runs it. */
  function called(inputs: Readonly<Record<string, string>>): readonly string[] {
    const folder = mkdtempSync(join(tmpdir(), 'smtplint-action-'));
    try {
      writeFileSync(join(folder, 'npx'), '#!/bin/bash\nprintf "%s\\n" "$@" > called\n');
      chmodSync(join(folder, 'npx'), 0o755);
      const [step] = action.runs.steps;
      const env: Record<string, string> = { PATH: `${folder}:${process.env.PATH ?? ''}` };
      for (const [name, value] of Object.entries<string>(step.env)) {
        const input = /^\$\{\{ inputs\.(\w+) \}\}$/.exec(value)?.[1];
        assert.ok(input !== undefined && action.inputs[input] !== undefined, `${name} is an input`);
        env[name] = inputs[input] ?? action.inputs[input].default;
      }
      const shell = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run];
      execFileSync('bash', shell, { cwd: folder, env });
      assert.ok(!existsSync(join(folder, 'pwned')), 'no input is a command');
      return readFileSync(join(folder, 'called'), 'utf8').trimEnd().split('\n');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }

  const npx = ['--yes', `smtplint@${version}`, 'check', '--format', 'github'];
  it('action: checks the repository', () => assert.deepEqual(called({}), [...npx, '--', '.']));
  it('action: takes paths, options and a report', () => {
    const inputs = { paths: 'a b/c', args: '--max-warnings 0', sarif: 'x.sarif' };
    const options = ['--max-warnings', '0', '--format', 'sarif=x.sarif'];
    assert.deepEqual(called(inputs), [...npx, ...options, '--', 'a', 'b/c']);
  });
  it('action: runs nothing that stands in an input', () => {
    const paths = called({ paths: '$(touch pwned) `touch pwned`;touch' }).slice(npx.length + 1);
    assert.deepEqual(paths, ['$(touch', 'pwned)', '`touch', 'pwned`;touch']);
  });
  it('action: its options are ones that the command line has', async () => {
    const [, , ...argv] = called({ sarif: 'x.sarif', args: '--max-warnings 0' });
    const { code, err, read: written } = await cli(argv, { files: { '.env': 'A=1\n' } });
    assert.deepEqual([code, err], [0, '']);
    assert.equal(JSON.parse(written('x.sarif').toString()).version, '2.1.0');
  });

  it('GitLab: writes the report that it declares', async () => {
    const [line] = job.script;
    const argv = line.split(' ').slice(3);
    const { code, read: written } = await cli(argv, {
      files: { '.env': 'EMAIL_HOST=imap.gmail.com\nEMAIL_PORT=993\n' },
    });
    assert.equal(code, 1);
    assert.ok(JSON.parse(written(job.artifacts.reports.codequality).toString()).length > 0);
  });
});
