/** Lets one connection test run at a time in this window. */
export interface Lane {
  readonly isFree: boolean;
  /** Waits for its turn; the result gives the lane to the next. */
  enter(): Promise<() => void>;
}

export function makeLane(): Lane {
  let last = Promise.resolve();
  let inside = 0;
  return {
    get isFree() {
      return inside === 0;
    },
    async enter() {
      inside++;
      const before = last;
      let leave = (): void => undefined;
      last = new Promise((resolve) => {
        leave = resolve;
      });
      await before;
      return () => {
        inside--;
        leave();
      };
    },
  };
}
