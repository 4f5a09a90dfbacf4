import type { Phrase } from "./phrase.js";

const UNUSABLE =
  "(?:tilgå|tilgås|logge|bruge|bruges|anvende|anvendes|benytte|benyttes|åbne|åbnes|nå|nås|komme (?:på|ind)|kontakte|kontaktes|ringe|tilgængelig)";

/** What a system holds: where only that cannot be opened, a function has failed. */
const CONTENT =
  "(?<!\\p{L})(?:dokumenter(?:ne)?|filer(?:ne)?|billeder(?:ne)?|bilag(?:ene)?|vedhæftninger(?:ne)?|vedhæftede filer|breve(?:ne)?|rapporter(?:ne)?)";

/** No access, down, unavailable. */
export const UNAVAILABLE: readonly Phrase<true>[] = [
  {
    name: "no-access",
    pattern:
      "(?:ikke|ingen|uden|mistede|mistet|miste|manglende|tabte|afbrudt|intet)…(?:adgang|adgangen|forbindelse|forbindelsen|internetforbindelse|netforbindelse|netværksforbindelse|kontakt|kontakten)|uden (?:net|netforbindelse|internet|internetforbindelse|forbindelse|telefoni|signal|strøm|adgang)|adgangen[^.;]{0,60}[\\s~](?:afbrudt|lukket|tabt|blokeret)",
    examples: [
      { text: "Der var ikke adgang til arkivet.", yields: true },
      { text: "Brugerne mistede adgangen til postsystemet.", yields: true },
    ],
  },
  {
    name: "not-available",
    pattern:
      "(?:ikke|hverken)…(?:tilgængelig|tilgængeligt|tilgængelige|kørende|oppe|funktionsdygtig)|utilgængelig|utilgængeligt|utilgængelige|utilgængelighed|unavailable|offline",
    examples: [
      { text: "Arkivet var ikke tilgængeligt.", yields: true },
      { text: "Portalen har været utilgængelig.", yields: true },
    ],
  },
  {
    name: "down",
    pattern:
      "nede|nedetid|down|(?:gik|går|brød|faldt|lå|røg|stod|stod af|kørte|blev)(?:[\\s~]+[^\\s~.;:]{1,30}){1,7}?[\\s~]+(?:ned|nede|i sort|i stå|sammen|ud|stille|afbrudt|lagt ned|lukket ned|i hegnet)|ude af drift|ude|gik ned|gik i sort|gået ned|gik i stå|gået i stå|gik helt i stå|brød ned|brød sammen|brudt sammen|lå ned|lå stille|lå nede|stod stille|stod af|lagt ned|gik ud|døde|crashede|crashet|crash|faldt ud|faldet ud|faldt helt ud|driftsstop|nedbrud|nedbruddet|systemnedbrud|totalnedbrud|tages ud af drift|taget ud af drift|tage \\S+ ned|lukke|lukkes|lukket|lukket ned|standset|afbrudt|totalt udfald|ophørte med at fungere|virkede slet ikke|helt død|udfald|bortfald|bortfaldt|afbrydelse|outage|røg ned|i knæ|ned(?=\\s*~|\\s*[,.]|$)|(?:sort|blå|hvid) skærm|(?:sorte|blå|hvide) skærme|helt væk|i sort|sat ud af (?:spillet|drift|funktion)|ud af drift",
    examples: [
      { text: "Citrix nede.", yields: true },
      { text: "Systemet gik ned.", yields: true },
      { text: "Tjenesten måtte tages ud af drift.", yields: true },
    ],
  },
  {
    name: "could-not-be-used",
    pattern: `(?<!${CONTENT} (?:kunne|kan) )(?:ikke|umuligt|hverken|ingen)(?:[\\s~]+[^\\s~.;:]{1,30}){0,7}?[\\s~]+${UNUSABLE}|login ikke muligt|kom ikke (?:på|ind)|ingen kom (?:på|ind|igennem)`,
    examples: [
      { text: "Det var ikke muligt for brugerne at tilgå registeret.", yields: true },
      { text: "Ansatte kunne ikke logge på netværket.", yields: true },
      { text: "Så mange ville logge på, at ingen kom ind.", yields: true },
    ],
  },
  {
    name: "no-answer",
    pattern:
      "svarede(?: slet)? ikke|svarer ikke|ikke (?:svarede|virkede|fungerede|reagerede|startede|kørte)|reagerede ikke|timeoutede|virkede ikke|fungerede ikke|var ikke i drift|kørte ikke|startede ikke|startede ikke op",
    examples: [
      { text: "LABKA svarede ikke.", yields: true },
      { text: "Telefonerne virkede ikke.", yields: true },
    ],
  },
];

