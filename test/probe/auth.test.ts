import assert from 'node:assert/strict';
import { type Case, common, IMPATIENT, suite } from './support/check.ts';
import { pki } from './support/pki.ts';
import { CLOSE, plain, script } from './support/servers.ts';

const says = (AUTH: string) => () => plain(script({ AUTH }));
const offers = (line: string) => () => plain(script({ EHLO: `250-mail.test\r\n250 ${line}` }));

/** What known servers say, and what it means. */
const refusals = common({}, {}, [
  {
    name: 'wrong password',
    serve: says('535 5.7.8 Error: authentication failed'),
    cause: 'auth-bad-credentials',
    step: 'auth',
  },
  { name: 'without enhanced code', serve: says('535 Incorrect authentication data'), cause: 'auth-bad-credentials' },
  {
    name: 'Gmail, wrong password',
    serve: says(
      '535-5.7.8 Username and Password not accepted. For more information, go to\r\n535 5.7.8  https://support.google.com/mail/?p=BadCredentials',
    ),
    cause: 'auth-bad-credentials',
    message: /refuses the login: 535 5\.7\.8 Username and Password not accepted\. .* https:\/\/support\.google\.com/,
  },
  {
    name: 'Gmail, password of the account',
    serve: says(
      '534-5.7.9 Application-specific password required. For more information, go to\r\n534 5.7.9  https://support.google.com/mail/?p=InvalidSecondFactor',
    ),
    cause: 'auth-app-password-required',
  },
  {
    name: 'Gmail, browser',
    serve: says(
      '534-5.7.14 <https://accounts.google.com/signin/continue?x=1> Please log\r\n534-5.7.14 in via your web browser and then try again.\r\n534 5.7.14 x',
    ),
    cause: 'auth-web-login-required',
  },
  {
    name: 'Gmail, browser, with 5.7.9',
    serve: says(
      '534-5.7.9 Please log in with your web browser and then try again. Learn more at\r\n534 5.7.9 https://support.google.com/mail/?p=WebLoginRequired',
    ),
    cause: 'auth-web-login-required',
  },
  {
    name: 'two factors',
    serve: says('535 5.7.8 Two-factor authentication is on for this account'),
    cause: 'auth-app-password-required',
  },
  { name: 'Yahoo and kin', serve: says('535 5.7.0 Please use an app password'), cause: 'auth-app-password-required' },
  {
    name: 'Microsoft, basic authentication is off',
    serve: says('535 5.7.139 Authentication unsuccessful, basic authentication is disabled. [X.eurprd01]'),
    cause: 'auth-basic-disabled',
  },
  {
    name: 'Microsoft, tenant',
    serve: says(
      '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant. Visit https://aka.ms/smtp_auth_disabled',
    ),
    cause: 'auth-basic-disabled',
  },
  {
    name: 'Microsoft, wrong password',
    serve: says('535 5.7.139 Authentication unsuccessful, the user credentials were incorrect. [X]'),
    cause: 'auth-bad-credentials',
  },
  {
    name: 'Microsoft, retired',
    serve: says('550 5.7.30 Basic authentication is not supported for Client Submission.'),
    cause: 'auth-basic-disabled',
  },
  { name: 'Microsoft, old', serve: says('535 5.7.3 Authentication unsuccessful'), cause: 'auth-bad-credentials' },
  { name: 'Amazon SES', serve: says('535 Authentication Credentials Invalid'), cause: 'auth-bad-credentials' },
  { name: 'mechanism too weak', serve: says('534 too weak'), cause: 'auth-no-common-mechanism' },
  {
    name: 'temporary',
    serve: says('454 4.7.0 Temporary authentication failure'),
    cause: 'auth-temporary',
    step: 'auth',
  },
  {
    name: 'too many attempts',
    serve: says('421 4.7.0 Too many login attempts'),
    cause: 'service-unavailable',
    step: 'auth',
  },
  {
    name: '530, TLS first',
    serve: says('530 5.7.0 Must issue a STARTTLS command first'),
    cause: 'auth-requires-tls',
    step: 'auth',
  },
  {
    name: '538',
    serve: says('538 5.7.11 Encryption required for requested authentication mechanism'),
    cause: 'auth-requires-tls',
  },
  {
    name: '503, TLS first',
    serve: says('503 5.5.1 Error: authentication not enabled. Must issue STARTTLS first'),
    cause: 'auth-requires-tls',
  },
  {
    name: 'Dovecot, TLS first',
    serve: says('535 5.7.8 [PRIVACYREQUIRED] Plaintext authentication disallowed on non-secure connections.'),
    cause: 'auth-requires-tls',
  },
  { name: 'switched off', serve: says('503 5.5.1 AUTH not available'), cause: 'auth-not-offered' },
  { name: 'hangs up', serve: says(CLOSE), cause: 'closed-early', step: 'auth' },
  {
    name: 'no answer',
    serve: () => plain(script({ AUTH: () => undefined })),
    options: IMPATIENT,
    cause: 'auth-timeout',
    step: 'auth',
  },
  { name: 'not a reply', serve: says('what a nice day'), cause: 'protocol-abuse', step: 'auth' },
  {
    name: 'asks on and on',
    serve: () => plain(script({ AUTH: '334 ', LINE: '334 ' })),
    cause: 'protocol-abuse',
    step: 'auth',
  },
  {
    name: 'ends a LOGIN too early',
    serve: () => plain(script({ EHLO: '250-x\r\n250 AUTH LOGIN', AUTH: '235 ok' })),
    cause: 'protocol-abuse',
  },
  {
    name: 'XOAUTH2 with an old token',
    serve: () =>
      plain(script({ EHLO: '250-x\r\n250 AUTH XOAUTH2', AUTH: '334 eyJzdGF0dXMiOiI0MDEifQ==', LINE: '535 5.7.8 no' })),
    target: { mechanism: 'XOAUTH2' },
    cause: 'auth-bad-credentials',
  },
]).map(
  (one): Case => ({
    ...one,
    also: (report, server) => {
      // One attempt only: a second one may lock the account.
      assert.equal(server.heard().match(/AUTH (?:PLAIN|LOGIN|XOAUTH2)/g)?.length, 1);
      one.also?.(report, server);
    },
  }),
);

