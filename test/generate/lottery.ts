import type { Kind } from "./kinds.js";
import type { Extra, PartialLayout } from "./layoutOptions.js";
import { addMonths } from "./month.js";
import { randomFrom } from "./random.js";
import { PLATFORMS } from "./world.js";

/** Chance that an option keeps to the house style: enough stay usual for a failure to be understood. */
const USUAL = 0.6;

/**
 * A kind with options drawn by lot: what no one thought of trying together. Some pairs are left out, as a reader could
 * not tell either what they mean.
 */
export function lotteryKind(seed: number): Kind {
  const random = randomFrom("lottery", seed);
  const maybe = <Key extends string, const Value>(key: Key, ...values: Value[]) =>
    (random.chance(USUAL) ? {} : { [key]: random.pick(values) }) as { [K in Key]?: Value };

  const table: PartialLayout["table"] = {
    ...maybe("place", "before"),
    ...maybe("title", "below", "none"),
    ...maybe("months", "mar. 25", "marts 25", "Marts 2025", "Mar 2025", "03-25", "2025-03", "mar/25", "year-row"),
    ...maybe("target", "SLA mål", "Servicemål", "Mål", "KTS", "SLA-/mål"),
    ...maybe("targetPlace", "after"),
    ...maybe("environment", "rotated", "every-row", "none"),
    ...maybe("rulings", "horizontal", "outer", "none"),
    ...maybe("header", "light", "plain"),
    ...maybe("align", "centre", "right"),
    ...maybe("empty", "", "–", "n/a", "n.a.", "i.r."),
    ...maybe("decimals", 0, 1, 3),
    ...maybe("percent", " %", ""),
    ...maybe("thousands", " ", ""),
    ...maybe("colours", "none", "all"),
    ...maybe("palette", "office", "dark"),
    ...maybe("striped", true),
    ...maybe("footnotes", "¹", "*", "raised"),
    ...maybe("narrowLabels", true),
    ...maybe("runs", "pair"),
  };
  // Raised or joined digits after a number without a sign would make another number.
  if (table.percent === "") delete table.footnotes;
  // Runs of several cells hold no marks of their own, and are filled out from the left.
  if (table.runs) {
    delete table.footnotes;
    delete table.align;
  }
  return {
    name: `lottery-${seed}`,
    producer: "pdfkit",
    month: addMonths("2022-01", random.int(0, 47)),
    size: {
      platforms: random.some(PLATFORMS, random.int(1, 3)).map((p) => p.name),
      ...maybe("incidents", 2, 4, 6),
      ...maybe("months", 3, 6, 9, 18, 24),
    },
    layout: {
      page: {
        ...maybe("format", "a4", "a4-landscape"),
        ...maybe("cover", false),
        ...maybe("heading", "-", "—", "‐", "two-lines"),
        ...maybe("continued", "nothing"),
        ...maybe("running", true),
        ...maybe("drawOrder", "heading-last", "table-first", "backwards"),
        ...maybe("rotate", 90, 180, 270),
        ...maybe("userUnit", 2, 0.5),
        ...maybe("cropped", true),
      },
      text: {
        ...maybe("placement", "word", "word-space", "chunks", "glyph"),
        ...maybe("spaces", "double", "non-breaking"),
        ...maybe("ligatures", true),
        ...maybe("softHyphens", true),
        ...maybe("breakAtHyphens", true),
        ...maybe("nonBreakingHyphens", true),
        ...maybe("boldSystems", true),
        ...maybe("justified", true),
        ...maybe("doubled", true),
        ...maybe("size", 8, 12),
      },
      narrative: {
        ...maybe("columns", "two", "boxes"),
        ...maybe("bullet", "•", "–", "1.", "1)", "a)", "\uf0b7", "*", "o"),
        ...maybe("nested", true),
        ...maybe("blankLinesInBullets", true),
      },
      table,
      extras: random.some<Extra>(
        ["footer", "hidden-text", "text-outside", "contacts", "plan", "swatches"],
        random.int(0, 3),
      ),
    },
  };
}
