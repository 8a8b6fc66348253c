import assert from 'node:assert/strict';
import { fixAll } from '../../server/src/core/fixAll.ts';
import { lint, understand } from '../../server/src/core/lint.ts';

type Files = Readonly<Record<string, string>>;

const MISMATCH = 'tls-port-mismatch';

function service(environment: string, rest = ''): string {
  return `services:\n  web:\n    image: acme/web\n${rest}    environment:\n${environment.replace(/^(?=.)/gm, '      ')}`;
}

/** The settings of the first block; `~` = known only at run time, `file:` before what comes from another one. */
function reads(name: string, text: string, files: Files, expected: string, path = 'compose.yml'): void {
  it(name, () => {
    const [block] = understand(path, text, { files: (file) => files[file] })?.blocks ?? [];
    const shown = block?.scope.variables.map(
      ({ path: key, value, dynamic, origin }) =>
        `${key.join('.')}=${origin === undefined ? '' : `${origin.file}:`}${dynamic ? '~' : value}`,
    );
    assert.equal(shown?.join(' '), expected);
  });
}

interface Told {
  readonly rule: string;
  readonly message: RegExp;
  /** `file line:character`, counted from 0. */
  readonly related: readonly string[];
}

/** The findings of the rules that look at several settings; none when `told` is absent. */
function check(name: string, marked: string, files: Files, told?: Told): void {
  it(name, () => {
    const text = marked.replace(/[«»]/g, '');
    const options = { files: (file: string) => files[file] };
    const findings = lint('compose.yml', text, options);
    if (told === undefined) {
      assert.deepEqual(findings, []);
      return;
    }
    const [finding] = findings;
    assert.ok(finding && findings.length === 1, `one finding, not ${findings.map(({ rule }) => rule).join()}`);
    assert.equal(finding.rule, told.rule);
    assert.deepEqual([finding.range.start, finding.range.end], [marked.indexOf('«'), marked.indexOf('»') - 1]);
    assert.match(finding.message, told.message);
    const elsewhere = finding.related.flatMap(({ file, place }) =>
      file === undefined ? [] : [`${file} ${place?.start.line}:${place?.start.character}`],
    );
    assert.deepEqual(elsewhere, told.related);
    // What stands elsewhere is never rewritten from here.
    const { text: fixed } = fixAll('compose.yml', text, options);
    for (const line of text.split('\n').filter((one) => /\$|env/.test(one))) assert.ok(fixed.includes(line), line);
  });
}

