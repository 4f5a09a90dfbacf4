import { createRequire } from "node:module";
import path from "node:path";
import { createWorker } from "tesseract.js";
import type { Worker } from "tesseract.js";
import type { Grey, PixelBox } from "./raster.js";

/** A word as read, its box in pixels of the picture given. */
export interface ReadWord {
  text: string;
  box: PixelBox;
  /** 0–1. */
  confidence: number;
}

export interface ReadingSettings {
  /** "line" is one line of text, "block" several under each other. */
  layout: "line" | "block";
  /** The only characters to be read; all of Danish without. */
  alphabet?: string;
}

export interface EngineOptions {
  /** Pictures read at the same time. */
  workers?: number;
  /** Readings after which a worker is replaced: tesseract.js keeps growing (naptha/tesseract.js#977). */
  recycleAfter?: number;
}

/** Both of the package's models gave letter for letter the same on the samples in the same time; this is the smaller. */
const MODEL = "4.0.0_best_int";
/** About 40 pages: growth stays under 30 MB, and starting anew (0.2 s) costs under 0.2 % of the time. */
const RECYCLE_AFTER = 1200;

/** Names what decides a reading besides the picture; part of a cache key. */
export const ENGINE_VERSION = `tesseract.js-7/dan-${MODEL}`;

/** The OCR program for as long as it is needed: workers start with the first reading and end with `close`. */
export class OcrEngine {
  readonly #slots: Slot[];
  readonly #waiting: ((slot: Slot) => void)[] = [];
  #closed = false;

  constructor({ workers = 1, recycleAfter = RECYCLE_AFTER }: EngineOptions = {}) {
    this.#slots = Array.from({ length: Math.max(1, workers) }, () => new Slot(recycleAfter));
  }

  /** The words of a picture of dark text on white. A signal ends the reading, and its worker with it. */
  async read(picture: Grey, settings: ReadingSettings, signal?: AbortSignal): Promise<ReadWord[]> {
    const slot = await this.#free();
    const stop = (): void => void slot.stop();
    try {
      signal?.throwIfAborted();
      signal?.addEventListener("abort", stop, { once: true });
      return await slot.read(picture, settings);
    } finally {
      signal?.removeEventListener("abort", stop);
      this.#release(slot);
    }
  }

  /** Ends all workers, also in the midst of a reading. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all(this.#slots.map((slot) => slot.stop()));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #free(): Promise<Slot> {
    if (this.#closed) throw new Error("the OCR engine is closed");
    const slot = this.#slots.find((each) => !each.busy);
    if (slot) {
      slot.busy = true;
      return Promise.resolve(slot);
    }
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  #release(slot: Slot): void {
    const next = this.#waiting.shift();
    if (next) next(slot);
    else slot.busy = false;
  }
}

/** One worker, replaced when it has read enough. */
class Slot {
  busy = false;
  readonly #recycleAfter: number;
  #worker: Promise<Worker> | null = null;
  #interrupt: ((error: Error) => void) | null = null;
  #settings = "";
  #readings = 0;

  constructor(recycleAfter: number) {
    this.#recycleAfter = recycleAfter;
  }

  async read(picture: Grey, settings: ReadingSettings): Promise<ReadWord[]> {
    if (this.#readings >= this.#recycleAfter) await this.stop();
    this.#readings++;
    // A terminated worker never answers: whoever stops it has to end the waiting too.
    const interrupted = new Promise<never>((_, reject) => (this.#interrupt = reject));
    interrupted.catch(() => {});
    return Promise.race([this.#recognise(picture, settings), interrupted]);
  }

  async #recognise(picture: Grey, settings: ReadingSettings): Promise<ReadWord[]> {
    this.#worker ??= startWorker();
    const worker = await this.#worker;
    const key = JSON.stringify(settings);
    if (key !== this.#settings) {
      await worker.setParameters({
        tessedit_pageseg_mode: (settings.layout === "line" ? "7" : "6") as never,
        tessedit_char_whitelist: settings.alphabet ?? "",
      });
      this.#settings = key;
    }
    const { data } = await worker.recognize(portableGreymap(picture), {}, { text: false, tsv: true });
    return tsvWords(data.tsv ?? "");
  }

  async stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    this.#settings = "";
    this.#readings = 0;
    this.#interrupt?.(new Error("OCR was stopped"));
    await worker?.then((each) => each.terminate()).catch(() => {});
  }
}

async function startWorker(): Promise<Worker> {
  const require = createRequire(import.meta.url);
  const langPath = path.join(path.dirname(require.resolve("@tesseract.js-data/dan/package.json")), MODEL);
  const worker = await createWorker("dan", 1, { langPath, cacheMethod: "none", gzip: true });
  // Pictures come with dark text on white, so reading them inverted as well is time lost.
  await worker.setParameters({ tessedit_do_invert: "0", invert_threshold: "0", user_defined_dpi: "200" } as never);
  return worker;
}

/** The plainest format that the engine's image library reads: no compression on either side. */
function portableGreymap({ width, height, data }: Grey): Buffer {
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), data]);
}

/** Rows of level 5 are words: level page block par line word left top width height conf text. */
function tsvWords(tsv: string): ReadWord[] {
  return tsv.split("\n").flatMap((row): ReadWord[] => {
    const [level, , , , , , left, top, width, height, conf, text] = row.split("\t");
    if (level !== "5" || !text?.trim()) return [];
    const [x0, y0] = [Number(left), Number(top)];
    const box = { x0, y0, x1: x0 + Number(width), y1: y0 + Number(height) };
    return [{ text: text.trim().normalize("NFC"), box, confidence: Math.max(0, Number(conf)) / 100 }];
  });
}
