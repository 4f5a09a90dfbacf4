import { execFileSync } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { compose } from "../test/generate/compose.js";
import { drawPdfkit } from "../test/generate/drawPdfkit.js";
import { layoutWith } from "../test/generate/layoutOptions.js";
import { randomReport } from "../test/generate/report.js";
import { worldFrom } from "../test/generate/world.js";
import { ConvertPool } from "../src/batch/convertPool.js";
import { tuneForManyReports } from "../src/batch/tuneForManyReports.js";
import type { Task } from "../src/batch/worker.js";
import { convertBytes } from "../src/convert.js";
import type { File } from "./archive.js";
import { archiveOf, readPdfs } from "./archive.js";
import { batchRows } from "./batchRows.js";
import { pdfplumberMs } from "./pdfplumber.js";
import { rawPass } from "./rawPass.js";

/**
 * npm run bench [-- --reports N] [--large N]
 * Converts a generated archive by one warm worker, as it is built (npm run build): speed, memory, and what it costs
 * beside pdf.js itself and pdfplumber. Then the command: jobs, second run, a large archive's memory, cold starts.
 */
const { values } = parseArgs({
  options: {
    reports: { type: "string", default: "200" },
    large: { type: "string", default: "1000" },
    folder: { type: "string", default: "test/.fixtures" },
  },
});

const { signal } = new AbortController();
/** pdfplumber is slow: a part of the archive says as much. */
const PLUMBER_SHARE = 4;

type Rows = [what: string, figure: string][];

tuneForManyReports();
const archive = await archiveOf(Number(values.reports), values.folder);
const files = await readPdfs(archive);
const pool = new ConvertPool({ jobs: 1, timeout: 600 });
// Once over all of it first: the compiler is at work for some hundred reports.
await costsOf(files);
const costs = await costsOf(files);
await pool.close();
const rows: Rows = [
  ["reports", String(files.length)],
  ["reports a second, one worker", (files.length / (costs.wall / 1000)).toFixed(1)],
  ["CPU a report, conversion", `${(costs.convert / files.length).toFixed(1)} ms`],
  ["CPU a report, raw pdf.js pass", `${(costs.raw / files.length).toFixed(1)} ms`],
  ["conversion / raw pdf.js pass", (costs.convert / costs.raw).toFixed(2)],
  ["peak memory, conversion alone", `${peakMemory()} MB`],
  ...(await linearity([10, 50, 200])),
  ...besidePdfplumber(costs.convert / files.length),
  ...(await batchRows(archive, await archiveOf(Number(values.large), values.folder))),
];
const widest = Math.max(...rows.map(([what]) => what.length));
for (const [what, figure] of rows) console.log(`${what.padEnd(widest)}  ${figure.padStart(10)}`);

interface Costs {
  /** Milliseconds of CPU, all threads. */
  convert: number;
  raw: number;
  /** Milliseconds by the clock, conversion only. */
  wall: number;
}

/** Both ways over each file, turn about: what disturbs the machine disturbs both. */
async function costsOf(all: readonly File[]): Promise<Costs> {
  const total = { convert: 0, raw: 0, wall: 0 };
  for (const [i, file] of all.entries()) {
    const { convert, raw, wall } = await timedPair(file, i);
    total.convert += convert;
    total.raw += raw;
    total.wall += wall;
  }
  return total;
}

async function timedPair(file: File, turn: number): Promise<Costs> {
  const conversion = () => timed(() => pool.run(taskOf(file), signal));
  const pass = () => timed(() => rawPass(file.bytes));
  const [first, second] = turn % 2 ? [conversion, pass] : [pass, conversion];
  const [a, b] = [await first(), await second()];
  const [convert, raw] = turn % 2 ? [a, b] : [b, a];
  return { convert: convert.cpu, raw: raw.cpu, wall: convert.wall };
}

/** What a batch hands to its workers, but that nothing is written. */
function taskOf({ name }: File): Task {
  return { path: path.join(archive, name), file: name, name, folder: null, wantsReport: true, options: {} };
}

async function timed(work: () => Promise<unknown>): Promise<{ cpu: number; wall: number }> {
  const [cpu, wall] = [process.cpuUsage(), performance.now()];
  await work();
  const { user, system } = process.cpuUsage(cpu);
  return { cpu: (user + system) / 1000, wall: performance.now() - wall };
}

function spread<T>(list: readonly T[], step: number): T[] {
  return list.filter((_, i) => Math.floor(i % Math.max(1, step)) === 0);
}

/** CPU a page in reports of more and more pages: flat where the cost is linear. */
async function linearity(pageCounts: readonly number[]): Promise<Rows> {
  const rows: Rows = [];
  for (const pages of pageCounts) {
    const bytes = await longReport(pages);
    const once = async (): Promise<number> => (await timed(() => convertBytes(bytes, `${pages}.pdf`))).cpu;
    const cpu = Math.min(await once(), await once());
    rows.push([`CPU a page, report of ${pages} pages`, `${(cpu / pages).toFixed(1)} ms`]);
  }
  return rows;
}

/** A platform a page after the cover, each with a name of its own. */
function longReport(pages: number): Promise<Uint8Array> {
  const world = worldFrom("long");
  const size = { platforms: ["Støttesystemerne"], incidents: 4 };
  const reports = Array.from({ length: pages - 1 }, (_, i) => randomReport(i, "2025-03", world, size));
  const platforms = reports.map((r, i) => ({ ...r.platforms[0]!, name: `Støttesystem ${i + 1}` }));
  return drawPdfkit(compose({ ...reports[0]!, platforms }, layoutWith({}), "long"));
}

/** Of a process that does nothing else. */
function peakMemory(): number {
  const script = fileURLToPath(new URL("peakMemory.ts", import.meta.url));
  return Number(execFileSync(process.execPath, [...process.execArgv, script, archive]).toString());
}

function besidePdfplumber(convertMs: number): Rows {
  const some = spread(files, PLUMBER_SHARE);
  const total = pdfplumberMs(some.map((f) => `${archive}/${f.name}`));
  if (total === null) return [["pdfplumber", "not installed"]];
  const ms = total / some.length;
  return [
    ["CPU a report, pdfplumber", `${ms.toFixed(1)} ms`],
    ["pdfplumber / conversion", (ms / convertMs).toFixed(1)],
  ];
}
