/** One line of the benchmark: the medians of both, and how they compare. */
export function print(what: string, ours: readonly number[], theirs: readonly number[], want: string): void {
  const [a, b] = [median(ours), median(theirs)];
  const ratio = a / b;
  const shown = ratio >= 1 ? `${ratio.toFixed(2)} ×` : `1/${(1 / ratio).toFixed(0)}`;
  console.log(`${what}: ${a.toFixed(1)} ms, peer ${b.toFixed(1)} ms, ratio ${shown} (want ${want})`);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((x, y) => x - y);
  return sorted[sorted.length >> 1] ?? Number.NaN;
}
