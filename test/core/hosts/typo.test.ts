import assert from 'node:assert/strict';
import { nearestHost, providers } from '../../../server/src/core/provider.ts';

const SLIPS: readonly (readonly [typed: string, meant: string])[] = [
  ['smtp.gmial.com', 'smtp.gmail.com'],
  ['smtp.gamil.com', 'smtp.gmail.com'],
  ['smtp.gmai.com', 'smtp.gmail.com'],
  ['smtp.gmaill.com', 'smtp.gmail.com'],
  ['smtp.gmail.con', 'smtp.gmail.com'],
  ['smtp.gmail.co', 'smtp.gmail.com'],
  ['SMTP.Gmail.CON.', 'smtp.gmail.com'],
  ['smpt.gmail.com', 'smtp.gmail.com'],
  ['stmp.office365.com', 'smtp.office365.com'],
  ['smtp,gmail.com', 'smtp.gmail.com'],
  ['smtpgmail.com', 'smtp.gmail.com'],
  ['smtp-gmail.com', 'smtp.gmail.com'],
  ['smtp.sendgird.net', 'smtp.sendgrid.net'],
  ['smtp.sendgrid.ney', 'smtp.sendgrid.net'],
  ['smtp.sendgrd.net', 'smtp.sendgrid.net'],
  ['smtp.office356.com', 'smtp.office365.com'],
  ['smtp.offce365.com', 'smtp.office365.com'],
  ['smtp.mailgum.org', 'smtp.mailgun.org'],
  ['smtp.eu.mailgum.org', 'smtp.eu.mailgun.org'],
  ['smtp.mailgun.ogr', 'smtp.mailgun.org'],
  ['smtp.mail.yaho.com', 'smtp.mail.yahoo.com'],
  ['in-v3.mailjte.com', 'in-v3.mailjet.com'],
  ['smtp-relay.bervo.com', 'smtp-relay.brevo.com'],
  ['live.smtp.mailtrp.io', 'live.smtp.mailtrap.io'],
  ['email-smtp.eu-west-1.amazonaws.con', 'email-smtp.eu-west-1.amazonaws.com'],
  ['smtp.postmarkap.com', 'smtp.postmarkapp.com'],
  ['smtp.hostingre.com', 'smtp.hostinger.com'],
];

/** Hosts of real providers and companies, and names that only look alike. */
const SILENT: readonly string[] = [
  'smtp.mail.com',
  'smtp.ymail.com',
  'smtp.email.com',
  'smtp.hotmail.com',
  'smtp.gail.com',
  'smtp.grail.com',
  'smtp.mail.de',
  'smtp.mail.ru',
  'smtp.mail.eu',
  'smtp.mailo.com',
  'smtp.gmx.com',
  'smtp.fastmail.fm',
  'smtp.mailbox.com',
  'smtp.mailgun.com',
  'smtp.mailchimp.com',
  'smtp.sendinblue.com',
  'smtp.sender.net',
  'smtp.sendlayer.net',
  'smtp.mailersend.com',
  'smtp.hosting.com',
  'smtp.hostpoint.ch',
  'smtp.hostgator.com',
  'smtp.smartmail.com',
  'smtp.starmail.com',
  'mail.privatemail.com',
  'smtp.protonmail.com',
  'smtp.strata.de',
  'smtp.strati.de',
  'smtp.libera.it',
  'smtp.liberi.it',
  'smtp.orange.com',
  'smtp.grange.fr',
  'smtp.gambler.ru',
  'smtp.never.com',
  'smtp.office.com',
  'smtp.office360.com',
  'smtp.outlook.de',
  'smtp2.sendgrid.net',
  'u123.wl.sendgrid.net',
  'mx.gmail.com',
  'mail.google.com',
  'relay.mailgun.org',
  'imap.gmail.com',
  'smtp.company.com',
  'smtp.example.com',
  'mail.example.org',
  'mail.company.co.uk',
  'smtp.resent.com',
  'smtp.plunk.com',
  'smtp.loop.so',
  'smtp.comcast.com',
  'smtp.verizon.net',
  'smtp.att.yahoo.com',
  'smtp.cox.net',
  'smtp.earthlink.net',
  'smtp.sbcglobal.net',
  'smtp.bellsouth.net',
  'smtp.virginmedia.com',
  'smtp.btinternet.com',
  'smtp.laposte.net',
  'smtp.sfr.fr',
  'smtp.bluewin.ch',
  'smtp.netcup.net',
  'smtp.world4you.com',
  'smtp.simply.com',
  'smtp.hostnet.nl',
  'smtp.transip.email',
  'smtp.bol.com.br',
  'smtp.uol.com.br',
  'smtps.aruba.it',
  'smtp.tutanota.com',
  'smtp.postmark.com',
  'smtp-mail.com',
  'smtpmail.com',
  'mail.smtp.com',
  'localhost',
  'mailpit',
  'postfix-relay',
  '192.168.100.100',
  '${SMTP_HOST_NAME}',
  '',
];

describe('nearestHost', () => {
  for (const [typed, meant] of SLIPS) {
    it(`${typed} → ${meant}`, () => {
      const near = nearestHost(typed);
      assert.equal(near?.host, meant);
      assert.ok(near.distance === 1 || near.distance === 2);
    });
  }

  for (const host of SILENT) {
    it(`says nothing about ${host || 'nothing'}`, () => assert.equal(nearestHost(host), undefined));
  }

  it('says nothing about any host that a provider is known by', () => {
    for (const { hosts } of providers) {
      for (const { example } of hosts) assert.equal(nearestHost(example), undefined, example);
    }
  });

  it('takes bounded time on hostile text', () => {
    const hostile = ['a'.repeat(100_000), 'smtp.'.repeat(20_000), `smtp.${'m'.repeat(60)}.com`, ','.repeat(100)];
    const start = performance.now();
    for (const host of hostile) nearestHost(host);
    assert.ok(performance.now() - start < 500);
  });
});
