import type { Claim, Paragraph } from "../model/layout.js";
import type { MonthSpan } from "./monthSpan.js";
import { monthsOf } from "./monthSpan.js";
import { readNarrative, type Narrative, type NarrativeContext } from "./readNarrative.js";

/** An incident as one month's reading has it, with its stretches of text. */
interface Told {
  incident: Narrative["incidents"][number];
  explain: Narrative["explain"][number];
  claims: Claim[];
}

/**
 * Reads the text of a report of several months: its days name no year, and each is nearest to the report of its own
 * month. The text is read once as that of each month, and of each reading the incidents count that begin in it.
 */
export function readCoveredNarrative(
  paragraphs: readonly Paragraph[],
  context: NarrativeContext,
  coverage: MonthSpan,
): Narrative {
  const last = readNarrative(paragraphs, { ...context, period: coverage.last });
  const told: Told[] = [];
  const diagnostics: Narrative["diagnostics"] = [];
  const add = (reading: Narrative, isWanted: (told: Told) => boolean): void => {
    for (const each of incidentsOf(reading)) {
      if (!isWanted(each) || each.claims.some((claim) => told.some((other) => overlaps(other, claim)))) continue;
      told.push(each);
      diagnostics.push(...reading.diagnostics.filter((d) => isAbout(d, each)));
    }
  };
  for (const month of monthsOf(coverage))
    add(
      readNarrative(paragraphs, { ...context, period: month }),
      ({ incident }) => incident.dates[0]?.startsWith(month) ?? false,
    );
  // What begins in none of the months, or says no day.
  add(last, () => true);
  told.sort((a, b) => a.claims[0]!.paragraph - b.claims[0]!.paragraph || a.claims[0]!.start - b.claims[0]!.start);
  const claims = told.flatMap((each, i) => each.claims.map((claim) => ({ ...claim, record: `incidents[${i}]` })));
  const others = last.claims.filter((claim) => !isOfIncident(claim) && !told.some((each) => overlaps(each, claim)));
  return {
    ...last,
    incidents: told.map(({ incident }) => incident),
    explain: told.map(({ explain }) => explain),
    claims: [...others, ...claims],
    diagnostics: [
      ...last.diagnostics.filter((d) => !incidentsOf(last).some((each) => isAbout(d, each))),
      ...diagnostics,
    ],
  };
}

const RECORD = /^incidents\[(\d+)\]$/;

const isOfIncident = ({ record }: Claim): boolean => RECORD.test(record);

const incidentsOf = ({ incidents, claims, explain }: Narrative): Told[] =>
  incidents
    .map((incident, i) => ({
      incident,
      explain: explain[i]!,
      claims: claims.filter(({ record }) => record === `incidents[${i}]`),
    }))
    .filter((told) => told.claims.length > 0);

const isAbout = ({ source }: Narrative["diagnostics"][number], { incident }: Told): boolean =>
  source !== null && JSON.stringify(source) === JSON.stringify(incident.source);

const overlaps = ({ claims }: Told, other: Claim): boolean =>
  claims.some((c) => c.paragraph === other.paragraph && c.start < other.end && c.end > other.start);
