import assert from 'node:assert/strict';
import {
  isMailObject,
  matchEnvKey,
  matchNestedKey,
  spellEnvKey,
  spellNestedKey,
} from '../../server/src/core/keyPatterns.ts';

/** Name, value (undefined = not in the file), `group slot` or undefined. */
const ENV: readonly (readonly [name: string, value: string | undefined, expected: string | undefined])[] = [
  ['SMTP_HOST', 'smtp.example.com', 'SMTP_ host'],
  ['SMTP_HOST', undefined, 'SMTP_ host'],
  ['SMTP2_PORT', '587', 'SMTP2_ port'],
  ['NEWSLETTER_SMTP_USER', 'me', 'NEWSLETTER_SMTP_ user'],
  ['EMAIL_SMTP_HOST', 'smtp.example.com', 'EMAIL_SMTP_ host'],
  ['SMTP_MAIL_FROM', 'me@example.com', 'SMTP_ from'],
  ['_APP_SMTP_SECURE', 'tls', '_APP_SMTP_ security'],
  ['MAIL_SERVER_PORT', '25', 'MAIL_ port'],
  ['smtp_host', 'smtp.example.com', 'smtp_ host'],
  ['APP_SMTP_URL', 'smtps://smtp.example.com', 'APP_SMTP_ url'],
  ['APP_SMTP_URL', 'https://example.com', undefined],
  ['APP_SMTP_URL', undefined, 'APP_SMTP_ url'],
  ['MAILER_URL', undefined, 'MAILER_ url'],
  ['MAIL_DSN', undefined, 'MAIL_ url'],
  ['MAIL_URL', undefined, undefined],
  ['EMAIL_SERVER_URL', 'smtp.example.com', 'EMAIL_ host'],
  ['EMAIL_SERVER_URL', 'https://mail.example.com', 'EMAIL_ host'],
  ['EMAIL_SERVER_AUTH_USER', 'me', 'EMAIL_ user'],
  ['SMTP_RELAY_SERVER', 'smtp.example.com', 'SMTP_RELAY_ host'],
  ['SMTP_RELAY', 'smtp.example.com', 'SMTP_ host'],
  ['SMTP_RELAY_SMTP_PORT', '25', undefined],
  ['SMARTHOST_ADDRESS', 'smtp.example.com', 'SMARTHOST_ host'],
  ['SMARTHOST_USER', 'me', 'SMARTHOST_ user'],
  ['EMAIL_SERVER', 'smtp://me:x@smtp.example.com', 'EMAIL_ url'],
  ['SMTP_ADDRESS', 'smtp.example.com', 'SMTP_ host'],
  ['SMTP_ADDRESS', 'me@example.com', undefined],
  ['EMAIL_ADDRESS', 'smtp.example.com', undefined],
  ['GMAIL_HOST', 'smtp.gmail.com', undefined],
  ['WEBMAIL_HOST', 'mail.example.com', undefined],
  ['IMAP_MAIL_HOST', 'imap.example.com', undefined],
  ['SMTP_BIND_PORT', '25', undefined],
  ['MAIL_INCOMING_HOST', 'pop.example.com', undefined],
  ['INBOUND_SMTP_PORT', '25', undefined],
  ['MAILGUN_HOST', 'api.mailgun.net', undefined],
  ['SMTP_MAX_SIZE', '10', undefined],
  ['DB_HOST', 'db', undefined],
];

/** Path, value, `group slot` or undefined. */
const NESTED: readonly (readonly [path: string, value: string, expected: string | undefined])[] = [
  ['smtp.host', 'smtp.example.com', 'smtp host'],
  ['app.email.port', '587', 'app.email port'],
  ['email.transport.host', 'smtp.example.com', 'email.transport host'],
  ['mail.auth.user', 'me', 'mail user'],
  ['smtp.0.host', 'smtp.example.com', 'smtp.0 host'],
  ['app.smtpHost', 'smtp.example.com', 'app.smtp* host'],
  ['app.smtp_port', '587', 'app.smtp_ port'],
  ['app.smtp-server-port', '587', 'app.smtp-server- port'],
  ['notifier.smtp.address', 'submission://smtp.example.com:587', 'notifier.smtp url'],
  ['app.from_email.address', 'example.com', undefined],
  ['letsencrypt-email-address', '', undefined],
  ['smtp.port', '', 'smtp port'],
  ['smtpForm.port', 'SMTP-Port', undefined],
  ['smtpForm.host', 'Name of the host', undefined],
  ['redis.host', 'redis', undefined],
  ['imap.mail.host', 'x', 'imap.mail host'],
  ['mail.imap.host', 'imap.example.com', undefined],
  ['service.ports.smtp', '25', undefined],
  ['mail.notes', 'x', undefined],
  ['transport.host', 'x', undefined],
  ['smtp.properties.starttls.enable', 'false', 'smtp starttls'],
  ['app.properties.starttls.enable', 'false', undefined],
  ['variables.mailer_host', 'x', 'variables.mailer_ host'],
  ['chat_server_email_smtp_host', 'x', 'chat_server_email_smtp_ host'],
  ['box__config_email_server', 'x', 'box__config_email_ host'],
  ['mailman.host', 'x', undefined],
  ['smtp.bulk.host', 'x', 'smtp.bulk host'],
  ['mailReceiver.port', '993', undefined],
  ['services.mail.hostname', 'mail', undefined],
  ['services.mail.host', 'mail', 'services.mail host'],
  ['dependencies.smtp-server', '^3.1.0', undefined],
  ['devDependencies.smtp-server', '3.1.0', undefined],
  ['properties.smtp.examples.0', 'smtp://smtp.example.com', undefined],
];

const words = (match: { readonly slot: string; readonly group: string } | undefined): string | undefined =>
  match === undefined ? undefined : `${match.group} ${match.slot}`;

describe('key patterns', () => {
  for (const [name, value, expected] of ENV) {
    it(`${name}=${value ?? '${…}'} is ${expected ?? 'nothing'}`, () => {
      assert.equal(words(matchEnvKey([name], 'env', value)), expected);
    });
  }
  for (const [path, value, expected] of NESTED) {
    it(`${path}: ${value} is ${expected ?? 'nothing'}`, () => {
      assert.equal(words(matchNestedKey(path.split('.'), 'tree', value)), expected);
    });
  }

  const spelled: readonly (readonly [actual: string | undefined, expected: string])[] = [
    [spellEnvKey('requireTLS', 'NEWS_SMTP_'), 'NEWS_SMTP_REQUIRE_TLS'],
    [spellEnvKey('port', 'smtp_'), 'smtp_port'],
    [spellNestedKey('requireTLS', 'app.smtp'), 'app.smtp.requireTls'],
    [spellNestedKey('requireTLS', 'app.smtp_'), 'app.smtp_require_tls'],
    [spellNestedKey('security', 'app.smtp*'), 'app.smtpSecure'],
  ];
  for (const [actual, expected] of spelled) it(`spells ${expected}`, () => assert.equal(actual, expected));

  it('reads a hostile name in no time', () => {
    assert.equal(matchEnvKey(['SMTP_'.repeat(5000)], 'env', ''), undefined);
    assert.equal(isMailObject(`${'a.'.repeat(50_000)}smtp`), true);
  });
});
