import { describe, expect, it, test } from "vitest";
import { layoutReader } from "../../src/interpret/layoutReader.js";
import { layoutDocument } from "../../src/layout/layoutDocument.js";
import type { Paragraph } from "../../src/model/layout.js";
import type { Page, TextItem } from "../../src/model/page.js";
import { pageOf } from "./pageOf.js";

/** An item of one text, each character half as wide as its size. */
function item(text: string, x: number, baseline: number, size = 8): TextItem {
  const box: TextItem["box"] = [x, baseline - size * 0.75, x + text.length * size * 0.5, baseline + size * 0.25];
  const offsets = Array.from({ length: text.length + 1 }, (_, i) => i * size * 0.5);
  return { text, box, baseline, size, bold: false, angle: 0, offsets, confidence: 1 };
}

/** Reads upwards from its foot. */
const upwards = (text: string, x: number, foot: number): TextItem => ({
  ...item(text, x, foot),
  box: [x - 6, foot - text.length * 4, x + 2, foot],
  baseline: x,
  angle: 270,
});

function paragraphsOf(items: TextItem[], rulings: Page["rulings"] = []): Paragraph[] {
  const [layout] = layoutDocument({ pages: [pageOf(items, rulings)], problems: [] }, layoutReader);
  return layout!.blocks.flatMap((block) => (block.kind === "paragraph" ? [block.paragraph] : []));
}

const textsOf = (...page: Parameters<typeof paragraphsOf>): string[] => paragraphsOf(...page).map((p) => p.text);

describe("the head of a page", () => {
  it("is no part of the sentence that stands right under it", () => {
    const verdict = "Den brugeroplevede driftsstabilitet har i perioden været tilfredsstillende.";
    // It ends where the lines end, as if it went on in the next.
    expect(textsOf([item("DRIFTSSTATUS", 330, 58), item(verdict, 20, 71)])).toEqual(["DRIFTSSTATUS", verdict]);
  });
});

it("a legend goes on in its second line", () => {
  const legend = ["Infrastruktur: hardware/operativsystem Applikation:", "software/program"];
  expect(textsOf(legend.map((text, i) => item(text, 20, 100 + 10 * i)))).toEqual([legend.join(" ")]);
});

describe("columns", () => {
  const left = ["Driften har i perioden været stabil og", "uden problemer. Den 3. var der en fejl på"];
  const right = ["Byggesagsportalen, som betød, at den", "ikke var tilgængelig."];
  const lines = [
    ...left.map((text, i) => item(text, 20, 100 + 12 * i)),
    ...right.map((text, i) => item(text, 200, 100 + 12 * i)),
  ];

  it("go on with a name where the line before them is full", () => {
    expect(textsOf(lines)).toEqual([[...left, ...right].join(" ")]);
  });

  it("go on under what every page has over them", () => {
    const over = [item("Driften er stabil.", 20, 76), item("DRIFTSSTATUS", 200, 76)];
    expect(textsOf([...over, ...lines])).toEqual([over[0]!.text, [...left, ...right].join(" "), "DRIFTSSTATUS"]);
  });

  it("end where a ruled table starts, be its columns under them", () => {
    const table = [150, 162].flatMap((y) => ["Navn", "Rolle"].map((text, i) => item(text, 20 + 180 * i, y)));
    const rulings = [140, 153, 165].map((y) => ({ box: [15, y, 400, y + 0.5] as const })) as unknown as Page["rulings"];
    expect(textsOf([...lines, ...table], rulings)[0]).toBe([...left, ...right].join(" "));
  });
});

