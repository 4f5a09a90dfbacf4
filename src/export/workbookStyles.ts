/** Looks that SheetJS cannot write; they are added to what it wrote. */
export type Look = "header" | "red" | "yellow" | "green" | "breach" | "uncertain" | "corrected";

const FONTS: Record<Look, string> = {
  header: `<font><b/><sz val="12"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font>`,
  red: `<font><b/><sz val="12"/><color rgb="FFFFFFFF"/><name val="Calibri"/><family val="2"/></font>`,
  yellow: `<font><b/><sz val="12"/><color rgb="FF000000"/><name val="Calibri"/><family val="2"/></font>`,
  green: `<font><sz val="12"/><color rgb="FF000000"/><name val="Calibri"/><family val="2"/></font>`,
  breach: `<font><b/><sz val="12"/><color rgb="FFC00000"/><name val="Calibri"/><family val="2"/></font>`,
  uncertain: `<font><i/><sz val="12"/><color rgb="FF7F7F7F"/><name val="Calibri"/><family val="2"/></font>`,
  corrected: `<font><b/><sz val="12"/><color rgb="FF0B3D91"/><name val="Calibri"/><family val="2"/></font>`,
};
const FILLS: Record<Look, string | null> = {
  header: "FF1F3864",
  red: "FFE00000",
  yellow: "FFFFE600",
  green: "FFA9D08E",
  breach: null,
  uncertain: null,
  corrected: "FFD6E4FB",
};
const LOOKS = Object.keys(FONTS) as Look[];

/** Adds every look to every number format in use. */
export function extendStyles(styles: string): { xml: string; xfOf: (format: number, look: Look) => number } {
  const fonts = count(styles, "fonts");
  const fills = count(styles, "fills");
  const formats = [...section(styles, "cellXfs").matchAll(/<xf [^>]*\/>/g)].map(([xf]) => xf);
  const filled = LOOKS.filter((look) => FILLS[look]);
  const fillOf = (look: Look): number => (FILLS[look] ? fills + filled.indexOf(look) : 0);
  const added = LOOKS.flatMap((look, i) =>
    formats.map((xf) =>
      xf
        .replace(/fontId="\d+"/, `fontId="${fonts + i}" applyFont="1"`)
        .replace(/fillId="\d+"/, `fillId="${fillOf(look)}"${FILLS[look] ? ' applyFill="1"' : ""}`),
    ),
  );
  const fillXml = filled.map(
    (l) =>
      `<fill><patternFill patternType="solid"><fgColor rgb="${FILLS[l]}"/><bgColor indexed="64"/></patternFill></fill>`,
  );
  let xml = append(
    styles,
    "fonts",
    LOOKS.map((l) => FONTS[l]),
  );
  xml = append(xml, "fills", fillXml);
  xml = append(xml, "cellXfs", added);
  return { xml, xfOf: (format, look) => formats.length * (LOOKS.indexOf(look) + 1) + format };
}

const section = (xml: string, name: string): string =>
  new RegExp(`<${name} count="\\d+">.*?</${name}>`, "s").exec(xml)![0];
const count = (xml: string, name: string): number => Number(/count="(\d+)"/.exec(section(xml, name))![1]);
const append = (xml: string, name: string, entries: readonly string[]): string =>
  xml.replace(section(xml, name), (old) =>
    old
      .replace(/count="\d+"/, `count="${count(xml, name) + entries.length}"`)
      .replace(`</${name}>`, `${entries.join("")}</${name}>`),
  );

/** Columns and rows that stay in view. */
export interface Frozen {
  columns: number;
  rows: number;
}

export function freeze(xml: string, { columns, rows }: Frozen): string {
  const corner = `${String.fromCharCode(65 + columns)}${rows + 1}`;
  const split = `${columns ? `xSplit="${columns}" ` : ""}ySplit="${rows}"`;
  const pane = columns ? "bottomRight" : "bottomLeft";
  return xml.replace(
    /<sheetView workbookViewId="0"\/>/,
    `<sheetView workbookViewId="0"><pane ${split} topLeftCell="${corner}" activePane="${pane}" state="frozen"/><selection pane="${pane}"/></sheetView>`,
  );
}

/** The link from a sheet to its comments, as the last of its parts (ECMA-376 part 1, CT_Worksheet). */
export const withComments = (xml: string): string =>
  xml.replace("</worksheet>", '<legacyDrawing r:id="rId1"/></worksheet>');

/** Printed, a sheet is as wide as the page. The order of the parts is fixed (ECMA-376 part 1, CT_Worksheet). */
export const fitToWidth = (xml: string): string =>
  xml
    .replace("<dimension ", '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr><dimension ')
    .replace(
      "<ignoredErrors>",
      '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/><ignoredErrors>',
    );
