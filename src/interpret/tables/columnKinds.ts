import type { FieldKind } from "../../model/layout.js";

/** Fewer columns that are known by their headings or content make no table of incidents. */
export const FEWEST_KNOWN = 3;

/** What heads the columns of incident tables. The first that fits wins: "Incident nr." is a number, no incident. */
export const COLUMN_KINDS: { kind: FieldKind; pattern: RegExp; examples: string[] }[] = [
  {
    kind: "ticket",
    pattern:
      /(?:sags?|incident|hændelses?|ticket|reference)[-\s]?(?:nr|nummer|id)|^(?:sag|nr|nummer|id|#|ref(?:erence)?|ticket|itsm)\.?$/iu,
    examples: ["Sag", "Sagsnr.", "Incident nr.", "Nr.", "ID", "Reference"],
  },
  {
    kind: "length",
    pattern: /varighed|nedetid|længde|antal\s+(?:min|timer)|^(?:minutter|timer|min\.?)$/iu,
    examples: ["Varighed", "Nedetid (min.)", "Antal minutter"],
  },
  { kind: "cause", pattern: /årsag|root\s?cause|baggrund/iu, examples: ["Årsag", "Fejlårsag", "Årsag til fejlen"] },
  {
    kind: "remedy",
    pattern:
      /afh(?:j[æe]|ju)lp|^(?:fejl)?løsning(?:en)?(?: på fejlen)?$|udbedr(?:ing|et)|handling|tiltag|(?:fejl)?rettelse|workaround|foranstaltning|hvad (?:blev|er) gjort|udført/iu,
    examples: [
      "Afhjælpning",
      "Afhjulpet ved",
      "Løsning",
      "Udbedring",
      "Handling",
      "Korrigerende tiltag",
      "Fejlrettelse",
    ],
  },
  {
    kind: "impact",
    pattern: /konsekvens|påvirkning|effekt|virkning|betydning|impact/iu,
    examples: ["Konsekvens", "Påvirkning", "Konsekvens for brugerne"],
  },
  {
    kind: "start",
    pattern: /(?<!\p{L})(?:fra|start(?:et|tid(?:spunkt)?|dato)?|begyndt?e?|opstået|nede fra|påbegyndt)(?!\p{L})/iu,
    examples: ["Fra", "Start", "Starttidspunkt", "Tidspunkt Fra", "Opstået"],
  },
  {
    kind: "end",
    pattern:
      /(?<!\p{L})(?:til|slut(?:tid(?:spunkt)?|dato)?|afsluttet|ophørt|løst|genetableret|oppe igen|i drift igen)(?!\p{L})/iu,
    examples: ["Til", "Slut", "Sluttidspunkt", "Tidspunkt Til", "Løst"],
  },
  { kind: "date", pattern: /dato|^dag(?:e)?$/iu, examples: ["Dato", "Dato/tid", "Dato og tidspunkt"] },
  {
    kind: "time",
    pattern: /tidspunkt|tidsrum|klokkeslæt|(?<!\p{L})(?:tid|kl|hvornår|periode)(?!\p{L})/iu,
    examples: ["Tidspunkt", "Tid", "Kl.", "Tidsrum", "Periode"],
  },
  {
    kind: "area",
    pattern: /^(?:drifts?)?(?:område|type|kategori|miljø)$/iu,
    examples: ["Driftsområde", "Område", "Type", "Kategori", "Miljø"],
  },
  {
    kind: "system",
    pattern:
      /system|service(?!vindue)|tjeneste|komponent|platform|applikation|berørt|ramt|(?<!\p{L})(?:it-)?løsning(?:en|er)?(?!\p{L})|produkt/iu,
    examples: ["System", "Berørte systemer", "Tjeneste", "Service", "It-løsning", "Løsning/system", "Komponent"],
  },
  {
    kind: "event",
    pattern: /beskrivelse|hændelse|forstyrrelse|fejl|problem|incident|symptom|(?:hvad|der) skete|nedbrud|emne|tekst/iu,
    examples: ["Beskrivelse", "Hvad skete der?", "Hændelse", "Driftsforstyrrelse", "Fejlbeskrivelse", "Problem"],
  },
];

/** What a column holds by its heading. */
export const columnKind = (heading: string): FieldKind =>
  COLUMN_KINDS.find(({ pattern }) => pattern.test(heading.trim()))?.kind ?? "other";

/** "Planlagte servicevinduer i april", "Ændring", "Ansvarlig": a table of what is to be or was to be done */
const PLAN =
  /planlag|kommende|servicevindue|(?<!\p{L})ændring|(?<!\p{L})plan(?!\p{L})|releases?(?!\p{L})|aktivitet|ansvarlig|deadline|frist|telefon|e-?mail|implementer/iu;

/** Whether a table's texts say that it is of plans, changes or contacts. */
export const isPlan = (texts: readonly string[]): boolean => texts.some((text) => PLAN.test(text));
