/** Work that can wait until the test itself waits: cleaning and wording take as long as a quick server's answer. */
export interface Idle {
  /** Does this soon, in the order in which it was given: the server is slower than that, or it is a quick one and busy with TLS. */
  meanwhile(work: () => void): void;
  /** Does what is left, now. Throws what was thrown by then. */
  finish(): void;
}

export function makeIdle(): Idle {
  let waiting: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let thrown: { readonly error: unknown } | undefined;
  const work = (): void => {
    clearTimeout(timer);
    const all = waiting;
    waiting = [];
    for (const one of all) one();
  };
  const inTheLoop = (): void => {
    try {
      work();
    } catch (error) {
      // Nobody could catch it here.
      thrown ??= { error };
    }
  };
  return {
    meanwhile(one) {
      if (waiting.length === 0) timer = setTimeout(inTheLoop, 1);
      waiting.push(one);
    },
    finish() {
      work();
      if (thrown !== undefined) throw thrown.error;
    },
  };
}
