/**
 * Headings of what a platform's part is made of: its areas, its incidents, its changes, its figures, and what frames
 * a report. They name no platform. The kinds are those of the record, not of texts that were met.
 */
const KINDS: readonly { kind: string; words: string; examples: readonly string[] }[] = [
  {
    kind: "area",
    words: "infrastruktur(?:en|drift(?:en)?)?|applikation(?:er|erne|sdrift(?:en)?)?|drift(?:en)?",
    examples: ["Infrastruktur", "Applikationsdrift"],
  },
  {
    kind: "incidents",
    words: "(?:drifts?)?(?:hændelse(?:r)?|forstyrrelse(?:r)?|problemer|fejl)|incidents?|nedbrud",
    examples: ["Hændelser i perioden", "Større driftsforstyrrelser"],
  },
  {
    kind: "changes",
    words: "ændringer|changes|servicevinduer|vedligehold(?:else)?",
    examples: ["Planlagte ændringer", "Ændringer og servicevinduer"],
  },
  {
    kind: "figures",
    words:
      "tilgængelighed|oppetid(?:er)?|driftseffektivitet|servicemål|sla(?:-mål(?:inger)?)?|nøgletal|statistik|målinger",
    examples: ["Tilgængelighed", "SLA og oppetid"],
  },
  {
    kind: "frame",
    words:
      "indhold(?:sfortegnelse)?|indledning|resum[eé]|sammenfatning|konklusion|bemærkninger|vurdering|kontakt|bilag|forklaring|oversigt",
    examples: ["Resumé", "Indholdsfortegnelse"],
  },
];
const WORDS = KINDS.map(({ words }) => words).join("|");
const CONTENT = new RegExp(
  `^(?:\\d[\\d.)]*\\s+)?(?:\\p{L}{3,12}e\\s+)?(?:${WORDS})(?:\\s+(?:og|samt|,)\\s+(?:${WORDS}))*(?:\\s+(?:i|for)\\s+(?:perioden|måneden|kvartalet|året))?:?$`,
  "iu",
);

/** "Hændelser i perioden", "Infrastruktur": heads a part of a platform's text, and no platform. */
export const isContentHeading = (text: string): boolean => CONTENT.test(text.trim());

export const contentHeadingExamples = KINDS.flatMap(({ examples }) => examples);
