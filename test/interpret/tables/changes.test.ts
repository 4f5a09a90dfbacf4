import { describe, expect, test } from "vitest";
import { convertBytes } from "../../../src/convert.js";
import type { Changes } from "../../../src/model/record.js";
import { drawPdfkit } from "../../generate/drawPdfkit.js";
import { HOUSE_STYLE, tableScene, type DrawnTable, type TableStyle } from "../../generate/tableScene.js";

const LEAD = [
  "Den brugeroplevede driftsstabilitet har i perioden været tilfredsstillende.",
  "Både infrastrukturdriften og applikationsdriften har kørt stabilt og uden nævneværdige problemer.",
];

async function changesOf(
  table: DrawnTable,
  { style = {}, prose = [] }: { style?: Partial<TableStyle>; prose?: string[] } = {},
): Promise<Pick<Changes, "count" | "serviceWindows" | "environment"> | null> {
  const scene = tableScene(
    { heading: "Serviceplatformen – Marts 2025", prose: [...LEAD, ...prose], tables: [table] },
    { ...HOUSE_STYLE, ...style },
  );
  const [{ report }] = await convertBytes(await drawPdfkit(scene), "2025-03.pdf");
  const changes = report.platforms[0]?.changes ?? null;
  return changes && { count: changes.count, serviceWindows: changes.serviceWindows, environment: changes.environment };
}

describe("changes in tables are counted", () => {
  test.each<[string, DrawnTable, number, number | null, string | null]>([
    [
      "of one environment",
      {
        rows: [
          ["Miljø", "Antal ændringer", "Servicevinduer"],
          ["Produktion", "12", "5"],
        ],
      },
      12,
      5,
      "Produktion",
    ],
    [
      "by environment, with a total",
      {
        rows: [
          ["Miljø", "Antal ændringer", "Servicevinduer"],
          ["Produktion", "12", "5"],
          ["Test", "3", "1"],
          ["I alt", "15", "6"],
        ],
      },
      15,
      6,
      null,
    ],
    [
      "planned and carried out",
      {
        rows: [
          ["Ændringer", "Planlagte", "Gennemførte"],
          ["Produktion", "14", "12"],
          ["Test", "3", "3"],
        ],
      },
      15,
      null,
      null,
    ],
    [
      "by status, one a row",
      {
        rows: [
          ["Ændringer", "Antal"],
          ["Planlagte", "14"],
          ["Gennemførte", "12"],
          ["Aflyste", "2"],
        ],
      },
      12,
      null,
      null,
    ],
    [
      "one a row",
      {
        title: "Gennemførte ændringer",
        rows: [
          ["Dato", "Ændring", "System"],
          ["3. marts", "Ny version 4.2", "Borgerportalen"],
          ["17. marts", "Flere processorer", "Journalsøgning"],
        ],
      },
      2,
      null,
      null,
    ],
  ])("%s", async (_, table, count, serviceWindows, environment) => {
    expect(await changesOf(table)).toEqual({ count, serviceWindows, environment });
    expect(await changesOf(table, { style: { rulings: "horizontal", header: "plain" } })).toEqual({
      count,
      serviceWindows,
      environment,
    });
  });

  test("service windows in a list, where the prose says the changes", async () => {
    const table = {
      title: "Servicevinduer i perioden",
      rows: [
        ["Dato", "Tid", "System"],
        ["3. marts", "kl. 22-24", "Borgerportalen"],
        ["17. marts", "kl. 22-24", "Journalsøgning"],
      ],
    };
    const prose = ["Der er i perioden foretaget syv ændringer."];
    expect(await changesOf(table, { prose })).toEqual({ count: 7, serviceWindows: 2, environment: null });
  });
});

describe("what is not counted", () => {
  test("what the prose says is believed", async () => {
    const table = {
      rows: [
        ["Miljø", "Antal ændringer"],
        ["Produktion", "12"],
      ],
    };
    const prose = ["Der er i perioden foretaget syv ændringer."];
    expect(await changesOf(table, { prose })).toMatchObject({ count: 7 });
  });

  test("what is to come", async () => {
    const rows = [
      ["Dato", "Ændring", "System"],
      ["3. april", "Ny version 4.2", "Borgerportalen"],
    ];
    expect(await changesOf({ title: "Planlagte ændringer i april", rows })).toBeNull();
  });

  test("a table of other things", async () => {
    expect(
      await changesOf({
        rows: [
          ["Navn", "Antal"],
          ["Borgerportalen", "12"],
        ],
      }),
    ).toBeNull();
  });
});
