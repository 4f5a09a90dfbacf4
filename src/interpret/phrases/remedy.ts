import type { LeadIn, Phrase } from "./phrase.js";

const SOLVED =
  "(?:afhjulpet|rettet|løst|udbedret|fikset|håndteret|imødegået|bragt til ophør|bragt i orden|bragt i drift|fjernet|elimineret|omgået|mitigeret|begrænset|stoppet|standset|ophævet|repareret|reetableret|korrigeret|normaliseret|genetableret|retableret|genoprettet|genoptaget|stabiliseret|overstået|rettes|løses|afhjælpes|udbedres)";
const RESUMED =
  "(?:genoptaget|genoptages|genetableret|genetableres|retableret|retableres|reetableret|reetableres|normaliseret|normaliseres|genoprettet|genoprettes|stabiliseret|normal|stabil|oppe|kørende|i luften|tilgængelig|tilgængeligt|tilgængelige|på plads|fungerede|virkede|kørte|startet|startes|i gang|normaliseredes|i drift|normale|stabile|op|åbnet|tilbage)";
const BY =
  "(?:,? ?ved,? at|,? ved|,? med|,? gennem|,? via|,? vha\\.?|,? v\\.|,? efter,? at|,? efter|,? da|,? idet|,? takket være|,? ved hjælp af|,? som følge af,? at|,? fordi)";
const ADVERBS =
  "(?: (?:igen|endeligt|midlertidigt|foreløbigt|efterfølgende|hurtigt|straks|normalt|stabilt|først|delvist|fuldt|helt|permanent|manuelt|dog|nu|løbende|ret hurtigt))*";

/** Words that lead in a remedy; the value is what follows. */
export const REMEDIES: readonly LeadIn<string>[] = [
  {
    name: "solved-by",
    pattern: `${SOLVED}${ADVERBS}${BY}`,
    examples: [
      { text: "Fejlen blev afhjulpet ved at genstarte serverne.", yields: "genstarte serverne" },
      { text: "Problemet blev løst, da leverandøren skiftede disken.", yields: "leverandøren skiftede disken" },
      { text: "Problemet blev løst ved, at trafikken blev lagt om.", yields: "trafikken blev lagt om" },
      {
        text: "Forstyrrelsen blev bragt til ophør ved manuel standsning af jobbet.",
        yields: "manuel standsning af jobbet",
      },
    ],
  },
  {
    name: "solved-in-time-by",
    pattern: `${SOLVED}(?:[\\s~]+[^\\s~.;:,]{1,30}){0,6}?[\\s~]*,?[\\s~]+(?:ved,? at|ved hjælp af|gennem|efter,? at|ved|da)`,
    examples: [
      { text: "Fejlen blev rettet i løbet af dagen ved at geninstallere klienten.", yields: "geninstallere klienten" },
      { text: "Problemet blev løst af driftsvagten ved at flytte trafikken.", yields: "flytte trafikken" },
    ],
  },
  {
    name: "resumed-after",
    pattern: `${RESUMED}${ADVERBS}(?:[\\s~]*,?[\\s~]*)(?:efter,? at|efter|da|ved,? at|idet)`,
    examples: [
      { text: "Systemet var oppe igen, efter at trafikken var omlagt.", yields: "trafikken var omlagt" },
      { text: "Driften kunne genoptages, da indekset var genskabt.", yields: "indekset var genskabt" },
    ],
  },
  {
    name: "solved-by-someone",
    pattern: "(?:løst|rettet|udbedret|afhjulpet|fikset) af",
    whole: true,
    examples: [
      { text: "Løst af TDC NET.", yields: "Løst af TDC NET" },
      { text: "Fejlen er rettet af leverandøren.", yields: "Fejlen er rettet af leverandøren" },
    ],
  },
  {
    name: "undone-in-passing",
    pattern:
      "(?<=,[\\s~]{1,3}(?:som|der)[\\s~]{1,3})(?:(?:nu|derefter|straks|efterfølgende|siden) )?(?:blev|er|er blevet)(?:[\\s~]+[^\\s~.;:,]{1,30}){0,3}?[\\s~]+(?:rullet tilbage|tilbagerullet|trukket tilbage|ført tilbage|afinstalleret|rettet|udskiftet|skiftet|repareret|fjernet|genskabt|omgået)",
    whole: "from-here",
    examples: [
      {
        text: "Fejlen skyldtes en ny firewallregel, som blev rullet tilbage kl. 16.40.",
        yields: "blev rullet tilbage kl. 16.40",
      },
      { text: "Årsagen var en defekt disk, der nu er udskiftet.", yields: "nu er udskiftet" },
    ],
  },
  {
    name: "remedy-label",
    pattern:
      "(?:(?:endelig |midlertidig |foreløbig |permanent )?løsning|fix|workaround|afhjælpning|udbedring|handling|tiltag|rettelse|afhjulpet|rettet|løst|løsningen|resolution|korrigerende handling|omgåelse) ?(?::| - |>)",
    examples: [
      { text: "Løsning: ny controller monteret.", yields: "ny controller monteret" },
      { text: "Fix: service restartet.", yields: "service restartet" },
    ],
  },
  {
    name: "solution-was",
    pattern: `(?:løsningen|afhjælpningen|udbedringen|rettelsen|den endelige løsning|kuren|modtrækket)(?: på \\p{L}+)? (?:var|blev|bestod i|består i|er|har været)${ADVERBS}(?:,? at)?`,
    examples: [
      { text: "Løsningen var at udvide disken.", yields: "udvide disken" },
      { text: "Den endelige løsning blev en ny netværksdriver.", yields: "en ny netværksdriver" },
    ],
  },
  {
    name: "solved-it-by",
    pattern:
      "(?:fik styr på (?:det|problemet|fejlen)|fik gang i \\p{L}+(?: igen)?|løste (?:det|problemet|fejlen|sagen)|rettede (?:det|fejlen|problemet)|afhjalp (?:det|fejlen|problemet)|udbedrede (?:det|fejlen|problemet)|genoprettede \\p{L}+|genetablerede \\p{L}+|retablerede \\p{L}+|omgik (?:det|fejlen|problemet))…(?:ved,? at|ved|med)",
    examples: [
      { text: "Vi fik styr på det ved at tilføje mere kapacitet.", yields: "tilføje mere kapacitet" },
      { text: "Leverandøren løste problemet ved at skifte kablet.", yields: "skifte kablet" },
    ],
  },
];

