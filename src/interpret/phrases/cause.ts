import type { LeadIn, Phrase } from "./phrase.js";

const MATTER =
  "(?:årsagen|årsag|fejlårsagen|rodårsagen|grundårsagen|hovedårsagen|grunden|baggrunden|forklaringen|root cause|rodårsag|fejlårsag|anledningen)";
const HEREOF =
  "(?: (?:hertil|herfor|heraf|dertil|bag|til \\p{L}{3,20}(?: \\p{L}{3,20})?|til at [^,.;]{3,60}|bag \\p{L}{3,20}))?";
const SAID =
  "(?: (?:efter det oplyste|ifølge leverandøren|angiveligt|efterfølgende|dog|nemlig|denne gang|igen|også|alene|primært|således|tilsyneladende|formentlig|formentligt|formodentlig|sandsynligvis|muligvis|antagelig|antageligt|givetvis|efter alt at dømme|med stor sandsynlighed))*";
const THAT = "(?:,? at)?";
const NAMELY =
  "(?: (?:formentlig|formentligt|formodentlig|formodningsvis|sandsynligvis|muligvis|antagelig|antageligt|angiveligt|efter alt at dømme|tilsyneladende|desværre|alene|primært|igen|ifølge leverandøren|efter det oplyste|efterfølgende|hovedsageligt|dog|især|nemlig))*";

