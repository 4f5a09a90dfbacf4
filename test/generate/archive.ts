import type { Fixture, Producer } from "./fixture.js";
import { drawFixtures, isInstalled } from "./fixture.js";
import type { PartialLayout } from "./layoutOptions.js";
import { layoutWith } from "./layoutOptions.js";
import { monthsEnding } from "./month.js";
import { randomReport } from "./report.js";
import { worldFrom } from "./world.js";

/** How an organisation makes its reports. */
interface Style {
  producer: Producer;
  layout: PartialLayout;
}

const STYLES: Style[] = [
  { producer: "pdfkit", layout: {} },
  {
    producer: "pdf-lib",
    layout: {
      page: { format: "a4", running: true },
      text: { placement: "word-space" },
      table: { rulings: "horizontal", header: "light" },
    },
  },
  { producer: "chromium", layout: { page: { format: "a4-landscape" }, narrative: { bullet: "•" } } },
  {
    producer: "pdfkit",
    layout: {
      page: { drawOrder: "heading-last" },
      narrative: { bullet: "•" },
      table: { months: "mar. 25", palette: "office", colours: "all" },
    },
  },
  { producer: "writer", layout: { page: { format: "a4-landscape" }, narrative: { bullet: "•" } } },
  {
    producer: "pdf-lib",
    layout: {
      page: { format: "a4-landscape", drawOrder: "table-first" },
      table: { environment: "rotated", months: "Mar 2025" },
      extras: ["footer"],
    },
  },
  { producer: "impress", layout: { page: { drawOrder: "heading-last" } } },
  {
    producer: "pdfkit",
    layout: {
      page: { format: "a4" },
      narrative: { nested: true, bullet: "–" },
      table: { rulings: "none", target: "Servicemål", months: "2025-03" },
    },
  },
];

const PLACES = ["Viborg", "Ribe", "Køge", "Skive", "Nyborg", "Hobro", "Tønder", "Ærø", "Lemvig", "Præstø"];
const LAST_MONTH = "2025-12";
/** Years of reports that one organisation has. */
const LONGEST = 60;

/**
 * An archive of `count` monthly reports, organisation by organisation: each has its own platforms, its own figures and
 * its own way of making PDFs.
 */
export async function* drawArchive(count: number): AsyncGenerator<Fixture> {
  const styles = STYLES.filter((s) => isInstalled(s.producer));
  const organisations = Math.max(Math.min(styles.length, count), Math.ceil(count / LONGEST));
  for (let i = 0; i < organisations; i++) {
    const months = Math.floor(count / organisations) + (i < count % organisations ? 1 : 0);
    yield* organisation(i, months, styles[i % styles.length]!);
  }
}

function organisation(index: number, months: number, { producer, layout }: Style): AsyncGenerator<Fixture> {
  const round = Math.floor(index / PLACES.length);
  const place = PLACES[index % PLACES.length]! + (round ? ` ${round + 1}` : "");
  const world = worldFrom(place, ` ${place}`);
  const platforms = world.platforms.slice(0, 2 + (index % 3)).map((p) => p.name);
  return drawFixtures(
    monthsEnding(LAST_MONTH, months).map((month) => ({
      name: `${place.toLowerCase().replace(" ", "-")}-${month}`,
      producer,
      report: randomReport(place, month, world, { platforms }),
      layout: layoutWith(layout),
    })),
  );
}
