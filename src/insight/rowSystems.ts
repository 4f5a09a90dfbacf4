import type { KnownNames, Mapping } from "../model/downtime.js";

/**
 * Why an incident's system is one that a row of an SLA table stands for; null where nothing says so. "SDY -
 * infrastruktur" stands for the systems whose vocabulary says that "SDY" starts their rows; a row also stands for what
 * it is named after.
 */
export function mappingOf(service: string, system: string, known: readonly KnownNames[]): Mapping | null {
  const row = withoutArea(service);
  if (sameName(row, system)) return { system, how: "name" };
  const found = [...known]
    .sort((a, b) => ORDER.indexOf(a.how) - ORDER.indexOf(b.how))
    .find(
      ({ names, rows }) =>
        names.some((name) => isName(name, system)) && [...rows, ...names].some((start) => startsRow(start, row)),
    );
  return found ? { system, how: found.how } : null;
}

/** What a person said goes before what was built in. */
const ORDER: readonly KnownNames["how"][] = ["correction", "profile", "built-in"];

/** "SDY - infrastruktur" and "SP Infrastrukturdrift KTS" are "SDY" and "SP". */
const AREA = /[\s\-–/]*\(?(?:infrastruktur|applikation)(?:s?drift)?(?:en)?\)?(?:\s+KTS)?\s*$/iu;

const withoutArea = (service: string): string => service.replace(AREA, "").trim() || service;

const plain = (text: string): string => text.normalize("NFC").toLowerCase().replace(/\s+/gu, " ").trim();

const isName = (name: string, system: string): boolean => plain(name) === plain(system);

/** One is the other, or begins it as whole words: "Journal" and "Journal ESDH". */
function sameName(row: string, system: string): boolean {
  const [a, b] = [plain(row), plain(system)];
  return a === b || begins(a, b) || begins(b, a);
}

const startsRow = (start: string, row: string): boolean => {
  const [a, b] = [plain(start), plain(row)];
  return a === b || begins(a, b);
};

/** A first word of one or two letters tells too little. */
const LEAST = 3;

const begins = (start: string, text: string): boolean =>
  start.length >= LEAST && text.startsWith(start) && /^[\s\-–/(,:]/u.test(text.slice(start.length));
