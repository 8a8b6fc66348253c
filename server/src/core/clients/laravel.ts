import type { Fault, KnownSetting, Reading, Settings } from '../model.ts';
import { knownIn, reading, refused, UNKNOWN } from '../read.ts';

/** Laravel's `env()`: the words that stand for null, and `false`, which config/mail.php takes for not set. */
export function isUnset(text: string): boolean {
  return /^(?:|null|\(null\)|empty|\(empty\)|false|\(false\))$/i.test(text);
}

/** Mailers of the stock config/mail.php that send nothing by SMTP. */
const NO_SMTP = ['log', 'array', 'ses', 'ses-v2', 'postmark', 'resend', 'sendmail', 'mailgun', 'cloudflare'];

/** What the mailer makes of the block when it is not SMTP; undefined when it is, or may be. */
export function mailerReading(settings: Settings): Reading | undefined {
  const mailer = knownIn(settings, 'enable');
  if (mailer === undefined) return undefined;
  const name = mailer.text.trim();
  if (name === 'smtp' || name === 'failover' || name === 'roundrobin') return undefined;
  if (NO_SMTP.includes(name))
    return reading('disabled', ['enable'], isWrittenAway(name) ? { faults: [switchedOff(mailer)] } : {});
  // Drivers of Laravel 6 and older.
  if (mailer.key.endsWith('MAIL_DRIVER'))
    return /^(?:mail|mandrill|sparkpost)$/.test(name) ? reading('disabled', ['enable']) : UNKNOWN;
  // The framework has this transport, and config/mail.php of some programs a mailer of its name.
  if (name === 'mail') return { ...UNKNOWN, faults: [{ ...unknownMailer(mailer), severity: 'info' }] };
  // Where no host is filled in either, the settings wait to be filled in.
  if (name === '' && (settings.text('host') ?? '').trim() === '' && !settings.has('url')) return UNKNOWN;
  if (name === '' || isKnownWord(name)) return refused(unknownMailer(mailer));
  // A mailer that the application defined itself.
  return UNKNOWN;
}

/** A word that nobody names a mailer after: another spelling of a known one, or a protocol. */
function isKnownWord(name: string): boolean {
  const lower = name.toLowerCase();
  if (lower !== name && (lower === 'smtp' || NO_SMTP.includes(lower))) return true;
  return /^(?:smtps|esmtp|tls|ssl|starttls|null|none|email|true|false)$/.test(lower);
}

function unknownMailer(mailer: KnownSetting): Fault {
  return {
    rule: 'invalid-value',
    slot: 'enable',
    message: `Laravel has no mailer "${mailer.text.slice(0, 30)}" and stops with an error: the mailer for these settings is smtp.`,
    writes: [{ slot: 'enable', value: 'smtp' }],
    fix: 'Use the mailer smtp',
  };
}

/** `log` and `array` deliver to nobody; the others deliver by another way. */
function isWrittenAway(name: string): boolean {
  return name === 'log' || name === 'array';
}

function switchedOff(mailer: KnownSetting): Fault {
  return {
    rule: 'transport-disabled',
    slot: 'enable',
    message: `${mailer.key}=${mailer.text} sends no mail at all, so the SMTP settings beside it are not used: the mailer for them is smtp.`,
    writes: [{ slot: 'enable', value: 'smtp' }],
    fix: 'Use the mailer smtp',
    // It is written out, so somebody may have meant it.
    severity: 'info',
  };
}
