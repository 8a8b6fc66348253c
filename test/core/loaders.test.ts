import assert from 'node:assert/strict';
import dotenv from 'dotenv';
import { damageBy, writtenValue } from '../../server/src/core/damage.ts';
import { dialects } from '../../server/src/core/dialects/index.ts';
import { applyEdits } from '../../server/src/core/edits.ts';
import { lint, understand } from '../../server/src/core/lint.ts';
import { LOADERS, NODE } from '../../server/src/core/loaders.ts';
import { BY_DIALECT, loadersOf } from '../../server/src/core/loadersOf.ts';

/** A dotenv file around the line of the password, for the loader that reads it alone. */
interface Frame {
  readonly loader: string;
  readonly file?: string;
  readonly text: (password: string) => string;
}

const env = (...lines: readonly string[]): string => `${lines.join('\n')}\n`;

const FRAMES: readonly Frame[] = [
  {
    loader: 'dotenv',
    text: (p) =>
      env(
        'NODE_ENV=production',
        'SMTP_HOST=smtp.acme.dev',
        'SMTP_PORT=587',
        'SMTP_USER=app@acme.dev',
        `SMTP_PASS=${p}`,
      ),
  },
  {
    loader: 'dotenv-expand',
    text: (p) =>
      env(
        'NEXT_PUBLIC_URL=https://acme.dev',
        'SMTP_HOST=smtp.acme.dev',
        'SMTP_PORT=587',
        'SMTP_USER=app@acme.dev',
        `SMTP_PASS=${p}`,
      ),
  },
  {
    loader: 'phpdotenv',
    text: (p) =>
      env(
        'MAIL_MAILER=smtp',
        'MAIL_SCHEME=null',
        'MAIL_HOST=smtp.acme.dev',
        'MAIL_PORT=587',
        'MAIL_USERNAME=app@acme.dev',
        `MAIL_PASSWORD=${p}`,
      ),
  },
  { loader: 'symfony-dotenv', text: (p) => env('APP_ENV=prod', `MAILER_DSN=smtp://app:${p}@smtp.acme.dev:587`) },
  {
    loader: 'codeigniter-dotenv',
    text: (p) =>
      env(
        'email.protocol = smtp',
        'email.SMTPHost = smtp.acme.dev',
        'email.SMTPPort = 587',
        'email.SMTPUser = app@acme.dev',
        `email.SMTPPass = ${p}`,
      ),
  },
  {
    loader: 'python-dotenv',
    text: (p) =>
      env(
        'MAIL_SERVER=smtp.acme.dev',
        'MAIL_PORT=587',
        'MAIL_USE_TLS=True',
        'MAIL_USERNAME=app@acme.dev',
        `MAIL_PASSWORD=${p}`,
      ),
  },
  {
    loader: 'ruby-dotenv',
    text: (p) =>
      env(
        'RAILS_ENV=production',
        'SMTP_HOST=smtp.acme.dev',
        'SMTP_PORT=587',
        'SMTP_USER=app@acme.dev',
        `SMTP_PASS=${p}`,
      ),
  },
  {
    loader: 'compose',
    text: (p) =>
      env(
        'SMTP_HOST=smtp.acme.dev',
        'SMTP_SECURITY=starttls',
        'SMTP_PORT=587',
        'SMTP_FROM=vault@acme.dev',
        'SMTP_USERNAME=app@acme.dev',
        `SMTP_PASSWORD=${p}`,
      ),
  },
  {
    loader: 'docker-run',
    file: 'deploy/env.list',
    text: (p) => env('SMTP_HOST=smtp.acme.dev', 'SMTP_PORT=587', 'SMTP_USER=app@acme.dev', `SMTP_PASS=${p}`),
  },
  {
    loader: 'systemd',
    file: 'etc/default/app.env',
    text: (p) => env('SMTP_HOST=smtp.acme.dev', 'SMTP_PORT=587', 'SMTP_USER=app@acme.dev', `SMTP_PASS=${p}`),
  },
];

