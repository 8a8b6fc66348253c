import assert from 'node:assert/strict';
import { lint, understand } from '../../server/src/core/lint.ts';
import { isAtLeast, versionsIn } from '../../server/src/core/versions.ts';

/** The versions that a lock file is read as. */
const LOCKS: readonly (readonly [name: string, file: string, text: string, expected: Record<string, string>])[] = [
  [
    'Composer',
    'composer.lock',
    '{\n    "packages": [\n        {\n            "name": "laravel/framework",\n            "version": "v8.83.27",\n            "source": {}\n        },\n        {\n            "name": "symfony/mailer",\n            "version": "v7.1.2"\n        }\n    ]\n}\n',
    { 'laravel/framework': '8.83.27', 'symfony/mailer': '7.1.2' },
  ],
  [
    'a package that only requires it',
    'composer.lock',
    '{"packages": [{"name": "acme/kit", "version": "1.0.0", "require": {"symfony/mailer": "^7.1"}}]}',
    {},
  ],
  ['a branch', 'composer.lock', '{"packages":[{"name":"symfony/mailer","version":"dev-main"}]}', {}],
  [
    'Bundler',
    'Gemfile.lock',
    'GEM\n  remote: https://rubygems.org/\n  specs:\n    actionmailer (7.1.3)\n      mail (~> 2.5, >= 2.5.4)\n    mail (2.9.0)\n      net-smtp\n\nDEPENDENCIES\n  mail\n',
    { mail: '2.9.0' },
  ],
  ['Bundler with CRLF', 'Gemfile.lock', 'GEM\r\n  specs:\r\n    mail (2.8.1)\r\n', { mail: '2.8.1' }],
  [
    'npm',
    'package-lock.json',
    '{\n  "packages": {\n    "": { "dependencies": { "nodemailer": "^6.9.8" } },\n    "node_modules/kit/node_modules/nodemailer": {\n      "version": "6.0.0"\n    },\n    "node_modules/nodemailer": {\n      "version": "10.6.0",\n      "resolved": "https://registry.npmjs.org/"\n    }\n  }\n}\n',
    { nodemailer: '10.6.0' },
  ],
  ['an empty file', 'composer.lock', '', {}],
  ['another file', 'yarn.lock', 'nodemailer@^6:\n  version "6.9.8"\n', {}],
];

/** A file, the versions, and the outcomes with what they depend on. */
const READINGS: readonly (readonly [
  name: string,
  text: string,
  versions: Readonly<Record<string, string>>,
  expected: string,
  file?: string,
])[] = [
  [
    'Laravel, unknown',
    'MAIL_MAILER=smtp\nMAIL_HOST=h.example.com\nMAIL_PORT=587\nMAIL_ENCRYPTION=ssl',
    {},
    'opportunistic (Laravel 9 and newer) / implicit (Laravel 8 and older)',
  ],
  [
    'Laravel 8',
    'MAIL_MAILER=smtp\nMAIL_HOST=h.example.com\nMAIL_PORT=587\nMAIL_ENCRYPTION=ssl',
    { 'laravel/framework': '8.83.27' },
    'implicit',
  ],
  [
    'Laravel 8 with null',
    'MAIL_MAILER=smtp\nMAIL_HOST=h.example.com\nMAIL_PORT=587\nMAIL_ENCRYPTION=null',
    { 'laravel/framework': '8.83.27' },
    'none',
  ],
  [
    'Laravel 8 with another word',
    'MAIL_MAILER=smtp\nMAIL_HOST=h.example.com\nMAIL_PORT=587\nMAIL_ENCRYPTION=starttls',
    { 'laravel/framework': '8.0.0' },
    'refused',
  ],
  [
    'Laravel 10',
    'MAIL_MAILER=smtp\nMAIL_HOST=h.example.com\nMAIL_PORT=587\nMAIL_ENCRYPTION=ssl',
    { 'laravel/framework': '10.50.0' },
    'opportunistic',
  ],
  [
    'Symfony, unknown',
    'MAILER_DSN=smtp://h.example.com:25?auto_tls=false',
    {},
    'none (Symfony 7.1 and newer) / opportunistic (Symfony 7.0 and older)',
  ],
  ['Symfony 7.2', 'MAILER_DSN=smtp://h.example.com:25?auto_tls=false', { 'symfony/mailer': '7.2.0' }, 'none'],
  ['Symfony 6.4', 'MAILER_DSN=smtp://h.example.com:25?auto_tls=false', { 'symfony/mailer': '6.4.4' }, 'opportunistic'],
  [
    'Symfony 7.2 and require_tls',
    'MAILER_DSN=smtp://h.example.com:587?require_tls=true',
    { 'symfony/mailer': '7.2.0' },
    'opportunistic',
  ],
  [
    'Symfony 7.3 and require_tls',
    'MAILER_DSN=smtp://h.example.com:587?require_tls=true',
    { 'symfony/mailer': '7.3.1' },
    'starttls',
  ],
  ['nodemailer 6', 'SMTP_URL=smtp://h.example.com:587?requireTLS=true&ignoreTLS=true', { nodemailer: '6.9.8' }, 'none'],
  [
    'nodemailer 10',
    'SMTP_URL=smtp://h.example.com:587?requireTLS=true&ignoreTLS=true',
    { nodemailer: '10.6.0' },
    'starttls',
  ],
  ['nodemailer 6 and a bad escape', 'SMTP_URL=smtp://me:a%zz@h.example.com:587', { nodemailer: '6.9.8' }, 'refused'],
  [
    'nodemailer 10 and a bad escape',
    'SMTP_URL=smtp://me:a%zz@h.example.com:587',
    { nodemailer: '10.6.0' },
    'opportunistic',
  ],
  [
    'mail, unknown',
    'p:\n  smtp_settings:\n    address: h.example.com\n    tls: true\n    enable_starttls_auto: true',
    {},
    'implicit (mail 2.7 and 2.8) / refused (mail 2.9)',
    'config/mail.yml',
  ],
  [
    'mail 2.9',
    'p:\n  smtp_settings:\n    address: h.example.com\n    tls: true\n    enable_starttls_auto: true',
    { mail: '2.9.1' },
    'refused',
    'config/mail.yml',
  ],
  [
    'mail 2.8',
    'p:\n  smtp_settings:\n    address: h.example.com\n    tls: true\n    enable_starttls_auto: true',
    { mail: '2.8.1' },
    'implicit',
    'config/mail.yml',
  ],
  [
    'mail 2.6',
    'p:\n  smtp_settings:\n    address: h.example.com\n    enable_starttls: false',
    { mail: '2.6.4' },
    'opportunistic',
    'config/mail.yml',
  ],
];

