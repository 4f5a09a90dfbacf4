import type { SheetFrame, WorkbookFrame } from "./frame.js";
import { PackedPart } from "../packedPart.js";
import { cellXml, heightOf, referenceOf, type Cell } from "./cell.js";

/** Excel has no more rows in a sheet; what is over goes on in a further one. */
const SHEET_ROWS = 1_048_576;
/** Excel takes no more links in a sheet; LibreOffice grows slow long before. */
const MOST_LINKS = 20_000;

/** The height of a row of one line, points. */
const ONE_LINE = 15;

/** A sheet as it is planned: all but its rows. */
export interface SheetPlan {
  title: string;
  /** Rows above the data, the last of them the headings. */
  head: readonly (readonly (Cell | undefined)[])[];
  /** Heights of the rows of the head that have one of their own, points. */
  heights?: readonly (number | undefined)[];
  /** Of the columns, where rows are as high as their wrapped texts. */
  widths?: readonly number[];
  /** What stands around the rows, once it is known how many there are, those of the head with them. */
  frame: (rows: number, number: number) => Omit<SheetFrame, "name" | "extras">;
}

/** A finished sheet: its frame and the XML of its rows. */
export interface FinishedSheet {
  frame: SheetFrame;
  part: PackedPart;
}

/** Writes a sheet's rows as they come, and packs them. */
export class SheetWriter {
  readonly #finished: FinishedSheet[] = [];
  #extras: SheetFrame["extras"][number][] = [];
  #links = 0;
  #part: PackedPart;
  #row = 0;

  /** @param before the XML of the sheet before its rows */
  constructor(
    readonly plan: SheetPlan,
    readonly before: string,
    readonly style: WorkbookFrame["style"],
  ) {
    this.#part = this.#begin();
  }

  /** The name of the sheet that is written now. */
  get title(): string {
    return this.#titleOf(this.#finished.length + 1);
  }

  /** @returns where the row stands: its sheet and number */
  addCells(
    cells: readonly (Cell | undefined)[],
    height = this.plan.widths && heightOf(cells, this.plan.widths),
  ): { sheet: string; row: number } {
    if (this.#row === SHEET_ROWS) {
      this.#end();
      this.#part = this.#begin();
    }
    const row = ++this.#row;
    let xml = "";
    for (let column = 0; column < cells.length; column++) {
      const cell = cells[column];
      if (!cell) continue;
      xml += cellXml(cell, referenceOf(column, row), this.style(cell.look ?? "plain", cell.format ?? "General"));
      if (cell.comment !== undefined || cell.link) this.#addExtra(cell, row - 1, column);
    }
    this.#part.write(`<row r="${row}"${height ? ` ht="${height}" customHeight="1"` : ""}>${xml}</row>`);
    return { sheet: this.title, row };
  }

  ready(): Promise<void> {
    return this.#part.ready();
  }

  sheets(): FinishedSheet[] {
    this.#end();
    return this.#finished;
  }

  #addExtra({ comment, link }: Cell, row: number, column: number): void {
    const kept = link && this.#links++ < MOST_LINKS ? { link } : {};
    if (comment !== undefined || "link" in kept)
      this.#extras.push({ row, column, ...kept, ...(comment !== undefined && { comment }) });
  }

  #titleOf(number: number): string {
    return number === 1 ? this.plan.title : `${this.plan.title} ${number}`;
  }

  #begin(): PackedPart {
    const part = new PackedPart("", `${this.before}<sheetData>`);
    this.#row = 0;
    this.#part = part;
    this.plan.head.forEach((cells, i) => this.addCells(cells, this.plan.heights?.[i] ?? ONE_LINE));
    return part;
  }

  #end(): void {
    const number = this.#finished.length + 1;
    const frame = { name: this.#titleOf(number), ...this.plan.frame(this.#row, number), extras: this.#extras };
    this.#finished.push({ frame, part: this.#part });
    this.#extras = [];
    this.#links = 0;
  }
}
