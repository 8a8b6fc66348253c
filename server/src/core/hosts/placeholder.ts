import { normalizeHost, providerOfHost } from './lookup.ts';

/** Names that RFC 2606 and RFC 6761 keep for examples, and their cousins in other top-level domains. */
const RESERVED = /(?:^|\.)(?:example(?:\.[a-z]{2,6}(?:\.[a-z]{2})?)?|test|invalid|tld)$/;

/** Text that stands where a host should. */
const TEXT =
  /^(?:x{3,}|\*{2,}|\.{3,}|-{2,}|_{2,}|change[-_]?(?:me|this|it)|to[-_]?do|tbd|fix[-_]?me|replace[-_]?(?:me|this)|insert[-_]?here|fill(?:[-_]?(?:me|in|this))?|placeholder|null|none|undefined|dummy|(?:smtp|mail|email)[-_]host(?:name)?|hostname)$/;

/** `your-smtp-host`, `smtp.yourprovider.com`; the noun must end where a label does: `yourhosting.nl` is a company. */
const YOURS =
  /(?:^|[.\-_])your(?:[-_.]|$|(?:own|smtp|e?mail|domain|host|hostname|server|mailserver|smtpserver|provider|company|site|website|app|org|organi[sz]ation|business|isp|name|relay|tenant|region)s?(?:name)?(?:[.\-_\d]|$))/;

/** `smtp.domain.com`, `mail.my-server.net`. */
const GENERIC =
  /(?:^|\.)(?:(?:my|some|any)[-_]?(?:domain|company|server|provider|site|website|host|smtp|mail|app|org)|domain|domainname|provider|mail[-_]?server|smtp[-_]?server|server|host|foo|bar)\.(?:com|net|org|ext)$/;

/** Hetzner's servers really are called that. */
const REAL = /(?:^|\.)your-server\.de$/;

/** True for a host that only stands for the one that the reader must fill in. */
export function isPlaceholderHost(host: string): boolean {
  // Quotes inside of quotes are part of the value, and still no name of a host.
  const name = normalizeHost(host).replace(/^(["'])(.{0,250})\1$/, '$2');
  if (name === '' || name.length > 253) return false;
  if (/^[[{(<].*[\]})>]$/.test(name) || /<[^<>]{1,100}>/.test(name)) return true;
  if (REAL.test(name)) return false;
  const looksEmpty = RESERVED.test(name) || TEXT.test(name) || YOURS.test(name) || GENERIC.test(name);
  return looksEmpty && providerOfHost(name) === undefined;
}
