import type { Language, Words } from "../model/language.js";
import { codeOf, VALUES, type ValueSet } from "./values.js";

/** What a diagnostic means to a person, what to do about it, and its message in Danish. */
interface DiagnosticWords {
  means: Words;
  todo: Words;
  /** Messages of it, with what in Danish stands for each; `{1}` is what was captured first. */
  danish: readonly (readonly [pattern: RegExp, danish: string])[];
}

const COMPARE: Words = {
  en: "Compare it with the page, and correct it where it is wrong.",
  da: "Sammenlign med siden, og ret det, hvis det er forkert.",
};
const READ_PAGE: Words = {
  en: "Look at the page: what was lost is not in the figures.",
  da: "Se på siden: det, der er gået tabt, er ikke med i tallene.",
};
const ASK: Words = {
  en: "Nothing is wrong in the reading; ask the supplier which is right.",
  da: "Læsningen fejler ikke noget; spørg leverandøren, hvad der er rigtigt.",
};
const NOTHING: Words = { en: "Nothing to do.", da: "Der skal ikke gøres noget." };
const BETTER_SCAN: Words = {
  en: "Ask for the PDF itself, or for a scan in grey of 300 dpi.",
  da: "Bed om selve PDF'en eller en scanning i gråtoner på 300 dpi.",
};

const say = (
  en: string,
  da: string,
  todo: Words,
  ...danish: (readonly [pattern: RegExp, danish: string])[]
): DiagnosticWords => ({ means: { en, da }, todo, danish });

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/^the page has no text$/, "siden har ingen tekst"],
  [/^the fonts do not say which letters their glyphs are$/, "skrifterne siger ikke, hvilke bogstaver de viser"],
  [/^a picture on it may hold text$/, "et billede på siden kan rumme tekst"],
  [/^pictures on it may hold text$/, "billeder på siden kan rumme tekst"],
  [/^a picture covers it$/, "et billede dækker den"],
  [
    /^a picture covers it, and the text behind that is another program's reading$/,
    "et billede dækker den, og teksten bag er et andet programs læsning",
  ],
];

const AT = `"(.*)" of "(.*)" in (\\d{4}-\\d{2})`;
const at = (rest: string): RegExp => new RegExp(`^${AT} ${rest}$`, "s");