describe('files that Compose brings in', () => {
  describe('as values of .env', () => {
    const env = { '.env': 'H=mail.acme.dev\nP=465\nEMPTY=\nR=${H}\n' };
    reads('for a name', service('SMTP_HOST: ${H}\n'), env, 'SMTP_HOST=.env:mail.acme.dev');
    reads('in a list', service('- SMTP_HOST=${H}\n'), env, 'SMTP_HOST=.env:mail.acme.dev');
    reads('before a default', service('SMTP_HOST: ${H:-x.dev}\n'), env, 'SMTP_HOST=.env:mail.acme.dev');
    reads('inside a value', service('SMTP_HOST: smtp.${H}\n'), env, 'SMTP_HOST=.env:smtp.mail.acme.dev');
    reads('that refer to others there', service('SMTP_HOST: ${R}\n'), env, 'SMTP_HOST=.env:mail.acme.dev');
    reads(
      'unless they are empty and a default is for that',
      service('SMTP_HOST: ${EMPTY:-x.dev}\n'),
      env,
      'SMTP_HOST=x.dev',
    );
    reads('but not of names that it has not', service('SMTP_HOST: ${Q}\n'), env, 'SMTP_HOST=~');
    reads('but not where there is none', service('SMTP_HOST: ${H}\n'), {}, 'SMTP_HOST=~');
    reads(
      'but no password',
      service('SMTP_HOST: a.dev\nSMTP_PASSWORD: ${P}\n'),
      env,
      'SMTP_HOST=a.dev SMTP_PASSWORD=~',
    );
    reads(
      'but no URL',
      service('SMTP_HOST: a.dev\nX: ${U}\n'),
      { '.env': 'U=smtp://u:p@a.dev' },
      'SMTP_HOST=a.dev X=~',
    );
    reads('but not in another kind of file', service('SMTP_HOST: ${H}\n'), env, 'SMTP_HOST=~', 'values.yml');
  });

  describe('as env_file', () => {
    const files = { 'mail.env': 'SMTP_PORT=465\nSMTP_HOST=b.dev\nSMTP_PASS=hunter2\n', 'b.env': 'SMTP_PORT=587\n' };
    const host = 'SMTP_HOST: a.dev\n';
    const all = 'SMTP_HOST=a.dev SMTP_PORT=mail.env:465 SMTP_PASS=mail.env:~';
    reads('as one path', service(host, '    env_file: mail.env\n'), files, all);
    reads('as a list', service(host, '    env_file: [./mail.env]\n'), files, all);
    reads('as maps', service(host, '    env_file:\n      - path: mail.env\n        required: false\n'), files, all);
    reads(
      'the last of which wins',
      service(host, '    env_file: [mail.env, b.env]\n'),
      files,
      'SMTP_HOST=a.dev SMTP_PORT=b.env:587 SMTP_PASS=mail.env:~',
    );
    reads('that is not there', service(host, '    env_file: no.env\n'), files, 'SMTP_HOST=a.dev');
    reads('of another service', `${service(host)}  b:\n    env_file: mail.env\n`, files, 'SMTP_HOST=a.dev');
  });

  describe('make findings', () => {
    const mail =
      'EMAIL_HOST: mail.acme-widgets.net\nEMAIL_HOST_USER: app@acme-widgets.net\nEMAIL_HOST_PASSWORD: ${PW}\n';
    check(
      'that name both places, for .env',
      service(`${mail}EMAIL_PORT: «\${MAIL_PORT:-587}»\nEMAIL_USE_TLS: "True"\n`),
      { '.env': '# mail\nMAIL_PORT=465\n' },
      { rule: MISMATCH, message: /^Port 465 .* MAIL_PORT comes from \.env\.$/, related: ['.env 1:10'] },
    );
    check(
      'that name both places, for an env_file',
      service(`${mail}EMAIL_PORT: «465»\n`, '    env_file: mail.env\n'),
      { 'mail.env': 'EMAIL_USE_TLS=True\n' },
      { rule: MISMATCH, message: /EMAIL_USE_TLS comes from mail\.env\.$/, related: ['mail.env 0:14'] },
    );
    check(
      'at the name of the file, when the value stands there',
      service(`${mail}EMAIL_USE_SSL: "True"\n`, '    env_file: «mail.env»\n'),
      { 'mail.env': 'EMAIL_PORT=587\n' },
      { rule: MISMATCH, message: /EMAIL_PORT comes from mail\.env\.$/, related: ['mail.env 0:11'] },
    );
    check(
      'no more, where the other file sets it right',
      service(`${mail}EMAIL_PORT: 465\n`, '    env_file: mail.env\n'),
      {
        'mail.env': 'EMAIL_USE_SSL=True\n',
      },
    );
    check(
      'no more, where nobody knows what the other file sets',
      service(`${mail}EMAIL_PORT: 465\n`, '    env_file: mail.env\n'),
      {},
    );
    check(
      'not twice, where they are those of the other file alone',
      service('EMAIL_HOST: ${EMAIL_HOST}\nEMAIL_PORT: ${EMAIL_PORT}\nEMAIL_USE_TLS: ${EMAIL_USE_TLS}\n'),
      {
        '.env': 'EMAIL_HOST=smtp.gmial.com\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\n',
      },
    );
    check(
      'not of a name that is mistyped elsewhere',
      service('EMAIL_HOST: ${HOST}\nEMAIL_PORT: 587\nEMAIL_USE_TLS: "True"\n'),
      {
        '.env': 'HOST=smtp.gmial.com\n',
      },
    );
    check(
      'not where the container takes more from elsewhere',
      'spec:\n  containers:\n  - name: web\n    envFrom:\n    - secretRef: { name: mail }\n    env:\n    - { name: EMAIL_HOST, value: mail.acme-widgets.net }\n    - { name: EMAIL_PORT, value: "465" }\n    - { name: EMAIL_HOST_USER, value: a }\n',
      {},
    );
  });

  it('are no settings of this file where all of them stand there', () => {
    const text = `${service('A: b\n', '    env_file: mail.env\n')}# mail\n`;
    const files: Files = { 'mail.env': 'EMAIL_HOST=a.dev\nEMAIL_PORT=465\nEMAIL_USE_TLS=True\n' };
    assert.equal(understand('compose.yml', text, { files: (file) => files[file] })?.blocks.length, 0);
  });

  it('give no password away', () => {
    const files: Files = {
      'mail.env': 'EMAIL_HOST_PASSWORD=hunter2hunter2\nEMAIL_PORT=465\n',
      '.env': 'P=hunter2hunter2\n',
    };
    const text = service(
      'EMAIL_HOST: smtp.gmail.com\nEMAIL_HOST_USER: ${P}\nEMAIL_USE_TLS: "True"\n',
      '    env_file: mail.env\n',
    );
    const findings = lint('compose.yml', text, { files: (file) => files[file] });
    assert.ok(findings.length > 0);
    assert.ok(!JSON.stringify(findings).includes('hunter2'));
  });
});

describe('services of which another file has the rest', () => {
  const settings = 'MB_EMAIL_SMTP_HOST: smtp.acme.dev\nMB_EMAIL_SMTP_PORT: 465\nMB_EMAIL_SMTP_USERNAME: app\n';
  const rules = (path: string, text: string) => lint(path, text).map(({ rule }) => rule);
  it('are blamed for no default in an override', () => {
    assert.deepEqual(rules('docker-compose.override.yml', service(settings)), []);
    assert.deepEqual(rules('compose.override.yaml', service(settings)), []);
  });
  it('are blamed for no default where they extend another one', () => {
    const base = '    extends:\n      file: base.yml\n      service: web\n';
    assert.deepEqual(rules('compose.yml', service(settings, base)), []);
    assert.deepEqual(rules('compose.yml', service(settings, '    extends: web\n')), []);
  });
  it('are blamed for no default in a patch of Kustomize', () => {
    const deployment = (image: string) =>
      `kind: Deployment\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n${image}          env:\n            - name: MB_EMAIL_SMTP_HOST\n              value: smtp.acme.dev\n            - name: MB_EMAIL_SMTP_PORT\n              value: "465"\n`;
    assert.deepEqual(rules('overlays/live/patch.yaml', deployment('')), []);
    assert.deepEqual(rules('deployment.yaml', deployment('          image: metabase/metabase\n')), [MISMATCH]);
  });
  it('are blamed for what they say themselves', () => {
    const off = `${settings}MB_EMAIL_SMTP_SECURITY: starttls\n`;
    assert.deepEqual(rules('docker-compose.override.yml', service(off)), [MISMATCH]);
  });
  it('are blamed for a default in a whole file', () => {
    assert.deepEqual(rules('docker-compose.yml', service(settings)), [MISMATCH]);
  });
});
