import assert from 'node:assert/strict';
import { isPlaceholderHost, reachOf } from '../../../server/src/core/provider.ts';

const REACH: Readonly<Record<string, readonly string[]>> = {
  local: [
    'localhost',
    'LOCALHOST.',
    'app.localhost',
    'localhost.localdomain',
    '127.0.0.1',
    '127.1.2.3',
    '127.1',
    '0.0.0.0',
    '::1',
    '[::1]',
    '::',
    '0:0:0:0:0:0:0:1',
    '::ffff:127.0.0.1',
    'localhost:1025',
    'host.docker.internal',
    'host.containers.internal',
    'mailpit',
    'mailhog',
    'maildev',
    'smtp4dev',
    'greenmail',
    'inbucket',
    'mailcatcher',
    'papercut',
    'myapp_mailpit_1',
    'mailpit.dev.svc.cluster.local',
    'postfix',
    'smtp',
    'mail_server',
  ],
  private: [
    '10.0.0.5',
    '172.16.0.1',
    '172.31.255.254',
    '192.168.178.2',
    '169.254.1.1',
    '100.64.0.1',
    'fd12:3456::1',
    'fe80::1%eth0',
    '::ffff:10.1.1.1',
    'mail.local',
    'relay.lan',
    'relay.corp.internal',
    'smtp.mail.svc.cluster.local',
    'smtp.mail.svc',
    'nas.home.arpa',
    'postfix.mail',
    'postfix.infra',
    'smtp.service.consul',
    'relay.acme.intern',
    'tasks.postfix',
    'smtp.corp.acme.com',
    'mail.intra.acme.co.uk',
    'exchange.ad.acme.de',
  ],
  remote: [
    'smtp.gmail.com',
    'smtp.gmail.com:587',
    'mail.company.co.uk',
    'mailpit.company.com',
    'localhost.company.com',
    '172.15.0.1',
    '172.32.0.1',
    '192.169.0.1',
    '100.128.0.1',
    '8.8.8.8',
    '2001:db8::25',
    'smtp.example.com',
    'changeme',
    "'Fill'",
    'mx.büro.de',
    'internal.company.com',
    'smtp.int.pl',
    'mail.ad.nl',
    'tasks.acme.com',
    'mail.acme.email',
  ],
  unknown: [
    '',
    '   ',
    '${SMTP_HOST}',
    '$SMTP_HOST',
    '{{ smtp_host }}',
    '<%= host %>',
    '%SMTP_HOST%',
    '__SMTP_HOST__',
    'two words.com',
    '300.1.1.1',
    '1.2.3',
    'a@b.com',
    'null',
  ],
};

const PLACEHOLDERS: readonly string[] = [
  'smtp.example.com',
  'example.org',
  'mail.example.net',
  'mail.example.de',
  'smtp.example.co.uk',
  'smtp.company.example',
  'mail.app.test',
  'host.invalid',
  'smtp.domain.tld',
  'smtp.yourprovider.com',
  'smtp.your-provider.com',
  'your-smtp-host',
  'your_smtp_server',
  'mail.yourdomain.com',
  'smtp.your.domain',
  'smtp.domain.com',
  'mail.mydomain.com',
  'smtp.host.com',
  'changeme',
  'CHANGE_ME',
  'TODO',
  'xxx',
  'xxxxxxxx',
  '***',
  '<smtp-host>',
  '<your host>',
  '[host]',
  'email-smtp.<region>.amazonaws.com',
  'smtp-host',
];

const REAL_HOSTS: readonly string[] = [
  '',
  'smtp.gmail.com',
  'mail.your-server.de',
  'www123.your-server.de',
  'smtp.yourhosting.nl',
  'localhost',
  'mailpit',
  'smtp',
  'mail',
  'mailhost',
  'mailserver',
  'postfix',
  'xx',
  '[::1]',
  'testing.company.com',
  'test.company.com',
  'mail.domainfactory.de',
  'mail.mycompany.de',
  'smtp.hostinger.com',
  'smtp.protest.org',
  'myexample.com',
  'counterexample.com',
];

describe('reachOf', () => {
  for (const [reach, hosts] of Object.entries(REACH)) {
    for (const host of hosts) it(`${host || 'nothing'} is ${reach}`, () => assert.equal(reachOf(host), reach));
  }
});

describe('isPlaceholderHost', () => {
  for (const host of PLACEHOLDERS) it(host, () => assert.equal(isPlaceholderHost(host), true));
  for (const host of REAL_HOSTS) it(`not ${host || 'nothing'}`, () => assert.equal(isPlaceholderHost(host), false));

  it('takes bounded time on hostile text', () => {
    const hostile = ['a'.repeat(100_000), 'your-'.repeat(20_000), '.example'.repeat(10_000), '<'.repeat(100_000)];
    const start = performance.now();
    for (const host of hostile) {
      isPlaceholderHost(host);
      reachOf(host);
    }
    assert.ok(performance.now() - start < 500);
  });
});
