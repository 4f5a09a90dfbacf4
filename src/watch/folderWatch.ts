import { stat } from "node:fs/promises";
import { basename, relative, resolve } from "node:path";
import { watch, type FSWatcher } from "chokidar";
import { UsageError } from "../errors.js";
import { PROFILE_NAME } from "../input/findProfile.js";

export interface FolderWatchOptions {
  folder: string;
  /** Nothing in it counts. */
  output: string;
  /** Seconds between two looks; null where the system tells of changes, which it does not on shares. */
  poll: number | null;
  /** Seconds a file has to stay as it is before it counts as written. */
  settle: number;
}

/** How often the size of a file that is being written is looked at, milliseconds. */
const LOOK = 200;

/** Tells that something in a folder is new, changed or gone, as soon as files are written to their end. */
export class FolderWatch {
  readonly #options: FolderWatchOptions;
  readonly #changed: () => void;
  readonly #troubled: (error: Error) => void;
  #watcher: FSWatcher | null = null;
  #identity = "";

  constructor(options: FolderWatchOptions, changed: () => void, troubled: (error: Error) => void) {
    this.#options = options;
    this.#changed = changed;
    this.#troubled = troubled;
  }

  /** Begins, or begins anew after the folder was away; ready when everything in it was seen once. */
  async open(): Promise<void> {
    await this.close();
    const { folder, output, poll, settle } = this.#options;
    this.#identity = (await identityOf(folder)) ?? "";
    this.#watcher = watch(folder, {
      ignored: (path, info) => isWithin(path, output) || (info?.isFile() === true && !counts(path)),
      awaitWriteFinish: { stabilityThreshold: settle * 1000, pollInterval: LOOK },
      usePolling: poll !== null,
      ...(poll !== null && { interval: poll * 1000, binaryInterval: poll * 1000 }),
    });
    this.#watcher.on("all", (event, path) => {
      if (counts(path) || event === "unlinkDir") this.#changed();
    });
    this.#watcher.on("error", (error) => this.#troubled(toSentence(error as NodeJS.ErrnoException)));
    await new Promise<void>((ready) => this.#watcher!.once("ready", ready));
  }

  /** Whole paths of files that are being written. */
  unfinished(): ReadonlySet<string> {
    // Not told in any other way, and the version is pinned; "waits for a slow writer" in the tests looks after it.
    return new Set([...(this.#watcher?._pendingWrites.keys() ?? [])].map((path) => resolve(path)));
  }

  /** Whether the folder is the one that is watched; it may be gone, or another may have taken its place. */
  async isThere(): Promise<boolean> {
    return (await identityOf(this.#options.folder)) === this.#identity;
  }

  /** Whether there is any folder. */
  async exists(): Promise<boolean> {
    return (await identityOf(this.#options.folder)) !== null;
  }

  async close(): Promise<void> {
    await this.#watcher?.close();
    this.#watcher = null;
  }
}

/** Which folder stands under a name; null for none. */
const identityOf = (folder: string): Promise<string | null> =>
  stat(folder).then(
    (info) => (info.isDirectory() ? `${info.dev}:${info.ino}` : null),
    () => null,
  );

const counts = (path: string): boolean => /\.pdf$/i.test(path) || basename(path) === PROFILE_NAME;

const isWithin = (path: string, folder: string): boolean => !/^\.\.(?:[\\/]|$)/.test(relative(folder, resolve(path)));

const toSentence = (error: NodeJS.ErrnoException): Error =>
  error.code === "ENOSPC" || error.code === "EMFILE"
    ? new UsageError(
        `There are more files than the system lets a program watch (${error.code}); use --poll, or raise fs.inotify.max_user_watches.`,
      )
    : error;
