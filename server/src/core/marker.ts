import type { FileFacts, Slot, Variable } from './model.ts';

/** Slots that hold free text, in which any sign may be meant. */
const FREE: ReadonlySet<Slot> = new Set(['user', 'password', 'from', 'fromName', 'replyTo', 'domain', 'secret', 'ca']);

/** Signs that no host, number or mode has, as templates and scripts write them around or before a name. */
const MARKS = [
  /^\{[^{}]{1,200}\}$|^\{\[[^\]]{1,200}\]\}$|^\[[A-Za-z_][\w .-]{0,80}\]$|^([|~#]{1,2})[A-Za-z_][\w.-]{0,80}\1$/,
  /\$[A-Za-z_{([]|\$\$|`|%%?[A-Za-z_][\w.]{0,100}%%?|@@?[A-Za-z_][\w.-]{0,100}@@?|__[A-Za-z]\w{0,100}__/,
  /^%[sdv]$/,
];
const MARK = new RegExp(MARKS.map(({ source }) => `(?:${source})`).join('|'));

/** A text that stands in a template for the number or word that the reader must choose. */
const UNFILLED =
  /<[^<>]{1,100}>|^(?:x{2,}|\*{2,}|\.{3,}|-{2,}|_{2,}|\?+|change[-_ ]?(?:me|this|it)|to[-_ ]?do|tbd|fix[-_ ]?me|placeholder|fill[-_ ]?me|(?:replace|insert|put|enter|set|choose|select)[-_ ][\w -]{1,40}|(?:your|my|the|some)[-_ ]?[\w-]{1,40}|(?:smtp|e?mail|mailer)[-_]?(?:server[-_]?)?(?:port|host|encryption|security|secure|scheme|protocol|tls|ssl)|port|encryption|security|scheme|protocol|boolean|bool|int(?:eger)?|number)$/i;

/** `tls/ssl`, `[True|False]`, `25 or 465`: what the reader may choose from. */
const CHOICE = /^[[<(]?[\w+.-]{1,30}(?:(?: ?[|/] ?| or |_or_)[\w+.-]{1,30}){1,6}[\])>]?$/i;

/**
 * True for a value of a host, a number or a mode that somebody or something replaces before a program reads it: what is
 * around it is proven, it is not. An empty default says that the value comes from elsewhere, too.
 */
export function isReplaced(
  slot: Slot,
  { value, fallback }: Pick<Variable, 'value' | 'fallback'>,
  role: FileFacts['role'],
): boolean {
  if (FREE.has(slot) || value.length > LONGEST) return false;
  const text = value.trim();
  if (text === '') return fallback === true;
  if (slot === 'hostPort' && /\$[{([]/.test(text)) return true;
  const part = slot === 'hostPort' ? text.slice(text.lastIndexOf(':') + 1) : text;
  if (!text.includes('://') && MARK.test(part)) return true;
  if (role !== 'template' || slot === 'host' || text.includes('://')) return false;
  return UNFILLED.test(part) || CHOICE.test(text);
}

const LONGEST = 400;
