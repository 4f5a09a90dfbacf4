import type { Series } from "../../model/archive.js";
import type { Html } from "./frame.js";
import type { Language } from "../../model/language.js";
import type { ReportSummary } from "./summarise.js";

/** What the archive shows at a glance is made of. */
export interface Overview {
  reports: readonly ReportSummary[];
  series: readonly Series[];
  language: Language;
}

/**
 * The section at the head of the index, before the queue: markup or an inline SVG without style attributes, as the
 * pages' policy blocks those. Empty for none.
 */
export const overviewSection = (_overview: Overview): Html | "" => "";
