import type { Candidate } from './blocks.ts';
import { joinPath } from './keyIndex.ts';
import type { Slot } from './model.ts';

/* Settings with a mail word in their names that send no mail. */

/** `users: { maillog: { username, password } }`: an account whose name has a mail word in it, and nothing more of mail. */
export function isAccountElsewhere(prefix: string, told: readonly Slot[]): boolean {
  if (told.some((slot) => slot !== 'user' && slot !== 'password')) return false;
  const own = prefix.slice(prefix.lastIndexOf('.') + 1);
  return (
    !/smtp|[_*=-]$/i.test(own) &&
    /mail[\s_-]?(?:logs?|admins?|readers?|users?|db|database|exporter)\d{0,3}$|mailer[_-]?admin/i.test(own)
  );
}

/** Ports on which mail is read. */
const READING = /^(?:110|143|993|995)$/;
const READING_HOST = /^(?:imaps?|pop3?s?)[.-]/i;
/** `EMAIL_FOLDER`, `mail.inbox`, `mail.protocol=imap`: what only a program that reads mail asks for. */
const READING_KEY = /mail[^=]*(?:folder|inbox|mailbox)(?:_?name)?=|mail[^=]*(?:protocol|type)=(?:imap|pop)/i;

/** What only a program that sends mail asks for; a mailbox may have `ssl` or `tls` too. */
const SENDING: readonly Slot[] = ['from', 'fromName', 'security', 'encryption', 'starttls', 'requireTLS'];

/**
 * A mailbox that a program reads: its port says so, and so does what stands beside it; or, where nothing names the
 * program or SMTP, nothing is there that only sending needs.
 */
export function readsMail({ dialect, scope, prefix, claimed }: Candidate): boolean {
  if (/smtp/i.test(prefix) || !READING.test(claimed.get('port')?.variable.value.trim() ?? '')) return false;
  const host = claimed.get('host')?.variable;
  if (host !== undefined && /smtp/i.test(`${joinPath(host.path)}=${host.value}`)) return false;
  if (dialect.generic === true && READING_HOST.test(host?.value.trim() ?? '')) return true;
  if (dialect.generic === true && !SENDING.some((slot) => claimed.has(slot))) return true;
  return scope.variables.some(
    ({ path, value }) => joinPath(path).startsWith(prefix) && READING_KEY.test(`${joinPath(path)}=${value.trim()}`),
  );
}
