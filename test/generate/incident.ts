import { Temporal } from "temporal-polyfill";
import type { Area, Incident } from "../../src/model/record.js";
import type { Month } from "./month.js";
import { capitalised, dayOf, dayText, daysIn, monthName, weekdayOf } from "./month.js";
import type { Random } from "./random.js";
import type { System } from "./world.js";

/** What a reader would write down about an incident. */
export type IncidentTruth = Omit<Incident, "id" | "source" | "confidence" | "confidences" | "reasons">;

/** A moment of the report's clock: day, hour and minute in Copenhagen. */
interface Clock {
  day: string;
  time: string;
}
interface When {
  periods: { start: Clock; end: Clock | null }[] | { start: string; end: string }[];
}
/** The opening sentence and what it says. */
interface Opening extends When {
  sentence: string;
  systems: System[];
  components: string[];
  impact: Incident["impact"];
}
interface Remedied {
  sentences: string[];
  truth: Pick<Incident, "cause" | "causeStatus" | "remedy" | "remedyStatus">;
}

/** Cause and remedy that belong together; `clause` is a cause that is a sentence of its own. */
const FAULTS: { cause?: string; clause?: string; remedy: string; after: string }[] = [
  {
    cause: "et højt load af sager fra et eksternt system",
    remedy: "genstarte databasen",
    after: "genstart af databasen",
  },
  {
    cause: "en hardwarefejl på en netværkskomponent",
    remedy: "udskifte komponenten",
    after: "udskiftning af komponenten",
  },
  { cause: "et udløbet certifikat", remedy: "installere et nyt certifikat", after: "fornyelse af certifikatet" },
  { cause: "en fejlkonfigureret firewall", remedy: "rette konfigurationen", after: "rettelse af konfigurationen" },
  { cause: "fejl på Mongo-databasen", remedy: "genstarte Mongo-databasen", after: "genstart af Mongo-databasen" },
  {
    cause: "en programfejl i version 4.2",
    remedy: "rulle tilbage til version 4.1",
    after: "tilbagerulning til version 4.1",
  },
  { cause: "en defekt harddisk i databaseklyngen", remedy: "udskifte harddisken", after: "udskiftning af harddisken" },
  {
    clause: "en databaseserver løb tør for hukommelse",
    remedy: "tilføre serveren mere hukommelse",
    after: "genstart af serveren",
  },
  { clause: "en planlagt opdatering trak ud", remedy: "afbryde opdateringen", after: "afbrydelse af opdateringen" },
  {
    clause: "der blev introduceret en fejl i forbindelse med systemvedligehold",
    remedy: "gå tilbage til den tidligere løsning",
    after: "genindlæsning af konfigurationen",
  },
];

/** One bullet: "6. marts var der ikke adgang til … Årsagen var … Fejlen blev rettet ved at …" */
export function bulletIncident(random: Random, month: Month, area: Area, systems: readonly System[]): IncidentTruth {
  return assemble(random, area, random.pick(OPENINGS)(random, month, systems));
}

/** A paragraph: "Infrastrukturdriften var den 4. oktober … ramt af en fejl på …, som betød, at …" */
export function proseIncident(random: Random, month: Month, area: Area, systems: readonly System[]): IncidentTruth {
  return assemble(random, area, struckArea(random, month, area, systems));
}

function assemble(random: Random, area: Area, opening: Opening): IncidentTruth {
  const { sentences, truth } = remedied(random);
  const periods = opening.periods.map(({ start, end }) => ({ start: moment(start), end: end && moment(end) }));
  const dates = datesOf(periods);
  const restoredOn = random.chance(0.1) ? dayAfter(dates.at(-1)!, random.int(1, 6)) : null;
  const restored = restoredOn ? [`Normal drift var genetableret den ${dayText(restoredOn)}.`] : [];
  return {
    area,
    dates,
    periods,
    durationMinutes: minutesOf(periods),
    systems: opening.systems.map((s) => s.name),
    components: opening.components,
    impact: opening.impact,
    ...truth,
    restoredOn,
    text: [opening.sentence, ...sentences, ...restored].join(" "),
  };
}

