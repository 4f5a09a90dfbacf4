import { describe, expect, test } from "vitest";
import { convertBytes } from "../src/convert.js";
import type { Platform, Report } from "../src/model/record.js";
import { drawPdfkit } from "./generate/drawPdfkit.js";
import { drawPdfLib } from "./generate/drawPdfLib.js";
import { HOUSE_STYLE, tableScene, type DrawnTable, type TableStyle } from "./generate/tableScene.js";

const HEADING = "Serviceplatformen – Marts 2025";
const PROSE = [
  "Den brugeroplevede driftsstabilitet har i perioden været mindre tilfredsstillende.",
  "Applikationsdriften har kørt stabilt og uden nævneværdige problemer.",
];
const AFTER = ["Der er i perioden foretaget 12 ændringer i Produktionsmiljøet fordelt på fem servicevinduer."];

/** Drawings that each kind of table must come through in, by two producers. */
const STYLES: [string, Partial<TableStyle>][] = [
  ["ruled", {}],
  ["ruled, centred", { align: "centre", vertical: "middle", header: "grey" }],
  ["lines across", { rulings: "horizontal", header: "plain", align: "right" }],
  ["framed", { rulings: "outer", padding: 6 }],
  ["nothing drawn", { rulings: "none", header: "plain", padding: 6 }],
  ["a dark header only", { rulings: "none", align: "centre", padding: 6 }],
];

async function platformOf(
  tables: DrawnTable[],
  style: Partial<TableStyle>,
  producer = drawPdfkit,
): Promise<{ platform: Platform; report: Report }> {
  const scene = tableScene({ heading: HEADING, prose: PROSE, tables, after: AFTER }, { ...HOUSE_STYLE, ...style });
  const [{ report }] = await convertBytes(await producer(scene), "2025-03.pdf");
  return { platform: report.platforms[0]!, report };
}

/** "Borgerportal 99.8 | 100 99.91 98.64": a table as one can type it. */
const shown = (platform: Platform | undefined): string[] =>
  (platform?.sla ?? []).flatMap((table) => [
    table.months.join(" "),
    ...table.rows.map((row) => `${row.service} ${row.target} | ${row.values.map((v) => v.value).join(" ")}`),
  ]);

const across = (
  headings: string[],
  target: string[] | null,
  rows: Record<string, string[]>,
  names = "System",
): DrawnTable => ({
  rows: [
    [names, ...(target ? [target[0]!] : []), ...headings],
    ...Object.entries(rows).map(([name, values], i) => [name, ...(target ? [target[i + 1]!] : []), ...values]),
  ],
});

const VALUES = {
  "Borgerportal - drift": ["100,00%", "99,91%", "98,64%", "99,74%"],
  "Journal - drift": ["99,61%", "100,00%", "99,52%", "100,00%"],
  "Antal opslag": ["1.852.337", "1.926.504", "1.651.652", "1.902.441"],
};
const TARGET = ["SLA-mål", "99,80%", "99,50%", "n.a."];
const FOUR = "2024-12 2025-01 2025-02 2025-03";
const READ = [
  FOUR,
  "Borgerportal - drift 99.8 | 100 99.91 98.64 99.74",
  "Journal - drift 99.5 | 99.61 100 99.52 100",
  "Antal opslag null | 1852337 1926504 1651652 1902441",
];
const turned = (table: DrawnTable): DrawnTable => ({
  rows: table.rows[0]!.map((_, c) => table.rows.map((row) => row[c]!)),
});

const HEADINGS: [string, string[]][] = [
  ["short names", ["dec-24", "jan-25", "feb-25", "mar-25"]],
  ["English", ["Dec-24", "Jan-25", "Feb-25", "Mar-25"]],
  ["long names", ["December 2024", "Januar 2025", "Februar 2025", "Marts 2025"]],
  ["last days", ["31-12-2024", "31-01-2025", "28-02-2025", "31-03-2025"]],
  ["first days", ["01.12.2024", "01.01.2025", "01.02.2025", "01.03.2025"]],
  ["ISO", ["2024-12", "2025-01", "2025-02", "2025-03"]],
  ["ISO days", ["2024-12-31", "2025-01-31", "2025-02-28", "2025-03-31"]],
  ["statistics", ["2024M12", "2025M01", "2025M02", "2025M03"]],
  ["numbers", ["12/2024", "01/2025", "02/2025", "03/2025"]],
  ["partly wrapped", ["december\n24", "januar 25", "februar 25", "marts\n25"]],
];

