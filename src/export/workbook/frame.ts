import { strFromU8, unzipSync } from "fflate";
import { writeXlsx } from "hucre/xlsx";
import type { Cell as FrameCell, Hyperlink, WriteSheet } from "hucre";
import type { Language } from "../../model/language.js";
import { allStyles, LOOKS, type Look } from "./looks.js";

/** A sheet without its cells: hucre writes all that stands around the rows. */
export type SheetFrame = Omit<WriteSheet, "rows" | "data" | "cells"> & {
  /** Comments and links, by cell: [row, column], both from 0. */
  extras: readonly { row: number; column: number; comment?: string; link?: { place: string } | { file: string } }[];
};

const SHEET_DATA = /<sheetData>.*<\/sheetData>|<sheetData\/>/s;

/** The parts of a workbook, by name, and each sheet's XML before and after its rows. */
export interface WorkbookFrame {
  /** All parts but the sheets. */
  parts: ReadonlyMap<string, string>;
  sheets: { name: string; head: string; tail: string }[];
  /** The number of a style. */
  style: (look: Look, format: string) => number;
}

/**
 * Builds all of a workbook but its rows. The styles are those of a first, hidden row of every style there is, so that
 * a frame built before the rows are known has the same numbers as the one built after them.
 * @param title the document's
 */
export async function workbookFrame(
  sheets: readonly SheetFrame[],
  language: Language,
  title: string,
): Promise<WorkbookFrame> {
  const styles = allStyles(language);
  const catalogue = new Map<string, Partial<FrameCell>>(
    styles.map(({ style }, i) => [`0,${i}`, { value: 1, style }] as const),
  );
  const bytes = await writeXlsx({
    sheets: sheets.map(({ extras, ...sheet }, i) => ({
      ...sheet,
      cells: i === 0 ? new Map([...catalogue, ...toCells(extras, catalogue)]) : toCells(extras),
    })),
    properties: { title, creator: "driftsstatus", created: EPOCH, modified: EPOCH },
    defaultFont: { name: "Calibri", size: 11 },
  });
  const parts = new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)] as const));
  parts.set(WORKBOOK_PART, withQuotedNames(parts.get(WORKBOOK_PART)!, sheets));
  // No cell of ours points at a shared string: they are written where they stand.
  if (parts.has(STRINGS)) parts.set(STRINGS, NO_STRINGS);
  const built = sheets.map((_, i) => {
    const name = `xl/worksheets/sheet${i + 1}.xml`;
    const xml = parts.get(name)!;
    parts.delete(name);
    const [data] = SHEET_DATA.exec(xml)!;
    const at = xml.indexOf(data);
    // How many rows there are is not known when the head is written, and no reader needs it.
    const head = xml.slice(0, at).replace(/<dimension [^>]*\/>/, "");
    return { name, data, head, tail: xml.slice(at + data.length) };
  });
  const numbers = [...built[0]!.data.matchAll(/<c r="[A-Z]+1"(?: s="(\d+)")?/g)].map(([, number]) =>
    Number(number ?? 0),
  );
  const byLook = new Map(LOOKS.map((look) => [look, new Map<string, number>()]));
  styles.forEach(({ look, format }, i) => byLook.get(look)!.set(format, numbers[i]!));
  return {
    parts,
    sheets: built.map(({ name, head, tail }) => ({ name, head, tail })),
    style: (look, format) => byLook.get(look)!.get(format)!,
  };
}

/** A fixed time: the same records give the same bytes. */
const EPOCH = new Date(Date.UTC(1980, 0, 1));
const WORKBOOK_PART = "xl/workbook.xml";

/** hucre leaves names of sheets bare in print areas; Excel repairs a file whose names have spaces in them so. */
const withQuotedNames = (xml: string, sheets: readonly SheetFrame[]): string =>
  xml.replace(
    /(<definedName [^>]*localSheetId="(\d+)"[^>]*>)([^<]*)/g,
    (_, open: string, index: string, text: string) => {
      const { name } = sheets[Number(index)]!;
      return open + text.replaceAll(`'${name}'!`, `${name}!`).replaceAll(`${name}!`, `'${name}'!`);
    },
  );
const STRINGS = "xl/sharedStrings.xml";
const NO_STRINGS =
  '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="0" uniqueCount="0"/>';

function toCells(
  extras: SheetFrame["extras"],
  under: ReadonlyMap<string, Partial<FrameCell>> = new Map(),
): Map<string, Partial<FrameCell>> {
  return new Map(
    extras.map(({ row, column, comment, link }) => {
      const key = `${row},${column}`;
      const cell: Partial<FrameCell> = {
        value: "",
        ...under.get(key),
        ...(comment !== undefined && { comment: { text: comment, author: "driftsstatus" } }),
        ...(link && { hyperlink: ("place" in link ? { location: link.place } : { target: link.file }) as Hyperlink }),
      };
      return [key, cell];
    }),
  );
}