type MakeOpening = (random: Random, month: Month, systems: readonly System[]) => Opening;

const OPENINGS: MakeOpening[] = [
  // "6. marts var X ikke tilgængeligt fra kl. 09:56 til kl. 13:30."
  (random, month, all) => {
    const span = oneDay(random, month);
    const systems = someOf(random, all, 3);
    const components = random.chance(0.15) ? [`Context Handler ${random.int(1, 3)}`] : [];
    const state = random.pick([down, nede, unstable]);
    return {
      sentence: `${onDay(random, span.day)} var ${names(systems)}${inParentheses(components)} ${state.words(systems)} ${fromTo(span)}.`,
      ...timed(span),
      systems,
      components,
      impact: state.impact,
    };
  },
  // "Den 22. august fra kl. 12:40 til kl. 16:15 var der ikke adgang til X."
  (random, month, all) => {
    const span = random.chance(0.3) ? pastMidnight(random, month) : oneDay(random, month);
    const systems = someOf(random, all, 2);
    return {
      sentence: `Den ${dayText(span.day)} ${fromTo(span)} var der ikke adgang til ${names(systems)}.`,
      ...timed(span),
      systems,
      components: [],
      impact: "unavailable",
    };
  },
  // "Fra den 13. februar kl. 20:15 til den 14. februar kl. 04:20 var der ikke adgang til X."
  (random, month, all) => {
    const span = overNight(random, month);
    const systems = someOf(random, all, 2);
    return {
      sentence: `${capitalised(fromDayToDay(span))} var der ikke adgang til ${names(systems)}.`,
      ...timed(span),
      systems,
      components: [],
      impact: "unavailable",
    };
  },
  // "3. og 4. marts var X ustabil af flere omgange."
  (random, month, all) => {
    const first = random.int(1, daysIn(month) - 2);
    const days = [first, first + 1, first + 2].slice(0, random.int(2, 3)).map((d) => dayOf(month, d));
    const system = random.pick(all);
    const listed = days.map((d) => `${Number(d.slice(8))}.`);
    return {
      sentence: `${listed.slice(0, -1).join(", ")} og ${listed.at(-1)} ${monthName(month)} var ${system.name} ustabil${system.ending} af flere omgange.`,
      periods: days.map((d) => ({ start: d, end: d })),
      systems: [system],
      components: [],
      impact: "degraded",
    };
  },
  // "12.-14. august var X langsomt."
  (random, month, all) => {
    const first = random.int(1, daysIn(month) - 4);
    const last = first + random.int(1, 4);
    const system = random.pick(all);
    return {
      sentence: `${first}.-${last}. ${monthName(month)} var ${system.name} langsom${system.ending}.`,
      periods: [{ start: dayOf(month, first), end: dayOf(month, last) }],
      systems: [system],
      components: [],
      impact: "degraded",
    };
  },
  // "Den 25. juni var X langsom i tidsrummet 09.30-11.00."
  (random, month, all) => {
    const span = oneDay(random, month);
    const system = random.pick(all);
    return {
      sentence: `Den ${dayText(span.day)} var ${system.name} langsom${system.ending} i tidsrummet ${dotted(span.from)}-${dotted(span.to)}.`,
      ...timed(span),
      systems: [system],
      components: [],
      impact: "degraded",
    };
  },
  // "Den 19. juni var X ikke tilgængeligt fra kl. 13:48 til kl. 14:30 og igen fra kl. 15:10 til kl. 15:55."
  (random, month, all) => {
    const day = randomDay(random, month);
    const morning = { day, from: clock(8, random.int(0, 59)), endDay: day, to: clock(9, random.int(0, 59)) };
    const afternoon = { day, from: clock(15, random.int(0, 29)), endDay: day, to: clock(15, random.int(30, 59)) };
    const system = random.pick(all);
    return {
      sentence: `Den ${dayText(day)} var ${system.name} ikke tilgængelig${system.ending} ${fromTo(morning)} og igen ${fromTo(afternoon)}.`,
      periods: [...timed(morning).periods, ...timed(afternoon).periods],
      systems: [system],
      components: [],
      impact: "unavailable",
    };
  },
  // "27. august var X ustabilt fra kl. 10."
  (random, month, all) => {
    const day = randomDay(random, month);
    const hour = random.int(7, 16);
    const system = random.pick(all);
    return {
      sentence: `${dayText(day)} var ${system.name} ustabil${system.ending} fra kl. ${hour}.`,
      periods: [{ start: { day, time: clock(hour, 0) }, end: null }],
      systems: [system],
      components: [],
      impact: "degraded",
    };
  },
  // "27. marts var der ustabil drift ifm. brugen af X fra kl. 08:26 til kl. 10:08."
  (random, month, all) => {
    const span = oneDay(random, month);
    const systems = someOf(random, all, 2);
    return {
      sentence: `${dayText(span.day)} var der ustabil drift ifm. brugen af ${names(systems)} ${fromTo(span)}.`,
      ...timed(span),
      systems,
      components: [],
      impact: "degraded",
    };
  },
];

