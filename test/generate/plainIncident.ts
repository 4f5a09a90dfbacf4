import fc from "fast-check";
import { Temporal } from "temporal-polyfill";

/** Incidents of plain forms, drawn by fast-check: day, hours, systems, predicate, cause and remedy in all combinations. */

export const PERIOD = "2024-05";
export const MONTHS = "januar februar marts april maj juni juli august september oktober november december".split(" ");
const WEEKDAYS = "mandag tirsdag onsdag torsdag fredag lørdag søndag".split(" ");

export const pad = (value: number): string => String(value).padStart(2, "0");
const at = (day: number, minutes: number): Temporal.ZonedDateTime =>
  Temporal.PlainDateTime.from(`${PERIOD}-${pad(day)}T00:00`)
    .add({ minutes })
    .toZonedDateTime("Europe/Copenhagen");
const text = (moment: Temporal.ZonedDateTime): string =>
  moment.toString({ smallestUnit: "minute", timeZoneName: "never" });

const day = fc.integer({ min: 2, max: 28 });
const dayForm = fc.constantFrom<(n: number) => string>(
  (n) => `${n}. maj`,
  (n) => `den ${n}. maj`,
  (n) => `d. ${n}. maj`,
  (n) => `den ${n}. maj 2024`,
  (n) => `${n}/5`,
  (n) => `${pad(n)}.05.2024`,
  (n) => `${WEEKDAYS[Temporal.PlainDate.from(`${PERIOD}-${pad(n)}`).dayOfWeek - 1]} den ${n}. maj`,
);
const clockForm = fc.constantFrom<(m: number) => string>(
  (m) => `kl. ${pad(Math.floor(m / 60))}:${pad(m % 60)}`,
  (m) => `kl. ${pad(Math.floor(m / 60))}.${pad(m % 60)}`,
  (m) => `klokken ${Math.floor(m / 60)}.${pad(m % 60)}`,
);
const rangeForm = fc.constantFrom<(a: string, b: string) => string>(
  (a, b) => `fra ${a} til ${b}`,
  (a, b) => `mellem ${a} og ${b}`,
  (a, b) => `fra ${a} og frem til ${b}`,
  (a, b) => `i tidsrummet ${a} - ${b}`,
);
const SYSTEMS = [
  "Fælleskommunalt Sags- og Dokumentindeks",
  "Fælleskommunal Beskedfordeler",
  "Citrix",
  "KMD Nova",
  "SF1601",
  "Borgerportalen",
  "LABKA II",
  "Skype for Business",
];
const systems = fc.uniqueArray(fc.constantFrom(...SYSTEMS), { minLength: 1, maxLength: 3 });
const list = (names: readonly string[]): string =>
  names.length === 1 ? names[0]! : `${names.slice(0, -1).join(", ")} og ${names.at(-1)}`;
const predicate = fc.constantFrom<readonly [string, string]>(
  ["ikke tilgængelig", "unavailable"],
  ["nede", "unavailable"],
  ["ude af drift", "unavailable"],
  ["ustabil", "degraded"],
  ["meget langsom", "degraded"],
);
const cause = fc.constantFrom<readonly [string, string | null, string]>(
  ["Årsagen var en defekt switch.", "en defekt switch", "stated"],
  ["Årsagen var, at en disk løb fuld.", "en disk løb fuld", "stated"],
  ["Fejlen skyldtes et udløbet certifikat.", "et udløbet certifikat", "stated"],
  ["Det skyldtes en menneskelig fejl.", "en menneskelig fejl", "stated"],
  ["Årsag: fuld kø.", "fuld kø", "stated"],
  ["Årsagen er ukendt.", null, "unknown"],
  ["Årsagen er endnu ikke fundet.", null, "unknown"],
  ["", null, "not-stated"],
);
const remedy = fc.constantFrom<readonly [string, string | null, string]>(
  ["Fejlen blev afhjulpet ved at genstarte serveren.", "genstarte serveren", "stated"],
  ["Problemet blev løst, da leverandøren skiftede disken.", "leverandøren skiftede disken", "stated"],
  ["Løsning: ny disk monteret.", "ny disk monteret", "stated"],
  ["Leverandøren har rettet fejlen.", "Leverandøren har rettet fejlen", "stated"],
  ["Fejlen forsvandt uden indgreb.", "Fejlen forsvandt uden indgreb", "stated"],
  ["", null, "not-stated"],
);
const order = fc.constantFrom<(day: string, range: string, names: string, predicate: string) => string>(
  (d, r, s, p) => `${d} var ${s} ${p} ${r}.`,
  (d, r, s, p) => `${d} ${r} var ${s} ${p}.`,
  (d, r, s, p) => `${s} var ${p} ${d} ${r}.`,
  (d, r, s, p) => `${s} var ${d} ${r} ${p}.`,
  (d, r, s, p) => `${d}, ${r}: ${s} ${p}.`,
);
const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);

export const plainIncident = fc.record({
  day,
  dayForm,
  clockForm,
  rangeForm,
  systems,
  predicate,
  cause,
  remedy,
  order,
  start: fc.integer({ min: 0, max: 1380 }),
  length: fc.integer({ min: 1, max: 900 }),
  causeFirst: fc.boolean(),
});

type Made = typeof plainIncident extends fc.Arbitrary<infer T> ? T : never;

/** Whether the period has a length. */
export const lasts = ({ start, length }: Made): boolean => (start + length) % 1440 !== start;

/** The bullet, and what a reader finds in it. */
export function tell(made: Made) {
  const end = (made.start + made.length) % 1440;
  const range = made.rangeForm(made.clockForm(made.start), made.clockForm(end));
  const event = capital(made.order(made.dayForm(made.day), range, list(made.systems), made.predicate[0]));
  const told = made.causeFirst ? [made.cause[0], made.remedy[0]] : [made.remedy[0], made.cause[0]];
  return {
    text: [event, ...told].filter((part) => part.length > 0).join(" "),
    periods: [{ start: text(at(made.day, made.start)), end: text(at(made.day, made.start + made.length)) }],
    durationMinutes: made.length,
    systems: [...made.systems],
    impact: made.predicate[1] as "unavailable" | "degraded",
    cause: made.cause[1],
    causeStatus: made.cause[2],
    remedy: made.remedy[1],
    remedyStatus: made.remedy[2],
    restoredOn: null,
  };
}
