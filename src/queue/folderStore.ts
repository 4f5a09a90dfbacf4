import { randomUUID } from "node:crypto";
import { access, mkdir, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { UsageError } from "../errors.js";
import type { Store } from "./store.js";

const MARK = "store.json";
const RESULT = ".json";

/**
 * Opens a folder as a store, and makes it where it is none yet.
 * @throws {UsageError} where it cannot be written to
 */
export async function openStore(place: string): Promise<Store> {
  if (/^\w{2,}:\/\//.test(place))
    throw new UsageError(`--store takes a folder that all machines see; "${place}" is none.`);
  try {
    for (const folder of ["pdf", "results", "begun", "settings"]) await mkdir(join(place, folder), { recursive: true });
    const mark = join(place, MARK);
    const own = JSON.stringify({ store: randomUUID() });
    await writeFile(mark, own, { flag: "wx" }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== "EEXIST") throw error;
    });
    return new FolderStore(place, await readMark(mark));
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The store "${place}" cannot be used (${(error as Error).message}); check --store.`, {
      cause: error,
    });
  }
}

/** Another machine may just be writing it. */
async function readMark(path: string): Promise<string> {
  for (let attempt = 0; ; attempt++) {
    try {
      return (JSON.parse(await readFile(path, "utf8")) as { store: string }).store;
    } catch (error) {
      if (attempt === 10) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

class FolderStore implements Store {
  constructor(
    readonly folder: string,
    readonly id: string,
  ) {}

  putPdf(job: string, bytes: Uint8Array): Promise<void> {
    return put(this.#pdf(job), bytes, false);
  }

  async pdfPath(job: string): Promise<string | null> {
    return (await isThere(this.#pdf(job))) ? this.#pdf(job) : null;
  }

  putSettings(name: string, text: string): Promise<void> {
    return put(join(this.folder, "settings", `${name}.json`), text, true);
  }

  settings(name: string): Promise<string> {
    return readFile(join(this.folder, "settings", `${name}.json`), "utf8");
  }

  putResult(job: string, text: string): Promise<void> {
    return put(this.#result(job), text, true);
  }

  hasResult(job: string): Promise<boolean> {
    return isThere(this.#result(job));
  }

  async results(): Promise<string[]> {
    const names = await readdir(join(this.folder, "results"));
    return names.filter((name) => name.endsWith(RESULT)).map((name) => name.slice(0, -RESULT.length));
  }

  result(job: string): Promise<string> {
    return readFile(this.#result(job), "utf8");
  }

  async begin(job: string): Promise<() => Promise<void>> {
    const note = join(this.folder, "begun", `${job}.${randomUUID()}`);
    await writeFile(note, "");
    return () => rm(note, { force: true });
  }

  async begun(job: string): Promise<number> {
    return (await this.#notes(job)).length;
  }

  async forgetBegun(job: string): Promise<void> {
    for (const note of await this.#notes(job)) await rm(join(this.folder, "begun", note), { force: true });
  }

  forgetResult(job: string): Promise<void> {
    return rm(this.#result(job), { force: true });
  }

  async forget(job: string): Promise<void> {
    // The content first: a worker that comes late then leaves no result behind.
    await rm(this.#pdf(job), { force: true });
    await this.forgetResult(job);
    await this.forgetBegun(job);
  }

  async #notes(job: string): Promise<string[]> {
    return (await readdir(join(this.folder, "begun"))).filter((name) => name.startsWith(`${job}.`));
  }

  #pdf = (job: string): string => join(this.folder, "pdf", `${job}.pdf`);
  #result = (job: string): string => join(this.folder, "results", `${job}${RESULT}`);
}

/** Under a name that no other machine takes, and then renamed: nobody sees a part. */
async function put(path: string, content: string | Uint8Array, toDisk: boolean): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  const file = await open(temporary, "w");
  try {
    try {
      await file.writeFile(content);
      if (toDisk) await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const isThere = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
