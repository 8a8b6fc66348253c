import assert from 'node:assert/strict';
import { type Case, common, IMPATIENT, suite } from './support/check.ts';
import { pki } from './support/pki.ts';
import { type Behaviour, CLOSE, type Identity, identity, implicit, plain, script } from './support/servers.ts';
import { type CertificateOptions, issue } from './support/x509.ts';

const tls = pki.good;
const ca = pki.root.pem;
const trusting = { ca };
const impatient = { ...IMPATIENT, ca };
const old = { ...tls, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
const demanding = { ...tls, ca, requestCert: true, rejectUnauthorized: true };
const offers = (...lines: string[]): string => `250-mail.test\r\n250-${lines.join('\r\n250-')}\r\n250 AUTH PLAIN`;

/** What every connection after the first one hears is that there are too many. */
function onlyOnce(behaviour: Behaviour): Behaviour {
  let connections = 0;
  return (socket) => {
    connections += 1;
    if (connections === 1) behaviour(socket);
    else socket.end('421 too many connections\r\n');
  };
}

const starttls = common({ host: 'localhost', security: 'starttls' }, trusting, [
  {
    name: 'not offered by a local catcher',
    serve: () => plain(script({})),
    cause: 'starttls-missing',
    step: 'starttls',
    also: (report, server) => {
      assert.doesNotMatch(server.heard(), /AUTH/);
      assert.deepEqual(report.advice[0]?.writes, [{ slot: 'security', value: 'none' }]);
    },
  },
  {
    name: 'overwritten on the way',
    serve: () => plain(script({ EHLO: offers('XXXXXXXA') })),
    cause: 'starttls-stripped',
    step: 'starttls',
  },
  {
    name: 'overwritten to the last letter',
    serve: () => plain(script({ EHLO: offers('XXXXXXXX') })),
    cause: 'starttls-stripped',
  },
  {
    name: 'offered, then 454',
    serve: () => plain(script({ STARTTLS: '454 4.7.0 TLS not available' }, { tls })),
    cause: 'starttls-refused',
    step: 'starttls',
    also: (report) => assert.ok(report.advice.every(({ writes }) => writes === undefined)),
    message: /454 4\.7\.0 TLS not available/,
  },
  { name: 'offered, then 502', serve: () => plain(script({ STARTTLS: '502 no' }, { tls })), cause: 'starttls-refused' },
  {
    name: 'offered, then 421',
    serve: () => plain(script({ STARTTLS: '421 bye' }, { tls })),
    cause: 'service-unavailable',
  },
  {
    name: 'offered, then closed',
    serve: () => plain(script({ STARTTLS: CLOSE }, { tls })),
    cause: 'closed-early',
    step: 'starttls',
  },
  {
    name: 'offered, then silence',
    serve: () => plain(script({ STARTTLS: () => undefined }, { tls })),
    options: impatient,
    cause: 'starttls-broken',
    step: 'starttls',
  },
  {
    name: 'not offered, and no answer to it',
    serve: () => plain(script({ STARTTLS: () => undefined })),
    options: impatient,
    cause: 'starttls-missing',
    step: 'starttls',
  },
  {
    name: 'not offered, and closed at once',
    serve: () => plain(script({ STARTTLS: CLOSE })),
    cause: 'starttls-missing',
    step: 'starttls',
  },
  {
    name: 'overwritten on the way to a client that would go on without',
    serve: () => plain(script({ EHLO: offers('XXXXXXXA') })),
    target: { security: 'opportunistic' },
    cause: 'starttls-stripped',
    step: 'starttls',
    also: (_, server) => assert.doesNotMatch(server.heard(), /AUTH/),
  },
  {
    name: 'accepted, then silence',
    serve: () => plain(script({ EHLO: offers('STARTTLS'), STARTTLS: '220 go' })),
    options: impatient,
    cause: 'starttls-broken',
    step: 'tls',
  },
  {
    name: 'accepted, then text',
    serve: () =>
      plain(
        script({
          EHLO: offers('STARTTLS'),
          STARTTLS: (_, socket) => {
            socket.once('data', () => socket.write('500 what?\r\n'));
            return '220 go';
          },
        }),
      ),
    cause: 'starttls-broken',
  },
  {
    name: 'accepted, then closed',
    serve: () =>
      plain(
        script({
          EHLO: offers('STARTTLS'),
          STARTTLS: (_, socket) => {
            socket.end('220 go\r\n');
            return undefined;
          },
        }),
      ),
    cause: 'starttls-broken',
  },
  {
    name: 'not advertised, but works',
    serve: () => plain(script({ EHLO: offers('SIZE 1000') }, { tls })),
    cause: 'starttls-unadvertised',
    step: 'starttls',
    also: (report, server) => {
      assert.equal(report.ok, true);
      assert.doesNotMatch(server.heard(), /AUTH/);
    },
  },
  {
    name: 'text behind the 220 in clear',
    serve: () => plain(script({ STARTTLS: '220 go\r\n250-evil.test\r\n250 AUTH PLAIN' }, { tls })),
    cause: 'starttls-response-injection',
    step: 'starttls',
    also: (report) => assert.equal(report.ok, true),
  },
  {
    name: 'half a line behind the 220 in clear',
    serve: () =>
      plain(
        script(
          {
            STARTTLS: (_, socket) => {
              socket.write('220 go\r\n250-ev');
              return undefined;
            },
          },
          { tls },
        ),
      ),
    options: impatient,
    cause: 'starttls-broken',
  },
  {
    name: 'commands in clear are carried out',
    serve: () => plain(script({}, { tls, injectable: true })),
    options: { ...trusting, find: true, connect: undefined },
    cause: 'starttls-injection',
    step: 'starttls',
    also: (report) => assert.equal(report.ok, true),
  },
  {
    name: 'commands in clear are carried out, in a test without a login',
    serve: () => plain(script({}, { tls, injectable: true })),
    target: { user: undefined },
    cause: 'starttls-injection',
    step: 'starttls',
  },
  {
    name: 'commands in clear are dropped, in a test without a login',
    serve: () => plain(script({}, { tls })),
    target: { user: undefined },
    cause: 'ok',
    also: (_, server) => assert.match(server.heard(), /STARTTLS\r\nNOOP\r\n/),
  },
  { name: 'only TLS 1.1', serve: () => plain(script({}, { tls: old })), cause: 'tls-version', step: 'tls' },
  {
    name: 'a certificate of ours is demanded',
    serve: () => plain(script({}, { tls: demanding })),
    cause: 'tls-client-cert-required',
  },
  {
    name: 'a certificate of ours is missed after the handshake, as Postfix does it',
    serve: () => plain(script({ 'EHLO+': '421 4.7.1 mail.test Error: No client certificate presented' }, { tls })),
    cause: 'tls-client-cert-required',
    step: 'ehlo',
    message: /No client certificate presented/,
  },
  {
    name: 'closed inside TLS, and the second look is not let in',
    serve: () => plain(onlyOnce(script({ 'EHLO+': CLOSE }, { tls }))),
    cause: 'closed-early',
    step: 'ehlo',
  },
  {
    name: 'closed in the handshake, and the second look is not let in',
    serve: () => plain(onlyOnce(script({ STARTTLS: (_, socket) => void socket.end('220 go\r\n') }, { tls }))),
    cause: 'starttls-broken',
    step: 'tls',
  },
  {
    name: 'the capabilities inside TLS count',
    serve: () => plain(script({ EHLO: offers('STARTTLS'), 'EHLO+': '250 mail.test' }, { tls })),
    cause: 'auth-not-offered',
    step: 'auth',
  },
]);

const handshake = common({ host: 'localhost', security: 'implicit' }, trusting, [
  {
    name: 'STARTTLS would be offered',
    serve: () => plain(script({}, { tls })),
    cause: 'plain-on-tls-port',
    step: 'tls',
    message: /answers in plain text \(220 mail\.test ESMTP\)/,
    also: (report) => assert.deepEqual(report.advice[0]?.writes, [{ slot: 'security', value: 'starttls' }]),
  },
  {
    name: 'a local catcher without STARTTLS',
    serve: () => plain(script({})),
    cause: 'plain-on-tls-port',
    also: (report) => assert.deepEqual(report.advice[0]?.writes, [{ slot: 'security', value: 'none' }]),
  },
  {
    name: 'it only speaks when spoken to',
    serve: () => plain((socket) => void socket.once('data', () => socket.write('554 SMTP synchronization error\r\n'))),
    options: impatient,
    cause: 'plain-on-tls-port',
  },
  {
    name: 'NNTP',
    serve: () => plain((socket) => void socket.write('200 news.mail.test ready\r\n')),
    cause: 'not-smtp',
  },
  { name: 'IMAP', serve: () => plain((socket) => void socket.write('* OK ready\r\n')), cause: 'not-smtp-imap' },
  {
    name: 'HTTP',
    serve: () => plain((socket) => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'))),
    cause: 'not-smtp-http',
  },
  { name: 'silence', serve: () => plain(() => {}), options: impatient, cause: 'tls-timeout', step: 'tls' },
  {
    name: 'half a line',
    serve: () => plain((socket) => void socket.write('220-mail')),
    options: impatient,
    cause: 'plain-on-tls-port',
  },
  {
    name: 'half a handshake',
    serve: () => plain((socket) => void socket.write('\u0016\u0003\u0003')),
    options: impatient,
    cause: 'tls-timeout',
  },
  { name: 'hangs up', serve: () => plain((socket) => void socket.destroy()), cause: 'closed-early', step: 'tls' },
  {
    name: 'hangs up at the hello',
    serve: () => plain((socket) => void socket.once('data', () => socket.destroy())),
    cause: 'closed-early',
  },
  {
    name: 'only TLS 1.1',
    serve: () => implicit(script({}), old),
    cause: 'tls-version',
    step: 'tls',
    message: /only speaks TLS 1\.1/,
  },
  {
    name: 'TLS 1.3 with a certificate of ours',
    serve: () => implicit(script({}), { ...demanding, minVersion: 'TLSv1.3' }),
    cause: 'tls-client-cert-required',
  },
  {
    name: 'TLS 1.2 with a certificate of ours',
    serve: () => implicit(script({}), { ...demanding, maxVersion: 'TLSv1.2' }),
    cause: 'tls-client-cert-required',
  },
  {
    name: 'no common cipher',
    serve: () =>
      implicit(script({}), {
        ...tls,
        maxVersion: 'TLSv1.2',
        ciphers: 'ECDHE-ECDSA-AES128-SHA@SECLEVEL=0',
        ecdhCurve: 'secp521r1',
        sigalgs: 'ECDSA+SHA1',
      }),
    cause: 'tls-handshake',
  },
  {
    name: 'an alert and nothing else',
    serve: () => plain((socket) => void socket.on('data', () => socket.write(Buffer.from('15030300020250', 'hex')))),
    cause: 'tls-handshake',
    message: /alert 80 \(internal error\)/,
  },
  {
    name: 'greeting refused inside',
    serve: () => implicit(script({}, { greeting: '554 no' }), tls),
    cause: 'greeting-rejected',
  },
  { name: 'silence inside', serve: () => implicit(() => {}, tls), options: impatient, cause: 'greeting-timeout' },
]);

function certified(options: Partial<CertificateOptions>): Identity {
  return identity(issue({ name: 'mail.test', names: pki.names, issuer: pki.root, ...options }));
}

const houseRoot = issue({ name: 'Signer 1 / House', authority: true });
const house = {
  root: houseRoot,
  again: issue({ name: 'Signer 1 / House', authority: true }),
  second: issue({ name: 'Signer 2 / House', authority: true, issuer: houseRoot }),
};
const own = issue({ name: 'localhost', names: pki.names, authority: true });
const publicLeaf = { issuer: pki.intermediate, publicStyle: true };

const certificates = common({ host: 'localhost', security: 'implicit' }, trusting, [
  { name: 'a good chain', serve: () => implicit(script({}), tls), cause: 'ok', step: 'certificate' },
  {
    name: 'an IP address that it names',
    serve: () => implicit(script({}), tls),
    target: { host: '127.0.0.1' },
    cause: 'ok',
  },
  {
    name: 'unknown root',
    serve: () => implicit(script({}), certified({})),
    options: {},
    cause: 'cert-untrusted-ca',
    step: 'certificate',
    message: /"smtplint test root"/,
  },
  {
    name: 'unknown root, sent along',
    serve: () => implicit(script({}), identity(issue({ name: 'x', names: pki.names, issuer: pki.root }), pki.root)),
    options: {},
    cause: 'cert-untrusted-ca',
  },
  {
    name: 'self-signed',
    serve: () => implicit(script({}), identity(own)),
    cause: 'cert-self-signed',
    step: 'certificate',
  },
  {
    name: 'self-signed, but given as CA file',
    serve: () => implicit(script({}), identity(own)),
    options: { ca: own.pem },
    cause: 'ok',
  },
  {
    name: 'expired',
    serve: () => implicit(script({}), certified({ from: -30, to: -2 })),
    cause: 'cert-expired',
    message: /expired on \d{4}-/,
  },
  { name: 'not yet valid', serve: () => implicit(script({}), certified({ from: 2 })), cause: 'cert-not-yet-valid' },
  {
    name: 'other names',
    serve: () => implicit(script({}), certified({ names: ['smtp.provider.test', '*.provider.test'] })),
    cause: 'cert-name-mismatch',
    message: /for smtp\.provider\.test, \*\.provider\.test, not for localhost/,
    // Whoever sits on the path can show a certificate for a name of his own: it must not become a quick fix.
    also: (report) => assert.ok(report.advice.every(({ writes }) => writes === undefined)),
  },
  {
    name: 'an IP address as host',
    serve: () => implicit(script({}), certified({ names: ['localhost'] })),
    target: { host: '127.0.0.1' },
    cause: 'cert-name-mismatch',
    message: /not for the IP address 127\.0\.0\.1/,
  },
  {
    name: 'the intermediate is missing',
    serve: () => implicit(script({}), pki.incomplete),
    cause: 'cert-incomplete-chain',
  },
  {
    name: 'the intermediate of the same house as the CA file is missing',
    serve: () => implicit(script({}), identity(issue({ name: 'x', names: pki.names, issuer: house.second }))),
    options: { ca: house.root.pem },
    cause: 'cert-incomplete-chain',
    message: /"Signer 2"/,
  },
  {
    name: 'the CA file is of another house',
    serve: () => implicit(script({}), identity(issue({ name: 'x', names: pki.names, issuer: house.root }))),
    cause: 'cert-untrusted-ca',
    message: /"Signer 1", which is not in the CA file/,
  },
  {
    name: 'the CA file has another key of the same name',
    serve: () => implicit(script({}), identity(issue({ name: 'x', names: pki.names, issuer: house.again }))),
    options: { ca: house.root.pem },
    cause: 'cert-untrusted-ca',
  },
  {
    name: 'the intermediate of a public authority is missing',
    serve: () =>
      implicit(
        script({}),
        identity(issue({ name: 'x', names: pki.names, ...publicLeaf, issuer: { ...pki.intermediate, name: 'R11' } })),
      ),
    options: {},
    cause: 'cert-incomplete-chain',
    message: /"R11"/,
  },
  {
    name: 'RSA with 1024 bits',
    serve: () => implicit(script({}), { ...certified({ key: 'rsa1024' }), ciphers: 'DEFAULT@SECLEVEL=0' }),
    cause: 'cert-weak-key',
    message: /RSA 1024 bits/,
  },
  {
    name: 'SHA-1',
    serve: () => implicit(script({}), { ...certified({ hash: 'sha1' }), ciphers: 'DEFAULT@SECLEVEL=0' }),
    cause: 'cert-weak-signature',
    message: /SHA-1 with ECDSA/,
  },
  {
    name: 'only a common name',
    serve: () => implicit(script({}), identity(issue({ name: 'localhost', issuer: pki.root }))),
    cause: 'cert-no-san',
    step: 'certificate',
    also: (report) => assert.equal(report.ok, true),
  },
  {
    name: 'worst first',
    serve: () => implicit(script({}), certified({ names: ['other.test'], from: -30, to: -2 })),
    cause: 'cert-expired',
    message: /Also: The certificate is for other\.test/,
  },
  {
    name: 'the check is off and the server is local: a warning',
    serve: () => implicit(script({}), identity(own)),
    target: { verifyCertificate: false },
    cause: 'cert-self-signed',
    step: 'certificate',
    also: (report) => assert.equal(report.ok, true),
  },
]).map(
  (one): Case => ({
    ...one,
    also: (report, server) => {
      if (!report.ok) assert.doesNotMatch(server.heard(), /AUTH/, 'no login without a good certificate');
      one.also?.(report, server);
    },
  }),
);

suite('probe: STARTTLS', starttls);
suite('probe: TLS handshake', handshake);
suite('probe: certificate', certificates);
