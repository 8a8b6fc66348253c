import assert from 'node:assert/strict';
import {
  acceptsPort,
  documentedMode,
  localListeners,
  modeWorks,
  normalizeHost,
  portsFor,
  providerOfAddress,
  providerOfHost,
  providers,
  recommendedFor,
  replacementFor,
  usualMode,
} from '../../../server/src/core/provider.ts';

function providerNamed(id: string) {
  const provider = providers.find((candidate) => candidate.id === id);
  assert.ok(provider, id);
  return provider;
}

describe('providerOfHost', () => {
  const cases: readonly (readonly [host: string, id: string | undefined, status?: string])[] = [
    ['smtp.gmail.com', 'gmail', 'current'],
    ['SMTP.GMail.com', 'gmail', 'current'],
    ['smtp.gmail.com.', 'gmail', 'current'],
    ['smtp.gmail.com:587', 'gmail', 'current'],
    ['ssl://smtp.gmail.com', 'gmail', 'current'],
    ['smtp.googlemail.com', 'gmail', 'current'],
    ['smtp-relay.gmail.com', 'google-workspace-relay', 'current'],
    ['smtp.google.com', 'google-aspmx', 'current'],
    ['smtp.office365.com', 'microsoft365', 'current'],
    ['outlook.office365.com', 'microsoft365', 'wrong'],
    ['contoso.mail.protection.outlook.com', 'microsoft365-mx', 'current'],
    ['smtp.live.com', 'outlook-com', 'retired'],
    ['email-smtp.eu-central-1.amazonaws.com', 'amazon-ses', 'current'],
    ['email.eu-central-1.amazonaws.com', 'amazon-ses', 'wrong'],
    ['smtp.eu.mailgun.org', 'mailgun', 'current'],
    ['in.mailjet.com', 'mailjet', 'retired'],
    ['smtp-relay.sendinblue.com', 'brevo', 'legacy'],
    ['smtp.zoho.com.au', 'zoho-mail', 'current'],
    ['sandbox.smtp.mailtrap.io', 'mailtrap-sandbox', 'current'],
    ['live.smtp.mailtrap.io', 'mailtrap-live', 'current'],
    ['smtp.mail.yahoo.co.jp', 'yahoo', 'current'],
    ['mailpit', 'mailpit', 'current'],
    ['app-mailpit-1', 'mailpit', 'current'],
    ['mailhog.dev.svc.cluster.local', 'mailhog', 'current'],
    ['localhost', undefined],
    ['127.0.0.1', undefined],
    ['', undefined],
    ['gmail.com', undefined],
    ['smtp.gmail.com.evil.example', undefined],
    ['notsmtp.gmail.com', undefined],
    ['mailpit.example.com', undefined],
    ['mail.your-server.de', 'hetzner-hosting', 'current'],
    ['a'.repeat(10_000), undefined],
  ];
  for (const [host, id, status] of cases) {
    it(`${host.slice(0, 60)} → ${id}`, () => {
      const match = providerOfHost(host);
      assert.equal(match?.provider.id, id);
      assert.equal(match?.pattern.status, status);
    });
  }

  it('finds every example under its provider', () => {
    for (const { id, hosts } of providers) {
      for (const { example, shared } of hosts) {
        assert.equal(providerOfHost(example)?.provider.id, shared === true ? undefined : id, example);
      }
    }
  });

  it('is quick on hosts that nobody knows', () => {
    const start = performance.now();
    for (let i = 0; i < 2_000; i++) providerOfHost(`mail.company-${i}.net`);
    assert.ok(performance.now() - start < 500);
  });
});

describe('normalizeHost', () => {
  const cases: readonly (readonly [string, string])[] = [
    [' Smtp.Example.Com. ', 'smtp.example.com'],
    ['[::1]', '::1'],
    ['[fd00::2]:25', 'fd00::2'],
    ['fd00::25', 'fd00::25'],
    ['tls://mail.example.com:465', 'mail.example.com'],
    ['', ''],
  ];
  for (const [host, expected] of cases) it(host, () => assert.equal(normalizeHost(host), expected));
});

describe('providerOfAddress', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['someone@gmail.com', 'gmail'],
    ['Someone@Outlook.COM', 'outlook-com'],
    ['a@b@web.de', 'webde'],
    ['someone@example.com', undefined],
    ['gmail.com', undefined],
    ['@', undefined],
    ['', undefined],
  ];
  for (const [email, id] of cases) it(email, () => assert.equal(providerOfAddress(email)?.id, id));
});