test("boxes side by side are read one after the other, though a scan draws pieces of their sides as well", () => {
  const box = (x: number, texts: string[]): TextItem[] =>
    // A blank line stands between the first and the second.
    texts.map((text, i) => item(text, x, 100 + 12 * i + (i > 0 ? 14 : 0)));
  const left = ["Den 4. juni var der en fejl, som skyldtes en", "planlagt opdatering.", "Fejlen er rettet."];
  const right = ["Den 8. juni var der en fejl, som skyldtes en", "defekt disk.", "Fejlen er afhjulpet."];
  const side = (x: number, y0: number, y1: number) => ({ box: [x, y0, x + 0.5, y1] as const });
  const sides = [side(208, 118, 130), ...[15, 208, 215, 420].map((x) => side(x, 85, 150))];
  const found = textsOf([...box(20, left), ...box(220, right)], sides as unknown as Page["rulings"]);
  expect(found.join(" ")).toBe([...left, ...right].join(" "));
});

describe("brackets before their text", () => {
  const marksOf = (...texts: string[]): string[] =>
    paragraphsOf(
      texts.flatMap((text, i) => text.split(/(?<=\)) /).map((part, k) => item(part, 20 + 12 * k, 100 + 12 * i))),
    ).map(({ mark }) => mark);

  it("are bullets where a list goes on, though the text before does not end for certain", () => {
    const texts = ["b) Driften gik tilbage til version 4.1.", "c) Den 25. april var der en fejl."];
    expect(marksOf(...texts)).toEqual(["b)", "c)"]);
    expect(marksOf(texts[0]!, texts[1]!.replace("c)", "C)"))).toEqual(["b)", "C)"]);
  });

  it("are part of a sentence that needs them", () => {
    expect(marksOf("b) Som aftalt i bilag 4 og i punkt", "e) er driften genoptaget.")).toEqual(["b)"]);
  });
});

describe("an asterisk that OCR took for another sign", () => {
  const marksOf = (gap: number, ...marks: string[]): string[] =>
    paragraphsOf(
      marks.flatMap((mark, i) => [
        item(mark, 20, 100 + 12 * i),
        item("Den 3. marts var der en fejl.", 24 + gap, 100 + 12 * i),
      ]),
    ).map(({ mark }) => mark);

  it("is a bullet far before its text", () => {
    expect(marksOf(12, "*", "+", "x")).toEqual(["*", "+", "x"]);
  });

  it("is a word a space before it", () => {
    expect(marksOf(2, "x")).toEqual([""]);
  });
});

describe("numbers a plain space before their text", () => {
  /** Lines with a number, or null, and the text behind it; where the text starts without one. */
  const lines = (hang: number, ...texts: [mark: string | null, text: string][]): TextItem[] =>
    texts.flatMap(([mark, text], i) => [
      ...(mark ? [item(mark, 20, 100 + 12 * i)] : []),
      item(text, mark ? 30 : hang, 100 + 12 * i),
    ]);

  it("are bullets where the text hangs", () => {
    const found = paragraphsOf(
      lines(30, ["1.", "Den 3. marts var"], [null, "der en fejl."], ["2.", "4. og 5. marts igen."]),
    );
    expect(found.map((p) => [p.mark, p.text])).toEqual([
      ["1.", "Den 3. marts var der en fejl."],
      ["2.", "4. og 5. marts igen."],
    ]);
  });

  it("are days where it does not", () => {
    const found = paragraphsOf(
      lines(20, ["3.", "og 4. marts var der"], [null, "en fejl."], ["4.", "og 5. marts igen."]),
    );
    expect(found.map((p) => p.mark).join("")).toBe("");
  });
});

describe("justified lines", () => {
  it("are whole where two that stand apart have their gap at one place", () => {
    const lines = [
      [item("Den 18. marts var", 20, 100), item("Kommunernes", 110, 100)],
      [item("Ydelsessystem langsomt fra kl. 8 til", 20, 112)],
      [item("Den 24. marts var", 20, 124), item("Kommunernes", 110, 124)],
      [item("Ydelsessystem ikke tilgængeligt.", 20, 136)],
    ].flat();
    expect(textsOf(lines).join(" ")).toBe(
      "Den 18. marts var Kommunernes Ydelsessystem langsomt fra kl. 8 til " +
        "Den 24. marts var Kommunernes Ydelsessystem ikke tilgængeligt.",
    );
  });
});

