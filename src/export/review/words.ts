import type { Language, Words } from "../../model/language.js";
import { DIAGNOSTICS, meaningOf, todoOf } from "../../wording/diagnostics.js";
import { VALUES } from "../../wording/values.js";

const both = (en: string, da: string): Words => ({ en, da });

/** What pages say around the records. */
export const WORDS = {
  title: both("Review of the reports", "Gennemsyn af rapporterne"),
  report: both("Report", "Rapport"),
  back: both("All reports", "Alle rapporter"),
  skip: both("To the doubts", "Til tvivlene"),
  queue: both("To settle", "Skal afgøres"),
  queueEmpty: both("Nothing is left to settle here.", "Her er intet tilbage at afgøre."),
  queueMore: both("Show more", "Vis flere"),
  reports: both("Reports by month", "Rapporter efter måned"),
  counted: both("reports", "rapporter"),
  archive: both("Across the reports", "På tværs af rapporterne"),
  month: both("Month", "Måned"),
  file: both("File", "Fil"),
  platforms: both("Platforms", "Platforme"),
  platform: both("Platform", "Platform"),
  incidents: both("Incidents", "Hændelser"),
  incident: both("Incident", "Hændelse"),
  unsure: both("Unsure", "Usikkert"),
  lost: both("Lost", "Tabt"),
  stale: both("Asked again", "Spørges igen"),
  corrected: both("Corrected", "Rettet"),
  settled: both("Settled", "Afgjort"),
  failed: both("Not converted", "Ikke konverteret"),
  search: both("Search", "Søg"),
  all: both("All", "Alle"),
  show: both("Show", "Vis"),
  none: both("none", "ingen"),
  undated: both("no month", "uden måned"),
  right: both("Right as it is", "Rigtigt som det står"),
  edit: both("Correct", "Ret"),
  save: both("Save", "Gem"),
  cancel: both("Cancel", "Fortryd"),
  undo: both("Ask again", "Spørg igen"),
  noIncident: both("This is no incident", "Dette er ingen hændelse"),
  addIncident: both("This is an incident", "Dette er en hændelse"),
  next: both("Next", "Næste"),
  previous: both("Previous", "Forrige"),
  download: both("Download corrections", "Hent rettelser"),
  import: both("Import corrections", "Indlæs rettelser"),
  yourName: both("Your name", "Dit navn"),
  keys: both(
    "Keys: j next doubt, k previous, Enter right as it is, e correct, Esc leave the field.",
    "Taster: j næste tvivl, k forrige, Enter rigtigt som det står, e ret, Esc forlad feltet.",
  ),
  noScript: both(
    "Without JavaScript this page can be read; settling doubts needs it.",
    "Uden JavaScript kan siden læses; at afgøre tvivl kræver det.",
  ),
  pictures: both("Pages", "Sider"),
  page: both("Page", "Side"),
  noPicture: both("No picture of this page was made.", "Der er ikke lavet et billede af denne side."),
  records: both("What was read", "Det der blev læst"),
  verdict: both("Verdict", "Vurdering"),
  areas: both("Areas", "Områder"),
  changes: both("Changes", "Ændringer"),
  table: both("SLA table", "SLA-tabel"),
  service: both("Service", "Tjeneste"),
  target: both("Target", "Mål"),
  unparsed: both("Lines that gave no record", "Linjer der ikke gav en post"),
  diagnostics: both("What the program says of it", "Det programmet siger om den"),
  wasRead: both("was read", "blev læst"),
  alsoRead: both("also read as", "også læst som"),
  asPrinted: both("Read from the page", "Læst fra siden"),
  value: both("Value", "Værdi"),
  sureness: both("sureness", "sikkerhed"),
  says: both("The program says", "Programmet siger"),
  isNow: both("now read", "læses nu"),
  youSaid: both("You said", "Du sagde"),
  wasCorrected: both("corrected", "rettet"),
  progress: both("settled", "afgjort"),
  of: both("of", "af"),
  badValue: both("This is no value of the field:", "Det er ingen værdi for feltet:"),
  imported: both("Imported:", "Indlæst:"),
  notImported: both("This is no corrections file of these reports.", "Det er ingen rettelsesfil til disse rapporter."),
  saveHint: both(
    "Put the downloaded file into the folder of the PDFs or of the output and convert again: it is found there, and these doubts are settled for good.",
    "Læg den hentede fil i mappen med PDF'erne eller med resultatet, og konvertér igen: dér findes den, og tvivlene er afgjort for altid.",
  ),
  periodsHint: both(
    "One a line: 2025-03-18 22:59 - 2025-03-19 10:51, or days only; the end may be missing",
    "Én pr. linje: 2025-03-18 22:59 - 2025-03-19 10:51, eller kun dage; slutningen må mangle",
  ),
  listHint: both("One a line", "Én pr. linje"),
  momentHint: both("2025-04-03, or 2025-04-03 10:15", "2025-04-03, eller 2025-04-03 10:15"),
  percentHint: both(
    "In percent, such as 99,74; empty for nothing printed",
    "I procent, fx 99,74; tom hvor intet er trykt",
  ),
  numberHint: both("A number; empty for nothing printed", "Et tal; tom hvor intet er trykt"),
  legend: both("Legend", "Signatur"),
} satisfies Record<string, Words>;