const AREA_SUBJECT: Record<Area, string> = {
  infrastructure: "Infrastrukturdriften",
  application: "Applikationsdriften",
};

function struckArea(random: Random, month: Month, area: Area, all: readonly System[]): Opening {
  const span = random.chance(0.4) ? overNight(random, month) : oneDay(random, month);
  const when = span.day === span.endDay ? `den ${dayText(span.day)} ${fromTo(span)}` : fromDayToDay(span);
  const system = random.pick(all);
  const meant = random.pick([
    { words: "der ikke var adgang til systemet", impact: "unavailable" as const },
    { words: "det ikke var muligt at kommunikere med udvalgte eksterne systemer", impact: "degraded" as const },
  ]);
  return {
    sentence: `${AREA_SUBJECT[area]} var ${when} ramt af en fejl på ${system.name}, som betød, at ${meant.words}.`,
    ...timed(span),
    systems: [system],
    components: [],
    impact: meant.impact,
  };
}

function remedied(random: Random): Remedied {
  const fault = random.pick(FAULTS);
  const cause = causeOf(random, fault);
  const remedy = remedyOf(random, fault);
  return { sentences: [...cause.sentences, ...remedy.sentences], truth: { ...cause.truth, ...remedy.truth } };
}

function causeOf(random: Random, fault: (typeof FAULTS)[number]) {
  const stated = (sentence: string, cause: string) => ({
    sentences: [sentence],
    truth: { cause, causeStatus: "stated" as const },
  });
  if (random.chance(0.1))
    return { sentences: ["Årsagen er ukendt."], truth: { cause: null, causeStatus: "unknown" as const } };
  if (random.chance(0.05)) return { sentences: [], truth: { cause: null, causeStatus: "not-stated" as const } };
  if (fault.clause) return stated(`Årsagen var, at ${fault.clause}.`, fault.clause);
  return stated(`${random.pick(["Årsagen var", "Årsagen var", "Fejlen skyldtes"])} ${fault.cause}.`, fault.cause!);
}

function remedyOf(random: Random, fault: (typeof FAULTS)[number]) {
  const stated = (sentence: string, remedy: string) => ({
    sentences: [sentence],
    truth: { remedy, remedyStatus: "stated" as const },
  });
  if (random.chance(0.12)) return { sentences: [], truth: { remedy: null, remedyStatus: "not-stated" as const } };
  if (random.chance(0.05)) return stated("Fejlen rettede sig selv.", "Fejlen rettede sig selv");
  if (random.chance(0.2)) return stated(`Driften blev normaliseret efter ${fault.after}.`, fault.after);
  return stated(`Fejlen blev ${random.pick(["afhjulpet", "rettet"])} ved at ${fault.remedy}.`, fault.remedy);
}

// Time

interface Span {
  day: string;
  from: string;
  endDay: string;
  to: string;
}

const clock = (hour: number, minute: number): string =>
  `${String(hour).padStart(2, "0")}:${String(minute).padStart(2, "0")}`;
