import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Raster } from "../src/read/ocr/raster.js";

/** Whether the native program is there with its Danish data. */
export function isTesseractInstalled(): boolean {
  const { stdout } = spawnSync("tesseract", ["--list-langs"], { encoding: "utf8" });
  return /^dan$/m.test(stdout ?? "");
}

/** Seconds that the native program takes for a page, of CPU and on the clock: one thread, page segmentation 3, Danish. */
export function nativeSeconds(raster: Raster): { cpu: number; wall: number } {
  const folder = mkdtempSync(path.join(tmpdir(), "driftsstatus-bench-"));
  try {
    const file = path.join(folder, "page.pnm");
    writeFileSync(file, portableAnymap(raster));
    // The shell's own "times" says what its children took: 0m1.23s 0m0.04s in its second row.
    const script = `tesseract "$0" - -l dan --psm 3 >/dev/null 2>&1; times`;
    const env = { ...process.env, OMP_THREAD_LIMIT: "1" };
    const start = performance.now();
    const rows = execFileSync("sh", ["-c", script, file], { env, encoding: "utf8" }).trim().split("\n");
    const wall = (performance.now() - start) / 1000;
    const spent = rows.at(-1)!.matchAll(/(\d+)m([\d.]+)s/g);
    const cpu = [...spent].reduce((sum, [, minutes, seconds]) => sum + 60 * Number(minutes) + Number(seconds), 0);
    return { cpu, wall };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function portableAnymap({ width, height, channels, data }: Raster): Buffer {
  return Buffer.concat([Buffer.from(`${channels === 1 ? "P5" : "P6"}\n${width} ${height}\n255\n`), data]);
}
