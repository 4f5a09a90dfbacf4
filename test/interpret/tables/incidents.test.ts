import { describe, expect, it, test } from "vitest";
import { convertBytes } from "../../../src/convert.js";
import { COLUMN_KINDS, columnKind } from "../../../src/interpret/tables/columnKinds.js";
import { readGrids } from "../../../src/interpret/tables/readGrids.js";
import type { Paragraph } from "../../../src/model/layout.js";
import { drawPdfkit } from "../../generate/drawPdfkit.js";
import { drawPdfLib } from "../../generate/drawPdfLib.js";
import { HOUSE_STYLE, tableScene, type DrawnTable, type TableStyle } from "../../generate/tableScene.js";

const STYLES: [string, Partial<TableStyle>][] = [
  ["ruled", {}],
  ["ruled, centred", { vertical: "middle", header: "grey" }],
  ["lines across", { rulings: "horizontal", header: "plain" }],
  ["framed, with room between rows", { rulings: "outer", padding: 6 }],
  ["nothing drawn", { rulings: "none", header: "plain", padding: 6 }],
  ["nothing drawn and no room between rows", { rulings: "none", header: "plain", padding: 0 }],
];

const LEAD = [
  "Den brugeroplevede driftsstabilitet har i perioden været tilfredsstillende.",
  "Driftsforstyrrelser i perioden:",
];
const AFTER = ["Der er i perioden foretaget 12 ændringer i Produktionsmiljøet fordelt på fem servicevinduer."];

async function paragraphsOf(
  table: DrawnTable,
  style: Partial<TableStyle> = {},
  producer = drawPdfkit,
  prose: string[] = LEAD,
): Promise<{ rows: Paragraph[]; others: string[] }> {
  const scene = tableScene(
    { heading: "Serviceplatformen – Marts 2025", prose, tables: [table], after: AFTER },
    { ...HOUSE_STYLE, ...style },
  );
  const [{ layouts }] = await convertBytes(await producer(scene), "2025-03.pdf");
  const paragraphs = readGrids(layouts).layouts.flatMap(({ blocks }) =>
    blocks.flatMap((b) => (b.kind === "paragraph" ? [b.paragraph] : [])),
  );
  return { rows: paragraphs.filter((p) => p.fields), others: paragraphs.filter((p) => !p.fields).map((p) => p.text) };
}

const fieldsOf = ({ text, fields }: Paragraph): string[] =>
  (fields ?? []).map(({ kind, start, end }) => `${kind}: ${text.slice(start, end)}`);

const TABLE: DrawnTable = {
  widths: [0.1, 0.13, 0.15, 0.27, 0.2, 0.15],
  rows: [
    ["Dato", "Tidspunkt", "System", "Beskrivelse", "Årsag", "Afhjælpning"],
    [
      "06-03-2025",
      "kl. 11:15-12:00",
      "Borgerportalen",
      "Der var ikke adgang til Borgerportalen for borgere og sagsbehandlere i hele kommunen.",
      "Et højt load fra et eksternt system.",
      "Databasen blev genstartet.",
    ],
    ["23-03-2025", "kl. 09:56-13:30", "Journalsøgning", "Søgning i journaler svarede langsomt.", "Ukendt", ""],
    [
      "27.-28. marts",
      "kl. 22:00-02:15",
      "Borgerportalen",
      "Login fejlede for en del af brugerne, som ikke kunne se deres sager.",
      "",
      "Serverne blev genstartet.",
    ],
  ],
};
const READ = [
  [
    "date: 06-03-2025",
    "time: kl. 11:15-12:00",
    "system: Borgerportalen",
    "event: Der var ikke adgang til Borgerportalen for borgere og sagsbehandlere i hele kommunen.",
    "cause: Et højt load fra et eksternt system.",
    "remedy: Databasen blev genstartet.",
  ],
  [
    "date: 23-03-2025",
    "time: kl. 09:56-13:30",
    "system: Journalsøgning",
    "event: Søgning i journaler svarede langsomt.",
    "cause: Ukendt",
  ],
  [
    "date: 27.-28. marts",
    "time: kl. 22:00-02:15",
    "system: Borgerportalen",
    "event: Login fejlede for en del af brugerne, som ikke kunne se deres sager.",
    "remedy: Serverne blev genstartet.",
  ],
];

describe.each(STYLES)("a table of incidents, %s", (_, style) => {
  it.each([
    ["pdfkit", drawPdfkit],
    ["pdf-lib", drawPdfLib],
  ])("by %s gives a bullet a row", async (_, producer) => {
    const { rows, others } = await paragraphsOf(TABLE, style, producer);
    expect(rows.map(fieldsOf)).toEqual(READ);
    expect(others).toEqual(expect.arrayContaining([...LEAD, ...AFTER]));
  });

  it("knows its columns in another order and by other names", async () => {
    const order = [2, 0, 1, 4, 3, 5];
    const names = ["Berørt system", "Fra", "Til", "Fejlårsag", "Konsekvens", "Løsning"];
    const { rows } = await paragraphsOf(
      {
        widths: order.map((c) => TABLE.widths![c]!),
        rows: [
          names,
          ...TABLE.rows.slice(1).map((row) => order.map((c) => (c === 1 ? row[c]!.replace("kl. ", "") : row[c]!))),
        ],
      },
      style,
    );
    expect(rows.map((r) => r.fields!.map((f) => f.kind))).toEqual([
      ["system", "start", "end", "cause", "impact", "remedy"],
      ["system", "start", "end", "cause", "impact"],
      ["system", "start", "end", "impact", "remedy"],
    ]);
    expect(rows[0]!.text).toBe(
      "Borgerportalen 06-03-2025 11:15-12:00 Et højt load fra et eksternt system. Der var ikke adgang til Borgerportalen for borgere og sagsbehandlere i hele kommunen. Databasen blev genstartet.",
    );
  });
});

