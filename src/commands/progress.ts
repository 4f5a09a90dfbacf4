import type { SingleBar } from "cli-progress";
import type { Outcome } from "../batch/outcome.js";
import type { RunEvents } from "../batch/run.js";
import { printableName } from "../terminal.js";

/** Tells on stderr how a run comes along: a bar on a terminal, a line a file where asked for, nothing when quiet. */
export class Progress implements RunEvents {
  #bar: SingleBar | null = null;
  #total = 0;
  #done = 0;
  #ocrPages = 0;
  #loading: Promise<void> | null = null;
  #begun = performance.now();

  constructor(
    readonly quiet: boolean,
    readonly verbose: boolean,
  ) {}

  started = (files: number): void => {
    this.#total = files;
    if (process.stderr.isTTY && !this.quiet && !this.verbose) this.#loading = this.#showBar();
  };

  async #showBar(): Promise<void> {
    const { default: progress } = await import("cli-progress");
    this.#bar = new progress.SingleBar({
      stream: process.stderr,
      format: "{bar} {value}/{total} files{ocr}, {rate} a second, {eta_formatted} left",
      hideCursor: true,
      clearOnComplete: true,
    });
    this.#bar.start(this.#total, this.#done, this.#figures());
  }

  page = ({ ocr }: { ocr: boolean }): void => {
    if (!ocr) return;
    this.#ocrPages++;
    this.#bar?.update(this.#done, this.#figures());
  };

  #figures(): { ocr: string; rate: string } {
    const seconds = (performance.now() - this.#begun) / 1000;
    return {
      ocr: this.#ocrPages ? `, ${this.#ocrPages} pages read by OCR` : "",
      rate: (this.#done / Math.max(seconds, 1)).toFixed(1),
    };
  }

  finished = (outcome: Outcome, skipped: boolean): void => {
    this.#done++;
    this.#bar?.update(this.#done, this.#figures());
    if (this.quiet || this.#bar || this.#loading) return;
    const what = outcome.status === "failed" ? `failed: ${outcome.code}` : skipped ? "unchanged" : "converted";
    const detail = this.verbose
      ? `, ${outcome.pages} pages, ${outcome.errors} errors, ${outcome.warnings} warnings`
      : "";
    process.stderr.write(`[${this.#done}/${this.#total}] ${printableName(outcome.file)}: ${what}${detail}\n`);
  };

  async close(): Promise<void> {
    await this.#loading;
    this.#bar?.stop();
  }
}
