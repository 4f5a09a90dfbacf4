import type { LayoutReader } from "../model/layout.js";
import { endsSentence } from "../danish/endsSentence.js";
import { mayBeValue } from "./cellValue.js";
import { furnitureWords } from "./furniture.js";
import { readMonthHeading } from "./monthHeading.js";

/** "SLA-Mål", "SLA mål", "SLA", "Servicemål", "Mål", "KTS", "KTS-mål", "Måltal", "Mål (%)", "SLA-krav", "Target" */
const TARGET =
  /^(?:sla|kts|service|drifts?|tilgængeligheds|aftalt)?[-‐‑–\s]*(?:mål(?:sætning|tal)?|krav|niveau|target)\s*(?:\(?\s*(?:%|pct\.?|i %|i pct\.?)\s*\)?)?:?$|^(?:sla|kts|servicemål)\s*(?:\(?%\)?)?:?$/i;
/** "Driftsområde", "Drifts-område", "Miljø", "Driftsmiljø", "Område" */
const ENVIRONMENT = /^(?:drifts?[-‐]?)?(?:område|miljø)(?:\s*\/\s*(?:område|miljø))?:?$/i;

/** What the layout asks about texts, answered for Danish reports. */
export const layoutReader: LayoutReader = {
  month: readMonthHeading,
  target: (text) => TARGET.test(text.trim()),
  environmentHeading: (text) => ENVIRONMENT.test(text.trim()),
  value: mayBeValue,
  endsSentence,
  // A number alone may be a page's, or the year of a date before it.
  furniture: (text) => /\p{L}/u.test(text) && furnitureWords(text) !== null,
};
