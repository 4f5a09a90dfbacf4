import PDFDocument from "pdfkit";
import { BOLD, REGULAR } from "./font.js";

/** Draws small papers by hand, for what a file may be besides a report of one month: heading by heading, line by line. */
export interface Paper {
  /** Text in a larger type, bold. */
  heading(text: string, size?: number): Paper;
  text(...lines: string[]): Paper;
  bullets(...lines: string[]): Paper;
  /** Text at a place of its own, points from the top left. */
  at(x: number, y: number, text: string, size?: number): Paper;
  /** A table of availabilities, each row a name, a target and a value a month, as they are printed. */
  table(title: string | null, months: readonly string[], rows: readonly (readonly string[])[]): Paper;
  page(): Paper;
  pdf(): Promise<Uint8Array>;
}

const LEFT = 50;
const LINE = 15;

/** @param size the page's width and height, points */
export function paper(size: [number, number] = [842, 595]): Paper {
  const doc = new PDFDocument({ size, margin: 0, info: { CreationDate: new Date(0) } });
  doc.registerFont("regular", REGULAR).registerFont("bold", BOLD);
  const chunks: Uint8Array[] = [];
  doc.on("data", (chunk: Uint8Array) => chunks.push(chunk));
  const ended = new Promise((resolve) => doc.on("end", resolve));
  let y = 40;
  const print = (text: string, x: number, at: number, font: string, points: number): void =>
    void doc.font(font, points).text(text, x, at, { lineBreak: false });
  const own: Paper = {
    heading(text, points = 18) {
      print(text, LEFT, y, "bold", points);
      y += points * 1.7;
      return own;
    },
    text(...lines) {
      for (const line of lines) {
        print(line, LEFT, y, "regular", 10);
        y += LINE;
      }
      y += LINE / 2;
      return own;
    },
    bullets(...lines) {
      for (const line of lines) {
        print(`• ${line}`, LEFT + 10, y, "regular", 10);
        y += LINE;
      }
      y += LINE / 2;
      return own;
    },
    at(x, top, text, points = 10) {
      print(text, x, top, "regular", points);
      return own;
    },
    table(title, months, rows) {
      if (title !== null) {
        print(title, LEFT, y, "bold", 10);
        y += LINE * 1.5;
      }
      const places = [LEFT, LEFT + 170, ...months.map((_, i) => LEFT + 230 + i * 42)];
      for (const row of [["System", "SLA-mål", ...months], ...rows]) {
        row.forEach((cell, i) => print(cell, places[i]!, y, "regular", 8));
        y += LINE;
      }
      y += LINE;
      return own;
    },
    page() {
      doc.addPage();
      y = 40;
      return own;
    },
    async pdf() {
      doc.end();
      await ended;
      return Buffer.concat(chunks);
    },
  };
  return own;
}

const SHORT = ["jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec"];

/** "okt-24" to "mar-25": so many months up to one, as headings of a table. */
export function monthsTo(last: string, count: number): string[] {
  const [year, month] = last.split("-").map(Number) as [number, number];
  return Array.from({ length: count }, (_, i) => {
    const ordinal = year * 12 + month - count + i;
    return `${SHORT[ordinal % 12]}-${String(Math.floor(ordinal / 12)).slice(2)}`;
  });
}