describe("headings", () => {
  it("are not what is larger than a long legend in small type", () => {
    const legend = item("FORKLARING: RØD: system utilgængelig GUL: mgl. funktionalitet ".repeat(3).trim(), 20, 180, 4);
    const text = ["Driften har været stabil.", "Der er foretaget én ændring.", "Intet andet."];
    const found = paragraphsOf([...text.map((t, i) => item(t, 20, 100 + 25 * i)), legend]);
    expect(found.map((p) => p.role)).toEqual(["text", "text", "text", "text"]);
  });
});

describe("what stands on one printed line", () => {
  it("is no continuation of what stands on its right, be it printed a hair lower", () => {
    expect(textsOf([item("DRIFTSSTATUS", 400, 60, 14), item("Støttesystemerne", 20, 61, 14)])).toEqual([
      "DRIFTSSTATUS",
      "Støttesystemerne",
    ]);
  });
});

describe("turned text", () => {
  it("is not joined to what is turned over it far away", () => {
    expect(textsOf([upwards("Produktion", 30, 200), upwards("Test", 30, 500), item("Andet", 60, 550)])).toEqual(
      expect.arrayContaining(["Produktion", "Test"]),
    );
  });
});

describe("raised marks", () => {
  it("stay in their line, behind the word they stand at", () => {
    const lines = [
      item("Den 3. var der en fejl på routeren", 50, 100),
      item("2)", 186, 96.5, 5),
      item("hos leverandøren.", 202, 100),
      item("Fejlen blev rettet samme dag af leverandøren selv.", 50, 112),
    ];
    expect(textsOf(lines)).toEqual([
      "Den 3. var der en fejl på routeren 2) hos leverandøren. Fejlen blev rettet samme dag af leverandøren selv.",
    ]);
  });
});

describe("lines that OCR measured", () => {
  const scanned = (...args: Parameters<typeof item>): TextItem => {
    const { offsets: _, ...measured } = item(...args);
    return measured;
  };
  const heading = "Fælleskommunale Datavarehus - September 2023";

  it("are of other texts where their many tall letters differ in height", () => {
    expect(textsOf([scanned(heading, 20, 60, 10), scanned("Den brugeroplevede drift har", 20, 75, 8)])).toHaveLength(2);
  });

  it("go on where the lower one has hardly a tall letter to be measured by", () => {
    const [first, second] = ["Fejlen blev rettet ved at genstarte alle", "vores servere."];
    expect(textsOf([scanned(first, 20, 60, 10), scanned(second, 20, 72, 7.5)])).toEqual([`${first} ${second}`]);
  });
});

describe("a month", () => {
  it("that is all of a line stands by itself under a title", () => {
    expect(
      textsOf([item("Driftsrapport for kommunerne", 20, 60, 20), item("September 2022", 20, 92, 20)]),
    ).toHaveLength(2);
  });

  it("within a sentence goes on with it", () => {
    const [first, second] = ["Der er ikke foretaget nogen ændringer i hele", "september 2022"];
    expect(textsOf([item(first, 20, 60), item(second, 20, 70)])).toEqual([`${first} ${second}`]);
  });
});

describe("a paragraph under a bullet that does not hang", () => {
  const bullet = "- Den 6. marts var der en fejl på Borgerportalen, som blev rettet samme dag.";
  const line = (text: string, baseline: number): TextItem => item(text, 20, baseline);

  it("is one of its own where lines of a bullet are nearer to each other", () => {
    const wrapped = [line("- Den 3. marts var der en fejl på Journalsøgning, som blev rettet ved at", 100)];
    const rest = [line("genstarte serveren.", 110), line(bullet, 124), line("Driften har ellers været stabil.", 138)];
    expect(textsOf([...wrapped, ...rest])).toHaveLength(3);
  });

  it("goes on with the bullet at the distance of its lines", () => {
    const lines = [line(bullet, 100), line("Applikationsdriftenogenvidere er stabil.", 110)];
    expect(textsOf(lines)).toHaveLength(1);
  });
});
