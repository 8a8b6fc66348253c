/** What a server says about itself in its answer to EHLO. */
export interface Extensions {
  /** As the server wrote them, bounded. */
  readonly lines: readonly string[];
  readonly starttls: boolean;
  /** A keyword was overwritten on the way (`XXXXXXXA`), as "SMTP inspection" of firewalls does. */
  readonly overwritten: boolean;
  /** Login mechanisms in upper case; empty = no login. */
  readonly auth: readonly string[];
  readonly smtputf8: boolean;
  /** The largest message in bytes, when the server says one. */
  readonly size: number | undefined;
}

export const NO_EXTENSIONS: Extensions = readExtensions([]);

/** `lines` are those of the reply, without codes; the first one is the server's name. */
export function readExtensions(lines: readonly string[]): Extensions {
  const found = lines.slice(1).map((line) => line.trim());
  const words = found.map((line) => line.toUpperCase().split(/[ \t=]+/, 64));
  const has = (keyword: string): boolean => words.some(([first]) => first === keyword);
  const auth = words.filter(([first]) => first === 'AUTH').flatMap((line) => line.slice(1));
  const size = Number(words.find(([first]) => first === 'SIZE')?.[1] ?? 0);
  return {
    lines: found,
    starttls: has('STARTTLS'),
    overwritten: words.some(([first]) => first !== undefined && /^X{4,}[A-Z]?$/.test(first)),
    auth: [...new Set(auth.filter((name) => name !== ''))],
    smtputf8: has('SMTPUTF8'),
    size: Number.isSafeInteger(size) && size > 0 ? size : undefined,
  };
}