describe('versions', () => {
  for (const [name, file, text, expected] of LOCKS) {
    it(`of ${name}`, () => assert.deepEqual(Object.fromEntries(versionsIn(file, text)), expected));
  }

  it('are read in bounded time', () => {
    const start = performance.now();
    for (const [file, piece] of [
      ['composer.lock', '{ "name": "'],
      ['Gemfile.lock', '    mail ('],
      ['package-lock.json', '"node_modules/'],
    ] as const) {
      versionsIn(file, piece.repeat(50_000));
      versionsIn(file, ' '.repeat(500_000));
    }
    assert.ok(performance.now() - start < 2000);
  });

  it('are in order', () => {
    const ordered = ['2', '2.7.1', '2.8', '2.8.1', '2.9.0.pre', '2.10.0', '10.0'];
    ordered.forEach((version, i) => {
      for (const [j, other] of ordered.entries())
        assert.equal(isAtLeast(version, other), i >= j, `${version} and ${other}`);
    });
    assert.ok(isAtLeast('2', '2.0.0'));
    assert.ok(isAtLeast('9.x-dev', '9'));
  });

  for (const [name, text, versions, expected, file = '.env'] of READINGS) {
    it(`decide: ${name}`, () => {
      const [block] = understand(file, `${text}\n`, { versions: (packageName) => versions[packageName] })?.blocks ?? [];
      const words = block?.readings.map(({ outcome, when }) => (when === undefined ? outcome : `${outcome} (${when})`));
      assert.equal(words?.join(' / '), expected);
    });
  }

  it('make an error of what was a warning, and silence of what does not happen', () => {
    const text = 'MAIL_MAILER=smtp\nMAIL_HOST=smtp.acme.dev\nMAIL_PORT=587\nMAIL_USERNAME=me\nMAIL_ENCRYPTION=ssl\n';
    const severities = (version?: string) =>
      lint('.env', text, { versions: () => version })
        .filter(({ rule }) => rule === 'tls-port-mismatch')
        .map(({ severity }) => severity);
    assert.deepEqual([severities(), severities('8.83.27'), severities('10.50.0')], [['warning'], ['error'], []]);
  });

  it('of an image tell what is deprecated in it', () => {
    const text = (image: string) =>
      `services:\n  vault:\n    image: ${image}\n    environment:\n      SMTP_HOST: smtp.acme.dev\n      SMTP_FROM: vault@acme.dev\n      SMTP_PORT: "587"\n      SMTP_SSL: "true"\n`;
    const rules = (image: string) =>
      lint('docker-compose.yml', text(image))
        .filter(({ severity }) => severity === 'error' || severity === 'warning')
        .map(({ rule }) => rule);
    assert.deepEqual(rules('vaultwarden/server:1.24.0'), []);
    assert.deepEqual(rules('docker.io/vaultwarden/server:1.21.0-alpine@sha256:00'), []);
    for (const image of ['vaultwarden/server:1.25.0', 'vaultwarden/server:latest', 'vaultwarden/server']) {
      assert.deepEqual(rules(image), ['deprecated-setting'], image);
    }
  });
});
