import assert from 'node:assert/strict';
import { X509Certificate } from 'node:crypto';
import { english } from '../../server/src/core/say.ts';
import { isForbidden, isLoopback } from '../../server/src/probe/address.ts';
import { extensionsOf, isWeakSignature, signatureOf } from '../../server/src/probe/der.ts';
import { readExtensions } from '../../server/src/probe/extensions.ts';
import { loginHint } from '../../server/src/probe/hints.ts';
import { foreignProtocol } from '../../server/src/probe/protocol.ts';
import { IoError, untilAborted } from '../../server/src/probe/timing.ts';
import { tlsCode } from '../../server/src/probe/tls.ts';
import { issue } from './support/x509.ts';

describe('probe: addresses', () => {
  const forbidden = [
    '169.254.0.1',
    '169.254.169.254',
    '100.100.100.200',
    '192.0.0.192',
    '168.63.129.16',
    '224.0.0.251',
    '255.255.255.255',
    'fe80::1',
    'febf::1',
    'fe80::1%eth0',
    'ff02::1',
    'fd00:ec2::254',
    'fd20:ce::254',
    '::ffff:169.254.169.254',
    '::ffff:a9fe:a9fe',
    '::169.254.169.254',
    '64:ff9b::169.254.169.254',
    '2002:a9fe:a9fe::1',
  ];
  const allowed = [
    '169.253.255.255',
    '169.255.0.1',
    '100.100.100.201',
    '10.0.0.1',
    '192.168.1.1',
    '8.8.8.8',
    '127.0.0.1',
    '::1',
    'fec0::1',
    'fd00:ec2::253',
    '2001:db8::1',
    '::ffff:8.8.8.8',
    '64:ff9b::8.8.8.8',
    '2002:808:808::1',
    'no address',
    '',
  ];
  for (const address of forbidden) it(`never contacted: ${address}`, () => assert.equal(isForbidden(address), true));
  for (const address of allowed) it(`contacted: ${address}`, () => assert.equal(isForbidden(address), false));

  const local = ['127.0.0.1', '127.255.0.1', '::1', '::ffff:127.0.0.1', '0:0:0:0:0:0:0:1'];
  const remote = ['0.0.0.0', '10.0.0.1', '192.168.0.1', '128.0.0.1', '::', '::2', '::ffff:10.0.0.1', 'localhost'];
  for (const address of local) it(`this machine: ${address}`, () => assert.equal(isLoopback(address), true));
  for (const address of remote) it(`another machine: ${address}`, () => assert.equal(isLoopback(address), false));
});

describe('probe: other protocols', () => {
  const cases: readonly [text: string, found: string | undefined][] = [
    ['220 mail.test ESMTP Postfix', undefined],
    ['220 mail.test', undefined],
    ['220-ftp.test ESMTP', undefined],
    ['220 smtp.ftp.test SMTP', undefined],
    ['554 no', undefined],
    ['220', undefined],
    ['220 Welcome to FTP', 'not-smtp-ftp'],
    ['220 ProFTPD Server', 'not-smtp-ftp'],
    ['220 mx LMTP', 'not-smtp-lmtp'],
    ['* OK IMAP4', 'not-smtp-imap'],
    ['* BYE', 'not-smtp-imap'],
    ['+OK', 'not-smtp-pop3'],
    ['-ERR', 'not-smtp-pop3'],
    ['SSH-2.0-x', 'not-smtp-ssh'],
    ['HTTP/1.1 400 Bad Request', 'not-smtp-http'],
    ['<!DOCTYPE html>', 'not-smtp-http'],
    ['22', 'not-smtp'],
    ['2200 x', 'not-smtp'],
  ];
  for (const [text, found] of cases) it(text, () => assert.equal(foreignProtocol(text), found));
});

describe('probe: extensions', () => {
  const cases: readonly [lines: string[], found: Partial<ReturnType<typeof readExtensions>>][] = [
    [[], { starttls: false, overwritten: false, auth: [], size: undefined }],
    [['STARTTLS.test'], { starttls: false }],
    [['x', 'starttls'], { starttls: true }],
    [['x', 'XXXXXXXA'], { overwritten: true, starttls: false }],
    [['x', 'XCLIENT NAME ADDR', 'XFORWARD', 'XEXCH50', 'X-EXPS GSSAPI'], { overwritten: false }],
    [['x', 'AUTH LOGIN plain', 'AUTH=LOGIN PLAIN'], { auth: ['LOGIN', 'PLAIN'] }],
    [['x', 'AUTH'], { auth: [] }],
    [['x', 'SIZE 100'], { size: 100 }],
    [['x', 'SIZE'], { size: undefined }],
    [['x', 'SIZE 0'], { size: undefined }],
    [['x', 'SIZE 99999999999999999999'], { size: undefined }],
    [['x', 'SMTPUTF8'], { smtputf8: true }],
  ];
  for (const [lines, found] of cases) {
    it(lines.join(' | ') || 'none', () => {
      const extensions = readExtensions(lines);
      assert.deepEqual({ ...extensions, ...found }, extensions);
    });
  }
});

