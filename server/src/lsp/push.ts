/** The longest wait before diagnostics are sent; changes that arrive within it are checked once. */
const WAIT_MS = 5;

/** Runs `send` for a document soon; a document that changes all the time is still checked every few milliseconds. */
export function makeScheduler(send: (uri: string) => Promise<void>): {
  readonly schedule: (uri: string) => void;
  readonly cancel: (uri: string) => void;
} {
  const waiting = new Map<string, ReturnType<typeof setTimeout>>();
  return {
    schedule(uri) {
      if (waiting.has(uri)) return;
      const run = (): void => {
        waiting.delete(uri);
        void send(uri);
      };
      waiting.set(uri, setTimeout(run, WAIT_MS));
    },
    cancel(uri) {
      clearTimeout(waiting.get(uri));
      waiting.delete(uri);
    },
  };
}
