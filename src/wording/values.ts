import type { Language, Words } from "../model/language.js";

/** What the codes of the records are called where people read them; JSON, NDJSON and CSV for programs keep the codes. */
export const VALUES = {
  area: {
    infrastructure: { en: "infrastructure", da: "infrastruktur" },
    application: { en: "application", da: "applikation" },
  },
  impact: {
    unavailable: { en: "unavailable", da: "utilgængelig" },
    degraded: { en: "degraded", da: "forringet" },
  },
  stated: {
    stated: { en: "stated", da: "oplyst" },
    unknown: { en: "unknown", da: "ukendt" },
    "not-stated": { en: "not stated", da: "ikke oplyst" },
  },
  rating: {
    "very-satisfactory": { en: "very satisfactory", da: "meget tilfredsstillende" },
    satisfactory: { en: "satisfactory", da: "tilfredsstillende" },
    "less-satisfactory": { en: "less satisfactory", da: "mindre tilfredsstillende" },
    unsatisfactory: { en: "unsatisfactory", da: "utilfredsstillende" },
    "very-unsatisfactory": { en: "very unsatisfactory", da: "meget utilfredsstillende" },
  },
  condition: {
    stable: { en: "stable", da: "stabil" },
    disrupted: { en: "disrupted", da: "forstyrret" },
  },
  colour: {
    red: { en: "red", da: "rød" },
    yellow: { en: "yellow", da: "gul" },
    green: { en: "green", da: "grøn" },
  },
  metric: {
    availability: { en: "availability", da: "tilgængelighed" },
    count: { en: "count", da: "antal" },
    other: { en: "other", da: "andet" },
  },
  severity: {
    error: { en: "error", da: "fejl" },
    warning: { en: "warning", da: "advarsel" },
    info: { en: "notice", da: "oplysning" },
  },
  readFrom: {
    "text-layer": { en: "text", da: "tekst" },
    ocr: { en: "picture (OCR)", da: "billede (OCR)" },
    mixed: { en: "text and picture", da: "tekst og billede" },
  },
  disagreement: {
    revision: { en: "revision", da: "rettelse" },
    conflict: { en: "conflict", da: "modstrid" },
    uncertain: { en: "uncertain", da: "usikker" },
  },
  weight: {
    major: { en: "major", da: "alvorlig" },
    moderate: { en: "moderate", da: "mellem" },
    minor: { en: "minor", da: "mindre" },
    unknown: { en: "not known", da: "ikke kendt" },
  },
  downtime: {
    explained: { en: "explained", da: "forklaret" },
    roughly: { en: "roughly explained", da: "omtrent forklaret" },
    "told-less": { en: "less told than the figure says", da: "mindre fortalt end tallet siger" },
    "told-more": { en: "more told than the figure says", da: "mere fortalt end tallet siger" },
    "nothing-told": { en: "nothing told", da: "intet fortalt" },
    unknown: { en: "not known", da: "ikke kendt" },
  },
  mapping: {
    name: { en: "by its name", da: "efter navnet" },
    "built-in": { en: "built-in names", da: "indbyggede navne" },
    profile: { en: "your profile", da: "din profil" },
    correction: { en: "your corrections", da: "dine rettelser" },
    none: { en: "no system is known for the row", da: "der kendes intet system til rækken" },
  },
} satisfies Record<string, Record<string, Words>>;

export type ValueSet = keyof typeof VALUES;

/** A code in words; what is no code of the set stays as it is. */
export const valueWords = (set: ValueSet, code: string, language: Language): string =>
  (VALUES[set] as Record<string, Words>)[code]?.[language] ?? code;

/** The code that words of any language, in any letter case, stand for; what stands for none stays as it is. */
export function codeOf(set: ValueSet, words: string): string {
  const wanted = words.trim().toLowerCase();
  const found = Object.entries(VALUES[set] as Record<string, Words>).find(
    ([code, { en, da }]) => wanted === code || wanted === en.toLowerCase() || wanted === da.toLowerCase(),
  );
  return found?.[0] ?? words;
}

const MONTHS = {
  en: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" "),
  da: "jan feb mar apr maj jun jul aug sep okt nov dec".split(" "),
};

/** "Mar 2025", "mar 2025" */
export const monthWords = (month: string, language: Language): string =>
  `${MONTHS[language][Number(month.slice(5, 7)) - 1]} ${month.slice(0, 4)}`;

/** "1,234.5" or "1.234,5", whatever the machine's locale. */
export function numberWords(value: number, language: Language, decimals = 0): string {
  const [whole, rest] = Math.abs(value).toFixed(decimals).split(".");
  const grouped = whole!.replace(/\B(?=(\d{3})+$)/g, language === "da" ? "." : ",");
  return `${value < 0 ? "-" : ""}${grouped}${rest ? `${language === "da" ? "," : "."}${rest}` : ""}`;
}
