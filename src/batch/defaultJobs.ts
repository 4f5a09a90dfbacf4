import { availableParallelism, totalmem } from "node:os";

/** Memory to count for a worker, MB: what one takes with pdf.js warm, and room for a large file. */
const WORKER_MEMORY = 400;

/** As many jobs as there are cores, bounded by memory. */
export const defaultJobs = (): number =>
  Math.max(1, Math.min(availableParallelism(), Math.floor(totalmem() / 2 ** 20 / WORKER_MEMORY)));