const ACTION =
  "(?:genstartet|udskiftet|udvidet|øget|fornyet|rullet tilbage|tilbagerullet|rettet|løst|udbedret|afhjulpet|fikset|repareret|tømt|fjernet|ryddet|opgraderet|opdateret|patchet|geninstalleret|genskabt|gendannet|genindlæst|indlæst|omlagt|flyttet|skiftet|tilføjet|tilført|opsat|sat op|sat ind|lagt ind|lagt på|justeret|nulstillet|stoppet|deaktiveret|slukket|startet|startet op|genkørt|kørt igen|kørt manuelt|trukket tilbage|filtreret|blokeret|restartet|deployet|monteret|installeret|implementeret|etableret|lagt over|lagt om|rettet op|frigivet|låst op|omkonfigureret|ændret|korrigeret|skruet ned|skruet op|slettet|afsluttet|lukket ned|taget ud af drift|frigjort|indsat|genaktiveret|aktiveret|kørt om|afinstalleret|optimeret|nedgraderet|koblet fra|koblet om|sat tilbage|ført tilbage|failet over|rullet ud|rebootet|omdirigeret|hævet|sænket|skaleret op|opskaleret|omgået|lukket med|genopbygget|(?:indeks|regel|rute|konto|record) oprettet|efterfølgende udsendt|eftersendt|genudsendt|slået fra|slået til|deployet|aktiveret|gennemført manuelt|kørt færdig|kørt igen|genkørt|gensendt|sendt igen|skruet op|lagt om|lagt på|indsat|renset|tømt|forlænget|stoppet|genåbnet|ryddet op|sat i drift|lagt i drift)";
/** Verbs whose particle stands behind what was done to: "slået automatisk opdatering fra". */
const PARTED =
  "(?:slået|rullet|lagt|sat|skruet|koblet|skiftet|trukket|ført)(?:[\\s~]+(?!forkert)[^\\s~.;:,]{1,30}){1,4}?[\\s~]+(?:fra|til|tilbage|om|op|ind|ud|over)(?=[\\s.,;]*$)";
