import assert from 'node:assert/strict';
import { lint, understand } from '../../server/src/core/lint.ts';

type Files = Readonly<Record<string, string>>;

/** The settings of the first block by slot; `~` = known only at run time, `file:` before what comes from another one. */
function reads(name: string, path: string, text: string, files: Files, expected: string): void {
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
  /** `file line:character`, counted from 0. */
  readonly related: readonly string[];
}

/** The findings at warning and above. */
function tells(name: string, path: string, marked: string, files: Files, told?: Told): void {
  it(name, () => {
    const text = marked.replace(/[«»]/g, '');
    const findings = lint(path, text, { files: (file) => files[file] }).filter(
      ({ severity }) => severity === 'error' || severity === 'warning',
    );
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      told === undefined ? [] : [told.rule],
    );
    const [finding] = findings;
    if (finding === undefined || told === undefined) return;
    assert.deepEqual([finding.range.start, finding.range.end], [marked.indexOf('«'), marked.indexOf('»') - 1]);
    const elsewhere = finding.related.flatMap(({ file, place }) =>
      file === undefined ? [] : [`${file} ${place?.start.line}:${place?.start.character}`],
    );
    assert.deepEqual(elsewhere, told.related);
  });
}

const BASE = 'SMTP_HOST=smtp.acme.dev\nSMTP_PORT=587\nSMTP_SECURE=false\nSMTP_USER=shop\n';

describe('layers of one environment', () => {
  describe('what a file without a host takes from the one below', () => {
    const files = { '.env': BASE };
    const all = 'SMTP_HOST=.env:smtp.acme.dev';
    reads(
      '.env.local',
      '.env.local',
      'SMTP_PORT=465\n',
      files,
      `SMTP_PORT=465 ${all} SMTP_SECURE=.env:false SMTP_USER=.env:shop`,
    );
    reads(
      '.env.production',
      'app/.env.production',
      'SMTP_SECURE=true\n',
      files,
      `SMTP_SECURE=true ${all} SMTP_PORT=.env:587 SMTP_USER=.env:shop`,
    );
    reads(
      '.env.production.local, through two layers',
      '.env.production.local',
      'SMTP_SECURE=true\n',
      { ...files, '.env.production': 'SMTP_PORT=465\n' },
      `SMTP_SECURE=true SMTP_PORT=.env.production:465 ${all} SMTP_USER=.env:shop`,
    );
    reads(
      'passwords stay where they are',
      '.env.local',
      'SMTP_PORT=465\n',
      { '.env': 'SMTP_HOST=smtp.acme.dev\nSMTP_PASSWORD=hunter22\n' },
      `SMTP_PORT=465 ${all} SMTP_PASSWORD=.env:~`,
    );
    reads(
      'what is empty stays empty',
      '.env.local',
      'SMTP_PORT=465\nSMTP_USER=\n',
      { '.env': 'SMTP_HOST=smtp.acme.dev\nSMTP_USER=shop\n' },
      `SMTP_PORT=465 SMTP_USER= ${all}`,
    );
    it('settings of other things do not come along', () => {
      const files = () => 'SMTP_HOST=smtp.acme.dev\nAPP_NAME=shop\n';
      const [block] = understand('.env.local', 'SMTP_PORT=465\n', { files })?.blocks ?? [];
      assert.equal(block?.scope.variables.length, 2);
    });
  });

  describe('what another layer may set is known at run time only', () => {
    reads(
      'a file with a host of its own',
      '.env.production',
      'SMTP_HOST=mail.acme.dev\nSMTP_PORT=465\n',
      { '.env': BASE },
      'SMTP_HOST=mail.acme.dev SMTP_PORT=465 SMTP_SECURE=.env:~ SMTP_USER=.env:~',
    );
    reads(
      'missing and empty values of .env',
      '.env',
      `${BASE}SMTP_PASSWORD=\n`,
      { '.env.local': 'SMTP_PASSWORD=x9\nSMTP_REQUIRE_TLS=true\nSMTP_PORT=465\n' },
      'SMTP_HOST=smtp.acme.dev SMTP_PORT=587 SMTP_SECURE=false SMTP_USER=shop SMTP_PASSWORD=~ SMTP_REQUIRE_TLS=.env.local:~',
    );
    reads('nothing for a template', '.env.example', 'SMTP_HOST=a.dev\n', { '.env': BASE }, 'SMTP_HOST=a.dev');
    reads('nothing for a file of another family', 'mail.env', 'SMTP_HOST=a.dev\n', { '.env': BASE }, 'SMTP_HOST=a.dev');
    reads('nothing where there is no other', '.env', 'SMTP_HOST=a.dev\n', {}, 'SMTP_HOST=a.dev');
  });

  describe('findings', () => {
    tells(
      'a port over the mode of .env, with both places',
      '.env.local',
      'SMTP_PORT=«465»\n',
      { '.env': BASE },
      {
        rule: 'tls-port-mismatch',
        related: ['.env 0:10', '.env 2:12'],
      },
    );
    tells('a port and a mode over .env', '.env.local', 'SMTP_PORT=465\nSMTP_SECURE=true\n', { '.env': BASE });
    tells('a mode that another layer may set', '.env', 'MAIL_HOST=smtp.acme.dev\nMAIL_PORT=465\n', {
      '.env.local': 'MAIL_SECURE=true\n',
    });
    tells('a login whose password stands in another layer', '.env', `${BASE}SMTP_PASSWORD=\n`, {
      '.env.local': 'SMTP_PASSWORD=x9\n',
    });
  });
});