/** Words that lead in a cause; the value is what follows. */
export const CAUSES: readonly LeadIn<string>[] = [
  {
    name: "cause-was",
    pattern: `${MATTER}${HEREOF} (?:var|er|har været|skyldtes|skyldes|lå i|ligger i|lå hos|viste sig at være|har vist sig at være|blev fundet i|blev fundet at være|er fundet at være|er lokaliseret til|blev lokaliseret til|blev identificeret som|er identificeret som|menes at være|antages at være|vurderes at være|formodes at være|formodes at skyldes|menes at skyldes|vurderes at skyldes|antages at skyldes|skal findes i|findes i|kan henføres til|kunne henføres til|kan tilskrives)${SAID}${THAT}`,
    examples: [
      {
        text: "Årsagen var et højt load af sager fra et eksternt system.",
        yields: "et højt load af sager fra et eksternt system",
      },
      {
        text: "Årsagen er efter det oplyste, at et diskområde var løbet fuldt.",
        yields: "et diskområde var løbet fuldt",
      },
      { text: "Årsagen skyldtes en fejl i en firewall.", yields: "en fejl i en firewall" },
      { text: "Baggrunden herfor var et beskadiget indeks.", yields: "et beskadiget indeks" },
    ],
  },
  {
    name: "cause-label",
    pattern: `(?:${MATTER}|begrundelse|cause)${HEREOF} ?(?::| - |>)`,
    examples: [
      { text: "Årsag: fejl i DHCP-scope.", yields: "fejl i DHCP-scope" },
      { text: "Root cause: hukommelseslæk i en driver.", yields: "hukommelseslæk i en driver" },
    ],
  },
  {
    name: "cause-found-to-be",
    pattern: `(?:identificeret|lokaliseret|fundet|udpeget|sporet|fandt|identificerede|lokaliserede)(?: (?:årsagen|fejlen|problemet|kilden))(?: (?:til at være|til|i|som|hos))|(?:fejlen|problemet|forstyrrelsen|udfaldet|hændelsen|årsagen) (?:lå|ligger|var at finde|blev fundet|er fundet|skal findes) (?:i|hos)|fundet(?= (?:en|et) (?:fejl|defekt|\\p{L}*fejl) )|(?:vi|leverandøren|teknikerne|driften) (?:fandt|har fundet)(?! frem| ud| årsag)|det viste sig(?: (?:efterfølgende|senere|hurtigt|desværre))?,? at(?: (?:skyldes|være))?|det har vist sig,? at(?: (?:skyldes|være))?`,
    examples: [
      { text: "Vi har identificeret årsagen til at være en slettet DNS-record.", yields: "en slettet DNS-record" },
      { text: "Det viste sig at skyldes en fuld kø.", yields: "en fuld kø" },
      { text: "Det viste sig, at en tekniker havde slukket en server.", yields: "en tekniker havde slukket en server" },
    ],
  },
  {
    name: "cause-due-to",
    pattern: `(?:(?:hvilket|som|der|det|dette) )?(?:(?:skyldtes|skyldes) (?:fejlen|problemet|dette|nedbruddet|udfaldet|hændelsen|forstyrrelsen)|skyldtes|skyldes|har skyldtes|beroede|beror|bundede|bunder)${NAMELY}(?: (?:på|i))?${THAT}|(?:der var|der er) tale om|(?:det|hændelsen|fejlen) (?:drejede sig|handlede) om|(?:var|er) (?:resultatet|følgen|konsekvensen) af`,
    examples: [
      { text: "Ifølge leverandøren skyldtes fejlen en manglende indeksering.", yields: "en manglende indeksering" },
      { text: "Udfaldet beroede på en fejl i en basestation.", yields: "en fejl i en basestation" },
      { text: "Der var tale om et kabelbrud.", yields: "et kabelbrud" },
      { text: "Fejlen skyldtes en fejlkonfigureret loadbalancer.", yields: "en fejlkonfigureret loadbalancer" },
      { text: "Det skyldtes, at en kølekreds stod stille.", yields: "en kølekreds stod stille" },
    ],
  },
  {
    name: "cause-because-of",
    pattern: `(?:(?:opstod|opstået|opstod igen|skete|sker) )?(?:på grund af|p\\.g\\.a\\.|pga\\.?|grundet|som følge af|som en følge af|som konsekvens af|som en konsekvens af|i kølvandet på|en følge af|en konsekvens af|et resultat af|følgen af|på baggrund af)${NAMELY}${THAT}`,
    examples: [
      { text: "Alle opslag fejlede på grund af en fuld logdisk.", yields: "en fuld logdisk" },
      { text: "Tjenesten var nede som følge af, at to noder genstartede.", yields: "to noder genstartede" },
    ],
  },
  {
    name: "cause-brought-about",
    pattern: `(?:forårsaget|foranlediget|udløst|fremkaldt|fremprovokeret|afstedkommet|bevirket|affødt)${NAMELY} (?:af|ved)${THAT}`,
    examples: [
      { text: "Nedbruddet var forårsaget af et lynnedslag.", yields: "et lynnedslag" },
      { text: "Hændelsen blev udløst af en forkert firewallregel.", yields: "en forkert firewallregel" },
    ],
  },
  {
    name: "cause-attributed",
    pattern: `(?:(?:kan|kunne) )?(?:henføres|tilskrives|føres tilbage|spores tilbage)(?: til)?${THAT}`,
    examples: [
      { text: "Hændelsen kan henføres til en defekt netværksport.", yields: "en defekt netværksport" },
      { text: "Udfaldet kunne føres tilbage til en slidt konnektor.", yields: "en slidt konnektor" },
    ],
  },
  {
    name: "cause-arose",
    pattern: `(?:(?:opstod|er opstået|opstået)(?: igen)?(?:,? )(?:i forbindelse med|ifm\\.?|efter|da|fordi|ved|under|idet)|stammede fra|stammer fra|udsprang af|kom af)(?:,? at)?`,
    examples: [
      { text: "Fejlen opstod i forbindelse med en opgradering af databasen.", yields: "en opgradering af databasen" },
      { text: "Problemet opstod, da en tekniker trak et forkert stik.", yields: "en tekniker trak et forkert stik" },
    ],
  },
  {
    name: "cause-supposedly-during",
    pattern:
      "(?<=,[\\s~]{1,3})(?:formentlig|formentligt|formodentlig|sandsynligvis|muligvis|antageligt|formodningsvis)(?: (?:ifm\\.?|i forbindelse med|efter|fra|fordi|da))?",
    examples: [
      { text: "Ustabil telefoni, formentlig ifm. nytårstrafik.", yields: "nytårstrafik" },
      { text: "Langsomt netværk, sandsynligvis et sløjfet kabel.", yields: "et sløjfet kabel" },
    ],
  },
  {
    name: "cause-clause",
    pattern: "(?<=,[\\s~]{1,3})(?:fordi|idet|eftersom|i og med at|i og med, at)",
    examples: [
      { text: "Portalen var nede, fordi et certifikat var udløbet.", yields: "et certifikat var udløbet" },
      { text: "Der kunne ikke logges på, idet en tabel var låst.", yields: "en tabel var låst" },
    ],
  },
  {
    name: "cause-after",
    pattern:
      "efter(?= (?:en |et )(?:\\p{L}+ )?\\p{L}*(?:udfald|svigt|brud|nedbrud|lynnedslag|fejl|opdatering|opgradering|patch|skift|omlægning|strømafbrydelse)(?!\\p{L}))",
    examples: [
      { text: "Den 2. maj var portalen nede efter et strømudfald.", yields: "et strømudfald" },
      { text: "Efter en fejlbehæftet opgradering var arkivet utilgængeligt.", yields: "en fejlbehæftet opgradering" },
    ],
  },
  {
    name: "cause-in-connection-with",
    pattern:
      "(?:i forbindelse med|ifm\\.?)(?= (?:en |et )?(?:\\p{L}+ )?\\p{L}*(?:genstart|opdatering|opgradering|patch|patching|omlægning|flytning|migrering|strømafbrydelse)(?!\\p{L}))",
    examples: [
      {
        text: "Den 2. maj var portalen nede i forbindelse med en opgradering af databasen.",
        yields: "en opgradering af databasen",
      },
      { text: "Portalen ude af drift ifm. uvarslet genstart af en host.", yields: "uvarslet genstart af en host" },
    ],
  },
  {
    name: "cause-since",
    pattern: "(?<=,[\\s~]{1,3})da",
    examples: [
      {
        text: "Selvbetjening var nede, da NemID var ude af drift hos Nets.",
        yields: "NemID var ude af drift hos Nets",
      },
      { text: "Ingen kunne udskrive, da spoolerens disk var fuld.", yields: "spoolerens disk var fuld" },
    ],
  },
];