/** A server that does not understand how the login is said has not judged it: another way is tried, once. */
const otherWays = common({}, {}, [
  {
    name: 'LOGIN where PLAIN is only on the list',
    serve: () =>
      plain(
        script({
          AUTH: (line) => (line === 'AUTH LOGIN' ? '334 VXNlcm5hbWU6' : '504 5.5.4 what?'),
          LINE: passwordAsked(),
        }),
      ),
    cause: 'ok',
    step: 'auth',
    also: (_, server) => assert.match(server.heard(), /AUTH PLAIN \S+\r\n.*AUTH LOGIN\r\n/s),
  },
  {
    name: 'PLAIN in two steps',
    serve: () =>
      plain(
        script({
          EHLO: '250-x\r\n250 AUTH PLAIN',
          AUTH: (line) => (line === 'AUTH PLAIN' ? '334 ' : '501 5.5.4 Syntax: AUTH mechanism'),
          LINE: '235 ok',
        }),
      ),
    cause: 'ok',
    step: 'auth',
  },
  {
    name: 'neither of them',
    serve: says('504 5.7.4 Unrecognized authentication type'),
    cause: 'auth-no-common-mechanism',
    also: (_, server) => assert.equal(server.heard().match(/AUTH/g)?.length, 2),
  },
]);

function passwordAsked(): () => string {
  let lines = 0;
  return () => (++lines === 1 ? '334 UGFzc3dvcmQ6' : '235 ok');
}

const unsent = common({}, {}, [
  { name: 'no login on this port', serve: offers('SIZE 1000'), cause: 'auth-not-offered', step: 'auth' },
  {
    name: 'no login before STARTTLS',
    serve: () => plain(script({ EHLO: '250-mail.test\r\n250 STARTTLS' }, { tls: pki.good })),
    cause: 'auth-requires-tls',
    step: 'auth',
    also: (report) => assert.deepEqual(report.advice[0]?.writes, [{ slot: 'security', value: 'starttls' }]),
  },
  {
    name: 'only tokens',
    serve: offers('AUTH XOAUTH2 OAUTHBEARER'),
    cause: 'auth-no-common-mechanism',
    message: /XOAUTH2, OAUTHBEARER/,
  },
  { name: 'only tickets', serve: offers('AUTH GSSAPI NTLM'), cause: 'auth-no-common-mechanism' },
  {
    name: 'another mechanism than the settings demand',
    serve: offers('AUTH PLAIN LOGIN'),
    target: { mechanism: 'CRAM-MD5' },
    cause: 'auth-no-common-mechanism',
    message: /demand CRAM-MD5/,
  },
]).map(
  (one): Case => ({
    ...one,
    also: (report, server) => {
      assert.doesNotMatch(server.heard(), /AUTH/);
      one.also?.(report, server);
    },
  }),
);

suite('probe: refused logins', refusals);
suite('probe: logins that are said in another way', otherWays);
suite('probe: logins that are not sent', unsent);
