import type { SingleBar } from "cli-progress";
import type { Outcome } from "../batch/outcome.js";
import type { RunEvents } from "../batch/run.js";
import { printable } from "../terminal.js";

/** Tells on stderr how a run comes along: a bar on a terminal, a line a file where asked for, nothing when quiet. */
export class Progress implements RunEvents {
  #bar: SingleBar | null = null;
  #total = 0;
  #done = 0;
  #ocrPages = 0;
  #loading: Promise<void> | null = null;

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
      format: "{bar} {value}/{total} files{ocr}, {eta_formatted} left",
      hideCursor: true,
      clearOnComplete: true,
    });
    this.#bar.start(this.#total, this.#done, { ocr: "" });
  }

  page = ({ ocr }: { ocr: boolean }): void => {
    if (!ocr) return;
    this.#ocrPages++;
    this.#bar?.update(this.#done, { ocr: `, ${this.#ocrPages} pages read by OCR` });
  };

  finished = (outcome: Outcome, skipped: boolean): void => {
    this.#done++;
    this.#bar?.update(this.#done);
    if (this.quiet || this.#bar || this.#loading) return;
    const what = outcome.status === "failed" ? `failed: ${outcome.code}` : skipped ? "unchanged" : "converted";
    const detail = this.verbose
      ? `, ${outcome.pages} pages, ${outcome.errors} errors, ${outcome.warnings} warnings`
      : "";
    process.stderr.write(`[${this.#done}/${this.#total}] ${printable(outcome.file)}: ${what}${detail}\n`);
  };

  async close(): Promise<void> {
    await this.#loading;
    this.#bar?.stop();
  }
}
