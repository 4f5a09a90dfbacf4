export interface Interruption {
  /** Aborted by the first signal. */
  signal: AbortSignal;
  /** No longer listens. */
  off: () => void;
}

/**
 * Ctrl-C and SIGTERM: the first of them is a wish to end, so that what was begun ends whole; whichever comes second ends
 * the process at once, by the system itself, whatever the process waits for.
 */
export function interruption(): Interruption {
  const controller = new AbortController();
  const off = (): void => {
    for (const name of SIGNALS) process.off(name, stop);
  };
  const stop = (): void => {
    off();
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, stop);
  return { signal: controller.signal, off };
}

const SIGNALS = ["SIGINT", "SIGTERM"] as const;