describe('acceptsPort', () => {
  const cases: readonly (readonly [id: string, host: string, port: number, answer: string])[] = [
    ['gmail', 'smtp.gmail.com', 587, 'yes'],
    ['gmail', 'smtp.gmail.com', 25, 'unverified'],
    ['gmail', 'smtp.gmail.com', 2525, 'unlisted'],
    ['microsoft365', 'smtp.office365.com', 465, 'no'],
    ['microsoft365', 'smtp.office365.com', 25, 'yes'],
    ['microsoft365-mx', 'contoso.mail.protection.outlook.com', 25, 'yes'],
    ['google-workspace-relay', 'smtp-relay.gmail.com', 25, 'yes'],
    ['postmark', 'smtp.postmarkapp.com', 465, 'no'],
    ['cloudflare', 'smtp.mx.cloudflare.net', 587, 'no'],
    ['yahoo', 'smtp.mail.yahoo.com', 587, 'yes'],
    ['yahoo', 'smtp.mail.yahoo.co.jp', 587, 'unlisted'],
    ['onet-wp', 'poczta.o2.pl', 587, 'yes'],
    ['onet-wp', 'smtp.wp.pl', 587, 'unlisted'],
    ['tuta', 'smtp.tutanota.com', 465, 'unlisted'],
  ];
  for (const [id, host, port, answer] of cases) {
    it(`${host}:${port} → ${answer}`, () => assert.equal(acceptsPort(providerNamed(id), host, port), answer));
  }
});

describe('documentedMode', () => {
  const cases: readonly (readonly [id: string, host: string, port: number, mode: string | undefined])[] = [
    ['gmail', 'smtp.gmail.com', 465, 'implicit'],
    ['gmail', 'smtp.gmail.com', 587, 'starttls'],
    ['gmail', 'smtp.gmail.com', 25, undefined],
    ['charter', 'mobile.charter.net', 587, 'implicit'],
    ['smtp2go', 'mail.smtp2go.com', 443, 'implicit'],
    ['mailtrap-sandbox', 'sandbox.smtp.mailtrap.io', 465, 'opportunistic'],
    ['rediffmail', 'smtp.rediffmail.com', 587, 'none'],
    ['microsoft365', 'smtp.office365.com', 465, undefined],
    ['bluehost', 'box1234.bluehost.com', 465, undefined],
  ];
  for (const [id, host, port, mode] of cases) {
    it(`${host}:${port} → ${mode}`, () => assert.equal(documentedMode(providerNamed(id), host, port), mode));
  }
});

describe('modeWorks', () => {
  const cases = [
    ['implicit', 'implicit', true],
    ['implicit', 'starttls', false],
    ['implicit', 'none', false],
    ['starttls', 'implicit', false],
    ['starttls', 'opportunistic', true],
    ['starttls', 'none', false],
    ['opportunistic', 'none', true],
    ['opportunistic', 'implicit', false],
    ['none', 'starttls', false],
    ['none', 'opportunistic', true],
    ['any', 'implicit', true],
  ] as const;
  for (const [server, client, works] of cases) {
    it(`${client} at ${server}`, () => assert.equal(modeWorks(server, client), works));
  }
});

describe('replacementFor', () => {
  const cases: readonly (readonly [string, string | undefined])[] = [
    ['email.eu-west-1.amazonaws.com', 'email-smtp.eu-west-1.amazonaws.com'],
    ['api.eu.mailgun.net', 'smtp.eu.mailgun.org'],
    ['api.mailgun.net', 'smtp.mailgun.org'],
    ['smtp.live.com', 'smtp-mail.outlook.com'],
    ['smtp.1and1.co.uk', 'smtp.ionos.co.uk'],
    ['smtp.gmail.com', undefined],
  ];
  for (const [host, expected] of cases) {
    it(`${host} → ${expected}`, () => {
      const match = providerOfHost(host);
      assert.ok(match);
      assert.equal(replacementFor(host, match.pattern), expected);
    });
  }
});

describe('recommendedFor', () => {
  it('keeps a current host', () => {
    assert.deepEqual(recommendedFor(providerNamed('zoho-mail'), 'smtp.zoho.eu'), {
      host: 'smtp.zoho.eu',
      port: 465,
      mode: 'implicit',
    });
  });
  it('keeps the region of a wrong host', () => {
    const host = 'email.us-west-2.amazonaws.com';
    assert.equal(recommendedFor(providerNamed('amazon-ses'), host)?.host, 'email-smtp.us-west-2.amazonaws.com');
  });
  it('invents no host', () => {
    assert.equal(recommendedFor(providerNamed('amazon-ses'), 'smtp.example.com')?.host, undefined);
  });
  it('has nothing for those without SMTP', () => {
    assert.equal(recommendedFor(providerNamed('tuta'), 'smtp.tutanota.com'), undefined);
  });
});

describe('ports', () => {
  it('lists the discouraged ones last and the unverified ones never', () => {
    const host = 'email-smtp.us-east-1.amazonaws.com';
    assert.deepEqual(portsFor(providerNamed('amazon-ses'), host, 'starttls'), [587, 2587, 25]);
    assert.deepEqual(portsFor(providerNamed('gmail'), 'smtp.gmail.com', 'starttls'), [587]);
  });
  it('knows what a port usually means', () => {
    assert.deepEqual([25, 465, 587, 2525, 1025, 4711].map(usualMode), [
      'starttls',
      'implicit',
      'starttls',
      'starttls',
      'none',
      undefined,
    ]);
  });
  it('names the local programs of a port', () => {
    const ids = localListeners(1025).map(({ id }) => id);
    assert.deepEqual(ids, ['mailcatcher', 'maildev', 'mailhog', 'mailpit', 'proton-bridge']);
    assert.deepEqual(localListeners(4711), []);
  });
});
