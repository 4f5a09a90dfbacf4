import type { Phrase } from "./phrase.js";

/** Sentences that name a system, a day or a fault and still are no incident of the month. */
export const NO_INCIDENTS: readonly Phrase<true>[] = [
  {
    name: "carried-out-as-planned",
    pattern:
      "(?:som|efter) (?:planlagt|planen|plan|aftale|aftalt|forventet|varslet)|planmæssigt|forløb (?:\\S+ )?(?:efter planen|problemfrit|uden|godt|tilfredsstillende)|uden (?:gener|problemer|anmærkninger|bemærkninger|driftsforstyrrelser|forstyrrelser|nedetid|fejl|hændelser|afbrydelser|konsekvenser|påvirkning|driftspåvirkning|negativ|indvirkning|nævneværdige)|ingen (?:bemærkninger|anmærkninger|gener|påvirkning|nedetid|konsekvenser|driftspåvirkning)|påvirkede ikke|berørte ikke|medførte ikke|ikke (?:\\S+ )?(?:konsekvenser|driftsmæssige)|^(?:planlagt|planlagte|varslet|varslede|planmæssig) (?!.*(?:trak ud|overskred|fejlede|gik galt|længere end|nede(?!\\p{L})|utilgængelig|mislykkedes|ustabil|efterfølgende)).*|blev gennemført(?! et)|er gennemført|afviklet som",
    examples: [
      {
        text: "Servicevinduet den 23. oktober kl. 06:00-10:00 blev gennemført som planlagt og uden gener for brugerne.",
        yields: true,
      },
      { text: "Servicevindue 13/1 kl. 06-09 forløb efter planen.", yields: true },
    ],
  },
  {
    name: "still-to-come",
    pattern:
      "(?:vil|skal|kan|må)(?:[\\s~]+[^\\s~.;:]{1,30}){0,8}?[\\s~]+(?:blive|være|påregnes|forventes|forekomme|finde sted|opleves)|forventer|forventes|planlægger|planlægges|er planlagt|planlagt (?:til|servicevindue)|(?:flyttes|udskiftes|skiftes|opgraderes|migreres|idriftsættes|overgår|implementeres|udrulles|gennemføres|lukkes|opdateres|igangsættes) (?!ved|da)|plan for|planer for|holder (?:\\S+ )?lukket|kommende|næste måned|til næste måned|i (?:næste|den kommende) (?:måned|periode)|varsles",
    examples: [
      {
        text: "Systemet flyttes til ny hardware den 12. november kl. 20-24, hvor systemet ikke vil være tilgængeligt.",
        yields: true,
      },
      { text: "Plan for februar: UPS skiftes 9/2 kl. 22-24, kort nedetid på Citrix må påregnes.", yields: true },
    ],
  },
  {
    name: "told-before",
    pattern:
      "(?:jf\\.?|jævnfør|se|omtalt i|beskrevet i|nævnt i|rapporteret i|fra) (?:\\p{L}*rapporten|rapport|sidste|forrige|foregående)|(?:omtalte|nævnte|rapporterede|beskrevne|tidligere)(?:[\\s~]+[^\\s~.;:]{1,30}){0,2}?[\\s~]+(?:fejl|hændelse|problem|nedbrud|driftsforstyrrelse|sag|hændelser|problemer)|fra (?:sidste|forrige|foregående) (?:måned|periode|rapport)|(?:er|blev) (?:nu )?(?:endeligt|endelig) (?:lukket|afsluttet|løst|rettet)|(?:sagen|problemet|fejlen) fra \\p{L}+",
    examples: [
      { text: "Nedbruddet på Vitae 20/11 er afsluttet, jf. rapporten for november.", yields: true },
      {
        text: "Den i septemberrapporten omtalte fejl på Klassifikationssystem (14. september) er endeligt lukket.",
        yields: true,
      },
    ],
  },
  {
    name: "all-well",
    pattern:
      "(?:har |kørte |været |forløbet )(?:\\S+ ){0,5}?(?:stabilt|stabil|stabile|uden problemer|problemfrit|upåklageligt)|kørt (?:\\S+ )?(?:stabilt|uden)|ingen (?:\\S+ ){0,2}?(?:driftsforstyrrelser|forstyrrelser|hændelser|nedbrud|problemer|fejl|sikkerhedshændelser|afbrydelser|driftsstop|nedetid)|ikke (?:(?:været|haft|konstateret|registreret|oplevet|forekommet|modtaget|nogen|nogle|indtruffet|optrådt) ){1,3}(?:\\S+ )?(?:driftsforstyrrelser|forstyrrelser|hændelser|nedbrud|sikkerhedshændelser|afbrydelser|nedetid|driftsstop|problemer|fejl)",
    examples: [
      { text: "Der har ikke været driftsforstyrrelser i perioden.", yields: true },
      { text: "Øvrige systemer har kørt stabilt.", yields: true },
    ],
  },
  {
    name: "no-fault-at-all",
    pattern:
      "tak til|takker|henvendelser|servicedesk(?:en)?|helpdesk(?:en)?|besvaret inden|kundetilfredshed\\p{L}*|undervisning|kursus|workshop|møde|mødet|beredskabsøvelse|øvelse|øvelsen|vejledning|freeze|afprøvet|testet|idriftsat|taget i brug|tiltrådt|ansat|certificeret|audit|rapporten dækker|forklaring|genopretningstest|dr-test|penetrationstest|beredskabstest|nødstrømstest|failovertest",
    examples: [
      {
        text: "Servicedesken har i perioden modtaget 412 henvendelser, hvilket er på niveau med september.",
        yields: true,
      },
      { text: "DR-test gennemført 5/12 uden bemærkninger.", yields: true },
    ],
  },
];