/** Unstable, slow, partial, a function that failed. */
export const DEGRADED: readonly Phrase<true>[] = [
  {
    name: "unstable",
    pattern:
      "\\p{L}*ustabil|\\p{L}*ustabilt|\\p{L}*ustabile|ustabilitet|stabilitetsproblemer|svingende|vaklende|flimrede|røg af og til|fejlbehæftet|flappede|intermitterende|hakkede|hakkende|hakkende lyd|flakkede|blinkede|faldt løbende ud",
    examples: [
      { text: "Adgangsstyring var ustabil.", yields: true },
      { text: "Der var ustabilitet på linjerne.", yields: true },
    ],
  },
  {
    name: "slow",
    pattern:
      "langsom|langsomt|langsomme|langsommere|langsommelig|sløv|sløvt|sløve|træg|trægt|træge|svartider|svartid|svartiderne|svartidsproblemer|performanceproblemer|ventetid|ventetider|forsinket|forsinkede|forsinkelse|forsinkelser|forsinkelserne|efterslæb|lange køer|høj latency|latency|timeouts?|ophobning|tog lang tid|så lang tid|længere tid end|langsomhed|buffering|\\p{L}*buffering-problemer|sneglefart|efter tidsplanen",
    examples: [
      { text: "Brugerne oplevede lange svartider.", yields: true },
      { text: "Beskeder blev forsinket.", yields: true },
    ],
  },
  {
    name: "reduced",
    pattern:
      "delvist?|(?:ingen|intet|manglende) (?:data|svar|lyd|signal|billede|billeder|målinger|alarmer)|nedsat|reduceret|begrænset|begrænsede|kun i begrænset omfang|forringet|mangelfuld|mangelfulde|påvirket|påvirkede|generet|degraderet|degraded|fejlramt|læsetilstand|kun læseadgang|visningstilstand|nødtilstand|i nøddrift|alene anvendes|enkelte fejl|fejlmeddelelser|fejlbeskeder|sporadisk|sporadiske|udfordringer|udfordret|(?:oplevede|oplever|oplevet|fik|får|mødte)(?:[\\s~]+[^\\s~.;:]{1,30}){0,4}?[\\s~]+(?:fejl|udfald)|\\p{L}*problemer|gamle tal|gamle data|forældede|logget ud|besvær|vanskeligheder|vanskeligt|gener|ustabil drift|forstyrret|driftsforstyrrelse|driftsforstyrrelser|manglende funktionalitet",
    examples: [
      { text: "Systemet kørte med nedsat funktionalitet.", yields: true },
      { text: "Der var problemer med udskrifter.", yields: true },
    ],
  },
  {
    name: "function-failed",
    pattern:
      "(?:kunne|kan)(?:[\\s~]+[^\\s~.;:]{1,40}){0,14}?[\\s~]+(?:ikke|hverken|ingen|kun)|(?:ikke|umuligt) (?:\\S+ ){0,5}?(?:muligt|mulig)|umuligt|(?:ikke|ingen) (?:kunne|blev|var|bliver|kan|længere|længere kunne)|(?:var|kom|gik|fungerede|virkede|modtog|leverede|afleverede|sendte|viste|opdaterede|gemte|dannede|behandlede|returnerede|overførte|registrerede|afsendte|udsendte|kørte|synkroniserede|hentede|fik|blev|har|havde|er)(?:[\\s~]+[^\\s~.;:]{1,40}){0,8}?[\\s~]+(?:ikke|ingen)|fejlede|mislykkedes|forsvandt|(?:gik|gået|går)(?:[\\s~]+[^\\s~.;:]{1,30}){1,4}?[\\s~]+i fejl|(?:returnerede|gav|meldte|svarede med|viste)(?:[\\s~]+[^\\s~.;:]{1,30}){0,2}?[\\s~]+(?:fejl|fejlkode|fejlkoder)|viste forkerte|viste forkert|forkerte|udeblev|gik tabt|tabte|mistede|afviste|afvist|dublerede|manglede|mangler|blev afbrudt|gik i fejl|fejler|sad fast|hang|hængte|hænger|frøs|fryser|stoppede|stoppet|defekt|defekte|gik i baglås|hobede sig op|(?:at|så|som|der|hvor|hvorved)(?:[\\s~]+[^\\s~.;:]{1,40}){1,9}?[\\s~]+(?:ikke|ingen)",
    examples: [
      { text: "Beskedfordeleren leverede ikke beskeder.", yields: true },
      { text: "Billeder kunne ikke hentes.", yields: true },
      { text: "Dokumenterne kunne ikke åbnes.", yields: true },
    ],
  },
];

