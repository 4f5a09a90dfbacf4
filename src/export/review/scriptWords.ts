import type { Language, Words } from "../../model/language.js";
import { FIELD_WORDS, VALUE_WORDS, WORDS } from "./words.js";

const inLanguage = (words: Readonly<Record<string, Words>>, language: Language): Record<string, string> =>
  Object.fromEntries(Object.entries(words).map(([key, both]) => [key, both[language]]));

/** The words that the script writes. */
export function scriptWords(language: Language): object {
  const { none, right, noIncident, addIncident, youSaid, of, progress, badValue, imported, notImported, saveHint } =
    WORDS;
  const { undated, unsure, lost, stale } = WORDS;
  const own = {
    none,
    right,
    noIncident,
    addIncident,
    youSaid,
    of,
    progress,
    badValue,
    imported,
    notImported,
    saveHint,
  };
  return {
    ...inLanguage({ ...own, undated }, language),
    yes: language === "da" ? "ja" : "yes",
    fields: inLanguage(FIELD_WORDS, language),
    values: inLanguage(VALUE_WORDS, language),
    kinds: inLanguage({ unsure, lost, stale }, language),
  };
}
