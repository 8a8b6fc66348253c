/** Words that stand where a login should. */
const WORDS =
  /^(?:x{3,}|\*{3,}|\.{3,}|-{3,}|_{3,}|fill|change[-_ ]?(?:me|this|it)(?:[-_ ]?please)?|to[-_ ]?do|tbd|fix[-_ ]?me|replace[-_ ]?(?:me|this|with[-_ ][\w-]{1,40})|insert[-_ ][\w-]{1,40}|put[-_ ][\w-]{1,40}|enter[-_ ][\w-]{1,40}|placeholder|dummy|example|sample|secret|(?:super[-_ ]?)?secret[-_ ]?(?:password|pass)?|pass(?:word|wd|phrase)?|(?:smtp|e?mail|app|api|user|my|some|any|the|a)[-_ ]?(?:pass(?:word|wd)?|secret|key|token|user(?:name)?|login)|user(?:name)?|login|<[^<>]{1,80}>|\[[^[\]]{1,80}\]|\{[^{}]{1,80}\}|(?:test|foo|bar|none|null|n\/a))$/i;
/** `your-password`, `YOUR_API_KEY_HERE`, `mypassword123`. */
const YOURS = /^(?:the[-_ ])?your[-_ ]?[\w@.-]{1,60}$|(?:^|[-_ ])(?:here|goes[-_ ]here)$|change[-_]?me/i;
const EXAMPLE_ADDRESS =
  /@(?:[\w-]{1,60}\.){0,3}(?:example|test|invalid|yourdomain|your-domain|domain|mydomain|your[\w-]{1,30})(?:\.[a-z]{2,6}){0,2}$/i;

/** True for a user name or password that only stands for the one that the reader must fill in. */
export function isPlaceholderCredential(text: string): boolean {
  const trimmed = text.trim().replace(/^(["'])(.*)\1$/, '$2');
  if (trimmed === '' || trimmed.length > 100) return false;
  return WORDS.test(trimmed) || YOURS.test(trimmed) || EXAMPLE_ADDRESS.test(trimmed);
}