const ACTED =
  "(?:genstartede|udskiftede|udvidede|øgede|fornyede|rullede|rettede|løste|reparerede|tømte|fjernede|ryddede|opgraderede|opdaterede|patchede|geninstallerede|genskabte|gendannede|genindlæste|omlagde|flyttede|skiftede|tilføjede|tilførte|justerede|nulstillede|stoppede|deaktiverede|genkørte|blokerede|restartede|deployede|installerede|hjalp|udbedrede|afhjalp|lagde|satte|monterede|nedgraderede|lavede|skruede|slukkede|tændte|hævede|byggede|kørte|koblede|foretog)";
const NOUN =
  "(?:genstart|rollback|failover|reboot|restart|udskiftning|tilbagerulning|omstart|fallback|nulstilling|reset|hotfix|patch|deploy|genindlæsning|opskalering)";

/** Sentences that tell a remedy without lead-in; the whole sentence is the value. */
export const BARE_REMEDIES: readonly LeadIn<string>[] = [
  {
    name: "healed-itself",
    whole: true,
    pattern:
      "(?:(?:rettede|løste|ordnede|fiksede) sig selv|(?:forsvandt|ophørte|stoppede|gik over|løste sig|rettede sig|gik væk|fortog sig|faldt til ro|stabiliserede sig|gik) (?:igen )?(?:af sig selv|uden (?:indgreb|indgriben|yderligere|at)|i sig selv)|af sig selv|uden (?:indgreb|indgriben)|(?:gik|fortog|ordnede) (?:over|sig)|forsvandt)",
    examples: [
      { text: "Fejlen forsvandt uden indgreb.", yields: "Fejlen forsvandt uden indgreb" },
      { text: "Rettede sig selv.", yields: "Rettede sig selv" },
    ],
  },
  {
    name: "action-noun",
    whole: true,
    pattern: `^(?:efter )?(?:\\p{L}+ )?${NOUN}(?: \\S+){0,6}? (?:foretaget|udført|gennemført|lavet|hjalp|løste|afhjalp|iværksat)|^(?:\\p{L}+ )?${NOUN}(?: (?:af|til|på|i)(?: [^\\s~.;:,]{1,30}){1,4}?)?(?=\\.?$)`,
    examples: [
      { text: "Automatisk failover til encoder 1.", yields: "Automatisk failover til encoder 1" },
      { text: "Rollback foretaget.", yields: "Rollback foretaget" },
      { text: "Genstart af appserver hjalp.", yields: "Genstart af appserver hjalp" },
    ],
  },
  {
    name: "something-was-done",
    whole: true,
    pattern: `(?:blev|er|har|havde|var|bliver)(?:[\\s~]+[^\\s~.;:,]{1,30}){0,7}?[\\s~]+(?:${ACTION}|${PARTED})|^(?:(?!(?:at|havde|sig|der|som|var|kunne|ikke|hvor|mens)[\\s~])[^\\s~.;:,]{1,30}[\\s~]+){0,5}?${ACTION}`,
    examples: [
      { text: "Leverandøren har rettet fejlen.", yields: "Leverandøren har rettet fejlen" },
      { text: "Gatewayen er nu udskiftet.", yields: "Gatewayen er nu udskiftet" },
      { text: "Kø tømt manuelt.", yields: "Kø tømt manuelt" },
      { text: "Vi har slået automatisk opdatering fra.", yields: "Vi har slået automatisk opdatering fra" },
    ],
  },
  {
    name: "someone-did",
    whole: true,
    pattern: ACTED,
    examples: [
      { text: "Microsoft løste fejlen.", yields: "Microsoft løste fejlen" },
      { text: "Vagten genstartede serveren.", yields: "Vagten genstartede serveren" },
    ],
  },
];

/** Sentences about what is still to be done: they tell no remedy. */
export const NOT_YET: readonly Phrase<true>[] = [
  {
    name: "not-done-yet",
    pattern:
      "(?:forventes|planlægges|planlagt|vil blive|skal|bestilt|afventer|afventes|overvejes|endnu ikke|ikke (?:\\p{L}+ )?(?:løst|rettet|udbedret|fundet|afhjulpet)|undersøges|fortsat|stadig|kommende|næste|bliver)",
    examples: [
      { text: "En egentlig rettelse forventes i novemberreleasen.", yields: true },
      { text: "Ny firmware bestilt.", yields: true },
    ],
  },
];
