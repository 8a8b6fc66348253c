import assert from 'node:assert/strict';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeAtomically } from '../../server/src/cli/atomic.ts';
import { BROKEN, CLEAN, type Content, cli } from './support.ts';

const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');

/** `--fix` on one file gives these bytes. */
function fixes(
  name: string,
  before: string | Uint8Array,
  after: string | Uint8Array,
  argv: readonly string[] = [],
): void {
  it(name, async () => {
    const result = await cli(['--fix', ...argv], { files: { 'mail.yaml': before } });
    assert.deepEqual(result.read('mail.yaml'), Buffer.from(after), result.err);
    const again = await cli(['--fix', ...argv], { files: { 'mail.yaml': after } });
    assert.deepEqual(again.read('mail.yaml'), Buffer.from(after), 'a second run changes nothing');
  });
}

describe('smtplint check --fix', () => {
  fixes('mends what has a safe fix', BROKEN, CLEAN);
  fixes('leaves a clean file alone', CLEAN, CLEAN);
  fixes('keeps Windows line ends', BROKEN.replaceAll('\n', '\r\n'), CLEAN.replaceAll('\n', '\r\n'));
  fixes('keeps a byte order mark', `\uFEFF${BROKEN}`, `\uFEFF${CLEAN}`);
  fixes('keeps UTF-16, little end first', utf16(BROKEN), utf16(CLEAN));
  fixes('keeps UTF-16, big end first', utf16(BROKEN).swap16(), utf16(CLEAN).swap16());
  fixes('keeps a missing last line end', BROKEN.trimEnd(), CLEAN.trimEnd());
  fixes('keeps comments and blank lines', `# ours\n\n${BROKEN}\n# end\n`, `# ours\n\n${CLEAN}\n# end\n`);
  fixes(
    'mends several blocks',
    `a:\n${indent(BROKEN)}b:\n${indent(BROKEN)}`,
    `a:\n${indent(CLEAN)}b:\n${indent(CLEAN)}`,
  );
  fixes('leaves alone what an ignore comment silences', ignored(BROKEN), ignored(BROKEN));
  fixes('leaves alone what is off', BROKEN, BROKEN, ['--rule', 'tls-port-mismatch=off']);
  fixes('leaves alone what is not reported', BROKEN, BROKEN, ['--rule=tls-port-mismatch=info', '--min-severity=error']);

  it('does not change a file in another encoding, and says so', async () => {
    const latin1 = Buffer.from(`# M\u00fcller\n${BROKEN}`, 'latin1');
    const result = await cli(['--fix'], { files: { 'mail.yaml': latin1 } });
    assert.deepEqual(result.read('mail.yaml'), latin1);
    assert.match(result.err, /mail\.yaml is not valid UTF-8/);
    assert.equal(result.code, 1);
  });

  it('exits with 0 when nothing is left, and says how many were mended', async () => {
    const result = await cli(['--fix'], { files: { 'mail.yaml': BROKEN } });
    assert.equal(result.code, 0);
    assert.match(result.err, /1 fixed/);
    assert.match(result.out, /No findings/);
  });

  it('writes through a link and leaves the link', async () => {
    const files: Record<string, Content> = {
      'common/mail.yaml': BROKEN,
      'app/mail.yaml': { link: '../common/mail.yaml' },
    };
    const result = await cli(['--fix', 'app'], { files });
    assert.equal(result.read('common/mail.yaml').toString(), CLEAN);
  });

  it('keeps the mode of the file and leaves no temporary one', () => {
    const folder = mkdtempSync(join(tmpdir(), 'smtplint-test-'));
    try {
      const path = join(folder, '.env');
      writeFileSync(path, 'old');
      chmodSync(path, 0o640);
      writeAtomically(path, 'new');
      assert.equal(readFileSync(path, 'utf8'), 'new');
      assert.equal(statSync(path).mode & 0o777, 0o640);
      assert.throws(() => writeAtomically(join(folder, 'no', 'folder'), 'x'));
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe('smtplint check --stdin', () => {
  it('checks the text under the name that is given', async () => {
    const argv = ['--stdin', '--stdin-filename', 'config/mail.yaml', '--format', 'json'];
    const { out, code } = await cli(argv, { stdin: BROKEN });
    assert.equal(code, 1);
    assert.equal(JSON.parse(out).findings[0].file, 'config/mail.yaml');
  });

  it('gives the mended text with --fix, and nothing else', async () => {
    const { bytes, code } = await cli(['--stdin', '--stdin-filename=mail.yaml', '--fix'], { stdin: BROKEN });
    assert.equal(bytes.toString(), CLEAN);
    assert.equal(code, 0);
  });

  for (const text of [CLEAN, '', 'a: 1\n', '\uFEFFmail: 1\n', Buffer.from([0xff, 0x00, 0x80, 0x6d])]) {
    it(`gives back what needs no fix, byte for byte: ${JSON.stringify(text).slice(0, 40)}`, async () => {
      const { bytes } = await cli(['--stdin', '--stdin-filename=mail.yaml', '--fix'], { stdin: text });
      assert.deepEqual(bytes, Buffer.from(text));
    });
  }

  it('gives back text of a kind that is not ours', async () => {
    const { bytes, code, err } = await cli(['--stdin', '--stdin-filename=mail.ts', '--fix'], { stdin: BROKEN });
    assert.deepEqual([bytes.toString(), code], [BROKEN, 0]);
    assert.match(err, /no kind of file/);
  });

  it('uses the configuration beside the name', async () => {
    const files = { 'a/.smtplint.yaml': 'rules:\n  tls-port-mismatch: off\n' };
    const argv = ['--stdin', '--stdin-filename=a/b/mail.yaml'];
    assert.equal((await cli(argv, { stdin: BROKEN, files })).code, 0);
    assert.equal((await cli([...argv, '--no-config'], { stdin: BROKEN, files })).code, 1);
  });

  it('needs a name and takes no paths', async () => {
    assert.equal((await cli(['--stdin'], { stdin: BROKEN })).code, 2);
    assert.equal((await cli(['--stdin', '--stdin-filename=a.yaml', 'b'], { stdin: BROKEN })).code, 2);
  });
});

describe('smtplint check --fix-dry-run', () => {
  it('prints a unified diff and changes nothing', async () => {
    const result = await cli(['--fix-dry-run'], { files: { 'a/mail.yaml': BROKEN } });
    assert.equal(result.read('a/mail.yaml').toString(), BROKEN);
    assert.equal(result.code, 1);
    assert.equal(
      result.out,
      [
        '--- a/a/mail.yaml',
        '+++ b/a/mail.yaml',
        '@@ -1,6 +1,7 @@',
        ' smtp:',
        '   host: mail.acme-widgets.net',
        '   port: 587',
        '-  secure: true',
        '+  secure: false',
        '+  requireTLS: true',
        '   auth:',
        '     user: app@acme-widgets.net',
        '',
      ].join('\n'),
    );
  });

  it('prints nothing where nothing would change', async () => {
    assert.equal((await cli(['--fix-dry-run'], { files: { 'mail.yaml': CLEAN } })).out, '');
  });

  it('still writes reports into files', async () => {
    const result = await cli(['--fix-dry-run', '--format=json=report'], { files: { 'mail.yaml': BROKEN } });
    assert.equal(JSON.parse(result.read('report').toString()).findings.length, 1);
  });
});

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

function ignored(text: string): string {
  return text.replace('587', '587 # smtplint-ignore tls-port-mismatch -- tested');
}