/** What is written, and the loaders that read something else; every other one must read it as it stands. */
const WRITTEN: readonly (readonly [name: string, written: string, damagedBy: readonly string[]])[] = [
  ['a # inside', 'hV7k#q2Xw', ['dotenv', 'dotenv-expand', 'phpdotenv', 'ruby-dotenv']],
  ['a # in double quotes', '"hV7k#q2Xw"', ['docker-run']],
  ['a # in single quotes', "'hV7k#q2Xw'", ['docker-run']],
  ['a comment behind a blank', 'hV7kq2Xw # from the vault', []],
  ['a $ and a word', 'hV7k$q2Xw', ['dotenv-expand', 'symfony-dotenv', 'ruby-dotenv', 'compose', 'shell']],
  [
    'the same in double quotes',
    '"hV7k$q2Xw"',
    ['dotenv-expand', 'symfony-dotenv', 'ruby-dotenv', 'compose', 'shell', 'docker-run'],
  ],
  ['the same in single quotes', "'hV7k$q2Xw'", ['dotenv-expand', 'docker-run']],
  ['a $ and a digit', 'hV7k$2qXw', ['dotenv-expand', 'ruby-dotenv', 'shell']],
  ['a $ at the end', 'hV7kq2Xw$', []],
  ['a $ before a sign', 'hV7k$!q2Xw', ['shell']],
  ['an escaped $', 'hV7k\\$q2Xw', []],
  ['a name in capitals', 'hV7k$SUFFIX', []],
  ['a blank inside', 'abcd efgh ijkl mnop', ['phpdotenv', 'codeigniter-dotenv', 'shell', 'symfony-dotenv']],
  ['a blank in quotes', '"abcd efgh ijkl mnop"', ['docker-run']],
  ['a backslash', 'hV7k\\q2Xw', ['ruby-dotenv', 'shell', 'systemd']],
  ['a backslash in double quotes', '"hV7k\\q2Xw"', ['django-environ', 'phpdotenv', 'ruby-dotenv', 'docker-run']],
  ['a backslash in single quotes', "'hV7k\\q2Xw'", ['docker-run']],
  ['two backslashes in double quotes', '"hV7k\\\\q2Xw"', ['docker-run']],
  ['blanks behind it', 'hV7kq2Xw  ', ['django-environ', 'docker-run']],
  ['nothing special', 'hV7kq2Xw', []],
  ['signs that mean nothing', 'hV7k!q2%Xw^*', []],
];

/** What the rule says of the password, with the frame's own loader. */
function findings({ file = '.env', text }: Frame, written: string) {
  return lint(file, text(written)).filter(({ rule }) => rule === 'value-quoting');
}

