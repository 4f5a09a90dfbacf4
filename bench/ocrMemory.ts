import { spawn } from "node:child_process";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

/**
 * npm run bench:ocr-memory [-- --pages N] [--jobs N]      (after npm run build; Linux)
 * Converts an archive of scans without a cache and prints how much memory was resident in each tenth of the run.
 */
const { values } = parseArgs({
  options: { pages: { type: "string", default: "300" }, jobs: { type: "string", default: "2" } },
});
/** Each scanned sample has a cover and two pages. */
const PAGES_A_SCAN = 3;
const EVERY_MS = 2000;

const folder = await mkdtemp(path.join(tmpdir(), "driftsstatus-scans-"));
try {
  await writeArchive(path.join(folder, "scans"), Number(values.pages) / PAGES_A_SCAN);
  const begun = performance.now();
  const resident = await residentWhile([
    ...["convert", path.join(folder, "scans"), "-o", path.join(folder, "out")],
    ...["-f", "json", "-q", "--no-cache", "-j", values.jobs],
  ]);
  const seconds = (performance.now() - begun) / 1000;
  const written = (await readdir(path.join(folder, "out", "json"))).length;
  console.log(`${written} reports, ${written * PAGES_A_SCAN} pages in ${seconds.toFixed(0)} s`);
  for (let tenth = 0; tenth < 10; tenth++) {
    const part = resident.slice((tenth * resident.length) / 10, ((tenth + 1) * resident.length) / 10);
    const mean = part.reduce((sum, each) => sum + each, 0) / part.length;
    console.log(`tenth ${String(tenth + 1).padStart(2)}   mean ${mean.toFixed(0)} MB   most ${Math.max(...part)} MB`);
  }
  console.log(`most of all ${Math.max(...resident)} MB`);
} finally {
  await rm(folder, { recursive: true });
}

/** The scanned samples over and over, each copy with bytes of its own so that none counts as done already. */
async function writeArchive(target: string, copies: number): Promise<void> {
  await mkdir(target, { recursive: true });
  const names = (await readdir("samples")).filter((name) => name.endsWith("scan.pdf")).sort();
  for (let i = 0; i < copies; i++) {
    const bytes = await readFile(path.join("samples", names[i % names.length]!));
    const copy = Buffer.concat([bytes, Buffer.from(`\n% copy ${i}\n`)]);
    await writeFile(path.join(target, `${String(i).padStart(3, "0")}.pdf`), copy);
  }
}

/** Megabytes resident, asked for at regular times while the command runs. */
function residentWhile(args: readonly string[]): Promise<number[]> {
  const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
  const child = spawn(process.execPath, [cli, ...args], { stdio: "ignore" });
  const resident: number[] = [];
  const timer = setInterval(() => {
    void readFile(`/proc/${child.pid}/status`, "utf8")
      .then((status) => resident.push(Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024)))
      .catch(() => {});
  }, EVERY_MS);
  return new Promise((resolve) => {
    child.on("close", () => {
      clearInterval(timer);
      resolve(resident);
    });
  });
}
