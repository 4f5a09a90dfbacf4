import type { Platform } from "../model/record.js";

/**
 * Words that are said of the operation of IT systems and of little else. "Driften" of a clubhouse and a "webshopsystem"
 * are none: a word counts whole, with what it may be put together of.
 */
const OPERATIONS =
  /(?<!\p{L})(?:(?:infrastruktur|applikations?|system|it-|service)?drifts?(?:stabilitet\p{L}*|status\p{L}*|effektivitet\p{L}*|forstyrrelse\p{L}*|hændelse\p{L}*|stop\p{L}*|område\p{L}*|rapport\p{L}*|orientering\p{L}*|meddelelse\p{L}*|vindue\p{L}*)|(?:infrastruktur|applikations|system|it-)drift(?:en|ens|s)?|(?:oppe|nede)tid\p{L}*|servicevindue\p{L}*|servicemål\p{L}*|tilgængelighed\p{L}*|(?:u|ikke\s+)tilgængelig\p{L}*|produktionsmiljø\p{L}*|testmiljø\p{L}*|infrastruktur|applikation(?:en|er)?|sla(?:-mål)?|kts|incidents?|server(?:e|en|ne)?|nedbrud)(?!\p{L})/iu;

/** "Driftsområde", "brugeroplevet driftseffektivitet", "Infrastrukturdriften", "SLA-Mål" */
export const speaksOfOperations = (text: string): boolean => OPERATIONS.test(text);

/** What tells of a status report: so many points make one. */
const ENOUGH = 2;

/**
 * Whether records are those of a report on the operation of systems. A verdict on it, an area's condition or a table of
 * availabilities is enough; a number of changes, an incident or a heading that says so is half of it.
 * @param platforms the records with the texts of their tables
 * @param headings the texts that head the report and its platforms
 */
export function isStatusReport(platforms: readonly Platform[], headings: readonly string[], printed: string): boolean {
  const points = platforms.reduce((sum, platform) => sum + pointsOf(platform, printed), 0);
  return points + Number(headings.some(speaksOfOperations)) >= ENOUGH;
}

function pointsOf({ assessment, areas, incidents, changes, sla }: Platform, printed: string): number {
  const verdict = assessment ? (speaksOfOperations(assessment.text) ? ENOUGH : 1) : 0;
  const tables = sla.length > 0 && speaksOfOperations(printed) ? ENOUGH : 0;
  const counted = changes ? (speaksOfOperations(changes.text) || changes.serviceWindows !== null ? 1.5 : 0.5) : 0;
  const events = incidents.some((i) => i.dates.length > 0 && i.impact !== null) ? 1 : 0;
  return verdict + (areas.length ? ENOUGH : 0) + tables + counted + events;
}