describe('loaders', () => {
  it('have ids of their own, and each has its sources', () => {
    assert.equal(new Set(LOADERS.map(({ id }) => id)).size, LOADERS.length);
    for (const { sources } of LOADERS) {
      assert.ok(sources.length > 0);
      for (const { url, read } of sources) assert.match(`${url} ${read}`, /^https:\/\/\S+ \d{4}-\d{2}-\d{2}$/);
    }
  });

  it('are chosen for programs that exist', () => {
    const ids = new Set(dialects.map(({ id }) => id));
    assert.deepEqual(
      Object.keys(BY_DIALECT).filter((id) => !ids.has(id)),
      [],
    );
  });

  it('read what is written as their table says', () => {
    for (const [name, written, damagedBy] of WRITTEN) {
      const analysis = understand('.env', `SMTP_HOST=smtp.acme.dev\nSMTP_PASS=${written}\n`);
      const [block] = analysis?.blocks ?? [];
      const setting = block?.settings.get('password');
      assert.ok(analysis && block && setting?.state === 'known', name);
      const value = writtenValue(analysis.document, setting);
      assert.ok(value, name);
      const damaging = LOADERS.filter((loader) => damageBy(loader, value, block.scope) !== undefined);
      assert.deepEqual(damaging.map(({ id }) => id).sort(), [...damagedBy].sort(), name);
    }
  });

  for (const frame of FRAMES) {
    describe(frame.loader, () => {
      const { file = '.env', text } = frame;
      it('reads its file', () => {
        const analysis = understand(file, text('x1y2'));
        const [block] = analysis?.blocks ?? [];
        assert.ok(analysis && block);
        assert.deepEqual(
          loadersOf(block, analysis.document).map(({ id }) => id),
          [frame.loader],
        );
      });

      for (const [name, written, damagedBy] of WRITTEN) {
        // A DSN begins before the password: quotes around a part of it are no quotes.
        if (frame.loader === 'symfony-dotenv' && /^["']/.test(written)) continue;
        if (frame.loader === 'symfony-dotenv' && /[\s%^]/.test(written)) continue;
        const loud = damagedBy.includes(frame.loader);
        it(`${loud ? 'damages' : 'keeps'} ${name}`, () => {
          const found = findings(frame, written);
          assert.deepEqual(
            found.map(({ severity, message }) => [severity, message.startsWith('With ')]),
            loud ? [['error', true]] : [],
            found.map(({ message }) => message).join('\n'),
          );
          for (const { message } of found) assert.ok(!message.includes('q2Xw') && !message.includes('efgh'), message);
        });
        if (!loud) continue;
        it(`reads ${name} as it was meant after the fix`, () => {
          const before = text(written);
          const [fix] = findings(frame, written)[0]?.fixes ?? [];
          assert.ok(fix);
          const after = applyEdits(before, fix.edits);
          const left = lint(file, after).filter(({ rule }) => rule === 'value-quoting');
          assert.deepEqual(left, [], after);
        });
      }
    });
  }

  it('of a program that nobody knows are told from what most of them do', () => {
    const text = (p: string) =>
      env('SMTP_HOST=smtp.acme.dev', 'SMTP_PORT=587', 'SMTP_USER=app@acme.dev', `SMTP_PASS=${p}`);
    const found = (p: string) =>
      lint('.env', text(p))
        .filter(({ rule }) => rule === 'value-quoting')
        .map(({ severity, confidence, message }) => `${severity} ${confidence}: ${message}`);
    assert.deepEqual(found('hV7k#q2Xw'), [
      'warning depends: With dotenv for Node, phpdotenv or dotenv for Ruby, SMTP_PASS ends at its #, where a comment begins. Put the value in quotes.',
    ]);
    assert.deepEqual(found('hV7k$q2Xw'), [
      'warning depends: With dotenv for Ruby or Docker Compose, the $ and the word behind it in SMTP_PASS are replaced, usually by nothing. Put the value in single quotes.',
    ]);
    for (const silent of ['abcd efgh ijkl mnop', 'hV7k\\q2Xw', 'hV7kq2Xw  ', '"hV7k#q2Xw"', "'hV7k$q2Xw'"]) {
      assert.deepEqual(found(silent), [], silent);
    }
  });

  it('of Django keep a #, and one of them keeps the blanks behind a value', () => {
    const text = (p: string) =>
      env(
        'EMAIL_HOST=smtp.acme.dev',
        'EMAIL_PORT=587',
        'EMAIL_USE_TLS=True',
        'EMAIL_HOST_USER=app@acme.dev',
        `EMAIL_HOST_PASSWORD=${p}`,
      );
    const found = (p: string) =>
      lint('.env', text(p))
        .filter(({ rule }) => rule === 'value-quoting')
        .map(({ severity, message }) => `${severity}: ${message}`);
    for (const silent of ['hV7k#q2Xw', 'hV7k$q2Xw', 'abcd efgh', 'hV7k\\q2Xw']) assert.deepEqual(found(silent), []);
    assert.deepEqual(found('hV7kq2Xw '), [
      'warning: With django-environ, the space behind EMAIL_HOST_PASSWORD is part of its value. Remove it.',
    ]);
  });

  it('are joined by a shell where the lines say export', () => {
    const text = (p: string) =>
      env(
        'export NODE_ENV=production',
        'export SMTP_HOST=smtp.acme.dev',
        'export SMTP_PORT=587',
        'export SMTP_USER=app@acme.dev',
        `export SMTP_PASS=${p}`,
      );
    const found = (p: string) =>
      lint('.env', text(p))
        .filter(({ rule }) => rule === 'value-quoting')
        .map(({ severity, message }) => `${severity}: ${message}`);
    assert.deepEqual(found('abcd efgh'), [
      'warning: With a shell that sources the file, the space in SMTP_PASS keeps the file from being read. Put the value in quotes.',
    ]);
    assert.deepEqual(found('hV7k$q2Xw'), [
      'warning: With a shell that sources the file, the $ and the word behind it in SMTP_PASS are replaced, usually by nothing. Put the value in single quotes.',
    ]);
    for (const silent of ['"abcd efgh"', "'hV7k$q2Xw'", 'hV7kq2Xw']) assert.deepEqual(found(silent), []);
  });

  it('of Node agree with dotenv itself', () => {
    for (const [name, written] of WRITTEN) {
      const text = `SMTP_HOST=smtp.acme.dev\nSMTP_PASS=${written}\n`;
      const analysis = understand('.env', text);
      const [block] = analysis?.blocks ?? [];
      const setting = block?.settings.get('password');
      if (analysis === undefined || block === undefined || setting?.state !== 'known') continue;
      const value = writtenValue(analysis.document, setting);
      assert.ok(value, name);
      const kept = dotenv.parse(text).SMTP_PASS === value.text;
      assert.equal(damageBy(NODE, value, block.scope) === undefined, kept, name);
    }
  });
});
