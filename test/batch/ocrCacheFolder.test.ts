import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { cacheSize, clearCache, keepUnder } from "../../src/batch/ocrCacheFolder.js";
import { driftsstatus, scratch } from "./commandLine.js";

/** Ten pages of 1000 bytes, the first the oldest, and a file of somebody else's. */
async function cache(): Promise<string> {
  const folder = join(await scratch(), ".ocr-cache");
  for (let i = 0; i < 10; i++) {
    const group = join(folder, `0${i % 2}`);
    await mkdir(group, { recursive: true });
    const page = join(group, `${String(i).repeat(64)}.json`);
    await writeFile(page, "x".repeat(1000));
    await utimes(page, 1000 + i, 1000 + i);
  }
  await writeFile(join(folder, "00", "letter.txt"), "mine");
  return folder;
}

it("removes the oldest pages of a folder that takes too much, until there is room, and no other file", async () => {
  const folder = await cache();
  await keepUnder(folder, 10_000);
  expect(await cacheSize(folder)).toEqual({ pages: 10, bytes: 10_000 });
  await keepUnder(folder, 5000);
  expect(await cacheSize(folder)).toEqual({ pages: 4, bytes: 4000 });
  const left = [...(await readdir(join(folder, "00"))), ...(await readdir(join(folder, "01")))];
  expect(left.map((name) => name[0]).sort()).toEqual(["6", "7", "8", "9", "l"]);
});

it("says what there is and clears it", async () => {
  const folder = await cache();
  const size = await driftsstatus(["cache", "size", "-o", join(folder, "..")]);
  expect([size.code, size.stdout]).toEqual([0, `${folder}: 10 pages, 0.0 MB\n`]);
  expect((await driftsstatus(["cache", "clear", "-o", folder])).code).toBe(0);
  expect(await clearCache(folder)).toEqual({ pages: 0, bytes: 0 });
  expect((await driftsstatus(["cache", "size", "-o", join(folder, "none")])).code).toBe(2);
});
