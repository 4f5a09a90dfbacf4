import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { ConvertPool } from "../../src/batch/convertPool.js";
import { FileError } from "../../src/errors.js";

const SCRIPT = new URL("misbehavingWorker.js", import.meta.url);
const NEVER = new AbortController().signal;
const BAD = ["hangs", "waits", "throws", "exits", "rejects", "fills the memory"];

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "driftsstatus-pool-"))));
afterAll(() => rm(folder, { recursive: true, force: true }));

async function convertAll(files: readonly string[]): Promise<Record<string, string>> {
  const pool = new ConvertPool({ jobs: 2, timeout: 3, script: SCRIPT, memory: 128 });
  const found: Record<string, string> = {};
  const queue = [...files];
  const work = async (): Promise<void> => {
    for (let file = queue.shift(); file; file = queue.shift()) found[file] = await outcomeOf(pool, file);
  };
  try {
    await Promise.all([work(), work()]);
  } finally {
    await pool.close();
  }
  return found;
}

async function outcomeOf(pool: ConvertPool, file: string): Promise<string> {
  const task = { path: join(folder, file), file, name: file, folder: null, wantsReport: false, options: {} };
  try {
    return (await pool.run(task, NEVER)).outcomes[0]!.file;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    expect(error.message).not.toContain("\n");
    return error.code;
  }
}

describe("a worker that misbehaves", () => {
  it("costs its file only, after one more try", async () => {
    const good = Array.from({ length: 10 }, (_, i) => `good ${i}`);
    const files = BAD.flatMap((bad, i) => [good[i]!, bad]).concat(good.slice(BAD.length), "recovers");
    const found = await convertAll(files);
    for (const file of [...good, "recovers"]) expect(found[file]).toBe(file);
    expect(found).toMatchObject({
      hangs: "timed-out",
      waits: "timed-out",
      throws: "crashed",
      exits: "crashed",
      rejects: "crashed",
      "fills the memory": "crashed",
    });
    for (const file of [...BAD, "recovers"]) expect(readFileSync(join(folder, `${file}.tried`), "utf8")).toBe("xx");
    expect(BAD.filter((file) => existsSync(join(folder, `${file}.done`)))).toEqual([]);
  });

  it("may fail outside of any file, and that ends no run", async () => {
    const broken = new URL("noSuchWorker.js", import.meta.url);
    const pool = new ConvertPool({ jobs: 1, timeout: 1, script: broken });
    expect(["crashed", "timed-out"]).toContain(await outcomeOf(pool, "any"));
    await pool.close();
  });

  it("is ended from outside at once", async () => {
    const pool = new ConvertPool({ jobs: 1, timeout: 100, script: SCRIPT });
    const stop = new AbortController();
    const path = join(folder, "ended");
    const task = { path, file: "hangs", name: "", folder: null, wantsReport: false, options: {} };
    const run = pool.run(task, stop.signal);
    setTimeout(() => stop.abort(new Error("enough")), 200);
    await expect(run).rejects.toThrow("enough");
    await pool.close();
  });
});
