import type { Io } from './io.ts';

export interface Progress {
  step(done: number): void;
  end(): void;
}

const EVERY = 100;
const CLEAR = '\r\u001b[K';

/** Counts on a terminal while a long scan runs; says nothing elsewhere. */
export function progress(io: Io, quiet: boolean): Progress {
  if (!io.errIsTerminal || quiet) return { step() {}, end() {} };
  let next = io.now() + 3 * EVERY;
  let shown = false;
  return {
    step(done) {
      const now = io.now();
      if (now < next) return;
      next = now + EVERY;
      shown = true;
      io.err(`${CLEAR}${done} files checked …`);
    },
    end() {
      if (shown) io.err(CLEAR);
    },
  };
}
