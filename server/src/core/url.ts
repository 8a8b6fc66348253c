import { dynamicSpans } from './expand.ts';

/** Stands for each character of a reference, so that offsets stay. */
const MASK = '\u0001';

/** A part of a URL with its place in the text. `dynamic` = holds a reference that is resolved at run time. */
export interface UrlPart {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly dynamic: boolean;
}

export interface UrlParameter {
  readonly name: string;
  readonly value: UrlPart;
}

/** A mail URL (DSN), read leniently so that broken ones can be explained. Offsets are into the text given. */
export interface MailUrl {
  readonly scheme?: UrlPart;
  readonly user?: UrlPart;
  readonly password?: UrlPart;
  readonly host?: UrlPart;
  readonly port?: UrlPart;
  readonly query: readonly UrlParameter[];
  /** Where the `?` of the query stands, or would stand. */
  readonly queryStart: number;
  /** Where a further parameter can be written. */
  readonly queryEnd: number;
  /** Characters in the user name or password that end them early: `#`, `/` or `?`. */
  readonly reserved: readonly string[];
  /** A `%` that is not followed by two hex digits stands in the user name or password. */
  readonly badPercent: boolean;
}

/** Reads `scheme://user:password@host:port/path?name=value`; undefined when there is no `://`. */
export function parseMailUrl(text: string): MailUrl | undefined {
  const mask = maskDynamic(text);
  const sign = mask.indexOf('://');
  if (sign < 1 || !isScheme(mask.slice(0, sign))) return undefined;
  const part = (start: number, end: number): UrlPart => ({
    text: text.slice(start, end),
    start,
    end,
    dynamic: mask.slice(start, end).includes(MASK),
  });
  const start = sign + 3;
  // The last @ before a query that follows it: an unencoded @ in the password works in every client that was run.
  const at = lastAt(mask, start);
  const authorityEnd = firstOf(mask, '/?#', at === -1 ? start : at + 1);
  const credentials = at === -1 ? undefined : mask.slice(start, at);
  const colon = credentials === undefined ? -1 : credentials.indexOf(':');
  const userEnd = colon === -1 ? at : start + colon;
  const hostStart = at === -1 ? start : at + 1;
  const portSign = portColon(mask, hostStart, authorityEnd);
  const hostEnd = portSign === -1 ? authorityEnd : portSign;
  const query = mask.indexOf('?', authorityEnd);
  const fragment = mask.indexOf('#', authorityEnd);
  const queryEnd = fragment === -1 ? text.length : fragment;
  return {
    scheme: part(0, sign),
    ...(at !== -1 && userEnd > start ? { user: part(start, userEnd) } : {}),
    ...(colon !== -1 ? { password: part(userEnd + 1, at) } : {}),
    ...(hostEnd > hostStart ? { host: part(hostStart, hostEnd) } : {}),
    ...(portSign !== -1 && authorityEnd > portSign + 1 ? { port: part(portSign + 1, authorityEnd) } : {}),
    query: query === -1 || query > queryEnd ? [] : parameters(mask, query + 1, queryEnd, part),
    queryStart: query === -1 || query > queryEnd ? queryEnd : query,
    queryEnd,
    reserved: credentials === undefined ? [] : [...new Set(credentials.match(/[#/?]/g) ?? [])],
    badPercent: credentials !== undefined && /%(?![0-9A-Fa-f]{2})/.test(credentials),
  };
}

/** A scheme, or one that is a reference as a whole. */
function isScheme(text: string): boolean {
  return /^[A-Za-z][A-Za-z0-9+.-]*$/.test(text) || text === MASK.repeat(text.length);
}

/** Percent-encodes all that RFC 3986 does not leave as it is: some readers stop at a parenthesis. */
export function percentEncode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Percent-decodes; text that cannot be decoded comes back as it is. */
export function percentDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function maskDynamic(text: string): string {
  const pieces: string[] = [];
  let done = 0;
  for (const [start, end] of dynamicSpans(text)) {
    pieces.push(text.slice(done, start), MASK.repeat(end - start));
    done = end;
  }
  return pieces.join('') + text.slice(done);
}

function lastAt(mask: string, start: number): number {
  const clean = firstOf(mask, '/?#', start);
  const at = mask.lastIndexOf('@', clean);
  const within = at >= start ? at : -1;
  // `smtp://user:p#ss@host` or `p/ss`: the reserved character stands before the real @.
  const later = mask.indexOf('@', clean);
  if (later === -1) return within;
  const tail = mask.slice(later + 1);
  return within === -1 && /^[^@\s]*$/.test(tail) && !/[?&][^=&]*=[^&]*@?$/.test(mask.slice(clean, later))
    ? later
    : within;
}

function firstOf(text: string, characters: string, from: number): number {
  for (let i = from; i < text.length; i++) if (characters.includes(text[i] ?? '')) return i;
  return text.length;
}

function portColon(mask: string, start: number, end: number): number {
  const bracket = mask.lastIndexOf(']', end - 1);
  const colon = mask.lastIndexOf(':', end - 1);
  return colon >= start && colon > bracket ? colon : -1;
}

function parameters(mask: string, start: number, end: number, part: (s: number, e: number) => UrlPart): UrlParameter[] {
  const found: UrlParameter[] = [];
  let at = start;
  for (const pair of mask.slice(start, end).split('&')) {
    const equals = pair.indexOf('=');
    const nameEnd = equals === -1 ? at + pair.length : at + equals;
    const valueStart = equals === -1 ? nameEnd : nameEnd + 1;
    if (nameEnd > at) found.push({ name: mask.slice(at, nameEnd), value: part(valueStart, at + pair.length) });
    at += pair.length + 1;
  }
  return found;
}
