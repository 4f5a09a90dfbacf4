import type { Language } from "../../model/language.js";
import { VALUE_WORDS, WORDS } from "./words.js";

/** A field's value as a person reads it; several things stand on a line each. */
export function valueText(value: unknown, language: Language): string {
  if (value === null || value === undefined || value === "") return WORDS.none[language];
  if (value === true) return language === "da" ? "ja" : "yes";
  if (Array.isArray(value))
    return value.length ? value.map((one) => valueText(one, language)).join("\n") : WORDS.none[language];
  if (typeof value === "number") return language === "da" ? String(value).replace(".", ",") : String(value);
  if (typeof value === "string")
    return VALUE_WORDS[value]?.[language] ?? (MOMENT.test(value) ? plainMoment(value) : value);
  if (isPeriod(value)) return periodText(value);
  return JSON.stringify(value);
}

/** A field's value as it stands in the input where a person changes it. */
export function inputText(value: unknown, language: Language): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map((one) => inputText(one, language)).join("\n");
  if (typeof value === "number") return language === "da" ? String(value).replace(".", ",") : String(value);
  return isPeriod(value) ? periodText(value) : MOMENT.test(String(value)) ? plainMoment(String(value)) : String(value);
}

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}[+-]\d{2}:\d{2}$/;
const plainMoment = (moment: string): string => moment.slice(0, 16).replace("T", " ");

interface Period {
  start: string;
  end: string | null;
}
const isPeriod = (value: unknown): value is Period => typeof value === "object" && value !== null && "start" in value;
const periodText = ({ start, end }: Period): string =>
  end === null || end === start ? plainMoment(start) : `${plainMoment(start)} - ${plainMoment(end)}`;
