import type { Area } from "../../src/model/record.js";
import type { Month } from "./month.js";
import { addMonths } from "./month.js";
import { randomFrom } from "./random.js";

/** A service that an SLA table reports on. */
export interface Service {
  name: string;
  area: Area | null;
  metric: "availability" | "count";
  target: number | null;
  /** First month with a figure; months before are empty. */
  since?: Month;
}

/** A system that incidents hit; `ending` is what its adjectives end in: "ustabil", "ustabilt". */
export interface System {
  name: string;
  ending: "" | "t";
}

export interface PlatformOfWorld {
  name: string;
  tableTitle: string;
  services: Service[];
  systems: System[];
}

/**
 * What is true, whichever report prints it: a service's value for a month is the same in each, but for the few that
 * the operator corrected afterwards.
 */
export interface World {
  platforms: PlatformOfWorld[];
  value(service: Service, month: Month, printedIn: Month): number | null;
}

const bothAreas = (name: string, target: number, since?: Month): Service[] => [
  { name: `${name} - applikation`, area: "application", metric: "availability", target, ...(since && { since }) },
  { name: `${name} - infrastruktur`, area: "infrastructure", metric: "availability", target, ...(since && { since }) },
];

const FK_SYSTEMS: System[] = [
  { name: "Fælleskommunalt Sags- og Dokumentindeks", ending: "t" },
  { name: "Fælleskommunalt Organisationssystem", ending: "t" },
  { name: "Fælleskommunalt Klassifikationssystem", ending: "t" },
  { name: "Fælleskommunal Beskedfordeler", ending: "" },
  { name: "Fælleskommunalt Ydelsesindeks", ending: "t" },
  { name: "Fælleskommunal Adgangsstyring", ending: "" },
];

/** The first two are the real report's; the last four are in no list a converter could know. */
export const PLATFORMS: PlatformOfWorld[] = [
  {
    name: "Serviceplatformen",
    tableTitle: "SERVICEPLATFORMEN brugeroplevet driftseffektivitet (KTS = kombineret tilgængelighed servicemål)",
    services: [
      { name: "SP Infrastrukturdrift KTS", area: "infrastructure", metric: "availability", target: 99.8 },
      { name: "SP Applikationsdrift KTS", area: "application", metric: "availability", target: 99.8 },
      { name: "Antal servicekald i runde tal", area: null, metric: "count", target: null },
    ],
    systems: [
      { name: "Serviceplatformen", ending: "" },
      { name: "HSM/HPCS", ending: "" },
      { name: "SF1601", ending: "" },
      { name: "Digital Signering", ending: "" },
    ],
  },
  {
    name: "Støttesystemerne",
    tableTitle: "STØTTESYSTEMER brugeroplevet driftseffektivitet",
    services: [
      ...bothAreas("KO", 99.9),
      ...bothAreas("SDY", 99.9),
      ...bothAreas("BF", 99.9),
      ...bothAreas("Adgangsstyring", 99.9, "2023-11"),
    ],
    systems: FK_SYSTEMS,
  },
  {
    name: "Fælleskommunale Datavarehus",
    tableTitle: "FÆLLESKOMMUNALE DATAVAREHUS brugeroplevet driftseffektivitet",
    services: bothAreas("FD", 99.5, "2024-01"),
    systems: [
      { name: "Rapportportalen", ending: "" },
      { name: "Fælleskommunale Datavarehus", ending: "t" },
    ],
  },
  {
    name: "Sundhedsjournalen",
    tableTitle: "SUNDHEDSJOURNALEN brugeroplevet driftseffektivitet",
    services: bothAreas("SJ", 99.5),
    systems: [
      { name: "Sundhedsjournalen", ending: "" },
      { name: "Minlog", ending: "" },
    ],
  },
  {
    name: "Byggesagsportalen",
    tableTitle: "BYGGESAGSPORTALEN brugeroplevet driftseffektivitet",
    services: [
      ...bothAreas("Byggesag", 99.7),
      { name: "Antal ansøgninger", area: null, metric: "count", target: null },
    ],
    systems: [
      { name: "Byggesagsportalen", ending: "" },
      { name: "Byggearkivet", ending: "" },
    ],
  },
  {
    name: "Geodatatjenesten",
    tableTitle: "GEODATATJENESTEN tilgængelighed",
    services: [
      { name: "Kortvisning", area: null, metric: "availability", target: 99.5 },
      { name: "Adresseopslag", area: null, metric: "availability", target: 99.9 },
      { name: "Antal kald til kortvisning", area: null, metric: "count", target: null },
    ],
    systems: [
      { name: "Kortvisning", ending: "" },
      { name: "Adresseopslag", ending: "t" },
    ],
  },
  {
    name: "Kommunernes Ydelsessystem",
    tableTitle: "KOMMUNERNES YDELSESSYSTEM brugeroplevet driftseffektivitet",
    services: [...bothAreas("KY", 99.8), ...bothAreas("KY selvbetjening", 99.5)],
    systems: [
      { name: "Kommunernes Ydelsessystem", ending: "t" },
      { name: "KY selvbetjening", ending: "" },
    ],
  },
  {
    name: "Digital Post-løsningen",
    tableTitle: "DIGITAL POST brugeroplevet driftseffektivitet",
    services: bothAreas("DP", 99.95),
    systems: [
      { name: "Fjernprint", ending: "" },
      { name: "Digital Post", ending: "" },
    ],
  },
];

/** Share of months in which a service met every user. */
const FLAWLESS = 0.85;
/** Share of values that a later report corrects. */
const CORRECTED = 0.01;

/** `suffix` sets an organisation's platforms apart from another's. */
export function worldFrom(seed: string | number, suffix = ""): World {
  const valueFrom = (service: Service, month: Month, version: number): number => {
    const random = randomFrom(seed, service.name, month, version);
    if (service.metric === "count") return random.int(9_000_000, 199_999_999);
    if (random.chance(FLAWLESS)) return 100;
    return (random.chance(0.2) ? random.int(8300, 9899) : random.int(9900, 9999)) / 100;
  };
  return {
    platforms: PLATFORMS.map((p) => ({ ...p, name: p.name + suffix, tableTitle: p.tableTitle + suffix })),
    value(service, month, printedIn) {
      if (service.since && month < service.since) return null;
      const random = randomFrom(seed, "correction", service.name, month);
      const corrected = random.chance(CORRECTED) && printedIn >= addMonths(month, random.int(2, 6));
      return valueFrom(service, month, corrected ? 1 : 0);
    },
  };
}