/** A cause that opens the sentence; it ends at the verb: "På grund af en brand var X nede." */
export const OPENING_CAUSES: readonly LeadIn<string>[] = [
  {
    name: "opening-because-of",
    pattern: `(?:på grund af|pga\\.?|grundet|som følge af|i kølvandet på|som konsekvens af|efter(?= (?:en|et) ))${NAMELY}${THAT}`,
    examples: [
      { text: "På grund af en brand var portalen nede.", yields: "en brand" },
      { text: "Grundet defekt køling måtte klyngen lukkes.", yields: "defekt køling" },
    ],
  },
];

/** Words that say the cause is not known. */
export const UNKNOWN_CAUSES: readonly Phrase<true>[] = [
  {
    name: "cause-sought",
    pattern:
      "(?:undersøger|undersøge|udreder|udrede|analyserer|efterforsker|leder efter)(?:[\\s~]+[^\\s~.;:]{1,30}){0,2}?[\\s~]+(?:årsagen|årsag)|(?:kendes|kender|har)(?: \\p{L}+)? (?:ingen|ikke nogen|ikke) (?:\\p{L}+ )?(?:årsag|forklaring)|ved (?:\\p{L}+ )?ikke(?: \\p{L}+)?,? hvorfor",
    examples: [
      { text: "Leverandøren er ved at undersøge årsagen.", yields: true },
      { text: "Vi ved endnu ikke hvorfor.", yields: true },
    ],
  },
  {
    name: "cause-not-found",
    pattern: `${MATTER}(?!${HEREOF} (?:var|er|skyldtes|skyldes),? (?:en|et|at|den|de|der))[^.;]{0,70}?(?:[\\s~](?:ukendt|uvis|uafklaret|uopklaret|undersøges|analyseres|efterforskes|udredes|kendes[^.;]{0,20}?[\\s~]ikke|afventer|afventes|under (?:afklaring|undersøgelse|udredning|analyse)|ved at blive (?:undersøgt|afklaret|analyseret|udredt))|(?:ikke|aldrig)(?:[^.;]{0,50}?[\\s~](?:fundet|afklaret|afdækket|kendt|bekendt|fastslås|fastslået|fastlagt|fastlægges|klarlagt|klarlægges|identificeret|identificeres|klar|opklaret|opklares|konstateret|konstateres|lokaliseret|findes|finde|afklares|oplyst|påvises)))`,
    examples: [
      { text: "Årsagen er ukendt.", yields: true },
      { text: "Årsagen er endnu ikke fundet.", yields: true },
      { text: "Årsagen har ikke kunnet fastslås.", yields: true },
      { text: "Årsag kendes ikke.", yields: true },
      { text: "Årsagen undersøges fortsat.", yields: true },
    ],
  },
  {
    name: "cause-sought-in-vain",
    pattern: `(?:ikke|aldrig|uden at|ingen|uvist|endnu|fortsat)[^.;]{0,60}?[\\s~](?:(?:fastslå|finde|fundet|kender|kendt|identificere|identificeret|fastlægge|afdække|klarlægge|afklare|fundet frem til|konstatere|påvise|konstateret|lokalisere|søger|undersøger|på|efter)(?: (?:endnu|fortsat|stadig|os frem til))*(?: ikke)? (?:den )?(?:\\p{L}{3,14} )?${MATTER}|${MATTER} (?:fundet|identificeret|konstateret|oplyst)|hvorfor|hvad der)`,
    examples: [
      { text: "Det har ikke været muligt at fastslå årsagen.", yields: true },
      { text: "Ingen rodårsag fundet.", yields: true },
    ],
  },
  {
    name: "cause-nobody-knows",
    pattern: `(?:kender|ved) (?:endnu |fortsat |stadig |dog )*ikke (?:${MATTER}|hvorfor|hvad)|(?:undersøger|efterforsker|analyserer|leder)[^.;]{0,30}?[\\s~]${MATTER}|fejlen (?:er|har|kunne|kan)[^.;,]{0,30}?[\\s~]ikke[^.;,]{0,20}?[\\s~](?:fundet|lokaliseret|findes|identificeret)|uden (?:kendt|påviselig|konstaterbar) årsag|af ukendt(?:e)? årsag(?:er)?|af ukendte grunde`,
    examples: [
      { text: "Vi kender endnu ikke årsagen.", yields: true },
      { text: "Systemet genstartede af ukendte årsager.", yields: true },
    ],
  },
];

