import assert from 'node:assert/strict';
import { printers } from '../../server/src/cli/output/index.ts';
import { cli } from './support.ts';

/** Passwords that trigger rules about shape, quoting and encoding, so that messages and fixes come near them. */
const CANARIES = [
  'canary-plain-7f3a',
  'canary#hash 9c1e',
  'canary$dollar$4b2d',
  'canary@at:colon/8e6f',
  'canary"quote\\back5a',
  ' canary padded 77 ',
  'canary\u201ccurly\u201d3c',
  'xkeysib-canary0000000000000000000000000000000000000000000000000000000000000000-canary0000000000',
  'canarycanarycana',
  'kanariĕ-ünïcode-91',
];

/** A password in every format and carrier, plain, quoted, in a URL, in base64, beside mistakes that are reported. */
function filesWith(secret: string): Readonly<Record<string, string>> {
  const single = secret.replaceAll("'", "''");
  const quoted = JSON.stringify(secret);
  const encoded = encodeURIComponent(secret);
  const base64 = Buffer.from(secret).toString('base64');
  return {
    '.env': `MAIL_MAILER=smtp\nMAIL_HOST=smtp-relay.brevo.com\nMAIL_PORT=25\nMAIL_ENCRYPTION=null\nMAIL_USERNAME=app\nMAIL_PASSWORD=${secret}\nMAIL_FROM_ADDRESS=a@example.org\n`,
    'quoted.env': `EMAIL_HOST=smtp.gmial.com\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\nEMAIL_HOST_USER=me\nEMAIL_HOST_PASSWORD="${secret}"\nEMAIL_HOST_PASSWORD='${secret}'\n`,
    'same.env': `SMTP_HOST=smtp.gmail.com\nSMTP_PORT=587\nSMTP_SECURE=true\nSMTP_USER=${secret}\nSMTP_PASS=${secret}\n`,
    'host.env': `SMTP_HOST=smtp://app:${secret}@smtp.gmail.com:465\nSMTP_PORT=465\nSMTP_USER=app\nSMTP_PASS=${secret}\n`,
    'url.env': `MAILER_DSN=smtp://app:${secret}@smtp.gmail.com:465?encryption=tls\nEMAIL_URL=smtps://app:${encoded}@smtp.sendgrid.net:587\nEMAIL_SERVER="smtp://me:${secret}@mail.acme-widgets.net:465"\n`,
    'mail.yaml': `smtp:\n  host: smtp.sendgrid.net\n  port: 465\n  secure: false\n  tls: { rejectUnauthorized: false }\n  auth:\n    user: app\n    pass: '${single}'\n`,
    'plain.yaml': `smtp:\n  host: smtp.sendgrid.net\n  port: 587\n  secure: true\n  auth:\n    user: app\n    pass: ${secret}\n`,
    'docker-compose.yml': `services:\n  app:\n    image: ghost:5\n    environment:\n      - mail__transport=SMTP\n      - mail__options__host=smtp.mailgun.org\n      - mail__options__port=465\n      - mail__options__secure=false\n      - mail__options__auth__user=app\n      - mail__options__auth__pass=${secret}\n`,
    'secret.yaml': `apiVersion: v1\nkind: Secret\nmetadata: { name: mail }\ndata:\n  SMTP_HOST: ${Buffer.from('smtp.gmail.com').toString('base64')}\n  SMTP_PORT: ${Buffer.from('465').toString('base64')}\n  SMTP_SECURE: ${Buffer.from('false').toString('base64')}\n  SMTP_PASS: ${base64}\nstringData:\n  SMTP_PASSWORD: ${quoted}\n`,
    'config.json': `{"smtp": {"host": "smtp.gmail.com", "port": 587, "secure": true, "auth": {"user": "app", "pass": ${quoted}}}, "database": {"password": ${quoted}}}\n`,
    'grafana.ini': `[smtp]\nenabled = true\nhost = smtp.gmail.com:465\nuser = app\npassword = """${secret}"""\nskip_verify = true\nstartTLS_policy = NoStartTLS\n`,
    'app.toml': `[smtp]\nhost = "smtp.gmail.com"\nport = 465\nsecure = false\nusername = "app"\npassword = ${quoted}\n`,
    'application.properties': `spring.mail.host=smtp.gmail.com\nspring.mail.port=465\nspring.mail.username=app\nspring.mail.password=${secret}\nspring.mail.properties.mail.smtp.starttls.enable=true\n`,
  };
}

const COMMANDS: readonly (readonly string[])[] = [
  ...Object.keys(printers).map((format) => ['check', '--format', format, '--no-ignores']),
  ...Object.keys(printers).map((format) => ['check', '--format', `${format}=report`]),
  ['check', '--fix-dry-run'],
  ['check', '--fix-dry-run', '--unsafe-fixes'],
  ['check', '--fix', '--unsafe-fixes', '--format', 'json'],
  ['check', '--update-baseline'],
  ['inspect'],
  ['inspect', '--format', 'json'],
  ['test', 'same.env', '--host', '127.0.0.1', '--port', '1'],
  ['test', 'mail.yaml', '--host', '127.0.0.1', '--port', '1', '--format', 'json'],
];

/** Every spelling in which a password could be recognised. */
function spellings(secret: string): readonly string[] {
  const base64 = Buffer.from(secret).toString('base64');
  return [secret, secret.trim(), encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), base64].flatMap(
    (form) => [form, form.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&apos;')],
  );
}

describe('a password', () => {
  for (const secret of CANARIES) {
    it(`never leaves its file: ${secret.slice(0, 20)}`, async () => {
      const files = filesWith(secret);
      for (const argv of COMMANDS) {
        const result = await cli(argv, { files });
        const name = `smtplint ${argv.join(' ')}`;
        assert.ok(result.code <= 1, `${name}: ${result.err}`);
        const reports = argv.some((argument) => argument.endsWith('=report')) ? [result.read('report').toString()] : [];
        if (argv.includes('--update-baseline')) reports.push(result.read('.smtplint-baseline.json').toString());
        for (const text of [result.out, result.err, ...reports]) {
          for (const form of spellings(secret)) {
            const at = text.indexOf(form);
            assert.ok(at < 0, `${name} prints it: …${text.slice(Math.max(0, at - 200), at + 100)}…`);
          }
          // A part of it would be too much as well.
          const at = text.search(/canary|kanari/i);
          assert.ok(at < 0, `${name} prints a part of it: …${text.slice(Math.max(0, at - 200), at + 100)}…`);
        }
      }
    }).timeout(60_000);
  }

  it('is not in the report although something was found', async () => {
    const result = await cli(['check', '--format', 'json'], { files: filesWith(CANARIES[0] ?? '') });
    assert.ok(JSON.parse(result.out).findings.length > 5);
  });
});
