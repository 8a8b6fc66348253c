import type { Mode } from './model.ts';

/** The steps of a connection test. */
export type StepName =
  | 'dns'
  | 'tcp'
  | 'greeting'
  | 'ehlo'
  | 'starttls'
  | 'tls'
  | 'certificate'
  | 'auth'
  | 'mail'
  | 'quit';

/** Where a cause can show: the steps of the report, and the parts of `mail`. */
export type Stage = StepName | 'rcpt' | 'data';

export interface CauseInfo {
  readonly stages: readonly Stage[];
  /** The test passes with a warning. */
  readonly warn?: true;
  /** What it means, in one sentence. */
  readonly meaning: string;
  /** What to do about it, in one sentence. */
  readonly change: string;
  /** The setting that is to blame, when one is. */
  readonly slot: 'host' | 'port' | 'security' | 'user' | 'password' | 'from' | 'domain' | 'ca' | null;
  /** The port and mode to try instead, when they are known; no port = the same port. */
  readonly suggest?: { readonly port?: number; readonly security: Mode };
}

const EVERY: readonly Stage[] = ['greeting', 'ehlo', 'starttls', 'tls', 'auth', 'mail', 'rcpt', 'data'];
const NOT_SMTP =
  'Check the port: mail is submitted on 587 (STARTTLS) or 465 (implicit TLS). If the port is right, the host is another service.';

