import type { Area, Changes, Colour, Rating, SlaRow } from "../../src/model/record.js";
import type { IncidentTruth } from "./incident.js";
import { bulletIncident, proseIncident } from "./incident.js";
import type { Month } from "./month.js";
import { monthsEnding } from "./month.js";
import type { Random } from "./random.js";
import { randomFrom } from "./random.js";
import type { PlatformOfWorld, Service, World } from "./world.js";

/** A report before it is drawn: words and numbers, no places. */
export interface ReportDescription {
  title: string;
  month: Month;
  platforms: PlatformDescription[];
}
export interface PlatformDescription {
  name: string;
  assessment: { rating: Rating; text: string };
  areas: { area: Area; condition: "stable" | "disrupted" }[];
  incidents: IncidentTruth[];
  changes: Omit<Changes, "source">;
  /** The narrative in reading order; holds the assessment, area, incident and change sentences. */
  blocks: Block[];
  tables: TableDescription[];
}
export interface Block {
  kind: "paragraph" | "bullet";
  text: string;
  /** Whose narrative it is; null for sentences about both. */
  area: Area | null;
}
export interface TableDescription {
  title: string;
  environment: string;
  months: Month[];
  rows: RowDescription[];
}
export interface RowDescription extends Pick<SlaRow, "service" | "area" | "metric" | "target"> {
  values: (number | null)[];
}

/** How much of it: a fixture that needs a long bullet list or 24 months says so here. */
export interface ReportSize {
  months?: number;
  /** Names from the world; drawn by lot where left out. */
  platforms?: string[];
  /** Bullets in each disrupted platform. */
  incidents?: number;
}

/** Deterministic in `seed`, `month`, `world` and `size`. */
export function randomReport(
  seed: number | string,
  month: Month,
  world: World,
  size: ReportSize = {},
): ReportDescription {
  const random = randomFrom("report", seed, month);
  const chosen = size.platforms
    ? size.platforms.map((name) => world.platforms.find((p) => p.name === name)!)
    : random.some(world.platforms, random.int(2, 4));
  return {
    title: random.pick([
      "Den fælleskommunale infrastruktur",
      "Fælleskommunale it-løsninger",
      "Driftsrapport for kommunerne",
    ]),
    month,
    platforms: chosen.map((platform) => randomPlatform(random, month, world, platform, size)),
  };
}

function randomPlatform(
  random: Random,
  month: Month,
  world: World,
  platform: PlatformOfWorld,
  size: ReportSize,
): PlatformDescription {
  const narrative = randomNarrative(random, month, platform, size);
  const assessment = randomAssessment(random, narrative.incidents.length);
  const changes = randomChanges(random);
  return {
    name: platform.name,
    assessment,
    ...narrative,
    changes,
    blocks: [paragraph(assessment.text), ...narrative.blocks, paragraph(changes.text)],
    tables: [tableOf(platform, month, world, size.months ?? 12)],
  };
}

const paragraph = (text: string, area: Area | null = null): Block => ({ kind: "paragraph", text, area });

const tableOf = (platform: PlatformOfWorld, month: Month, world: World, count: number): TableDescription => {
  const months = monthsEnding(month, count);
  return {
    title: platform.tableTitle,
    environment: "Produktion",
    months,
    rows: platform.services.map((service) => rowOf(service, months, month, world)),
  };
};

const rowOf = (service: Service, months: Month[], printedIn: Month, world: World): RowDescription => ({
  service: service.name,
  area: service.area,
  metric: service.metric,
  target: service.target,
  values: months.map((month) => world.value(service, month, printedIn)),
});

type Narrative = Pick<PlatformDescription, "areas" | "incidents" | "blocks">;

const SUBJECT: Record<Area, string> = {
  infrastructure: "Infrastrukturdriften",
  application: "Applikationsdriften",
};
const STABLE = "har kørt stabilt og uden nævneværdige problemer.";

function randomNarrative(random: Random, month: Month, platform: PlatformOfWorld, size: ReportSize): Narrative {
  if (size.incidents === undefined && random.chance(0.15))
    return { areas: [], incidents: [], blocks: [paragraph("Der har ikke været driftsforstyrrelser i perioden.")] };
  if (size.incidents === undefined && random.chance(0.15))
    return {
      areas: [stable("infrastructure"), stable("application")],
      incidents: [],
      blocks: [paragraph(`Både infrastrukturdriften og applikationsdriften ${STABLE}`)],
    };
  const parts = [
    struckArea(random, month, "infrastructure", platform, size.incidents ?? random.int(0, 4)),
    struckArea(random, month, "application", platform, random.chance(0.3) ? random.int(1, 2) : 0),
  ];
  return {
    areas: parts.flatMap((p) => p.areas),
    incidents: parts.flatMap((p) => p.incidents),
    blocks: parts.flatMap((p) => p.blocks),
  };
}

const stable = (area: Area) => ({ area, condition: "stable" as const });
const disrupted = (area: Area) => ({ area, condition: "disrupted" as const });