const dotted = (time: string): string => time.replace(":", ".");
const randomDay = (random: Random, month: Month): string => dayOf(month, random.int(1, daysIn(month)));
const dayAfter = (day: string, count = 1): string => dayOf(day.slice(0, 7), Number(day.slice(8)) + count);

function oneDay(random: Random, month: Month): Span {
  const day = randomDay(random, month);
  const start = random.int(4 * 60, 20 * 60);
  const end = start + random.int(10, 200);
  const time = (minutes: number): string => clock(Math.floor(minutes / 60), minutes % 60);
  return { day, from: time(start), endDay: day, to: time(end) };
}

function pastMidnight(random: Random, month: Month): Span {
  const day = dayOf(month, random.int(1, daysIn(month) - 1));
  return { day, from: clock(23, random.int(0, 59)), endDay: dayAfter(day), to: clock(0, random.int(5, 59)) };
}

/** Starts on the last day of the month before in one of ten. */
function overNight(random: Random, month: Month): Span {
  const day = dayOf(month, random.chance(0.1) ? 0 : random.int(1, daysIn(month) - 1));
  return {
    day,
    from: clock(random.int(18, 23), random.int(0, 59)),
    endDay: dayAfter(day),
    to: clock(random.int(4, 11), random.int(0, 59)),
  };
}

const timed = (span: Span): { periods: { start: Clock; end: Clock }[] } => ({
  periods: [{ start: { day: span.day, time: span.from }, end: { day: span.endDay, time: span.to } }],
});

const moment = (at: Clock | string): string =>
  typeof at === "string" ? at : zoned(at).slice(0, 16) + zoned(at).slice(19);

/** "2025-03-18T22:59:00+01:00" */
const zoned = ({ day, time }: Clock): string =>
  Temporal.PlainDateTime.from(`${day}T${time}`)
    .toZonedDateTime("Europe/Copenhagen")
    .toString({ timeZoneName: "never", smallestUnit: "second" });

type Periods = { start: string; end: string | null }[];

function datesOf(periods: Periods): string[] {
  const dates = new Set<string>();
  for (const { start, end } of periods) {
    const last = (end ?? start).slice(0, 10);
    for (let day = start.slice(0, 10); day <= last; day = dayAfter(day)) dates.add(day);
  }
  return [...dates].sort();
}

function minutesOf(periods: Periods): number | null {
  if (periods.some(({ start, end }) => !start.includes("T") || !end)) return null;
  const instant = (text: string): number => Temporal.Instant.from(text).epochMilliseconds;
  return periods.reduce((sum, { start, end }) => sum + (instant(end!) - instant(start)) / 60_000, 0);
}

// Words

const fromTo = (span: Span): string => `fra kl. ${span.from} til kl. ${span.to}`;
const fromDayToDay = (span: Span): string =>
  `fra den ${dayText(span.day)} kl. ${span.from} til den ${dayText(span.endDay)} kl. ${span.to}`;

const onDay = (random: Random, day: string): string =>
  random.pick([dayText(day), `Den ${dayText(day)}`, `${capitalised(weekdayOf(day))} den ${dayText(day)}`]);

const someOf = (random: Random, all: readonly System[], most: number): System[] =>
  random.some(all, Math.min(all.length, random.chance(0.6) ? 1 : random.int(1, most)));

/** "A", "A og B", "A, B samt C" */
function names(systems: readonly System[]): string {
  const list = systems.map((s) => s.name);
  if (list.length < 3) return list.join(" og ");
  return `${list.slice(0, -1).join(", ")} samt ${list.at(-1)}`;
}

const inParentheses = (components: string[]): string => (components.length ? ` (${components.join(" og ")})` : "");

const endingOf = (systems: readonly System[]): string => (systems.length > 1 ? "e" : systems[0]!.ending);
const down = {
  words: (systems: readonly System[]): string => `ikke tilgængelig${endingOf(systems)}`,
  impact: "unavailable" as const,
};
const nede = { words: (): string => "nede", impact: "unavailable" as const };
const unstable = {
  words: (systems: readonly System[]): string => `ustabil${endingOf(systems)}`,
  impact: "degraded" as const,
};