/** Only some users, or only part of it: no access is then reduced function. */
export const PARTIAL: readonly Phrase<true>[] = [
  {
    name: "only-some",
    pattern:
      "delvist?|(?:enkelte|nogle|visse|få|flere|(?<!så )mange|mindre grupper af|et mindre antal|et antal|en række|en del|en del af|en gruppe|en mindre gruppe|halvdelen af|ca\\.? \\d[\\d.]*|omkring \\d[\\d.]*|cirka \\d[\\d.]*|\\d[\\d.]*(?: ?%| procent) af|udvalgte|to|tre|fire|fem|seks|\\d[\\d.]*)(?: af)?(?: \\p{L}+)? (?:\\p{L}*brugere|\\p{L}*brugerne|\\p{L}*kommuner|\\p{L}*kommunerne|\\p{L}*kunder|\\p{L}*kunderne|medarbejdere|borgere|borgerne|afdelinger|lokationer|skoler|sagsbehandlere|myndigheder|opkald|kald|opslag|beskeder|enheder|stationer|institutioner|virksomheder|ansatte|studerende|eksterne systemer|funktioner|moduler|klienter|pc'er|lokaliteter|dele|filialer)|kun (?:tilgås|tilgængelig|anvendes|bruges)|for en del|en del af systemet|dele af",
    examples: [
      { text: "Enkelte brugere kunne ikke logge på.", yields: true },
      { text: "Systemet var delvist nede.", yields: true },
    ],
  },
];

/** Words of fault that say nothing of how much of it users met. */
export const FAULTS: readonly Phrase<true>[] = [
  {
    name: "fault",
    pattern:
      "\\p{L}*fejl|\\p{L}*fejlen|\\p{L}*problem|\\p{L}*problemer|\\p{L}*nedbrud|\\p{L}*nedbruddet|\\p{L}*udfald|udfaldet|\\p{L}*overbelast\\p{L}*|ramt|plaget|hårdt belastet|\\p{L}*afbrydelser?|\\p{L}*forstyrrelser?|\\p{L}*svigt|\\p{L}*svigtede|afbræk|hændelse|incident|fejlede|driftsstop|uregelmæssigheder|utilsigtet|uden funktion|strejkede|i udu|brød sammen|uheld|ved en fejl|drillede|driller",
    examples: [
      { text: "Sagsarkivet var ramt af et strømudfald.", yields: true },
      { text: "Der blev konstateret fejl på portalen.", yields: true },
    ],
  },
];