function struckArea(random: Random, month: Month, area: Area, platform: PlatformOfWorld, count: number): Narrative {
  if (count === 0)
    return { areas: [stable(area)], incidents: [], blocks: [paragraph(`${SUBJECT[area]} ${STABLE}`, area)] };
  if (count === 1 && random.chance(0.6)) {
    const incident = proseIncident(random, month, area, platform.systems);
    return { areas: [disrupted(area)], incidents: [incident], blocks: [paragraph(incident.text, area)] };
  }
  const incidents = Array.from({ length: count }, () => bulletIncident(random, month, area, platform.systems)).sort(
    (a, b) => a.dates[0]!.localeCompare(b.dates[0]!),
  );
  return {
    areas: [disrupted(area)],
    incidents,
    blocks: [
      paragraph(`${SUBJECT[area]} var ramt af ${disruptions(random, count)}:`, area),
      ...incidents.map((i) => ({ kind: "bullet" as const, text: i.text, area })),
    ],
  };
}

const NUMBER_WORDS = ["", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"];
const disruptions = (random: Random, count: number): string =>
  count === 1
    ? "én driftsforstyrrelse"
    : `${random.chance(0.5) ? "flere" : (NUMBER_WORDS[count] ?? String(count))} driftsforstyrrelser`;

/** Its adjectives, mildest first, with how many incidents each tolerates. */
const RATINGS: { rating: Rating; words: string; most: number }[] = [
  { rating: "very-satisfactory", words: "været meget tilfredsstillende", most: 0 },
  { rating: "satisfactory", words: "været tilfredsstillende", most: 1 },
  { rating: "less-satisfactory", words: "været mindre tilfredsstillende", most: 2 },
  { rating: "unsatisfactory", words: "ikke været tilfredsstillende", most: 4 },
  { rating: "very-unsatisfactory", words: "været meget utilfredsstillende", most: Infinity },
];

function randomAssessment(random: Random, incidents: number): PlatformDescription["assessment"] {
  const milder = RATINGS.findIndex((r) => incidents <= r.most);
  const { rating, words } = RATINGS[Math.min(milder + random.int(0, 1), RATINGS.length - 1)]!;
  return { rating, text: `Den brugeroplevede driftsstabilitet har i perioden ${words}.` };
}

function randomChanges(random: Random): PlatformDescription["changes"] {
  const count = random.int(2, 60);
  const windows = random.int(2, 9);
  const word = (n: number): string => (random.chance(0.5) ? (NUMBER_WORDS[n] ?? String(n)) : String(n));
  const start = "Der er i perioden";
  return random.pick([
    {
      count,
      serviceWindows: windows,
      environment: "Produktion",
      text: `${start} foretaget ${word(count)} ændringer i Produktionsmiljøet fordelt på ${word(windows)} servicevinduer.`,
    },
    {
      count,
      serviceWindows: windows,
      environment: "Produktion",
      text: `${start} foretaget ${word(count)} ændringer fordelt på ${word(windows)} servicevinduer i Produktionsmiljøet.`,
    },
    {
      count,
      serviceWindows: 1,
      environment: null,
      text: `${start} foretaget ${word(count)} ændringer i ét servicevindue.`,
    },
    { count: 1, serviceWindows: 1, environment: null, text: `${start} foretaget én ændring i ét servicevindue.` },
    { count: 0, serviceWindows: null, environment: null, text: `${start} foretaget ingen ændringer.` },
  ]);
}

/** Below this a cell is red, below its target yellow. */
const RED_BELOW = 99;

export function colourOf(row: Pick<RowDescription, "metric" | "target">, value: number | null): Colour | null {
  if (row.metric !== "availability" || value === null || row.target === null || value >= row.target) return null;
  return value < RED_BELOW ? "red" : "yellow";
}

/** What of the description a drawing leaves out or coarsens. */
export interface Shown {
  cover: boolean;
  environment: boolean;
  tableTitles: boolean;
  decimals: number;
  /** Met cells are green where "all". */
  colours: "none" | "breaches" | "all";
}
export const ALL_SHOWN: Shown = {
  cover: true,
  environment: true,
  tableTitles: true,
  decimals: 2,
  colours: "breaches",
};

/** The truth in the form of the samples' expected.json, as far as the drawing shows it. */
export function expectedOf(report: ReportDescription, shown: Shown = ALL_SHOWN) {
  return {
    title: shown.cover ? report.title : null,
    period: report.month,
    platforms: report.platforms.map(({ name, assessment, areas, incidents, changes, tables }) => ({
      name,
      assessment,
      areas,
      incidents,
      changes,
      sla: tables.map((table) => ({
        title: shown.tableTitles ? table.title : null,
        environment: shown.environment ? table.environment : null,
        months: table.months,
        rows: table.rows.map((row) => ({
          ...row,
          values: row.values.map((value) => rounded(row, value, shown)),
          colours: row.values.map((value) => shownColour(row, value, shown)),
        })),
      })),
    })),
  };
}
export type Expected = ReturnType<typeof expectedOf>;

/** The value that its printed form says. */
const rounded = (row: RowDescription, value: number | null, { decimals }: Shown): number | null =>
  value === null || row.metric === "count" ? value : Number(value.toFixed(decimals));

export function shownColour(row: RowDescription, value: number | null, { colours }: Shown): Colour | null {
  if (colours === "none") return null;
  const met = colours === "all" && row.metric === "availability" && value !== null ? "green" : null;
  return colourOf(row, value) ?? met;
}