describe('probe: reasons of a failed handshake', () => {
  const cases: readonly [code: string | undefined, message: string, found: string][] = [
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'x', 'ERR_SSL_WRONG_VERSION_NUMBER'],
    ['ECONNRESET', 'read ECONNRESET', 'ECONNRESET'],
    [
      'EPROTO',
      'write EPROTO 140:error:100000f7:SSL routines:OPENSSL_internal:WRONG_VERSION_NUMBER:../../third_party/boringssl/src/ssl/tls_record.cc:242:',
      'ERR_SSL_WRONG_VERSION_NUMBER',
    ],
    [
      'EPROTO',
      'C0:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:ssl/record/ssl3_record.c:354:',
      'ERR_SSL_WRONG_VERSION_NUMBER',
    ],
    [undefined, 'tlsv1 alert protocol version', 'ERR_SSL_PROTOCOL_VERSION'],
    ['EPROTO', 'something new', 'EPROTO'],
    [undefined, 'something new', 'ERR_SSL'],
  ];
  for (const [code, message, found] of cases) {
    it(`${code}: ${message.slice(0, 40)}`, () => {
      assert.equal(tlsCode(Object.assign(new Error(message), code === undefined ? {} : { code })), found);
    });
  }
});

describe('probe: login hints', () => {
  const cases: readonly [host: string, hint: RegExp | undefined][] = [
    ['smtp.gmail.com', /app password/],
    ['SMTP.GMAIL.COM.', /app password/],
    ['email-smtp.eu-west-1.amazonaws.com', /IAM/],
    ['smtp.sendgrid.net', /apikey/],
    ['smtp.notgmail.com', undefined],
    ['smtp.gmail.com.evil.test', undefined],
    ['localhost', undefined],
  ];
  for (const [host, hint] of cases) {
    it(host, () =>
      hint === undefined
        ? assert.equal(loginHint(host), undefined)
        : assert.match(english(loginHint(host) ?? ''), hint),
    );
  }
});

describe('probe: certificates as DER', () => {
  it('finds signature and extensions', () => {
    const made = issue({ name: 'x', names: ['x.test'], hash: 'sha1', publicStyle: true });
    const { raw } = new X509Certificate(made.pem);
    assert.equal(signatureOf(raw), 'SHA-1 with ECDSA');
    assert.equal(isWeakSignature(signatureOf(raw)), true);
    assert.deepEqual(extensionsOf(raw), ['2.5.29.19', '2.5.29.17', '1.3.6.1.5.5.7.1.1']);
  });

  it('takes any bytes', () => {
    const { raw } = new X509Certificate(issue({ name: 'x' }).pem);
    const isRead = (bytes: Buffer): boolean =>
      typeof signatureOf(bytes) === 'string' && Array.isArray(extensionsOf(bytes));
    for (let cut = 0; cut < raw.length; cut++) assert.ok(isRead(raw.subarray(0, cut)));
    for (let at = 0; at < raw.length; at++) {
      const broken = Buffer.from(raw);
      broken[at] = (broken[at] ?? 0) ^ 0xff;
      assert.ok(isRead(broken));
    }
  });
});

describe('probe: waits that others forget to end', () => {
  it('end with the test', async () => {
    const never = new Promise<never>(() => {});
    const isAborted = (error: unknown): boolean => error instanceof IoError && error.fault === 'aborted';
    await assert.rejects(untilAborted(AbortSignal.timeout(10), never), isAborted);
    await assert.rejects(untilAborted(AbortSignal.abort(), never), isAborted);
  });

  it('hand on how they ended, and hear of no abort any more', async () => {
    const controller = new AbortController();
    assert.equal(await untilAborted(controller.signal, Promise.resolve(7)), 7);
    await assert.rejects(untilAborted(controller.signal, Promise.reject(new RangeError('x'))), RangeError);
    controller.abort();
  });
});