describe("months across", () => {
  describe.each(STYLES)("%s", (_, style) => {
    test.each(HEADINGS)("%s", async (_, headings) => {
      const { platform } = await platformOf([across(headings, TARGET, VALUES)], style);
      expect(shown(platform)).toEqual(READ);
    });

    test.each(["Garanti", "Aftalt", "Krav", "KTS", "Lovet oppetid pr. måned", ""])(
      "the target is called %j",
      async (name) => {
        const { platform } = await platformOf([across(HEADINGS[0]![1], [name, ...TARGET.slice(1)], VALUES)], style);
        expect(shown(platform)).toEqual(READ);
      },
    );

    test("averages and remarks beside the months are none", async () => {
      const table: DrawnTable = {
        widths: [0.2, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.2],
        rows: [
          ["System", "Garanti", "dec-24", "jan-25", "feb-25", "mar-25", "Gns.", "Bemærkning"],
          ["Borgerportal - drift", "99,80%", "100,00%", "99,91%", "98,64%", "99,74%", "99,57%", "Nyt certifikat"],
          ["Journal - drift", "99,50%", "99,61%", "100,00%", "99,52%", "100,00%", "99,78%", ""],
        ],
      };
      const { platform } = await platformOf([table], style);
      expect(shown(platform)).toEqual(READ.slice(0, 3));
    });

    test("minutes beside the percentages", async () => {
      const values = {
        "Borgerportal - drift": ["100,00% (0 min.)", "99,91% (39 min.)", "98,64% (588 min.)", "99,74% (112 min.)"],
      };
      const { platform } = await platformOf([across(HEADINGS[0]![1], TARGET, values)], style);
      expect(shown(platform)).toEqual(READ.slice(0, 2));
    });

    test("minutes under the percentages", async () => {
      const values = {
        "Borgerportal - drift": ["100,00%\n(0 min.)", "99,91%\n(39 min.)", "98,64%\n(588 min.)", "99,74%\n(112 min.)"],
        "Journal - drift": ["99,61%\n(168 min.)", "100,00%\n(0 min.)", "99,52%\n(207 min.)", "100,00%\n(0 min.)"],
      };
      const { platform } = await platformOf([across(HEADINGS[0]![1], TARGET, values)], style);
      expect(shown(platform)).toEqual(READ.slice(0, 3));
    });

    test("a lost heading leaves its column, whose values are unsure", async () => {
      const { platform } = await platformOf([across(["dec-24", "jan-25", "", "mar-25"], TARGET, VALUES)], style);
      expect(shown(platform)).toEqual(READ);
      expect(platform.sla[0]!.rows[0]!.values.map((v) => v.confidence < 0.9)).toEqual([false, false, true, false]);
    });

    test("services in two columns of labels", async () => {
      const table: DrawnTable = {
        rows: [
          ["System", "Del", "Mål", "dec-24", "jan-25", "feb-25", "mar-25"],
          ["Borgerportal", "infrastruktur", "99,80%", "100,00%", "99,91%", "98,64%", "99,74%"],
          ["^", "applikation", "99,80%", "99,61%", "100,00%", "99,52%", "100,00%"],
          ["Journal", "infrastruktur", "99,50%", "99,99%", "100,00%", "100,00%", "100,00%"],
          ["^", "applikation", "99,50%", "99,61%", "100,00%", "99,52%", "100,00%"],
        ],
      };
      const { platform } = await platformOf([table], style);
      expect(platform.sla[0]?.rows.map((r) => r.service)).toEqual([
        "Borgerportal infrastruktur",
        "Borgerportal applikation",
        "Journal infrastruktur",
        "Journal applikation",
      ]);
      expect(platform.sla[0]?.rows.map((r) => r.values.map((v) => v.value).join(" "))).toEqual([
        "100 99.91 98.64 99.74",
        "99.61 100 99.52 100",
        "99.99 100 100 100",
        "99.61 100 99.52 100",
      ]);
    });

    test("rows of other measures", async () => {
      const table = across(HEADINGS[0]![1], ["Mål", "99,80%", "2,0 sek.", "n.a."], {
        "Borgerportal - drift": ["100,00%", "99,91%", "98,64%", "99,74%"],
        Svartid: ["1,2 sek.", "1,4 sek.", "0,9 sek.", "1,1 sek."],
        "Transaktioner (mio.)": ["12,5", "13,1", "11,9", "12,2"],
      });
      const { platform } = await platformOf([table], style);
      expect(shown(platform).slice(1)).toEqual([
        READ[1],
        "Svartid 2 | 1.2 1.4 0.9 1.1",
        "Transaktioner (mio.) null | 12.5 13.1 11.9 12.2",
      ]);
      expect(platform.sla[0]!.rows.map((r) => [r.metric, r.unit])).toEqual([
        ["availability", "percent"],
        ["other", "sek."],
        ["other", "mio."],
      ]);
    });
  });
});

