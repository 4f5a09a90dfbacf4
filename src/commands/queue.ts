import { resolve } from "node:path";
import type { CommandModule } from "yargs";
import type { FileQueue } from "../queue/connectQueue.js";
import type { Store } from "../queue/store.js";
import { printableName } from "../terminal.js";
import { QUEUE_OPTION, tell } from "./onQueue.js";

interface QueueArguments {
  action: "status" | "drain" | "retry";
  queue: string;
  store: string | undefined;
  json: boolean;
}

/** `driftsstatus queue status|drain|retry` */
export const queueCommand: CommandModule<object, QueueArguments> = {
  command: "queue <action>",
  describe: "Say what is on a queue, take it away, or give failed files another chance",
  builder: (yargs) =>
    yargs
      .positional("action", { choices: ["status", "drain", "retry"] as const, demandOption: true })
      .option("queue", { ...QUEUE_OPTION, demandOption: true, describe: "the queue that convert --queue names" })
      .option("store", { type: "string", nargs: 1, describe: "drain: take the files out of this store, too" })
      .option("json", { type: "boolean", default: false, describe: "status: print it as JSON" })
      .example("$0 queue status --queue redis://server", "what waits, what failed, and who works"),
  handler: async ({ action, queue: url, store: place, json }) => {
    const [{ connectQueue }, { openStore }] = await Promise.all([
      import("../queue/connectQueue.js"),
      import("../queue/folderStore.js"),
    ]);
    const { queue, close } = await connectQueue(url, tell);
    try {
      if (action === "status") {
        const status = await statusOf(queue);
        process.stdout.write(json ? `${JSON.stringify(status, null, 2)}\n` : statusToText(status));
      } else if (action === "drain") {
        const taken = await drain(queue, place === undefined ? null : await openStore(resolve(place)));
        process.stdout.write(`${taken} taken away; what is being converted comes to its end.\n`);
      } else process.stdout.write(`${await retry(queue)} put on the queue again.\n`);
    } finally {
      await close();
    }
  },
};

interface QueueStatus {
  waiting: number;
  converting: number;
  failed: { file: string; why: string }[];
  /** Version of the program that each worker is, and where. */
  workers: string[];
}

async function statusOf(queue: FileQueue): Promise<QueueStatus> {
  const counts = await queue.getJobCounts("waiting", "delayed", "prioritized", "active");
  const workers = await queue.getWorkers();
  return {
    waiting: (counts["waiting"] ?? 0) + (counts["delayed"] ?? 0) + (counts["prioritized"] ?? 0),
    converting: counts["active"] ?? 0,
    failed: (await queue.getFailed()).map((job) => ({ file: job.data.file, why: job.failedReason ?? "" })),
    workers: workers.map((worker) => worker["name"] ?? "").sort(),
  };
}

const statusToText = ({ waiting, converting, failed, workers }: QueueStatus): string =>
  [
    `${waiting} waiting, ${converting} being converted, ${failed.length} failed.`,
    ...failed.map(({ file, why }) => `Failed: ${printableName(file)} (${printableName(why)})`),
    `${workers.length} workers: ${workers.map(printableName).join(", ") || "none"}.`,
    "",
  ].join("\n");

async function drain(queue: FileQueue, store: Store | null): Promise<number> {
  const jobs = await queue.getJobs(["waiting", "delayed", "failed"]);
  let taken = 0;
  for (const job of jobs) {
    // One that a worker took meanwhile is its.
    if (
      await job.remove().then(
        () => true,
        () => false,
      )
    ) {
      taken++;
      await store?.forget(job.id!);
    }
  }
  return taken;
}

async function retry(queue: FileQueue): Promise<number> {
  const failed = await queue.getFailed();
  for (const job of failed) await job.retry("failed");
  return failed.length;
}