/** Every diagnostic, by its code. A test walks all messages that the sources and the samples have. */
export const DIAGNOSTICS: Readonly<Record<string, DiagnosticWords>> = {
  "months-not-consecutive": say(
    "The months of an SLA table do not follow each other.",
    "Månederne i en SLA-tabel følger ikke efter hinanden.",
    COMPARE,
    [/^The table goes from (\S+) to (\S+)\.$/, "Tabellen springer fra {1} til {2}."],
  ),
  "months-end-elsewhere": say(
    "An SLA table does not end in the report's month.",
    "En SLA-tabel slutter ikke med rapportens måned.",
    COMPARE,
    [
      /^The table of (.*) ends in (\S+), the report is of (\S+)\.$/s,
      "Tabellen for {1} slutter {2}, rapporten er for {3}.",
    ],
  ),
  "value-count": say(
    "A row has not exactly one value a month.",
    "En række har ikke præcis én værdi pr. måned.",
    COMPARE,
    [/^"(.*)" has (\d+) values for (\d+) months\.$/s, "„{1}“ har {2} værdier for {3} måneder."],
  ),
  "percentage-out-of-range": say(
    "An availability is not within 0–100 %.",
    "En tilgængelighed ligger ikke mellem 0 og 100 %.",
    COMPARE,
    [at("is no availability\\."), "„{1}“ for „{2}“ i {3} er ingen tilgængelighed."],
  ),
  "colour-contradicts-value": say(
    "The cell's colour and its value do not fit together.",
    "Cellens farve og værdi passer ikke sammen.",
    ASK,
    [at('is (\\w+), its target is "(.*)"\\.'), "„{1}“ for „{2}“ i {3} er {colour:4}, målet er „{5}“."],
  ),
  "count-out-of-line": say(
    "A count is far from those around it: perhaps a digit too many or too few.",
    "Et antal ligger langt fra de øvrige: måske et ciffer for meget eller for lidt.",
    COMPARE,
    [at("is far from the usual (.*)\\."), "„{1}“ for „{2}“ i {3} er langt fra det sædvanlige {4}."],
  ),
  "duplicate-service": say(
    "Two rows of one table have the same name.",
    "To rækker i samme tabel har samme navn.",
    COMPARE,
    [/^The table has "(.*)" more than once\.$/s, "Tabellen har „{1}“ mere end én gang."],
  ),
  "unnamed-service": say("A row of values has no name.", "En række med værdier har intet navn.", COMPARE, [
    /^A row of values has no name\.$/,
    "En række med værdier har intet navn.",
  ]),
  "incident-without-date": say(
    "No day could be read for an incident.",
    "Der kunne ikke læses nogen dag for en hændelse.",
    COMPARE,
    [/^No day was found in "(.*)"\.$/s, "Der blev ikke fundet nogen dag i „{1}“."],
    [/^no date found in the incident$/, "der blev ikke fundet nogen dato i hændelsen"],
  ),
  "incident-outside-month": say(
    "An incident lies more than a month from its report's month.",
    "En hændelse ligger mere end en måned fra rapportens måned.",
    COMPARE,
    [/^"(.*)" is of (\S+), the report of (\S+)\.$/s, "„{1}“ er fra {2}, rapporten fra {3}."],
  ),
  "breach-but-satisfactory": say(
    "A service missed its target while the verdict says satisfactory.",
    "En tjeneste nåede ikke sit mål, men vurderingen siger tilfredsstillende.",
    ASK,
    [
      /^The month is called ([\w-]+), yet "(.*)" had (.*) of (.*)\.$/s,
      "Måneden kaldes {rating:1}, men „{2}“ havde {3} af {4}.",
    ],
  ),
  "disrupted-without-incident": say(
    "The text says an area was disrupted and tells of no incident in it.",
    "Teksten siger, at et område var forstyrret, men fortæller ikke om nogen hændelse.",
    ASK,
    [
      /^"(.*)", but no incident of that area was found\.$/s,
      "„{1}“, men der blev ikke fundet nogen hændelse i området.",
    ],
  ),
  "stable-with-incident": say(
    "The text says an area was stable and tells of an incident in it.",
    "Teksten siger, at et område var stabilt, men fortæller om en hændelse i det.",
    ASK,
    [/^"(.*)", but an incident of that area was found\.$/s, "„{1}“, men der blev fundet en hændelse i området."],
  ),
  "table-not-read": say(
    "A line of figures or a table's title gave no record: a table was lost.",
    "En linje med tal eller en tabels titel gav ingen post: en tabel er gået tabt.",
    READ_PAGE,
    [
      /^Page (\d+) has lines of a table that were not read: "(.*)"\.$/s,
      "Side {1} har linjer fra en tabel, som ikke blev læst: „{2}“.",
    ],
  ),
  "page-without-records": say(
    "A page of text gave no record beside pages that do.",
    "En side med tekst gav ingen poster, mens andre sider gjorde.",
    READ_PAGE,
    [/^Page (\d+) has text, and no record came from it\.$/, "Side {1} har tekst, men gav ingen poster."],
  ),
  "platform-without-table": say(
    "A platform has no SLA table while others of the report have one.",
    "En platform har ingen SLA-tabel, mens andre i rapporten har.",
    READ_PAGE,
    [
      /^"(.*)" has no SLA table, other platforms of the report have\.$/s,
      "„{1}“ har ingen SLA-tabel; andre platforme i rapporten har.",
    ],
  ),
  "bullet-not-read": say(
    "A bullet with a day in it gave no record: a plan, a matter closed, or an incident that was missed.",
    "Et punkt med en dato gav ingen post: en plan, en afsluttet sag eller en overset hændelse.",
    READ_PAGE,
    [/^No incident was found in "(.*)"\.$/s, "Der blev ikke fundet nogen hændelse i „{1}“."],
  ),
  "platform-name-unusual": say(
    "A platform is named by a sentence, a stamp or a word for the report, or not at all.",
    "En platform har en sætning, et stempel eller et ord for rapporten som navn, eller slet intet.",
    COMPARE,
    [/^A platform has no name\.$/, "En platform har intet navn."],
    [/^"(.*)" is an unusual name for a platform\.$/s, "„{1}“ er et usædvanligt navn for en platform."],
  ),
  "table-of-another-platform": say(
    "The title of an SLA table names another platform of the report.",
    "Titlen på en SLA-tabel nævner en anden af rapportens platforme.",
    COMPARE,
    [
      /^The table "(.*)" stands under "(.*)", and names another platform\.$/s,
      "Tabellen „{1}“ står under „{2}“, men nævner en anden platform.",
    ],
  ),
  revision: say(
    "A later report prints another number for the same month.",
    "En senere rapport har et andet tal for samme måned.",
    ASK,
    [/^"(.*)" of (.*) in (\S+) was revised: (.*)\.$/s, "„{1}“ på {2} i {3} er rettet: {printings:4}."],
  ),
  conflict: say("Reports of one month differ.", "Rapporter for samme måned er uenige.", ASK, [
    /^"(.*)" of (.*) in (\S+) differs between reports of one month: (.*)\.$/s,
    "„{1}“ på {2} i {3} er forskellig i rapporter for samme måned: {printings:4}.",
  ]),
  "uncertain-disagrees": say(
    "Two reports were read differently, one of them with little confidence.",
    "To rapporter er læst forskelligt, den ene usikkert.",
    COMPARE,
    [
      /^"(.*)" of (.*) in (\S+) was read differently, one of the readings uncertain: (.*)\.$/s,
      "„{1}“ på {2} i {3} er læst forskelligt, den ene læsning usikker: {printings:4}.",
    ],
  ),
  "name-differs": say(
    "One report calls a platform or a service nearly as the others do.",
    "En rapport kalder en platform eller en tjeneste næsten det samme som de andre.",
    {
      en: "Compare it with the page; where it is one thing, give it one name (aliases in corrections.json).",
      da: "Sammenlign med siden; er det én ting, så giv den ét navn (aliases i corrections.json).",
    },
    [
      /^The platform called "(.*)" in "(.*)" is "(.*)" in (\d+) other reports: it was misread or renamed; compare it with the page\.$/s,
      'Platformen "{1}" i "{2}" hedder "{3}" i {4} andre rapporter: den er læst forkert eller har skiftet navn; sammenlign med siden.',
    ],
    [
      /^The service of (.*) called "(.*)" in "(.*)" is "(.*)" in (\d+) other reports: it was misread or renamed; compare it with the page\.$/s,
      'Tjenesten "{2}" under {1} i "{3}" hedder "{4}" i {5} andre rapporter: den er læst forkert eller har skiftet navn; sammenlign med siden.',
    ],
  ),
  "same-month-twice": say(
    "Several files tell of one platform and month.",
    "Flere filer fortæller om samme platform og måned.",
    {
      en: "The newest counts; remove the files that should not be there.",
      da: "Den nyeste tæller; fjern de filer, der ikke skal være der.",
    },
    [
      /^(\d+) reports tell of (.*): (.*); all are kept, the newest counts in the series\.$/s,
      "{1} rapporter fortæller om {2}: {3}; alle er bevaret, den nyeste tæller.",
    ],
  ),
  "same-content": say("Two files have the same content.", "To filer har samme indhold.", NOTHING, [
    /^"(.*)" has the same content as "(.*)" and was converted once\.$/s,
    "„{1}“ har samme indhold som „{2}“ og er kun læst én gang.",
  ]),
  "months-missing": say(
    "There is no report for some months.",
    "Der mangler rapporter for nogle måneder.",
    { en: "Find the report, or leave the gap.", da: "Find rapporten, eller lad hullet stå." },
    [/^No report for (\S+) to (\S+)\.$/, "Ingen rapport for {1} til {2}."],
    [/^No report for (\S+)\.$/, "Ingen rapport for {1}."],
  ),
  "reading-confirmed": say(
    "An uncertain reading is confirmed by another report.",
    "En usikker læsning er bekræftet af en anden rapport.",
    NOTHING,
    [
      /^"(.*)" of (.*) in (\S+): (.*), read by OCR in (\S+) \("(.*)"\) without confidence, is confirmed by the text layer of another report\.$/s,
      "„{1}“ på {2} i {3}: {4}, læst usikkert med OCR i {5} („{6}“), er bekræftet af en anden rapports tekst.",
    ],
  ),
  "period-disagrees": say("The report names different months.", "Rapporten nævner forskellige måneder.", COMPARE, [
    /^The report is of (\S+) by (.*), but (.*)\.$/s,
    "Rapporten er for {1} ifølge {witnesses:2}, men {witnesses:3}.",
  ]),
  "unreadable-value": say("A value could not be read.", "En værdi kunne ikke læses.", COMPARE, [
    at("could not be read; its value is null\\."),
    "„{1}“ for „{2}“ i {3} kunne ikke læses; værdien er tom.",
  ]),
  "uncertain-value": say(
    "A value was read with little confidence.",
    "En værdi er læst usikkert.",
    COMPARE,
    [
      at('is uncertain \\(([\\d.]+); also read as "(.*)"\\); compare it with the page\\.'),
      "„{1}“ for „{2}“ i {3} er usikker ({4}; også læst som „{5}“); sammenlign med siden.",
    ],
    [
      at("is uncertain \\((.*)\\); compare it with the page\\."),
      "„{1}“ for „{2}“ i {3} er usikker ({4}); sammenlign med siden.",
    ],
  ),
  "unreadable-target": say(
    "A target could not be read.",
    "Et mål kunne ikke læses.",
    COMPARE,
    [/^The target "(.*)" of "(.*)" is no number\.$/s, "Målet „{1}“ for „{2}“ er intet tal."],
    [/^The target "(.*)" of "(.*)" is too uncertain \((.*)\).*$/s, "Målet „{1}“ for „{2}“ er for usikkert ({3})."],
  ),
  "uncertain-target": say("A target was read with little confidence.", "Et mål er læst usikkert.", COMPARE, [
    /^The target "(.*)" of "(.*)" is uncertain \((.*)\).*$/s,
    "Målet „{1}“ for „{2}“ er usikkert ({3}); sammenlign med siden.",
  ]),
  "name-unsure": say(
    "A name of a row or platform was read with little confidence.",
    "Navnet på en række eller platform er læst usikkert.",
    COMPARE,
    [
      /^"(.*)" beside "(.*)" is part of no name: the row's may lack it; compare it with the page\.$/s,
      "„{1}“ ved siden af „{2}“ hører ikke til noget navn: rækkens mangler det måske; sammenlign med siden.",
    ],
    [
      /^The platform's name "(.*)" is uncertain \((.*)\); compare it with the page\.$/s,
      "Platformens navn „{1}“ er usikkert ({2}); sammenlign med siden.",
    ],
    [
      /^The name "(.*)" of a row is uncertain \((.*)\), and so are its values; compare it with the page\.$/s,
      "Rækkens navn „{1}“ er usikkert ({2}), og dens værdier dermed også; sammenlign med siden.",
    ],
  ),
  "unreadable-page": say("A page is damaged and was left out.", "En side er beskadiget og blev udeladt.", READ_PAGE, [
    /^Page (\d+) is damaged and was left out \((.*)\)\.$/s,
    "Side {1} er beskadiget og blev udeladt ({2}).",
  ]),
  ocr: say("A page was read from its picture.", "En side er læst fra sit billede.", NOTHING, [
    /^Page (\d+) was read by OCR: (.*)\.$/s,
    "Side {1} er læst med OCR: {reason:2}.",
  ]),
  "ocr-not-used": say(
    "A page was not read from its picture, as asked.",
    "En side blev som ønsket ikke læst fra sit billede.",
    { en: "Run again without --ocr never.", da: "Kør igen uden --ocr never." },
    [
      /^Page (\d+) was not read by OCR, as asked, although (.*)\.$/s,
      "Side {1} blev som ønsket ikke læst med OCR, selv om {reason:2}.",
    ],
  ),
  "ocr-turned": say("A page was scanned turned.", "En side er scannet drejet.", NOTHING, [
    /^the page was scanned turned by (\d+)° and was read upright$/,
    "siden var scannet drejet {1}° og er læst lodret",
  ]),
  "ocr-dithered": say("A scan is too coarse.", "En scanning er for grov.", BETTER_SCAN, [
    /^the scan of page (\d+) shows greys and colours as black dots: .*$/s,
    "scanningen af side {1} viser gråt og farver som sorte prikker: tekst på dem, fx en tabels overskrifter, kan være gået tabt; scan i gråtoner",
  ]),
  "ocr-repaired": say(
    "A misread word was put right.",
    "Et fejllæst ord er rettet.",
    NOTHING,
    [/^heading "(.*)" was put right to "(.*)"$/s, "overskriften „{1}“ er rettet til „{2}“"],
    [/^"(.*)" was put right to "(.*)"$/s, "„{1}“ er rettet til „{2}“"],
    [
      /^"(.*)" at a line's end was taken for the first part of a word$/s,
      "„{1}“ ved linjens slutning er taget for første del af et ord",
    ],
  ),
  "ocr-failed": say(
    "A page could not be read from its picture.",
    "En side kunne ikke læses fra sit billede.",
    READ_PAGE,
    [/^OCR of page (\d+) failed: (.*)$/s, "OCR af side {1} mislykkedes: {2}"],
  ),
  "ocr-timeout": say(
    "Reading a page from its picture took too long.",
    "Det tog for lang tid at læse en side fra dens billede.",
    { en: "Run again with a larger --timeout.", da: "Kør igen med en større --timeout." },
    [
      /^OCR of page (\d+) took longer than (.*) s and was given up$/,
      "OCR af side {1} tog mere end {2} s og blev opgivet",
    ],
  ),
  "month-recovered": say(
    "A month's heading could not be read and follows from its neighbours.",
    "En måneds overskrift kunne ikke læses og følger af naboerne.",
    COMPARE,
    [
      /^header month "(.*)" follows from its neighbours; it was read as "(.*)"$/s,
      "måneden „{1}“ følger af naboerne; den blev læst som „{2}“",
    ],
  ),
  "cell-unsure": say(
    "A cell was read with little confidence.",
    "En celle er læst usikkert.",
    COMPARE,
    [
      /^cell read as "([^"]*)" or "([^"]*)" with confidence (.*)$/s,
      "cellen er læst som „{1}“ eller „{2}“ med sikkerhed {3}",
    ],
    [/^cell read as "(.*)" with confidence (.*)$/s, "cellen er læst som „{1}“ med sikkerhed {2}"],
  ),
  "cell-unreadable": say("A cell could not be read.", "En celle kunne ikke læses.", COMPARE, [
    /^nothing can be read in the cell: it is too dark, or its print too poor$/,
    "intet kan læses i cellen: den er for mørk, eller trykket for dårligt",
  ]),
  "text-unsure": say("Words were read with little confidence.", "Ord er læst usikkert.", COMPARE, [
    /^read with little confidence: (.*)$/s,
    "læst usikkert: {1}",
  ]),
  "readings-differ": say(
    "The text behind a scan, another program's, has another number.",
    "Teksten bag en scanning, et andet programs, har et andet tal.",
    COMPARE,
    [
      /^read as "(.*)"; the text behind the picture, another program's, says "(.*)"$/s,
      "læst som „{1}“; teksten bag billedet, et andet programs, siger „{2}“",
    ],
  ),
  "covered-text": say(
    "Text that something is painted over was left out.",
    "Tekst, som noget er malet over, blev udeladt.",
    COMPARE,
    [
      /^"(.*)" is covered by what is painted over it, and was left out\.$/s,
      "„{1}“ er dækket af det, der er malet over, og blev udeladt.",
    ],
  ),
  "picture-not-read": say(
    "A picture may hold text that could not be read.",
    "Et billede kan rumme tekst, som ikke kunne læses.",
    READ_PAGE,
    [
      /^A picture on page (\d+) may hold text, but it could not be read\.$/,
      "Et billede på side {1} kan rumme tekst, men kunne ikke læses.",
    ],
  ),
  "impossible-date": say("A date does not exist.", "En dato findes ikke.", COMPARE, [
    /^.*: "(.*)"$/s,
    "datoen findes ikke: „{1}“",
  ]),
  "weekday-contradicts-date": say("A weekday does not fit its date.", "En ugedag passer ikke til datoen.", ASK, [
    /^.*: "(.*)"$/s,
    "ugedagen passer ikke til datoen: „{1}“",
  ]),
  "end-before-start": say("A period ends before it starts.", "En periode slutter, før den begynder.", COMPARE, [
    /^.*: "(.*)"$/s,
    "perioden slutter, før den begynder: „{1}“",
  ]),
  "incident-without-system": say(
    "No system could be read for an incident.",
    "Der kunne ikke læses noget system for en hændelse.",
    COMPARE,
    [/^no system found in the incident$/, "der blev ikke fundet noget system i hændelsen"],
  ),
  "sentence-not-understood": say(
    "A sentence of an incident gave no field.",
    "En sætning i en hændelse gav intet felt.",
    NOTHING,
    [
      /^nothing was read from this sentence of the incident: "(.*)"$/s,
      "intet blev læst af denne sætning i hændelsen: „{1}“",
    ],
  ),
  "profile-phrase-used": say("A wording of your profile was used.", "En vending fra din profil blev brugt.", NOTHING, [
    /^profile: (.*)$/s,
    "profil: {1}",
  ]),
  "correction-stale": say(
    "A correction no longer fits what is read.",
    "En rettelse passer ikke længere til det, der læses.",
    { en: "Correct it again, or delete the correction.", da: "Ret igen, eller slet rettelsen." },
    [
      /^The correction of "(.*?)" of (\S+)(.*) to (.*) was made where (.*) was read; (.*): it is not applied; correct it again, or delete it\.$/s,
      "Rettelsen af „{1}“ i {2} til {4} blev lavet, da der blev læst {5}: den bruges ikke; ret igen, eller slet den.",
    ],
  ),
  "correction-without-report": say(
    "Corrections are of reports that are not here.",
    "Rettelser hører til rapporter, som ikke er her.",
    NOTHING,
    [
      /^(\d+) corrections? (?:is|are) of reports that are not here: (.*)\.$/s,
      "{1} rettelse(r) hører til rapporter, som ikke er her: {2}.",
    ],
  ),
  "not-a-status-report": say(
    "No report was found in the file.",
    "Der blev ikke fundet nogen rapport i filen.",
    READ_PAGE,
    [
      /^No platform with a month, a verdict or an SLA table was found.*$/s,
      "Der blev ikke fundet nogen platform med måned, vurdering eller SLA-tabel: det er ingen driftsstatusrapport, eller den har et ukendt layout; `driftsstatus explain` viser, hvad der blev læst.",
    ],
    [
      /^No text could be read from the pages: .*$/s,
      "Der kunne ikke læses tekst på siderne: de er tomme, eller scanninger, som ikke læses med --ocr never.",
    ],
  ),
  unparsed: say(
    "A line that no record came from.",
    "En linje, som ingen post kom fra.",
    {
      en: "Look at the line; where it should be a record, correct it or report it.",
      da: "Se på linjen; hvis den burde være en post, så ret den eller meld den.",
    },
    [/^(.*)$/s, "{1}"],
  ),
};

