import assert from 'node:assert/strict';
import { cli } from './support.ts';

/** `inspect --format json` of one file gives these fields of its first block (undefined = the field is not there). */
function inspects(name: string, file: string, text: string, expected: Readonly<Record<string, unknown>>): void {
  it(name, async () => {
    const { out, err, code } = await cli(['inspect', '--format', 'json'], { files: { [file]: text } });
    assert.deepEqual([code, err], [0, '']);
    const report = JSON.parse(out);
    assert.equal(report.schema, 'smtplint/inspect/1');
    const [block] = report.blocks;
    assert.equal(block.file, file);
    for (const [key, value] of Object.entries(expected)) assert.deepEqual(block[key], value, key);
  });
}

const BASE =
  'smtp:\n  host: smtp.mailgun.org\n  port: 465\n  secure: true\n  auth:\n    user: app@example.org\n    pass: ';

describe('smtplint inspect', () => {
  inspects('what is known, with key and line from 1', 'mail.yaml', `${BASE}Zx81-qwert\n`, {
    dialect: 'nodemailer-json',
    provider: 'mailgun',
    range: { start: { line: 1, character: 2 }, end: { line: 6, character: 20 } },
    host: { state: 'known', value: 'smtp.mailgun.org', key: 'smtp.host', line: 2 },
    port: { state: 'known', value: 465, key: 'smtp.port', line: 3 },
    security: { state: 'known', value: 'implicit', key: 'smtp.secure', line: 4 },
    user: { state: 'known', value: 'app@example.org', key: 'smtp.auth.user', line: 6 },
    password: { state: 'known', kind: 'literal', key: 'smtp.auth.pass', line: 7 },
    from: { state: 'absent' },
    verifyCertificate: { state: 'default', value: true },
  });
  inspects('a placeholder', 'mail.yaml', `${BASE}changeme\n`, {
    password: { state: 'known', kind: 'placeholder', key: 'smtp.auth.pass', line: 7 },
  });
  inspects('an empty password', 'mail.yaml', `${BASE}""\n`, {
    password: { state: 'known', kind: 'empty', key: 'smtp.auth.pass', line: 7 },
  });
  inspects('a reference', 'mail.yaml', `${BASE}\${SMTP_PASS}\n`, {
    password: { state: 'dynamic', kind: 'reference', key: 'smtp.auth.pass', line: 7 },
  });
  inspects(
    'defaults and what only run time knows',
    'mail.yaml',
    'smtp:\n  host: ${HOST}\n  requireTLS: true\n  auth:\n    user: a\n',
    {
      host: { state: 'dynamic', key: 'smtp.host', line: 2 },
      port: { state: 'default', value: 587 },
      security: { state: 'known', value: 'starttls', key: 'smtp.requireTLS', line: 3 },
      password: { state: 'absent' },
      provider: undefined,
    },
  );
  it('a mode that depends on the version: what each makes of it', async () => {
    const files = { 'app.env': 'SMTP_HOST=mail.acme-widgets.net\nSMTP_PORT=465\nSMTP_SECURE=false\n' };
    const { out } = await cli(['inspect', '-f', 'json'], { files });
    const { security } = JSON.parse(out).blocks[0];
    assert.deepEqual(Object.keys(security), ['state', 'key', 'line', 'readings']);
    assert.equal(security.state, 'dynamic');
    assert.ok(new Set(security.readings.map(({ value }: { readonly value: string }) => value)).size > 1);
  });
  inspects(
    'a mode that run time decides',
    'mail.yaml',
    'smtp:\n  host: mail.acme-widgets.net\n  secure: ${S}\n  auth: { user: a }\n',
    {
      security: { state: 'dynamic', key: 'smtp.secure', line: 3, outcome: 'unknown' },
    },
  );
  inspects(
    'a certificate that is not checked',
    'mail.yaml',
    'smtp:\n  host: mail.acme-widgets.net\n  secure: true\n  tls:\n    rejectUnauthorized: false\n',
    {
      verifyCertificate: { state: 'known', value: false, key: 'smtp.tls.rejectUnauthorized', line: 5 },
    },
  );
  inspects('the parts of a URL', 'app.env', 'EMAIL_SERVER=smtps://app:Zx81-qwert@smtp.mailgun.org:465\n', {
    provider: 'mailgun',
    host: { state: 'known', value: 'smtp.mailgun.org', key: 'EMAIL_SERVER', line: 1 },
    port: { state: 'known', value: 465, key: 'EMAIL_SERVER', line: 1 },
    user: { state: 'known', value: 'app', key: 'EMAIL_SERVER', line: 1 },
    password: { state: 'known', kind: 'literal', key: 'EMAIL_SERVER', line: 1 },
  });
  inspects(
    'no user name that is also the password',
    'app.env',
    'SMTP_HOST=smtp.mailgun.org\nSMTP_PORT=587\nSMTP_USER=Zx81-qwert\nSMTP_PASS=Zx81-qwert\n',
    {
      user: { state: 'known', key: 'SMTP_USER', line: 3 },
    },
  );

  it('several blocks and files, in their order', async () => {
    const two = 'a:\n  smtp: { host: a.example.org, port: 587 }\nb:\n  smtp: { host: b.example.org, port: 587 }\n';
    const { out } = await cli(['inspect', '-f', 'json'], { files: { 'x.yaml': two, 'a/y.yaml': two } });
    const blocks: readonly { readonly file: string; readonly host: { readonly value: string } }[] =
      JSON.parse(out).blocks;
    assert.deepEqual(
      blocks.map(({ file, host }) => `${file} ${host.value}`),
      ['x.yaml a.example.org', 'x.yaml b.example.org', 'a/y.yaml a.example.org', 'a/y.yaml b.example.org'],
    );
  });

  it('as text, without the password', async () => {
    const { out } = await cli(['inspect', 'mail.yaml'], { files: { 'mail.yaml': `${BASE}Zx81-qwert\n` } });
    assert.match(out, /^mail\.yaml:2 {2}nodemailer-json, mailgun\n/);
    assert.match(out, /host +smtp\.mailgun\.org {2}smtp\.host, line 2\n/);
    assert.match(out, /security +implicit \(TLS from the first byte\)/);
    assert.match(out, /password +\(literal, never shown\) {2}smtp\.auth\.pass, line 7\n/);
    assert.match(out, /certificate +checked {2}default\n/);
  });

  it('nothing, where nothing is', async () => {
    assert.equal((await cli(['inspect'], { files: { 'a.env': 'A=1\n' } })).out, 'No mail settings found.\n');
    assert.deepEqual(JSON.parse((await cli(['inspect', '-f', 'json'])).out).blocks, []);
    assert.equal((await cli(['inspect', 'nowhere'])).code, 2);
  });

  it('what stands in another layer, with the file and its line', async () => {
    const files = {
      '.env': 'A=1\nSMTP_HOST=smtp.acme.dev\nSMTP_PORT=587\nSMTP_PASSWORD=Zx81-qwert\n',
      '.env.local': 'SMTP_PORT=465\n',
    };
    const json = await cli(['inspect', '--format', 'json', '.env.local'], { files });
    const [block] = JSON.parse(json.out).blocks;
    assert.deepEqual(block.host, {
      state: 'known',
      value: 'smtp.acme.dev',
      key: 'SMTP_HOST',
      line: 2,
      file: '.env',
    });
    assert.deepEqual(block.password, {
      state: 'dynamic',
      key: 'SMTP_PASSWORD',
      line: 4,
      file: '.env',
      kind: 'reference',
    });
    const text = await cli(['inspect', '.env.local'], { files });
    assert.match(text.out, /host {9}smtp\.acme\.dev {2}SMTP_HOST, \.env line 2\n/);
  });
});