/** Fields of records, as people call them. */
export const FIELD_WORDS: Record<string, Words> = {
  isIncident: both("That it is an incident", "At det er en hændelse"),
  area: both("Area", "Område"),
  dates: both("Days", "Dage"),
  periods: both("When", "Hvornår"),
  durationMinutes: both("Minutes", "Minutter"),
  systems: both("Systems", "Systemer"),
  components: both("Components", "Komponenter"),
  impact: both("Impact", "Påvirkning"),
  cause: both("Cause", "Årsag"),
  causeStatus: both("What is said of the cause", "Hvad der siges om årsagen"),
  remedy: both("Remedy", "Afhjælpning"),
  remedyStatus: both("What is said of the remedy", "Hvad der siges om afhjælpningen"),
  restoredOn: both("Restored", "Genetableret"),
  text: both("Text", "Tekst"),
  value: both("Value", "Værdi"),
  colour: both("Colour", "Farve"),
  service: both("Name of the row", "Rækkens navn"),
  target: both("Target", "Mål"),
  name: both("Name of the platform", "Platformens navn"),
  rating: both("Verdict", "Vurdering"),
  environment: both("Environment", "Miljø"),
  unparsed: both("Line", "Linje"),
  diagnostic: both("Remark", "Bemærkning"),
  add: both("Incident added", "Hændelse tilføjet"),
  delete: both("No incident", "Ingen hændelse"),
  split: both("Incident split", "Hændelse delt"),
  merge: both("Incidents merged", "Hændelser samlet"),
};

/** Values of the contract, as people say them: what one code means, it means everywhere. */
export const VALUE_WORDS: Readonly<Record<string, Words>> = {
  ...VALUES.area,
  ...VALUES.condition,
  ...VALUES.impact,
  ...VALUES.stated,
  ...VALUES.rating,
  ...VALUES.colour,
};

/** What is asked of an incident's fields, which no diagnostic says. */
const UNSURE_WORDS: Readonly<Record<string, Words>> = {
  "incident-unsure": both(
    "Much of this incident was not read surely. Compare it with the page.",
    "Meget af denne hændelse er ikke læst sikkert. Sammenlign den med siden.",
  ),
  "isIncident-unsure": both(
    "It is not sure that this is an incident.",
    "Det er ikke sikkert, at dette er en hændelse.",
  ),
  "dates-unsure": both("When it was is not sure.", "Det er ikke sikkert, hvornår den var."),
  "systems-unsure": both("Which systems were hit is not sure.", "Det er ikke sikkert, hvilke systemer der blev ramt."),
  "impact-unsure": both("How users were hit is not sure.", "Det er ikke sikkert, hvordan brugerne blev ramt."),
  "cause-unsure": both("What is told as the cause is not sure.", "Det er ikke sikkert, hvad der er årsagen."),
  "remedy-unsure": both("What is told as the remedy is not sure.", "Det er ikke sikkert, hvad der er afhjælpningen."),
  "restoredOn-unsure": both(
    "When normal operation was back is not sure.",
    "Det er ikke sikkert, hvornår driften var normal.",
  ),
};

/** What to say of a code that has no sentence of its own. */
const UNKNOWN = both(
  "The program remarks on this. See what it says.",
  "Programmet bemærker noget her. Se, hvad det siger.",
);

/** What a diagnostic or a doubt means, and what to do. */
export function sentenceOf(code: string, language: Language): string {
  if (code in DIAGNOSTICS) return `${meaningOf(code, language)} ${todoOf(code, language)}`;
  return (UNSURE_WORDS[code] ?? UNKNOWN)[language];
}