/** What a code means; of a code that nobody wrote words for, the code. */
export const meaningOf = (code: string, language: Language): string => DIAGNOSTICS[code]?.means[language] ?? code;

export const todoOf = (code: string, language: Language): string => (DIAGNOSTICS[code]?.todo ?? COMPARE)[language];

/** A diagnostic's message as people read it; one that has no words in Danish is said by what its code means. */
export function messageOf({ code, message }: { code: string; message: string }, language: Language): string {
  if (language === "en") return message;
  return danishMessage(code, message) ?? meaningOf(code, language);
}

/** The message in Danish; null where nobody wrote words for it. */
export function danishMessage(code: string, message: string): string | null {
  for (const [pattern, danish] of DIAGNOSTICS[code]?.danish ?? []) {
    const found = pattern.exec(message);
    if (found)
      return danish.replace(/\{(?:(\w+):)?(\d+)\}/g, (_, kind: string | undefined, n: string) =>
        inDanish(kind, found[Number(n)] ?? ""),
      );
  }
  return null;
}

function inDanish(kind: string | undefined, text: string): string {
  if (kind === undefined) return text;
  if (kind === "printings") return text.replace(/ in (\d{4}-\d{2}) \("/g, " i $1 („").replace(/"\)/g, "“)");
  if (kind === "reason") return REASONS.find(([pattern]) => pattern.test(text))?.[1] ?? text;
  if (kind === "witnesses") return witnesses(text);
  const set = VALUES[kind as ValueSet] as Record<string, { da: string }>;
  return set[codeOf(kind as ValueSet, text)]?.da ?? text;
}

/** What the month of a report was read from; see `interpret/period.ts`. */
const WITNESSES: readonly (readonly [RegExp, string])[] = [
  [/the cover/g, "forsiden"],
  [/the file name/g, "filens navn"],
  [/the days in the text/g, "dagene i teksten"],
  [/the heading of /g, "overskriften til "],
  [/the last month of (.*?)'s table/g, "sidste måned i tabellen for $1"],
  [/ says /g, " siger "],
];

const witnesses = (text: string): string => WITNESSES.reduce((all, [en, da]) => all.replace(en, da), text);