const table = {
  ok: {
    stages: [],
    meaning: 'Everything that was tested works.',
    change: 'Nothing.',
    slot: null,
  },
  accepted: {
    stages: ['data'],
    meaning: 'The server took the test message. Whether it reaches the mailbox is decided later, out of sight.',
    change: 'Look for the message in the mailbox, and in its spam folder.',
    slot: null,
  },
  delivered: {
    stages: ['data'],
    meaning: 'The local mail catcher has the test message.',
    change: 'Nothing.',
    slot: null,
  },

  'dns-not-found': {
    stages: ['dns'],
    meaning: 'No such host name is known to the name server that this machine asks.',
    change:
      'Check the host for typing mistakes. It is a bare name: no smtp://, no :port. A name without a dot may be a container name, which only exists inside that network.',
    slot: 'host',
  },
  'dns-timeout': {
    stages: ['dns'],
    meaning: 'The name server did not answer in time. This says nothing about the settings.',
    change: 'Check the network or the VPN of this machine and try again.',
    slot: 'host',
  },
  refused: {
    stages: ['tcp'],
    meaning: 'The machine answers, but nothing listens on that port (or the test refuses to contact that address).',
    change: 'Check the port and the host. Start the local mail catcher, if it is one.',
    slot: 'port',
  },
  'connect-timeout': {
    stages: ['tcp'],
    meaning: 'Nothing answers: the packets vanish in a firewall, or the address is wrong.',
    change:
      'Check host and port, and try from another network. Most networks and clouds block port 25: use 587 or 465 instead.',
    slot: 'port',
  },
  'dual-stack-differs': {
    stages: ['tcp', 'greeting'],
    warn: true,
    meaning:
      'The IPv6 and the IPv4 address of the name behave differently, so it depends on the client whether it works.',
    change: 'Tell the operator of the server, or use a host name that has only the address that works.',
    slot: null,
  },
  'greeting-timeout': {
    stages: ['greeting'],
    meaning: 'The connection opens, but no complete greeting comes, and the port does not speak TLS either.',
    change: 'Check the port and the host. A proxy or firewall may accept every connection in the name of the server.',
    slot: 'port',
  },
  'greeting-rejected': {
    stages: ['greeting'],
    meaning: 'The server greets with a refusal: it does not serve this client.',
    change: 'Use the submission port of the provider (587 or 465). The server may know this address from a block list.',
    slot: 'port',
  },
  'service-unavailable': {
    stages: EVERY,
    meaning: 'The server says 421: it is busy, in maintenance, or limits this client. The settings may be right.',
    change: 'Try again later.',
    slot: null,
  },
  'server-temporary': {
    stages: EVERY,
    meaning: 'The server has a passing problem (4xx). The settings may be right.',
    change: 'Try again later.',
    slot: null,
  },
  'closed-early': {
    stages: EVERY,
    meaning: 'The server closed the connection instead of answering.',
    change: 'Check the port and its mode, then whether the server only takes known addresses.',
    slot: 'port',
  },
  'not-smtp': {
    stages: ['greeting', 'ehlo'],
    meaning: 'Something answers on that port, but it is not a mail server.',
    change: NOT_SMTP,
    slot: 'port',
  },
  'not-smtp-http': {
    stages: ['greeting', 'ehlo'],
    meaning: 'A web server answers on that port.',
    change: NOT_SMTP,
    slot: 'port',
  },
  'not-smtp-imap': {
    stages: ['greeting', 'ehlo'],
    meaning: 'An IMAP server answers on that port: IMAP reads mail, it does not send it.',
    change: NOT_SMTP,
    slot: 'port',
  },
  'not-smtp-pop3': {
    stages: ['greeting', 'ehlo'],
    meaning: 'A POP3 server answers on that port: POP3 fetches mail, it does not send it.',
    change: NOT_SMTP,
    slot: 'port',
  },
  'not-smtp-ssh': {
    stages: ['greeting', 'ehlo'],
    meaning: 'An SSH server answers on that port.',
    change: NOT_SMTP,
    slot: 'port',
  },
  'not-smtp-ftp': {
    stages: ['greeting', 'ehlo'],
    meaning: 'An FTP server answers on that port.',
    change: NOT_SMTP,
    slot: 'port',
  },
  'not-smtp-lmtp': {
    stages: ['greeting', 'ehlo'],
    meaning: 'An LMTP server answers on that port: it stores mail in local mailboxes and does not send it on.',
    change: NOT_SMTP,
    slot: 'port',
  },
  'protocol-abuse': {
    stages: EVERY,
    meaning:
      'The server sent more than any mail server has to say (over 64 KiB or 100 lines in one reply); the test stopped reading.',
    change: 'Check the host: this is not an ordinary mail server.',
    slot: 'host',
  },
  'ehlo-rejected': {
    stages: ['ehlo'],
    meaning: 'The server does not accept the name with which the client introduces itself.',
    change: 'Set the client name (EHLO) to the full host name of the machine that sends.',
    slot: 'domain',
  },
  'ehlo-timeout': {
    stages: ['ehlo'],
    meaning: 'The server greets, but does not answer EHLO.',
    change: 'Try again later; check the port and the host.',
    slot: 'port',
  },
  'helo-only': {
    stages: ['ehlo'],
    warn: true,
    meaning: 'The server knows only HELO, so it has neither encryption nor login.',
    change: 'Use the submission port of the provider (587 or 465). A firewall may also be rewriting the dialogue.',
    slot: 'port',
  },
  'plain-on-tls-port': {
    stages: ['tls'],
    meaning: 'The server greets in plain text where the settings ask for TLS from the first byte.',
    change: 'Keep the port and switch to STARTTLS (required), or use port 465 if you want implicit TLS.',
    slot: 'security',
    suggest: { security: 'starttls' },
  },
  'tls-on-plain-port': {
    stages: ['greeting'],
    meaning: 'The port speaks TLS from the first byte; the client waits for a greeting in plain text, and both wait.',
    change: 'Keep the port and switch to implicit TLS, or use port 587 with STARTTLS.',
    slot: 'security',
    suggest: { security: 'implicit' },
  },
  'starttls-missing': {
    stages: ['starttls'],
    meaning: 'The server does not offer STARTTLS, which the settings require. No login was sent.',
    change: 'Use port 465 with implicit TLS if the provider has it. Do not fall back to clear text.',
    slot: 'port',
    suggest: { port: 465, security: 'implicit' },
  },
  'starttls-stripped': {
    stages: ['starttls'],
    meaning:
      'Something between here and the server overwrites STARTTLS (XXXX), so that mail and password would cross in clear.',
    change: 'Use port 465 with implicit TLS, or another network. Switch the "SMTP inspection" of the firewall off.',
    slot: 'port',
    suggest: { port: 465, security: 'implicit' },
  },
  'starttls-refused': {
    stages: ['starttls'],
    meaning: 'The server offers STARTTLS and then refuses it: its key or certificate may be missing.',
    change: 'Use port 465 with implicit TLS, and tell the operator of the server.',
    slot: 'port',
    suggest: { port: 465, security: 'implicit' },
  },
  'starttls-broken': {
    stages: ['starttls', 'tls'],
    meaning: 'The server accepts STARTTLS, but no TLS handshake follows.',
    change: 'Use port 465 with implicit TLS, and tell the operator of the server.',
    slot: 'port',
    suggest: { port: 465, security: 'implicit' },
  },
  'starttls-unadvertised': {
    stages: ['starttls'],
    warn: true,
    meaning: 'STARTTLS works although the server does not advertise it; most clients will not try.',
    change: 'Tell the operator, and make sure that the client requires STARTTLS.',
    slot: null,
  },
  'starttls-injection': {
    stages: ['starttls'],
    warn: true,
    meaning:
      'The server carries out commands that were sent in clear text before the TLS handshake: someone on the path can slip commands into the session (CVE-2011-0411 and kin).',
    change: 'Use port 465 with implicit TLS, and tell the operator to update the server.',
    slot: 'port',
    suggest: { port: 465, security: 'implicit' },
  },
  'starttls-response-injection': {
    stages: ['starttls'],
    warn: true,
    meaning:
      'Text came in clear together with the answer to STARTTLS. Careless clients take it for a part of the encrypted session; the test dropped it.',
    change: 'Use port 465 with implicit TLS, and tell the operator of the server.',
    slot: 'port',
    suggest: { port: 465, security: 'implicit' },
  },
  'tls-version': {
    stages: ['tls'],
    meaning: 'The server only speaks TLS 1.0 or 1.1, which RFC 8996 forbids.',
    change: 'Update the server, or use another host of the provider. Do not lower the minimum version.',
    slot: 'host',
  },
  'tls-timeout': {
    stages: ['starttls', 'tls'],
    meaning: 'The TLS handshake is not answered.',
    change: 'Check the port and its mode; try from another network.',
    slot: 'port',
  },
  'tls-client-cert-required': {
    stages: ['tls', 'greeting', 'ehlo'],
    meaning: 'The server demands a certificate from the client.',
    change: 'Use the submission port of the provider, or give the client the certificate that the operator issued.',
    slot: 'port',
  },
  'tls-handshake': {
    stages: ['tls', 'greeting', 'ehlo'],
    meaning: 'Client and server found no way to encrypt: no common cipher, or a damaged handshake.',
    change: 'Update the TLS configuration of the server; check that no proxy breaks the connection.',
    slot: null,
  },
  'cert-untrusted-ca': {
    stages: ['certificate'],
    meaning: 'The certificate was issued by an authority that this machine does not trust.',
    change:
      'If it is your own authority, give its certificate to the client as a CA file. If not, something intercepts the connection.',
    slot: 'ca',
  },
  'cert-self-signed': {
    stages: ['certificate'],
    meaning: 'The server made its certificate itself; nobody vouches for it.',
    change:
      'Install a certificate from a public authority on the server, or give this one to the client as a CA file. Leave the check switched on.',
    slot: 'ca',
  },
  'cert-expired': {
    stages: ['certificate'],
    meaning: 'The certificate has expired.',
    change: 'Renew the certificate on the server; check the clock of this machine. Leave the check switched on.',
    slot: null,
  },
  'cert-not-yet-valid': {
    stages: ['certificate'],
    meaning: 'The certificate is not valid yet.',
    change: 'Check the clock of this machine, then the certificate on the server.',
    slot: null,
  },
  'cert-name-mismatch': {
    stages: ['certificate'],
    meaning: 'The certificate is for other names than the host of the settings.',
    change: 'Use a host name that the certificate names; most often that is the own name of the provider.',
    slot: 'host',
  },
  'cert-incomplete-chain': {
    stages: ['certificate'],
    meaning: 'The server does not send the intermediate certificate, so the way to a trusted authority is missing.',
    change: 'Install the full chain on the server (fullchain.pem).',
    slot: 'ca',
  },
  'cert-weak-key': {
    stages: ['certificate'],
    meaning: 'The key of the certificate is too short to be safe.',
    change: 'Replace the certificate on the server (RSA of 2048 bits or more, or an elliptic curve).',
    slot: null,
  },
  'cert-weak-signature': {
    stages: ['certificate'],
    meaning: 'The certificate is signed with a broken algorithm (SHA-1 or MD5).',
    change: 'Replace the certificate on the server (SHA-256 or better).',
    slot: null,
  },
  'cert-no-san': {
    stages: ['certificate'],
    warn: true,
    meaning: 'The certificate names its host only in the old place (common name); many clients refuse that.',
    change: 'Replace the certificate on the server by one with subject alternative names.',
    slot: null,
  },
  'auth-requires-tls': {
    stages: ['auth', 'mail'],
    meaning: 'The server allows the login only after the connection is encrypted.',
    change: 'Switch to STARTTLS (required) on this port, or use port 465 with implicit TLS.',
    slot: 'security',
    suggest: { security: 'starttls' },
  },
  'auth-in-cleartext': {
    stages: ['auth'],
    warn: true,
    meaning: 'The connection is not encrypted, so the password would cross in clear.',
    change: 'Switch to STARTTLS (required), or use port 465 with implicit TLS.',
    slot: 'security',
  },
  'plaintext-no-auth': {
    stages: ['auth', 'ehlo'],
    warn: true,
    meaning: 'It works without login, but nothing is encrypted: everybody on the path can read the mail.',
    change: 'Switch to STARTTLS (required), or use port 465 with implicit TLS.',
    slot: 'security',
  },
  'auth-not-offered': {
    stages: ['auth'],
    meaning: 'The server offers no login on this port: it is a relay, or receives mail from other servers.',
    change: 'Use the submission port (587 or 465), or remove user and password if this relay needs none.',
    slot: 'port',
    suggest: { port: 587, security: 'starttls' },
  },
  'auth-no-common-mechanism': {
    stages: ['auth'],
    meaning: 'The server offers no login with user name and password.',
    change: 'Use one of the mechanisms that the server offers, most often OAuth2.',
    slot: null,
  },
  'auth-bad-credentials': {
    stages: ['auth'],
    meaning: 'The server refuses user name and password.',
    change:
      'Check user name and password. Many providers want an app password, an API key or a separate SMTP credential here.',
    slot: 'password',
  },
  'auth-app-password-required': {
    stages: ['auth'],
    meaning: 'The provider does not take the password of the account here.',
    change: 'Create an app password in the account settings (two-step verification must be on), or use OAuth2.',
    slot: 'password',
  },
  'auth-web-login-required': {
    stages: ['auth'],
    meaning: 'The provider blocked the login and wants a person to sign in with a browser first.',
    change: 'Sign in once with a browser, confirm that it was you, and use an app password or OAuth2.',
    slot: 'password',
  },
  'auth-basic-disabled': {
    stages: ['auth'],
    meaning: 'Login with a password is switched off for this account or organisation.',
    change: 'Use OAuth2, or ask the administrator to allow SMTP AUTH for this mailbox.',
    slot: 'password',
  },
  'auth-temporary': {
    stages: ['auth'],
    meaning: 'The server could not check the login (a passing fault). It says nothing about the password.',
    change: 'Try again later; do not change the password.',
    slot: null,
  },
  'auth-timeout': {
    stages: ['auth'],
    meaning: 'The server does not answer the login.',
    change: 'Try again later: some servers slow down clients that failed before.',
    slot: null,
  },
  'sender-rejected': {
    stages: ['mail', 'rcpt', 'data'],
    meaning: 'This login may not send with that From address.',
    change: 'Set the From address to the one of the account, or to one that it may send as.',
    slot: 'from',
  },
  'sender-unverified': {
    stages: ['mail', 'rcpt', 'data'],
    meaning: 'The provider has not verified the sender (or, in its sandbox, the recipient).',
    change: 'Verify the domain or the address at the provider, or set From to one that is verified.',
    slot: 'from',
  },
  'sender-unauthenticated': {
    stages: ['mail', 'rcpt', 'data'],
    meaning: 'The server refuses the sender because SPF, DKIM or DMARC fail.',
    change: 'Send through the server that the DNS of the From domain allows, or set these records up.',
    slot: 'from',
  },
  'relay-denied': {
    stages: ['mail', 'rcpt', 'data'],
    meaning: 'The server does not pass on mail for clients that have not logged in.',
    change: 'Set user and password, and use the submission port (587 or 465).',
    slot: 'user',
  },
  'recipient-rejected': {
    stages: ['mail', 'rcpt', 'data'],
    meaning: 'The server does not take mail for this recipient. The settings are fine up to here.',
    change: 'Check the recipient of the test message.',
    slot: null,
  },
  greylisted: {
    stages: ['rcpt', 'data'],
    warn: true,
    meaning: 'The server asks to try again later, as it does with senders that it does not know yet.',
    change: 'Nothing: a mail server repeats the attempt by itself. Try the test again in some minutes.',
    slot: null,
  },
  'content-rejected': {
    stages: ['mail', 'rcpt', 'data'],
    meaning: 'Connection and login are fine; the server refused the message itself, or from here.',
    change: 'Read the words of the server: content, sender reputation or a policy.',
    slot: null,
  },
  'size-exceeded': {
    stages: ['mail', 'data'],
    meaning: 'The message is larger than the server (or the mailbox) allows.',
    change: 'Check the limits of the mailbox.',
    slot: null,
  },
  'smtputf8-missing': {
    stages: ['mail'],
    meaning: 'An address has letters outside ASCII, and the server does not support that (SMTPUTF8).',
    change: 'Use an address in plain ASCII letters.',
    slot: 'from',
  },
} as const satisfies Readonly<Record<string, CauseInfo>>;

/** Why a test ended as it did: the closed list. */
export type Cause = keyof typeof table;

/** What is known about every cause; the order is the order of the test. */
export const causes: Readonly<Record<Cause, CauseInfo>> = table;
