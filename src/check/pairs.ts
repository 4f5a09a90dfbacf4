import type { Incident, Platform, SlaRow, SlaTable } from "../model/record.js";
import type { ApprovedIncident, ApprovedPlatform, ApprovedRow, ApprovedTable } from "./approved.js";
import { likeness, normalText, pairUp, sharedPart, type Pairs } from "./likeness.js";
import { same } from "./same.js";

/** Which approved record is which of those there are now: by what they say, as an approved result knows no keys. */

/** Names this alike are one name, misread or reworded. */
const SAME_NAME = 0.5;
/** Incidents less alike than this are two incidents. */
const SAME_INCIDENT = 0.35;
const SAME_TABLE = 0.15;

export const pairPlatforms = (
  approved: readonly ApprovedPlatform[],
  now: readonly Platform[],
): Pairs<ApprovedPlatform, Platform> => pairUp(approved, now, (a, b) => nameLikeness(a.name, b.name), SAME_NAME);

export const pairIncidents = (
  approved: readonly ApprovedIncident[],
  now: readonly Incident[],
): Pairs<ApprovedIncident, Incident> => pairUp(approved, now, incidentLikeness, SAME_INCIDENT);

export const pairTables = (
  approved: readonly ApprovedTable[],
  now: readonly SlaTable[],
): Pairs<ApprovedTable, SlaTable> => pairUp(approved, now, tableLikeness, SAME_TABLE);

export const pairRows = (approved: readonly ApprovedRow[], now: readonly SlaRow[]): Pairs<ApprovedRow, SlaRow> =>
  pairUp(approved, now, (a, b) => nameLikeness(a.service, b.service), SAME_NAME);

const nameLikeness = (a: string, b: string): number => (normalText(a) === normalText(b) ? 1 : likeness(a, b) * 0.99);

function incidentLikeness(a: ApprovedIncident, b: Incident): number {
  const parts: [weight: number, alike: number][] = [];
  if (Array.isArray(a.systems)) parts.push([0.2, sharedPart(a.systems, b.systems)]);
  if (Array.isArray(a.dates)) parts.push([0.3, sharedPart(a.dates, b.dates)]);
  if (a.text !== undefined) parts.push([0.5, likeness(a.text, b.text)]);
  const weight = parts.reduce((n, [w]) => n + w, 0);
  return weight ? parts.reduce((n, [w, alike]) => n + w * alike, 0) / weight : 0;
}

const tableLikeness = (a: ApprovedTable, b: SlaTable): number =>
  0.5 *
    sharedPart(
      a.rows.map((r) => r.service),
      b.rows.map((r) => r.service),
    ) +
  0.3 * sharedPart(a.months, b.months) +
  0.1 * Number(same(a.title, b.title)) +
  0.1 * Number(same(a.environment, b.environment));
