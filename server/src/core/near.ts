/** The word of the list that was probably meant: at most a third of its letters differ; undefined when none is near. */
export function nearestWord(typed: string, words: Iterable<string>): string | undefined {
  const wanted = typed.slice(0, 80).toLowerCase();
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const name = word.toLowerCase();
    const limit = Math.max(1, Math.floor(Math.max(name.length, wanted.length) / 3));
    const isPart = wanted.length >= 3 && (name.includes(wanted) || wanted.includes(name));
    const cost = isPart ? Math.min(limit, distance(wanted, name)) : distance(wanted, name);
    if (cost <= limit && cost < least) {
      best = word;
      least = cost;
    }
  }
  return best;
}

/** ` Did you mean "x"?`, or nothing when no known word is near. */
export function hint(typed: string, words: Iterable<string>): string {
  const near = nearestWord(typed, words);
  return near === undefined ? '' : ` Did you mean "${near}"?`;
}

/** A word of the user in quotes, shortened, without control characters. */
export function quote(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not reach a terminal.
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f]/g, ' ');
  return `"${clean.length > 60 ? `${clean.slice(0, 57)}…` : clean}"`;
}

/** Levenshtein distance in which two turned neighbours count once. */
function distance(a: string, b: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const turned =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? (before[j - 2] ?? 0) + 1
          : a.length + b.length;
      row.push(Math.min((previous[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (previous[j - 1] ?? 0) + same, turned));
    }
    before = previous;
    previous = row;
  }
  return previous[b.length] ?? 0;
}
