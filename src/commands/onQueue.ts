import { join, resolve } from "node:path";
import type { Converter } from "../batch/converter.js";
import type { PageDone } from "../batch/worker.js";
import { programVersion } from "../programVersion.js";
import { printable } from "../terminal.js";

export const QUEUE_OPTION = {
  type: "string" as const,
  nargs: 1,
  describe: "let workers on other machines convert: redis://HOST:PORT or postgres://USER@HOST/DATABASE",
};

export const tell = (sentence: string): void => void process.stderr.write(`driftsstatus: ${printable(sentence)}\n`);

/** What of a run changes where others convert. */
interface Queued {
  jobs?: number;
  converter?: Converter;
}

/** Calls `use` with what converts by a queue where one is named, and with nothing where none is. */
export async function onQueue<T>(
  { queue: url, store: place, output }: { queue: string | undefined; store: string | undefined; output: string },
  onPage: (page: PageDone) => void,
  use: (queued: Queued) => Promise<T>,
): Promise<T> {
  if (url === undefined) return use({});
  const [{ connectQueue }, { openStore }, { QueuePool, WINDOW }] = await Promise.all([
    import("../queue/connectQueue.js"),
    import("../queue/folderStore.js"),
    import("../queue/queuePool.js"),
  ]);
  const { queue, close } = await connectQueue(url, tell);
  try {
    const store = await openStore(resolve(place ?? join(output, ".store")));
    const converter = new QueuePool({ queue, store, program: programVersion(), onPage, say: tell });
    try {
      return await use({ converter, jobs: WINDOW });
    } finally {
      await converter.close();
    }
  } finally {
    await close();
  }
}
