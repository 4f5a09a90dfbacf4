import { UsageError } from "../errors.js";

/** Seconds that a disk or a share may take for one write, unless DRIFTSSTATUS_PATIENCE says otherwise. */
const PATIENCE = 60;

/** A place that neither does what it is asked nor says why not, such as a share whose server is gone. */
export class UnansweredError extends UsageError {
  constructor(
    readonly path: string,
    seconds = patience(),
  ) {
    super(
      `"${path}" did not answer for ${seconds} seconds, as a share does whose server is gone; see that it can be written to, and run again.`,
    );
  }
}

/** Time is counted in so many steps: of a process that was stopped for an hour one of them is late, and no answer. */
const TICKS = 10;

const patience = (): number => {
  const told = Number(process.env["DRIFTSSTATUS_PATIENCE"]);
  return told > 0 ? told : PATIENCE;
};

/**
 * What was asked of the file system, if it comes in time. It cannot be called off: whoever waits no longer must not
 * count on the process ending by itself.
 * @throws {UnansweredError} where it does not come
 */
export async function answered<T>(asked: Promise<T>, path: string): Promise<T> {
  asked.catch(() => {}); // it may fail after nobody waits for it any more
  let timer: NodeJS.Timeout | undefined;
  let ticks = 0;
  const late = new Promise<never>((_, reject) => {
    timer = setInterval(() => ++ticks === TICKS && reject(new UnansweredError(path)), (patience() * 1000) / TICKS);
  });
  try {
    return await Promise.race([asked, late]);
  } finally {
    clearInterval(timer);
  }
}
