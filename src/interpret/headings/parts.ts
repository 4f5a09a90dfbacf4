/**
 * What headings are made of, each as the source of a pattern; a form is a row of these. A name ending in "?" may be
 * missing.
 */
export const PARTS = {
  /** "2.1 ", "3) ": the number of a chapter, before a name; "3. kvartal" is none. */
  number: "(?:\\d{1,2}(?:\\.\\d{1,2})+\\.?|\\d{1,2}[.)])\\s+(?=\\p{L})(?!kvartal|halvår|kvt)",
  /** "Driftsstatus", "Månedsrapport", "Periode": a report as a whole. */
  report:
    "(?:månedlig\\s+)?(?:drifts?(?:status|rapport|orientering|meddelelse)|status(?:rapport)?|(?:(?:måneds|kvartals|halvårs|års|service)(?:drifts)?|sla-?)?rapport|måned|periode)",
  /** "Årsrapport", "Driftsrapport for året": a report of a whole year. */
  yearReport:
    "(?:års(?:drifts)?rapport|årlig\\s+drifts?(?:status|rapport)|drifts?(?:status|rapport)\\s+for\\s+(?:hele\\s+)?året)",
  /** What parts a report from the name of what it is of: "Driftsstatus for …" */
  of: "\\s*(?:for|på|vedr\\.?|:|[-‐–—])\\s+",
  /** "Serviceplatformen" */
  name: "(?<name>\\S.*?)",
  /** What parts name and months: a dash of any kind, a comma, a colon, a bar, "for", "i" */
  separator: "(?:\\s*[-‐‑‒–—−:,|·/]\\s*|\\s+(?:for|i|pr\\.|per)\\s+|\\s*\\(|\\s+)",
  /** Only what cannot stand in a sentence. */
  bar: "\\s*(?:[‒–—−|·:]|\\s[-‐])\\s*",
  /** "Marts 2025", "(mar. 25)", "03-2025" */
  month:
    "(?<month>\\p{L}{3,9}\\.?\\s*[-‐–']?\\s*(?:(?:19|20)\\d\\d|'?\\d\\d)|\\d{1,2}[-/.](?:19|20)\\d\\d|(?:19|20)\\d\\d[-/.]\\d{1,2})\\)?",
  /** "3. kvartal 2022", "juli-september 2022": checked by `readMonthSpan`. */
  span: "(?<span>(?:\\d\\.|\\p{L})[^:|()]{1,40}?(?:19|20)\\d\\d|[qkh]\\d[-‐– ]*(?:19|20)\\d\\d|(?:19|20)\\d\\d[-‐– ]*[qk]\\d)\\)?",
  year: "(?<year>(?:19|20)\\d\\d)",
  /** "(fortsat)" */
  continued: "[\\s,]*\\(?(?:fortsat|forts\\.?)\\)?",
} as const;

export type Part = keyof typeof PARTS | `${keyof typeof PARTS}?`;

/** The pattern of a whole heading that has these parts in this order. */
export const partsToPattern = (parts: readonly Part[]): RegExp =>
  new RegExp(
    `^${parts.map((part) => (part.endsWith("?") ? `(?:${sourceOf(part)})?` : sourceOf(part))).join("")}$`,
    "iu",
  );

const sourceOf = (part: Part): string => PARTS[part.replace("?", "") as keyof typeof PARTS];
