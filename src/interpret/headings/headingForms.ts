import type { MonthSpan } from "../monthSpan.js";
import type { Part } from "./parts.js";

/** What a heading says: whose it is, and of which months. */
export interface HeadingReading {
  /** The platform's name; null where it heads the whole report. */
  name: string | null;
  months: MonthSpan;
}

/** A form of headings that name months; its examples are tests, and no two forms may claim one of them. */
export interface HeadingForm {
  name: string;
  parts: readonly Part[];
  examples: readonly (HeadingReading & { text: string })[];
}

const march: MonthSpan = { first: "2025-03", last: "2025-03" };
const quarter: MonthSpan = { first: "2022-07", last: "2022-09" };
const year: MonthSpan = { first: "2023-01", last: "2023-12" };

export const HEADING_FORMS: readonly HeadingForm[] = [
  {
    name: "platform of a month",
    parts: ["number?", "name", "separator", "month", "continued?"],
    examples: [
      { text: "Serviceplatformen – Marts 2025", name: "Serviceplatformen", months: march },
      { text: "Serviceplatformen (marts 2025)", name: "Serviceplatformen", months: march },
      { text: "Serviceplatformen, 03-2025", name: "Serviceplatformen", months: march },
      { text: "2.1 Serviceplatformen marts 2025", name: "Serviceplatformen", months: march },
      { text: "Driftsstatus for Serviceplatformen – Marts 2025", name: "Serviceplatformen", months: march },
      { text: "SERVICEPLATFORMEN–MARTS2025", name: "SERVICEPLATFORMEN", months: march },
      { text: "Platform 2 – Marts 2025 (fortsat)", name: "Platform 2", months: march },
    ],
  },
  {
    name: "platform of a part of a year",
    parts: ["number?", "name", "separator", "span", "continued?"],
    examples: [
      { text: "Serviceplatformen – 3. kvartal 2022", name: "Serviceplatformen", months: quarter },
      { text: "3. Serviceplatformen, juli-september 2022", name: "Serviceplatformen", months: quarter },
      { text: "Serviceplatformen Q3 2022", name: "Serviceplatformen", months: quarter },
    ],
  },
  {
    name: "month before its platform",
    parts: ["month", "bar", "name", "continued?"],
    examples: [{ text: "Marts 2025 – Serviceplatformen", name: "Serviceplatformen", months: march }],
  },
  {
    name: "report of a month",
    parts: ["number?", "report", "separator", "month"],
    examples: [
      { text: "Månedsrapport marts 2025", name: null, months: march },
      { text: "Driftsstatus – Marts 2025", name: null, months: march },
      { text: "Driftsstatus for marts 2025", name: null, months: march },
      { text: "Periode: marts 2025", name: null, months: march },
    ],
  },
  {
    name: "report of a part of a year",
    parts: ["number?", "report", "separator", "span"],
    examples: [
      { text: "Kvartalsrapport 3. kvartal 2022", name: null, months: quarter },
      { text: "Driftsstatus for juli-september 2022", name: null, months: quarter },
    ],
  },
  {
    name: "report of a year",
    parts: ["yearReport", "separator", "year"],
    examples: [{ text: "Årsrapport 2023", name: null, months: year }],
  },
  {
    name: "report of a month before its platform",
    parts: ["report", "separator", "month", "bar", "name", "continued?"],
    examples: [{ text: "Driftsstatus marts 2025 – Serviceplatformen", name: "Serviceplatformen", months: march }],
  },
  {
    name: "month",
    parts: ["month"],
    examples: [
      { text: "Marts 2025", name: null, months: march },
      { text: "mar. 25", name: null, months: march },
    ],
  },
  {
    name: "part of a year",
    parts: ["span"],
    examples: [
      { text: "3. kvartal 2022", name: null, months: quarter },
      { text: "Juli – september 2022", name: null, months: quarter },
    ],
  },
];

/** Texts that are no headings with months, however much they look like it. */
export const NO_HEADINGS: readonly string[] = [
  "Modtaget 3. april 2025",
  "MODTAGET 3. april 2025",
  "Modtaget 03-04-2025",
  "Journaliseret 2025-04-03",
  "Skanderborg, den 3. april 2025",
  "3. april 2025",
  "3-apr-2025",
  "Udskrevet d. 3. apr. 2025",
  "Sendt: 3. april 2025 10:32",
  "Serviceplatformen",
  "Marts",
  "2025",
];
