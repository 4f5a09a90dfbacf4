import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { OcrCache } from "../../../src/read/ocr/cache.js";
import type { OcrResult } from "../../../src/read/ocr/ocrPage.js";

let folder: string;
beforeEach(async () => void (folder = await mkdtemp(path.join(tmpdir(), "ocr-cache-"))));
afterEach(() => rm(folder, { recursive: true }));

const result = (number: number): OcrResult => ({
  page: { number, width: 960, height: 540, items: [], fills: [], rulings: [], slanted: [], source: "ocr" },
  problems: [{ code: "cell-unsure", severity: "warning", message: "…", page: number, box: null }],
  turns: 0,
});

it("gives a kept page back under another number", async () => {
  const cache = new OcrCache(folder);
  await cache.put("abcd", result(1));
  expect(await cache.get("abcd", 7)).toEqual(result(7));
  expect(await cache.get("beef", 7)).toBeNull();
});

it("ignores a damaged entry and writes it anew", async () => {
  const cache = new OcrCache(folder);
  await cache.put("abcd", result(1));
  const file = path.join(folder, "ab", "abcd.json");
  await writeFile(file, (await readFile(file, "utf8")).replace("960", "961"));
  expect(await cache.get("abcd", 1)).toBeNull();
  await cache.put("abcd", result(1));
  expect(await cache.get("abcd", 1)).toEqual(result(1));
  expect(await readdir(path.join(folder, "ab"))).toEqual(["abcd.json"]);
});
