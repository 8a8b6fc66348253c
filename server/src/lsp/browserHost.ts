import type { Host } from './host.ts';

/** A browser: there are a clock and the documents of the editor, but no files and no connections. */
export function browserHost(): Host {
  return {
    now: () => new Date(),
    surroundings: () => ({}),
    forget: () => undefined,
  };
}
