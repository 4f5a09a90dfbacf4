import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { archiveIn, convert } from "../batch/commandLine.js";
import { reportPdf } from "../batch/reports.js";
import { collector, leftIn, manyReports, outputsOf, Worker } from "../queue/crew.js";
import { Cable, OwnServer, servers, urlOf, type Kind } from "../queue/servers.js";

const FILES = Number(process.env["SCALE_FILES"] ?? 200);
const figures: string[] = [];
const kinds = await servers();
let input: string;
let folder: string;
let alone: Record<string, string>;

beforeAll(async () => {
  const made = await manyReports(FILES, await mkdtemp(join(tmpdir(), "driftsstatus-scale-")));
  [input, folder] = [made.input, made.folder];
  await convert([input, "-o", join(folder, "alone"), "-f", "json"]);
  alone = await outputsOf(join(folder, "alone"));
}, 600_000);
afterAll(() => rm(folder, { recursive: true, force: true }));
afterAll(() => console.log(["fault | begun | ended | records | seconds to recover", ...figures].join("\n")));

interface Crew {
  workers: Worker[];
  output: string;
}

/**
 * Converts all files with three workers while something happens to them.
 * @param happens does it, and says since when, milliseconds, and what ends it: the files that have to be begun again
 */
async function withFault(
  name: string,
  url: string,
  happens: (crew: Crew) => Promise<{ since: number; files: string[] }>,
  workerUrls: readonly string[] = [url, url, url],
): Promise<void> {
  const output = join(folder, name.replace(/\W+/g, "-"));
  const store = join(output, ".store");
  await mkdir(output);
  const workers = workerUrls.map((own) => new Worker(own, store));
  const run = collector(url, input, output);
  const { since, files } = await happens({ workers, output });
  const { code, stderr } = await run.ended;
  expect(code, stderr).toBe(0);
  // Once more in the hands of another, or back in those of the same.
  const said = workers.flatMap((w) => w.said);
  const again = files.map(
    (file) => said.filter((s) => s.file === file && s.at > since + 1).map((s) => s.at)[0] ?? since,
  );
  const next = said.filter((s) => s.what === "ended" && s.at > since + 1).map((s) => s.at);
  const recovered = (Math.max(...again, files.length ? 0 : Math.min(...next)) - since) / 1000;
  const count = (what: "begun" | "ended"): number => workers.reduce((n, w) => n + w.count(what), 0);
  const outputs = await outputsOf(output);
  const records = Object.keys(outputs).filter((file) => file.startsWith("json/")).length;
  figures.push(`${name} | ${count("begun")} | ${count("ended")} | ${records} | ${recovered.toFixed(1)}`);
  expect(records).toBe(FILES);
  expect(outputs).toEqual(alone);
  expect((await leftIn(store)).filter((file) => !file.includes(".pdf.") && !/\.[0-9a-f-]{36}$/.test(file))).toEqual([]);
  await rm(output, { recursive: true, force: true });
}

const own = (name: string): string => `scale-${name}-${process.pid}`;

describe.each(kinds)("%s", (kind: Kind) => {
  it("nothing happens", () =>
    withFault(`${kind}, nothing`, urlOf(kind, own("none")), async ({ workers }) => {
      await workers[0]!.busy(1);
      return { since: performance.now(), files: [] };
    }));

  it("a file that kills its worker twice is failed by name and costs no other", async () => {
    const { input: some, folder: own } = await manyReports(12);
    await writeFile(join(some, "killer.pdf"), await reportPdf("2023-12", "killer"));
    const url = urlOf(kind, `scale-killer-${process.pid}`);
    const output = join(own, "out");
    await mkdir(output);
    const env = { NODE_OPTIONS: `--import ${new URL("killer.mjs", import.meta.url).href}` };
    const begun = performance.now();
    const workers = [1, 2, 3].map(() => new Worker(url, join(output, ".store"), [], env));
    const { code, stderr } = await collector(url, some, output).ended;
    expect([code, stderr]).toEqual([3, expect.stringContaining("ended two workers")]);
    const killed = workers.filter((w) => w.child.signalCode === "SIGKILL").length;
    expect(killed).toBe(2);
    const { reports } = await archiveIn(output);
    expect(reports.filter((r) => r.platforms.length > 0)).toHaveLength(12);
    const [failed] = reports.filter((r) => r.platforms.length === 0);
    expect([failed!.source.file, failed!.diagnostics[0]!.code]).toEqual(["killer.pdf", "crashed"]);
    figures.push(`${kind}, killer among 13 | | | 12 | ${((performance.now() - begun) / 1000).toFixed(1)}`);
  });

  it("a worker is killed", () =>
    withFault(`${kind}, kill -9`, urlOf(kind, own("kill")), async ({ workers: [one] }) => {
      await one!.busy(5);
      one!.child.kill("SIGKILL");
      await one!.ended;
      return { since: performance.now(), files: one!.open() };
    }));

  it("a worker is stopped, and goes on when its file is long done", () =>
    withFault(`${kind}, SIGSTOP and SIGCONT`, urlOf(kind, own("stop")), async ({ workers: [one] }) => {
      await one!.busy(5);
      one!.child.kill("SIGSTOP");
      const since = performance.now();
      await setTimeout(100);
      const files = one!.open();
      await setTimeout(25_000);
      one!.child.kill("SIGCONT");
      return { since, files };
    }));

  it("a worker loses the network for 25 seconds", async () => {
    const cable = new Cable(kind);
    onTestFinished(() => cable.close());
    const url = urlOf(kind, own("net"));
    const through = urlOf(kind, own("net"), await cable.open()).replace("/postgres?", "/test?");
    await withFault(
      `${kind}, network lost`,
      url,
      async ({ workers: [one] }) => {
        await one!.busy(5);
        const files = one!.open();
        cable.pull();
        const since = performance.now();
        await setTimeout(25_000);
        cable.plugIn();
        return { since, files };
      },
      [through, url, url],
    );
  });

  it.runIf(OwnServer.isInstalled(kind))("the server is killed and started again", async () => {
    const server = new OwnServer(kind);
    onTestFinished(() => server.close());
    await server.start();
    await withFault(`${kind}, server killed`, urlOf(kind, own("server"), server.port), async ({ workers: [one] }) => {
      await one!.busy(5);
      await server.kill();
      await setTimeout(5000);
      await server.start();
      return { since: performance.now(), files: [] };
    });
  });
});