describe("months down", () => {
  describe.each(STYLES)("%s", (_, style) => {
    test.each(HEADINGS.filter(([name]) => name !== "partly wrapped"))("%s", async (_, headings) => {
      const { platform } = await platformOf([turned(across(headings, TARGET, VALUES, "Måned"))], style);
      expect(shown(platform)).toEqual(READ);
    });

    test("newest first, targets by what they are", async () => {
      const months = [...HEADINGS[0]![1]].reverse();
      const values = Object.fromEntries(Object.entries(VALUES).map(([name, v]) => [name, [...v].reverse()]));
      const { platform } = await platformOf(
        [turned(across(months, ["Garanti", ...TARGET.slice(1)], values, "Periode"))],
        style,
      );
      expect(shown(platform)).toEqual(READ);
    });
  });
});

describe("by another producer", () => {
  test.each(STYLES)("%s", async (_, style) => {
    const table = across(HEADINGS[3]![1], TARGET, VALUES);
    for (const each of [table, turned(table)]) {
      const { platform } = await platformOf([each], style, drawPdfLib);
      expect(shown(platform)).toEqual(READ);
    }
  });
});

/** All characters of some texts, in the order of the alphabet. */
const letters = (texts: readonly { text: string }[]): string =>
  [
    ...texts
      .map((t) => t.text)
      .join("")
      .replace(/\s/gu, ""),
  ]
    .sort()
    .join("");

test.each<[string, DrawnTable]>([
  ["months across", across(HEADINGS[0]![1], TARGET, VALUES)],
  ["months down", turned(across(HEADINGS[0]![1], TARGET, VALUES, "Måned"))],
  [
    "incidents",
    {
      title: "Driftsforstyrrelser",
      rows: [
        ["Dato", "System", "Beskrivelse", "Årsag"],
        ["3. marts", "Borgerportalen", "Login fejlede for en del af brugerne.", "Ukendt"],
        ["", "", "Det gik over af sig selv.", ""],
        ["17. marts", "Journal", "Langsom", "Udløbet certifikat"],
      ],
    },
  ],
  [
    "changes",
    {
      rows: [
        ["Miljø", "Antal ændringer", "Servicevinduer"],
        ["Produktion", "12", "5"],
        ["Test", "3", "1"],
      ],
    },
  ],
  [
    "contacts",
    {
      rows: [
        ["Navn", "Telefon", "System"],
        ["Anders And", "12 34 56 78", "Borgerportalen"],
      ],
    },
  ],
  [
    "times of duty",
    {
      rows: [
        ["Uge", "Mandag", "Tirsdag", "Onsdag"],
        ["12", "8-16", "8-16", "8-15"],
        ["13", "8-16", "8-16", "8-15"],
      ],
    },
  ],
])("every character of a table of %s becomes one thing", async (_, table) => {
  for (const [, style] of STYLES) {
    const scene = tableScene(
      { heading: HEADING, prose: PROSE, tables: [table], after: AFTER },
      { ...HOUSE_STYLE, ...style },
    );
    const [{ traces, layouts }] = await convertBytes(await drawPdfkit(scene), "2025-03.pdf");
    expect(letters(traces)).toBe(letters(layouts.flatMap((l) => l.page.items)));
  }
});

describe("no tables of months and values", () => {
  test.each<[string, DrawnTable]>([
    ["shares without a target", across(HEADINGS[0]![1], null, { Andel: ["10%", "20%", "30%", "40%"] })],
    ["shares with months down", turned(across(HEADINGS[0]![1], null, { Andel: ["10%", "20%", "30%", "40%"] }))],
    ["a budget", across(HEADINGS[0]![1], ["Budget", "1.200"], { Licenser: ["100", "120", "90", "110"] })],
    [
      "a plan",
      across(HEADINGS[0]![1], null, {
        Opgradering: ["x", "", "", "x"],
        Patching: ["6 timer", "4 timer", "", "2 timer"],
      }),
    ],
  ])("%s", async (_, table) => {
    for (const [, style] of STYLES) expect(shown((await platformOf([table], style)).platform)).toEqual([]);
  });
});

test("tables beside each other stay apart", async () => {
  const table: DrawnTable = {
    rows: [
      ["System", "Mål", "jan-25", "feb-25", "mar-25", "System", "Mål", "jan-25", "feb-25", "mar-25"],
      ["ESDH", "99,5%", "99,1%", "99,2%", "99,3%", "Mail", "98,0%", "98,1%", "98,2%", "98,3%"],
      ["Citrix", "99,5%", "100%", "100%", "99,8%", "Web", "98,0%", "100%", "97,2%", "98,9%"],
    ],
  };
  const { platform } = await platformOf([table], { rulings: "none", header: "plain" });
  expect(shown(platform)).toEqual([
    "2025-01 2025-02 2025-03",
    "ESDH 99.5 | 99.1 99.2 99.3",
    "Citrix 99.5 | 100 100 99.8",
    "2025-01 2025-02 2025-03",
    "Mail 98 | 98.1 98.2 98.3",
    "Web 98 | 100 97.2 98.9",
  ]);
});
