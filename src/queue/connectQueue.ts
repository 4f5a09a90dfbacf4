import type * as BullMq from "bullmq";
import type { ConnectionOptions, Job, Processor, Queue, QueueOptions, Worker, WorkerOptions } from "bullmq";
import { setTimeout } from "node:timers/promises";
import { UsageError } from "../errors.js";
import { optionalPackage } from "../optionalPackage.js";
import type { FileJob } from "./fileJob.js";

export type FileQueue = Queue<FileJob, void, string>;
export type QueuedJob = Job<FileJob, void, string>;

export interface Connected {
  queue: FileQueue;
  /** Takes jobs from now on. */
  work: (
    process: Processor<FileJob, void, string>,
    options: Omit<WorkerOptions, "connection">,
  ) => Worker<FileJob, void, string>;
  /** The server as it may be shown: without a password. */
  shown: string;
  /** What a person needs to know while it lasts; each once. */
  close: () => Promise<void>;
}

/** Server and queue that `--queue` names. */
interface Address {
  url: string;
  shown: string;
  /** Several archives on one server have a queue each. */
  name: string;
  kind: "redis" | "postgres";
}

/** How long a server may take to answer for the first time, milliseconds. */
const FIRST_ANSWER = 10_000;
/** How long it is left alone between two tries, milliseconds, and how much of that at first. */
const [LONGEST_RETRY, FIRST_RETRY] = [2000, 100];
/** A server that says nothing for so long, milliseconds, is gone; workers ask every five seconds at least. */
const SILENCE = 30_000;

/**
 * Connects to the server of a queue.
 * @param said told of trouble while it lasts
 * @throws {UsageError} where it does not answer, or a package is missing
 */
export async function connectQueue(url: string, said: (sentence: string) => void): Promise<Connected> {
  const address = toAddress(url);
  const bullmq = await optionalPackage("bullmq", "--queue", () => import("bullmq"));
  const { Queue, Worker, connection } = await (address.kind === "redis"
    ? redisClasses(bullmq, address)
    : postgresClasses(bullmq, address));
  const troubles = new Troubles(address.shown, said);
  const options: QueueOptions = { connection, prefix: `driftsstatus-${address.name}` };
  const queue = new Queue("files", options) as unknown as FileQueue;
  queue.on("error", troubles.come);
  const first = await Promise.race([
    queue.waitUntilReady().then(
      () => null,
      (error: Error) => error,
    ),
    setTimeout(FIRST_ANSWER, new Error("no answer"), { ref: false }),
  ]);
  if (first !== null) {
    void queue.close().catch(() => {});
    const why = troubles.last ?? describe(first);
    throw new UsageError(`The queue at ${address.shown} does not answer (${why}); start the server, or check --queue.`);
  }
  troubles.begin();
  return {
    queue,
    shown: address.shown,
    work: (process, workOptions) => {
      const worker = new Worker("files", process as never, { ...options, ...workOptions } as never);
      worker.on("error", troubles.come);
      return worker as unknown as Worker<FileJob, void, string>;
    },
    close: () => queue.close(),
  };
}

type Classes = {
  Queue: new (name: string, options: QueueOptions) => unknown;
  Worker: new (
    name: string,
    process: never,
    options: never,
  ) => { on(event: "error", tell: (error: Error) => void): unknown };
  connection: ConnectionOptions;
};

async function redisClasses({ Queue, Worker }: typeof BullMq, { url }: Address): Promise<Classes> {
  await optionalPackage("ioredis", "--queue redis://…", () => import("ioredis"));
  const { hostname, port, username, password, pathname, protocol } = new URL(url);
  const connection: ConnectionOptions = {
    host: hostname,
    port: Number(port || 6379),
    ...(username && { username: decodeURIComponent(username) }),
    ...(password && { password: decodeURIComponent(password) }),
    db: Number(pathname.slice(1) || 0),
    ...(protocol === "rediss:" && { tls: {} }),
    // A server that is away is waited for.
    maxRetriesPerRequest: null,
    retryStrategy: (times: number) => Math.min(LONGEST_RETRY, times * FIRST_RETRY),
    keepAlive: FIRST_ANSWER,
    socketTimeout: SILENCE,
  };
  return { Queue, Worker, connection } as unknown as Classes;
}

async function postgresClasses(
  { withBackend, createPostgresBackend }: typeof BullMq,
  { url, name }: Address,
): Promise<Classes> {
  const { Queue, Worker } = withBackend(createPostgresBackend);
  const connection = {
    connectionString: url,
    schema: `driftsstatus_queue_${name.replaceAll("-", "_")}`,
    migrate: true,
    max: 4,
    keepAlive: true,
    connectionTimeoutMillis: FIRST_ANSWER,
    query_timeout: SILENCE,
  };
  return { Queue, Worker, connection } as unknown as Classes;
}

/** @throws {UsageError} for what is no address of a queue */
export function toAddress(text: string): Address {
  const kinds: Record<string, Address["kind"]> = {
    "redis:": "redis",
    "rediss:": "redis",
    "postgres:": "postgres",
    "postgresql:": "postgres",
  };
  const url = URL.canParse(text) ? new URL(text) : null;
  const kind = url && kinds[url.protocol];
  if (!url || !kind)
    throw new UsageError(
      "--queue takes redis://HOST:PORT or postgres://USER@HOST/DATABASE, with ?queue=NAME if there are several.",
    );
  const name = url.searchParams.get("queue") ?? "usual";
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(name))
    throw new UsageError(`A queue's name has small letters, digits and hyphens; "${name}" has not.`);
  url.searchParams.delete("queue");
  const shown = `${url.protocol}//${url.host}${url.pathname}`;
  return { url: url.href, shown, name, kind };
}

const describe = (error: Error): string =>
  ((error as NodeJS.ErrnoException).code ?? error.message.split("\n")[0] ?? "") || error.name;

/** What a server's troubles are said of: the same one not again for a while. */
const SAME = 30_000;

class Troubles {
  last: string | null = null;
  #begun = false;
  #saidAt = -Infinity;

  constructor(
    readonly shown: string,
    readonly say: (sentence: string) => void,
  ) {}

  begin(): void {
    this.#begun = true;
  }

  come = (error: Error): void => {
    this.last = describe(error);
    // A lock that was lost is another worker's now: nothing that a person has to know.
    if (!this.#begun || /\block\b/i.test(error.message) || performance.now() - this.#saidAt < SAME) return;
    this.#saidAt = performance.now();
    this.say(`The queue at ${this.shown} is in trouble (${this.last}); trying again.`);
  };
}
