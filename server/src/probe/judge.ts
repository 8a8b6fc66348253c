import type { Cause } from '../core/causes.ts';
import { quote, type Reply } from './reply.ts';

/*
 * What a refusal means, by code and enhanced code first, by the words of known servers second.
 * The tables are read from the top; the first row that fits wins.
 */

interface Row {
  readonly codes?: readonly number[];
  readonly enhanced?: readonly string[];
  readonly text?: RegExp;
  readonly cause: Cause;
}

const NEEDS_TLS =
  /must (?:issue|use) (?:a )?(?:starttls|tls|ssl)|starttls first|(?:encryption|tls|ssl) (?:is )?required|requires? (?:tls|ssl|encryption)|privacyrequired|plain ?text auth\w* (?:is )?(?:disallowed|disabled|not allowed)/i;

/** Who may not send to others from here without a login, in the words of Postfix, Exim, Exchange, qmail and others. */
const NO_RELAY =
  /\b(?:relay\w*|not logged in|rcpthosts|not authenticated|auth\w*(?: command)? (?:is )?(?:required|needed|first)|unauthenticated senders|must (?:be )?authenticat\w*|client host rejected: access denied|(?:log ?in|authenticate) first)\b/i;

const AUTH: readonly Row[] = [
  { codes: [421], cause: 'service-unavailable' },
  { codes: [523, 538], cause: 'auth-requires-tls' },
  { text: NEEDS_TLS, cause: 'auth-requires-tls' },
  { codes: [530], text: /\b(?:starttls|tls|ssl|encrypt\w*)\b/i, cause: 'auth-requires-tls' },
  { codes: [530], enhanced: ['5.7.0', '5.7.11'], cause: 'auth-requires-tls' },
  { enhanced: ['5.7.14'], cause: 'auth-web-login-required' },
  { text: /web ?login ?required|log ?in (?:with|via) your (?:web )?browser/i, cause: 'auth-web-login-required' },
  {
    text: /(?:application|app)[- ]?(?:specific )?password|InvalidSecondFactor|\b(?:two|2|multi)-?(?:factor|step)\b|\b[2M]FA\b|authori[sz]ation code|授权码/i,
    cause: 'auth-app-password-required',
  },
  { codes: [534], enhanced: ['5.7.9'], cause: 'auth-app-password-required' },
  { enhanced: ['5.7.139'], text: /credentials were incorrect/i, cause: 'auth-bad-credentials' },
  { enhanced: ['5.7.139', '5.7.30'], cause: 'auth-basic-disabled' },
  {
    text: /basic auth\w*.{0,60}(?:disabled|not supported)|SmtpClientAuthentication is disabled/i,
    cause: 'auth-basic-disabled',
  },
  { codes: [504, 534], cause: 'auth-no-common-mechanism' },
  { codes: [502, 503], cause: 'auth-not-offered' },
  { codes: [500], text: /command/i, cause: 'auth-not-offered' },
];

const MAIL: readonly Row[] = [
  { codes: [421], cause: 'service-unavailable' },
  { codes: [530], text: /\b(?:starttls|tls|encrypt\w*)\b/i, cause: 'auth-requires-tls' },
  { codes: [530], cause: 'relay-denied' },
  { enhanced: ['5.7.57', '5.7.64'], cause: 'relay-denied' },
  { enhanced: ['5.7.60'], cause: 'sender-rejected' },
  {
    enhanced: ['5.7.20', '5.7.21', '5.7.22', '5.7.23', '5.7.24', '5.7.26', '5.7.27', '5.7.509', '5.7.515'],
    cause: 'sender-unauthenticated',
  },
  {
    text: /not verified|unverified|verified sender identity|verify a sender|sender signature|validate your sender|\bsandbox\b/i,
    cause: 'sender-unverified',
  },
  // Zoho means the sender, not the recipient.
  { text: /relaying disallowed as\b|not authori[sz]ed to perform/i, cause: 'sender-rejected' },
  {
    codes: [550, 553, 554, 501, 517, 503],
    text: NO_RELAY,
    cause: 'relay-denied',
  },
  {
    codes: [550, 551, 553, 554, 501, 517],
    text: /send as|not owned|not one of your addresses|mail from.{0,30}\bmust\b|not authori[sz]ed to send|(?:sender|from).{0,60}(?:not permitted|not allowed|does not match|rejected)|not (?:permitted|allowed) to (?:send|use)/i,
    cause: 'sender-rejected',
  },
  { codes: [550, 554], text: /\b(?:SPF|DKIM|DMARC)\b/i, cause: 'sender-unauthenticated' },
  // Who the client is, not to whom the message goes.
  {
    codes: [521, 550, 554],
    text: /\b(?:block(?:ed using|list)\w*|blacklist\w*|spamhaus|spamcop|dnsbl|rbl|poor reputation)\b/i,
    cause: 'content-rejected',
  },
  { enhanced: ['5.2.1', '5.2.2'], cause: 'recipient-rejected' },
  { codes: [552], enhanced: ['5.7.0', '5.7.1'], cause: 'content-rejected' },
  { codes: [552], cause: 'size-exceeded' },
  { enhanced: ['5.3.4', '5.2.3'], cause: 'size-exceeded' },
  { enhanced: ['5.6.7'], cause: 'smtputf8-missing' },
];

const GREYLIST = /gr[ea]y ?-?list|postgrey/i;

export function judgeAuth(reply: Reply): Cause {
  return match(AUTH, reply) ?? (reply.code >= 400 && reply.code < 500 ? 'auth-temporary' : 'auth-bad-credentials');
}

/** `verb` is the command that was answered: `MAIL`, `RCPT`, `DATA` or `.`. */
export function judgeMail(verb: string, reply: Reply): Cause {
  const temporary = reply.code >= 400 && reply.code < 500;
  if (temporary && reply.code !== 421) {
    const unknownYet =
      verb === 'RCPT' && (reply.code === 450 || reply.code === 451) && !/^4\.[23]\./.test(reply.enhanced ?? '');
    return GREYLIST.test(reply.text) || unknownYet ? 'greylisted' : 'server-temporary';
  }
  const found = match(MAIL, reply);
  if (found !== undefined) return found;
  if (verb === 'MAIL') return 'sender-rejected';
  return verb === 'RCPT' ? 'recipient-rejected' : 'content-rejected';
}

function match(rows: readonly Row[], reply: Reply): Cause | undefined {
  const text = quote(reply);
  const row = rows.find(
    (candidate) =>
      (candidate.codes === undefined || candidate.codes.includes(reply.code)) &&
      (candidate.enhanced === undefined || candidate.enhanced.includes(reply.enhanced ?? '')) &&
      (candidate.text === undefined || candidate.text.test(text)),
  );
  return row?.cause;
}