/** Words within or before a cause that say it is only supposed. */
export const SUPPOSED =
  "formentlig|formentligt|formodentlig|formodningsvis|sandsynligvis|muligvis|antagelig|antageligt|givetvis|måske|tilsyneladende|efter alt at dømme|menes|antages|formodes|vurderes|angiveligt|kan skyldes|med stor sandsynlighed";

/** A follow-up sentence without lead-in that tells what broke: its whole text is the cause, if no other is told. */
export const BARE_CAUSES: readonly LeadIn<string>[] = [
  {
    name: "was-the-cause",
    whole: true,
    pattern:
      "(?:var|er|viste sig at være) (?:den egentlige |den direkte )?(?:årsag|årsagen|skyld|grunden|baggrunden)(?: (?:hertil|herfor|til [^.;]{3,40}|i [^.;]{3,40}))?(?=\\.?$)",
    examples: [
      { text: "Et udløbet certifikat var årsagen.", yields: "Et udløbet certifikat" },
      { text: "En fejlkonfigureret switch er årsag til udfaldet.", yields: "En fejlkonfigureret switch" },
    ],
  },
  {
    name: "fault-without-verb",
    whole: true,
    pattern:
      "^(?:der var )?(?:en |et )?(?:fejl i|fejl på|fejl hos|fejl ved|fejl efter|fejlkonfiguration|menneskelig fejl|defekt \\p{L}+|udløbet \\p{L}+|strømsvigt|strømudfald|fiberbrud|hardwarefejl|hardwarenedbrud|konfigurationsfejl|softwarefejl|programfejl|netværksfejl|manglende|overbelastning|memory leak|hukommelseslæk|låsninger i|låsning i|kabelbrud|graveskade|brud på|diskfejl|fuld disk)",
    examples: [
      { text: "Fejl i leverandørens VPN-opsætning.", yields: "Fejl i leverandørens VPN-opsætning" },
      { text: "Strømsvigt i serverrum B.", yields: "Strømsvigt i serverrum B" },
    ],
  },
  {
    name: "noun-of-fault",
    whole: true,
    pattern:
      "^(?:[^\\s~.;:,]{1,20} ){0,2}?\\p{L}*-?(?:fejl|nedbrud|brud|svigt|skade|angreb|deadlock|læk|bug|latency|overbelastning|lynnedslag|vandskade|kortslutning|oversvømmelse|strømafbrydelse|netafbrydelse)(?: \\([^()]{1,40}\\))?(?: (?:i|på|hos|ved|efter|fra|af|under|med)(?: [^\\s~.;:,]{1,30}){1,8}?)?(?=\\.?$)",
    examples: [
      { text: "Google-fejl.", yields: "Google-fejl" },
      { text: "Strømfejl i rack 7.", yields: "Strømfejl i rack 7" },
    ],
  },
  {
    name: "participle-of-fault",
    whole: true,
    pattern:
      "^(?:[^\\s~.;:,]{1,30} ){1,4}?(?:spærret|opbrugt|udløbet|slettet|overskrevet|fejlkonfigureret|løbet fuld|ødelagt|revet over|gravet over|klippet over)(?: ved en fejl)?(?: (?:af|i|på|ved|hos)(?: [^\\s~.;:,]{1,30}){1,4}?)?(?=\\.?$)",
    examples: [
      { text: "SIM-kort spærret af teleselskab.", yields: "SIM-kort spærret af teleselskab" },
      { text: "Indeks slettet ved en fejl.", yields: "Indeks slettet ved en fejl" },
    ],
  },
  {
    name: "something-broke",
    whole: true,
    pattern:
      "(?:svigtede|fejlede|brød sammen|brændte af|var defekt|var gået i stykker|gik i stykker|var løbet (?:fuld|tør|fuldt)|løb (?:fuld|tør|fuldt)|var udløbet|var faldet ud|faldt ud|havde glemt|havde gravet|var gravet over|er gravet over|blev gravet over|var frosset|var gået (?:ned|i stå)|crashede|havde drifts(?:problemer|forstyrrelser)|var blevet (?!rettet|løst|udbedret|forsinket|genstartet|afhjulpet|påvirket|ramt)\\p{L}{3,}et|var sat forkert op|var (?:opsat|sat) forkert|manglede|gravede(?:[\\s~]+[^\\s~.;:,]{1,30}){1,3}?[\\s~]+over|havde ved en fejl|havde en fejl|havde et \\p{L}*(?:brud|nedbrud|udfald)|havde(?:[\\s~]+[^\\s~.;:,]{1,30}){0,4}?[\\s~]+\\p{L}{3,}(?:et|t|lt)|ved en fejl|lå hos|kom til at|var kommet til at|var (?:fyldt|fuld|overbelastet|fejlkonfigureret))",
    examples: [
      { text: "En gravemaskine havde gravet et kabel over.", yields: "En gravemaskine havde gravet et kabel over" },
      { text: "Kølingen i serverrummet svigtede.", yields: "Kølingen i serverrummet svigtede" },
    ],
  },
];
