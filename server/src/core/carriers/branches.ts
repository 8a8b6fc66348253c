import type { Range } from '../model.ts';

/** What begins, parts and ends a branch in Helm, Jinja and ERB; a `do` of ERB ends like an `if`. */
const MARK =
  /(?:\{\{-?|\{%[-+]?|<%-?)[ \t\r\n]{0,20}(?:(if|unless|with|range|for|define|block)\b|(else|elif|elsif)\b|(end(?:if|for|with|block|unless)?)\b)|<%-?[^%\r\n=]{1,200}\bdo\b/g;

/** Where a template writes one thing or another: what stands there is in the result only sometimes. */
export function alternatives(text: string): readonly Range[] {
  if (!/(?:\{\{|\{%|<%)[-+]?[ \t\r\n]{0,20}(?:else|elif|elsif)\b/.test(text)) return [];
  const found: Range[] = [];
  const open: { readonly start: number; parted: boolean }[] = [];
  for (const { index, 2: part, 3: end } of text.matchAll(MARK)) {
    const last = open.at(-1);
    if (part !== undefined && last !== undefined) last.parted = true;
    else if (end !== undefined) {
      open.pop();
      if (last?.parted === true) found.push({ start: last.start, end: index });
    } else if (part === undefined) open.push({ start: index, parted: false });
  }
  return found;
}