test("a table goes on over pages, with its headings on the first alone", async () => {
  const rows = Array.from({ length: 30 }, (_, i) => [
    `${(i % 28) + 1}. marts 2025`,
    "kl. 9-10",
    "Borgerportalen",
    `Hændelse nummer ${i + 1}`,
    "Ukendt",
    "Genstart",
  ]);
  const read = await paragraphsOf({ ...TABLE, rows: [TABLE.rows[0]!, ...rows] });
  expect(read.rows.map((r) => r.fields!.length)).toEqual(rows.map(() => 6));
  expect(read.rows.at(-1)!.lines[0]!.source.page).toBeGreaterThan(1);
});

test.each<[string, Partial<TableStyle>]>([
  ["ruled", {}],
  ["lines across", { rulings: "horizontal", header: "plain" }],
])("the last row is read, be it alone on its page: %s", async (_, style) => {
  for (let count = 18; count < 28; count++) {
    const rows = Array.from({ length: count }, (_, i) => [
      `${i + 1}. marts`,
      "kl. 9-10",
      "Portalen",
      `Fejl ${i + 1}`,
      "Ukendt",
      "Genstart",
    ]);
    const read = await paragraphsOf({ ...TABLE, rows: [TABLE.rows[0]!, ...rows] }, style);
    expect(read.rows).toHaveLength(count);
  }
});

test("a row that a page breaks off goes on without its day", async () => {
  const row = (i: number): string[] => [
    `${i + 1}. marts 2025`,
    "kl. 9-10",
    "Portalen",
    `Fejl ${i + 1}`,
    "Ukendt",
    "Genstart",
  ];
  for (let broken = 19; broken < 25; broken++) {
    const rows = Array.from({ length: 28 }, (_, i) => row(i));
    rows.splice(broken, 0, ["", "", "", "og mere", "", "af serverne"]);
    const read = (await paragraphsOf({ ...TABLE, rows: [TABLE.rows[0]!, ...rows] })).rows;
    expect(read).toHaveLength(28);
    expect(fieldsOf(read[broken - 1]!)).toEqual([
      `date: ${broken}. marts 2025`,
      "time: kl. 9-10",
      "system: Portalen",
      `event: Fejl ${broken} og mere`,
      "cause: Ukendt",
      "remedy: Genstart af serverne",
    ]);
  }
});

test("the headings of a day's start and end stand under one", async () => {
  const { rows } = await paragraphsOf({
    headerRows: 2,
    rows: [
      ["Sagsnr.", "Tidspunkt", "<", "Tjeneste", "Hændelse"],
      ["^", "Fra", "Til", "^", "^"],
      ["INC001", "3. marts kl. 9", "3. marts kl. 10", "Borgerportalen", "Login fejlede."],
    ],
  });
  expect(rows.map((r) => r.fields!.map((f) => f.kind))).toEqual([["ticket", "start", "end", "system", "event"]]);
});

test("a day merged over two rows is that of both; what stands alone over rows is none", async () => {
  const { rows, others } = await paragraphsOf({
    rows: [
      ["Dato", "System", "Beskrivelse", "Årsag"],
      ["Infrastruktur", "<", "<", "<"],
      ["3. marts", "Borgerportalen", "Login fejlede.", "Ukendt"],
      ["^", "Journalsøgning", "Langsom.", "Udløbet certifikat"],
    ],
  });
  expect(rows.map((r) => r.text)).toEqual([
    "3. marts Borgerportalen Login fejlede. Ukendt",
    "3. marts Journalsøgning Langsom. Udløbet certifikat",
  ]);
  expect(others).toContain("Infrastruktur");
});

describe("no table of incidents", () => {
  const none = async (table: DrawnTable, prose?: string[]): Promise<void> =>
    expect((await paragraphsOf(table, {}, drawPdfkit, prose)).rows).toEqual([]);

  it("is a plan", () =>
    none({
      rows: [
        ["Dato", "Tid", "System", "Aktivitet"],
        ["6. april", "kl. 22-24", "Borgerportalen", "Opgradering"],
      ],
    }));
  it("is what stands under a heading of plans", () =>
    none(
      {
        rows: [
          ["Dato", "Tid", "System", "Beskrivelse"],
          ["6. april", "kl. 22-24", "Borgerportalen", "Opgradering"],
        ],
      },
      ["Planlagte servicevinduer i april"],
    ));
  it("is a list of contacts", () =>
    none({
      rows: [
        ["Navn", "System", "Telefon"],
        ["Anders And", "Borgerportalen", "12 34 56 78"],
      ],
    }));
  it("has no days", () =>
    none({
      rows: [
        ["System", "Beskrivelse", "Årsag"],
        ["Borgerportalen", "Login til selvbetjening", "Historisk"],
      ],
    }));
});

test.each(COLUMN_KINDS.flatMap(({ kind, examples }) => examples.map((text) => [text, kind] as const)))(
  "%s heads a column of %s",
  (text, kind) => expect(columnKind(text)).toBe(kind),
);
