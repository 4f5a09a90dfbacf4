/** The languages of what is shown to people. */
export type Language = "en" | "da";

/** A text in both. */
export type Both = Record<Language, string>;

const both = (en: string, da: string): Both => ({ en, da });

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
} satisfies Record<string, Both>;

/** Fields of records, as people call them. */
export const FIELD_WORDS: Record<string, Both> = {
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

/** Values of the contract, as people say them. */
export const VALUE_WORDS: Record<string, Both> = {
  infrastructure: both("infrastructure", "infrastruktur"),
  application: both("application", "applikation"),
  stable: both("stable", "stabil"),
  disrupted: both("disrupted", "forstyrret"),
  unavailable: both("unavailable", "utilgængelig"),
  degraded: both("degraded", "forringet"),
  stated: both("stated", "oplyst"),
  unknown: both("said to be unknown", "oplyst som ukendt"),
  "not-stated": both("not mentioned", "ikke nævnt"),
  "very-satisfactory": both("very satisfactory", "meget tilfredsstillende"),
  satisfactory: both("satisfactory", "tilfredsstillende"),
  "less-satisfactory": both("less satisfactory", "mindre tilfredsstillende"),
  unsatisfactory: both("unsatisfactory", "ikke tilfredsstillende"),
  "very-unsatisfactory": both("very unsatisfactory", "meget utilfredsstillende"),
  red: both("red", "rød"),
  yellow: both("yellow", "gul"),
  green: both("green", "grøn"),
};

/** A diagnostic in a sentence that a service manager understands, with what to do. */
export const DIAGNOSTIC_WORDS: Record<string, Both> = {
  "months-not-consecutive": both(
    "The months over a table do not follow each other. Compare the headings with the page.",
    "Månederne over en tabel følger ikke efter hinanden. Sammenlign overskrifterne med siden.",
  ),
  "months-end-elsewhere": both(
    "A table does not end in the month of the report. Check that it is the right table and month.",
    "En tabel slutter ikke i rapportens måned. Se efter, at det er den rigtige tabel og måned.",
  ),
  "value-count": both(
    "A row does not have one value for each month. Compare it with the page.",
    "En række har ikke én værdi for hver måned. Sammenlign den med siden.",
  ),
  "percentage-out-of-range": both(
    "An availability is not between 0 and 100 %. Correct the value.",
    "En tilgængelighed ligger ikke mellem 0 og 100 %. Ret værdien.",
  ),
  "colour-contradicts-value": both(
    "The colour of a cell says otherwise than its number. Look whether the number or the report is wrong.",
    "Cellens farve siger noget andet end tallet. Se, om tallet er læst forkert, eller om rapporten er forkert.",
  ),
  "count-out-of-line": both(
    "A count is far from those of the other months; a digit may be too many or missing. Compare it with the page.",
    "Et antal ligger langt fra de andre måneders; et ciffer kan være for meget eller mangle. Sammenlign med siden.",
  ),
  "duplicate-service": both(
    "Two rows of a table have one name. Look whether one of the names was read wrongly.",
    "To rækker i en tabel har samme navn. Se, om det ene navn er læst forkert.",
  ),
  "unnamed-service": both(
    "A row has values and no name. Give it its name.",
    "En række har værdier og intet navn. Giv den sit navn.",
  ),
  "incident-without-date": both(
    "No day was found for an incident. Say when it was.",
    "Der blev ikke fundet en dag for en hændelse. Skriv, hvornår den var.",
  ),
  "incident-outside-month": both(
    "An incident lies more than a month from the month of the report. Check its days.",
    "En hændelse ligger mere end en måned fra rapportens måned. Se efter dens dage.",
  ),
  "breach-but-satisfactory": both(
    "The report calls the month satisfactory although a target was missed. Nothing to correct if both stand so on the page.",
    "Rapporten kalder måneden tilfredsstillende, selv om et mål ikke er nået. Intet at rette, hvis begge dele står sådan på siden.",
  ),
  "disrupted-without-incident": both(
    "The report says that an area was disrupted, and no incident of it was found. Look whether one was missed.",
    "Rapporten siger, at et område var forstyrret, men der blev ikke fundet en hændelse. Se, om en blev overset.",
  ),
  "stable-with-incident": both(
    "The report calls an area stable and tells of an incident in it. Look whether the incident belongs there.",
    "Rapporten kalder et område stabilt og fortæller om en hændelse i det. Se, om hændelsen hører til dér.",
  ),
  "table-not-read": both(
    "Figures on this page look like a table that was not read. Compare the page with the tables found.",
    "Tal på siden ligner en tabel, der ikke blev læst. Sammenlign siden med de tabeller, der blev fundet.",
  ),
  "page-without-records": both(
    "Nothing was read from a page of text. Look whether it says anything that belongs in the records.",
    "Intet blev læst fra en side med tekst. Se, om der står noget, som hører med.",
  ),
  "platform-without-table": both(
    "A platform has no table of figures while others have. Look whether it was missed.",
    "En platform har ingen tabel med tal, mens andre har. Se, om den blev overset.",
  ),
  "bullet-not-read": both(
    "A line with a day in it gave no incident: a plan, a matter closed, or an incident that was missed.",
    "En linje med en dato gav ingen hændelse: en plan, en afsluttet sag eller en hændelse, der blev overset.",
  ),
  "platform-name-unusual": both(
    "The name of a platform does not look like one. Give it its name.",
    "En platforms navn ligner ikke et navn. Giv den sit navn.",
  ),
  "table-of-another-platform": both(
    "The title of a table names another platform of the report. Look where the table belongs.",
    "Tabellens titel nævner en anden platform i rapporten. Se, hvor tabellen hører til.",
  ),
  revision: both(
    "A later report prints another number for a month.",
    "En senere rapport trykker et andet tal for en måned.",
  ),
  conflict: both(
    "Two reports of one month print different numbers.",
    "To rapporter for samme måned trykker forskellige tal.",
  ),
  "uncertain-disagrees": both(
    "Two reports differ on a number, and one was not read surely. Settle the unsure one.",
    "To rapporter er uenige om et tal, og det ene er læst usikkert. Afgør det usikre.",
  ),
  "same-month-twice": both(
    "Two files tell of one platform and month.",
    "To filer fortæller om samme platform og måned.",
  ),
  "same-content": both("Two files have the same content.", "To filer har samme indhold."),
  "months-missing": both("There is no report for some months.", "Der mangler rapporter for nogle måneder."),
  "period-disagrees": both(
    "The month is named differently within the report. Check which month it is of.",
    "Måneden er angivet forskelligt i rapporten. Se efter, hvilken måned den gælder.",
  ),
  "unreadable-value": both(
    "A number could not be read. Write what stands on the page.",
    "Et tal kunne ikke læses. Skriv, hvad der står på siden.",
  ),
  "unreadable-target": both(
    "A target could not be read. Write what stands on the page.",
    "Et mål kunne ikke læses. Skriv, hvad der står på siden.",
  ),
  "uncertain-value": both(
    "A number was not read surely. Compare it with the page.",
    "Et tal er ikke læst sikkert. Sammenlign det med siden.",
  ),
  "uncertain-target": both(
    "A target was not read surely. Compare it with the page.",
    "Et mål er ikke læst sikkert. Sammenlign det med siden.",
  ),
  "name-unsure": both(
    "A name was not read surely. Compare it with the page.",
    "Et navn er ikke læst sikkert. Sammenlign det med siden.",
  ),
  "unreadable-page": both("A page could not be read at all.", "En side kunne slet ikke læses."),
  ocr: both("The page was read from its picture.", "Siden er læst fra sit billede."),
  "ocr-not-used": both(
    "A page without text was not read, as OCR is off.",
    "En side uden tekst blev ikke læst, da OCR er slået fra.",
  ),
  "ocr-turned": both("The page was turned before it was read.", "Siden blev vendt, før den blev læst."),
  "ocr-repaired": both("Small slips of the reading were put right.", "Små læsefejl er rettet."),
  "ocr-dithered": both(
    "The scan's greys are dots; its tables are lost. Scan it in grey.",
    "Scanningens gråtoner er prikker; tabellerne er tabt. Scan i gråtoner.",
  ),
  "month-recovered": both(
    "A month over a table was lost and follows from its neighbours.",
    "En måned over en tabel var tabt og følger af naboerne.",
  ),
  "cell-unsure": both(
    "A cell was not read surely. Compare it with the page.",
    "En celle er ikke læst sikkert. Sammenlign den med siden.",
  ),
  "cell-unreadable": both(
    "Nothing could be read in a cell. Write what stands there.",
    "Intet kunne læses i en celle. Skriv, hvad der står.",
  ),
  "text-unsure": both(
    "Some words were not read surely. Compare them with the page.",
    "Nogle ord er ikke læst sikkert. Sammenlign dem med siden.",
  ),
  "readings-differ": both(
    "The text behind the scan has another number. See which is right.",
    "Teksten bag scanningen har et andet tal. Se, hvad der er rigtigt.",
  ),
  "covered-text": both(
    "Text that something is painted over was left out.",
    "Tekst, som noget er malet over, er udeladt.",
  ),
  "picture-not-read": both("A picture with letters in it could not be read.", "Et billede med tekst kunne ikke læses."),
  "impossible-date": both(
    "A date is none of the calendar. Say when it was.",
    "En dato findes ikke i kalenderen. Skriv, hvornår det var.",
  ),
  "weekday-contradicts-date": both(
    "The day of the week does not fit the date. Check the date.",
    "Ugedagen passer ikke til datoen. Se efter datoen.",
  ),
  "end-before-start": both(
    "An incident ends before it begins. Check the times.",
    "En hændelse slutter, før den begynder. Se efter tiderne.",
  ),
  "incident-without-system": both(
    "No system was found in an incident.",
    "Der blev ikke fundet et system i en hændelse.",
  ),
  "sentence-not-understood": both(
    "Nothing was read from a sentence of an incident.",
    "Intet blev læst af en sætning i en hændelse.",
  ),
  "profile-phrase-used": both("A wording of your profile was used.", "En vending fra jeres profil blev brugt."),
  "reading-confirmed": both("Another report confirms an unsure number.", "En anden rapport bekræfter et usikkert tal."),
  "not-a-status-report": both("The file does not look like a status report.", "Filen ligner ikke en driftsstatus."),
  "correction-stale": both(
    "Something else is read now than when this was corrected. Correct it again.",
    "Der læses noget andet nu, end da dette blev rettet. Ret det igen.",
  ),
  unparsed: both(
    "No record came from this line. It may be left out, or be an incident that was missed.",
    "Linjen gav ingen post. Den kan udelades, eller være en hændelse, der blev overset.",
  ),
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
  "correction-without-report": both(
    "Corrections are of reports that are not here.",
    "Rettelser gælder rapporter, som ikke er her.",
  ),
};

/** What to say of a code that has no sentence of its own. */
export const UNKNOWN_DIAGNOSTIC = both(
  "The program remarks on this. See what it says.",
  "Programmet bemærker noget her. Se, hvad det siger.",
);
