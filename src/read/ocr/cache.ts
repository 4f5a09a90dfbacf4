import { createHash, randomUUID } from "node:crypto";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { OcrResult } from "./ocrPage.js";
import type { PageImage } from "./pageImage.js";

/** Raised whenever the same picture may be read otherwise than before: old entries then no longer count. */
const READER_VERSION = 23;

/** Read pages in a folder, under the hash of their pixels. */
export class OcrCache {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The name under which a page with these pixels is kept; `settings` is whatever else decides the reading. */
  key({ raster, pixelsPerPoint }: PageImage, settings: string): string {
    const { width, height, channels, data } = raster;
    const facts = JSON.stringify([READER_VERSION, settings, width, height, channels, pixelsPerPoint]);
    return createHash("sha256").update(facts).update(data).digest("hex");
  }

  /** What was kept, as page `number`; null where there is nothing or it is damaged. */
  async get(key: string, number: number): Promise<OcrResult | null> {
    const text = await readFile(this.#file(key), "utf8").catch(() => null);
    const kept = text === null ? null : parsed(text);
    if (!kept) return null;
    return {
      ...kept,
      page: { ...kept.page, number },
      problems: kept.problems.map((problem) => ({ ...problem, page: number })),
    };
  }

  /** Keeps a result. A cache that cannot be written costs time but no page, so that is no error. */
  async put(key: string, result: OcrResult): Promise<void> {
    const file = this.#file(key);
    const half = `${file}.${randomUUID()}.tmp`;
    try {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(half, JSON.stringify({ check: checkOf(result), ...result }));
      await rename(half, file);
    } catch {
      await rm(half, { force: true }).catch(() => {});
    }
  }

  #file(key: string): string {
    return path.join(this.#folder, key.slice(0, 2), `${key}.json`);
  }
}

const checkOf = ({ page, problems, turns }: OcrResult): string =>
  createHash("sha256")
    .update(JSON.stringify([page, problems, turns]))
    .digest("hex");

function parsed(text: string): OcrResult | null {
  try {
    const { check, page, problems, turns } = JSON.parse(text) as OcrResult & { check: string };
    const result = { page, problems, turns };
    return check === checkOf(result) ? result : null;
  } catch {
    return null;
  }
}
