import type { Language, Words } from "../model/language.js";

/** Why a field of an incident is less sure, in words. */
const REASONS: Readonly<Record<string, Words>> = {
  "approximate-time": { en: "the time is approximate", da: "tidspunktet er omtrentligt" },
  "end-from-duration": { en: "the end was counted from a duration", da: "slutningen er regnet ud fra en varighed" },
  "start-from-duration": { en: "the start was counted from a duration", da: "starten er regnet ud fra en varighed" },
  "ambiguous-time": { en: "the hour comes twice that night", da: "timen kommer to gange den nat" },
  "nonexistent-time": { en: "the hour does not exist that night", da: "timen findes ikke den nat" },
  "month-inferred": { en: "the month is not written", da: "måneden er ikke skrevet" },
  "week-only": { en: "only the week is written", da: "kun ugen er skrevet" },
  "impossible-date": { en: "the date does not exist", da: "datoen findes ikke" },
  "weekday-contradicts-date": { en: "the weekday does not fit the date", da: "ugedagen passer ikke til datoen" },
  "night-over-day-range": {
    en: "two days and a range over midnight were read as one night",
    da: "to dage og et tidsrum over midnat er læst som én nat",
  },
  "end-before-start": { en: "the end is before the start", da: "slutningen ligger før starten" },
  "outside-period": { en: "it is long before the report's month", da: "den ligger længe før rapportens måned" },
  "no-date": { en: "no date is written", da: "der er ikke skrevet nogen dato" },
  "no-system": { en: "no system is written", da: "der er ikke skrevet noget system" },
  "supposed-cause": { en: "the cause is only supposed", da: "årsagen er kun formodet" },
  "impact-not-stated": { en: "the impact is not written", da: "påvirkningen er ikke skrevet" },
  "sentence-not-understood": {
    en: "a sentence was not understood and may hold it",
    da: "en sætning er ikke forstået og kan rumme den",
  },
};

export const REASON_CODES = Object.keys(REASONS);

export const reasonWords = (code: string, language: Language): string => REASONS[code]?.[language] ?? code;
