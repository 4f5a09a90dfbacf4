import { anyOf, endingIn, plainPattern } from "../danish/pattern.js";

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));

/** Finite verbs that end a subject, or open a clause whose subject follows. */
const FINITE = words(`
  var er blev bliver kunne kan har havde gik går mistede modtog leverede oplevede oplever måtte fik får svarede svarer fejlede
  fejler brød faldt lå ligger stod står døde crashede kørte kører viste viser sendte returnerede fungerede virkede timeoutede
  stoppede genstartede opstod skete konstaterede konstateredes registreredes rapporterede meldte hang frøs reagerede afviste
  opdaterede behandlede afleverede hentede dannede ramte påvirkede medførte betød forårsagede bevirkede gav led varede
  begyndte udsendte manglede tabte forsvandt nåede kom tog røg overførte svigtede blokerede låste skulle vil ville holdt
  gemte ophørte bortfaldt udeblev loggede startede sluttede lukkede synkroniserede dublerede udførte hakkede hængte
  afsendte registrerede indtraf forekom haft været gået blevet fået kunnet måttet skulle vil viser indlæste beregnede oprettede skal bør bemærkes oplyses meldes konstateres nægtede forblev oplevedes berørte lukkes døjede kæmpede
`);

/** Words that end a name or a subject: negations, adverbs, predicates. */
const PREDICATES = words(`
  ikke hverken præget aldrig ingen periodevis periodisk delvis delvist kortvarigt kortvarig kortvarige længerevarende helt igen
  desværre dog også alene kun meget ekstremt særlig særligt yderst noget markant usædvanligt væsentligt betydeligt fortsat
  stadig flere gentagne midlertidigt pludselig pludseligt uventet jævnligt generelt nede ned sort forbindelsen adgangen kontakten
  ude oppe offline unavailable down ramt ramte påvirket påvirkede berørt forsinket forsinkede overbelastet overbelastede afbrudt
  afbrudte utilgængelighed lukket lukkede standset blokeret lammet fejlramt fejlramte generet generede nedsat reduceret begrænset
  begrænsede degraderet hårdt totalt fuldstændig fuldstændigt taget tages sat mistet plaget hæmmet forhindret hindret ud stort
  langt temmelig ret så kørende død dødt svært umuligt muligt muligvis via fejlbehæftet langsommelig lidt gik hele slet
  udfordret hængende lange høje efterfølgende gennem uden afvist afviste forhøjet forhøjede dårlig dårligt forkert forkerte
  tilbage herefter derefter væk ustabilitet overophedet fyldt
`);
const PREDICATE_START = plainPattern(
  "^(?:u?tilgængelig\\p{L}*|ustabil\\p{L}*|periodevis\\p{L}*|langsom\\p{L}*|sløv\\p{L}*|træg\\p{L}*|u?brugelig\\p{L}*|svar\\w*)$",
);
const PREDICATE_END = plainPattern(
  `^${endingIn("fejl|problemer|svartider|nedbrud|udfald|meddelelser|forstyrrelser|afbrydelser|timeouts")}$`,
);
const SUBORDINATE = words(
  "som der hvor hvilket at fordi idet da når mens hvorfor hvorefter hvorved så efter eftersom men hvormed hvorunder",
);
const CAUSAL = words("pga grundet ifm ifbm mhp iht ved");
const PREPOSITIONS = words(
  "på i hos fra til med ved af over under mod mellem gennem via efter før siden uden inden blandt omkring af for",
);

const PEOPLE = plainPattern(
  `^(?:${anyOf(
    "vi man alle nogle enkelte visse flere mange en de mine vores kommunens".split(" "),
  )} )?(?:(?:alle|af|de|vores|ca\\.?|\\d[\\d.]*|andre|eksterne|interne|mange|nogle|flere|enkelte|visse|en række|en del|et antal|en gruppe|et mindre antal|berørte|stort set alle|de fleste|øvrige|samtlige) )*` +
    `(?:${endingIn(
      "bruger(?:e|ne)?|kommune(?:r|rne)?|borger(?:e|ne)?|kunde(?:r|rne)?|medarbejder(?:e|ne)?|leverandøren|afdelingen|afdelingerne|\\p{L}lederne|\\p{L}personalet|" +
        "(?:operatør|lærer|betjent|chauffør|assistent|konsulent|planlægger|rådgiver|redaktør|montør|elev|gæst|patient|pædagog|forsker|underviser|tekniker|disponent|kontrollør|inspektør|sekretær|kliniker|terapeut|ejer|journalist|skipper|lods|behandler|agent|controller)(?:e|er|en|ne|erne|ene|ster|sterne)|" +
        "\\p{L}(?:centralen|centralerne|kontrollen|administrationen|kontoret|kontorerne|forvaltningen|sekretariatet|kredsene|redaktionen|redaktionerne|personale|klinikken|klinikkerne|krisestaben|beredskabet)",
    )}|` +
    "sagsbehandler(?:e|ne)?|ansatte|de ansatte|klinikere(?:ne)?|læger(?:ne)?|" +
    "personale|personalet|afdeling(?:er|erne)?|lokation(?:er|erne)?|myndighed(?:er|erne)|virksomhed(?:er|erne)|vi|man|studerende|de studerende|elever(?:ne)?|lærer(?:e|ne)|rejsende|" +
    "sygeplejersker(?:ne)?|rådgiver(?:e|ne)|medlemmer(?:ne)?|abonnenter(?:ne)?|forældre(?:ne)?|passager(?:er|erne)|operatører(?:ne)?|montører(?:ne)?|" +
    "driften|overvågningen|operatøren|kundecentret|styrelsen|regionen|kommunen|jeg|(?:en|nogle|enkelte|flere|mange|alle)(?=[ ~]+(?:kunne|fik|oplevede|havde|måtte|er|var|blev|har|mistede|ikke|~|$))|" +
    "apoteker(?:ne)?|skoler(?:ne)?|institutioner(?:ne)?|butikker(?:ne)?|filialer(?:ne)?|stationer(?:ne)?|hospitaler(?:ne)?|vagtcentralen|vagten|kolleger(?:ne)?|forskere(?:ne)?|" +
    "lodser|lodserne|lægerne|sygeplejerskerne|" +
    "jobcentre(?:ne)?|sagsbehandlerne|planlæggere(?:ne)?|disponenter(?:ne)?|revisorer(?:ne)?)(?: |$|,)",
);

/** A subject that is a fault, a part of a report or stands for something said before, and no system. */
const GENERIC = plainPattern(
  "^(?:(?:en|et|den|det|de|der|denne|dette|disse|samme|sidste|ny|nyt|nye|større|mindre|alvorlig|kortvarig|længere|hele|hændelsen?|incident|sag) )*" +
    `(?:${endingIn(
      "fejl(?:en)?|problem(?:er|et|erne)?|nedbrud(?:det|dene)?|udfald(?:et)?|forstyrrelse(?:n|r|rne)?|hændelse(?:n|r|rne)?|afbrydelse(?:n|r|rne)?|svartider(?:ne)?|måling(?:en|er|erne)?",
    )}|årsag(?:en)?|drift(?:en)?|` +
    "infrastruktur\\p{L}*|applikation(?:sdrift|sdriften|erne|er|en)|applikationsdrift\\p{L}*|systemet|systemerne|platformen|strømmen|internettet|løsningen|tjenesten|tjenesterne|det|der|den|de|dette|denne|" +
    "servicevinduet|servicevindue|vinduet|situationen|forholdet|alt|intet|alle|ustabilitet(?:en)?|driftsstop(?:pet)?|strømsvigt(?:et)?|strømudfald(?:et)?|strømafbrydelse(?:n)?|" +
    "lynnedslag(?:et)?|fiberbrud(?:det)?|brand|en brand|opdatering(?:en)?|opgradering(?:en)?|ændring(?:en|er)?|siden|hvilket|forsinkelser?|incident|uge|vores|adgang|begge|samme|så|herefter|derefter|efterfølgende|endvidere|" +
    "derudover|desuden|endelig|også|igen|her|dog|dermed|brand|vandskade|overvågningen|alarm(?:en)?|ventetider(?:ne)?|timeouts?|langsomhed|(?:(?:sorte?|blå|hvide?) )?skærm(?:e|en)?)(?: |$|,)",
);

/** "adgangen til X", "forbindelsen mellem X og Y": the name is what follows the preposition. */
const HEAD = plainPattern(
  "^(?:(?:en|et|den|det|alle|samtlige|stort set|øvrige|flere|nogle|enkelte|visse|dele|al|hele|mange|begge|de|ingen|forsinket|manglende|ustabil|langsom|lange|høje|nye|ny|kundernes|brugernes|borgernes|medarbejdernes|kommunernes|vores|deres|eksterne|\\p{L}+ernes) ){0,4}" +
    "(?:adgang(?:en)?|forbindelse(?:n|r|rne)?|\\p{L}*login|pålogning(?:en)?|brug(?:en)?|anvendelse(?:n)?|drift(?:en)?|søgning(?:en|er)?|\\p{L}*svartider(?:ne)?|\\p{L}*svartid(?:en)?|integration(?:en|er|erne)?|kommunikation(?:en)?|" +
    "kald|opkald|opslag|opslagene|services|tjenester|systemer|funktioner|integrationer|snitflader|webservices|moduler|servicekald|(?:kort|data)?visning(?:en)?|indlæsning(?:en)?|synkronisering(?:en)?|dele|funktion(?:en|er|erne|aliteten)?|søgefunktion(?:en)?|kapacitet(?:en)?|afvikling(?:en)?|natkørsel|natkørslen|" +
    "levering(?:en)?|udsendelse(?:n)?|deploy|opdatering(?:en)?|opgradering(?:en)?|upload|download|import(?:en)?|eksport(?:en)?|print(?:et)?|udskrift|overførsel|overførsler(?:ne)?|overførslen|modul(?:et|er|erne)?|medarbejdere?|brugere?|" +
    "brugerne|login|genstart(?:en)?|snitflade(?:n|r|rne)?|service|servicen|trafik(?:ken)?|performance|ydelsen|stabiliteten|tilgængeligheden|behandling(?:en)?|beregning(?:en)?|afsendelse(?:n)?|modtagelse(?:n)?|datatrafik(?:ken)?|data|" +
    "indsendelse(?:n)?|indberetning(?:en|er)?|udstilling(?:en)?|belastning(?:en)?|jobafvikling(?:en)?|oprettelse(?:n)?|registrering(?:en|er)?|ny version|en ny version|release|installation(?:en)?) (?:til|af|på|i|via|med|mellem|fra|gennem|hos|mod|ved|for|over) ",
);

/**
 * What systems do, show or pass on. As a subject it is no system when the sentence names one behind it: "Labsvar
 * forsinkede i WebReq", "Batchkørsler i Ydelsesrefusion fejlede".
 */
const FUNCTION = plainPattern(
  "^(?:(?:en|et|den|det|de|alle|nye|ny|flere|nogle|visse|ingen|lange|digitale|elektroniske|indgående|udgående|automatiske?|automatisk|natlige) )*" +
    `${endingIn(
      "svar|billeder|billederne|data|beskeder|meddelelser|kørsel|kørsler|kørslen|kørslerne|jobs?|jobbet|posteringer|fakturaer|fakturaerne|breve|ordrer|ordre|logning|logningen|login|print|udskrifter|udskrivning|scanning|søgning|søgningen|søgninger|opslag|indberetning|indberetninger|aflæsninger|målinger|bestillinger|overførsler|transaktioner|beregning|beregninger|beregningen|dokumenter|sager|recepter|rekvisitioner|bookinger|synkronisering|synkroniseringen|integration|integrationen|indlæsning|indlæsningen|journaler|journalen|filer|rapporter|mails|notifikationer|adviser|ansøgninger|registreringer|registrering|svartider|svartiderne|upload|download|eksport|import|funktion|funktionen|funktioner|karakterer|kalendere|saldi|sagsoprettelse|journalisering|fremsøgning|underskrift|signering|afsendelse|udsendelse|udbetaling|udbetalinger|skemaer|formularer|vedhæftninger|\\p{Ll}{3}(?:ning|ninger|ningerne|else|elser|ering|eringer)",
    )}(?: |$)`,
);
export const isFunction = (plain: string): boolean => FUNCTION.test(plain);

/** A general word before a name: "systemerne SAPA Overblik og SAPA Advis". */
const KIND =
  /^(?:både |såvel |hhv\. |henholdsvis |blandt andet |bl\.a\. |begge |alle |samtlige |vores |det fælles |den fælles |eksempelvis |f\.eks\. |primært |især |hele )?(?:systemet|systemerne|systemer|løsningen|løsningerne|tjenesten|tjenesterne|servicen|services|servicene|fagsystemet|fagsystemerne|applikationen|applikationerne|applikation|platformen|platformene|modulet|modulerne|integrationen|integrationerne|snitfladen|snitfladerne|webservicen|webservicene|serviceaftalen|driftssystemet|programmet|programmerne|portalerne|databaserne|it-systemet|it-systemerne|komponenten|komponenterne|selve) (?=[\p{Lu}\d"”])/u;
const BOTH =
  /^(?:både|såvel|hhv\.|henholdsvis|blandt andet|bl\.a\.|begge|samtlige|vores|eksempelvis|f\.eks\.|primært|især|hele|selve|alle|ca\.) /u;

export const isFinite = (word: string): boolean => FINITE.has(word);
/** A past tense that is in no list may still open a clause: "kl. 9 afmeldte X …" */
export const looksFinite = (word: string): boolean => FINITE.has(word) || /^\p{Ll}{4,}(?:ede|erede|edes)$/u.test(word);
export const isPredicate = (word: string): boolean =>
  PREDICATES.has(word) || PREDICATE_START.test(word) || PREDICATE_END.test(word);
export const isSubordinate = (word: string): boolean => SUBORDINATE.has(word);
export const isCausal = (word: string): boolean => CAUSAL.has(word);
export const isPreposition = (word: string): boolean => PREPOSITIONS.has(word);
export const isPeople = (plain: string): boolean => PEOPLE.test(plain);
export const isGeneric = (plain: string): boolean => GENERIC.test(plain);
export const headLength = (plain: string): number => HEAD.exec(plain)?.[0].length ?? 0;
/** "pagersystemet Alfa", "forskningsserverne ERDA": a definite noun before a name. */
const DEFINITE_KIND =
  /^\p{Ll}{4,}(?:systemet|systemerne|serverne|serveren|løsningen|tjenesten|portalen|databasen|applikationen|modulet|registret|programmet|klyngen) (?=\p{Lu})/u;

export const kindLength = (text: string): number => {
  const definite = DEFINITE_KIND.exec(text)?.[0].length ?? 0;
  if (definite > 0) return definite;
  const kind = KIND.exec(text.charAt(0).toLowerCase() + text.slice(1))?.[0].length ?? 0;
  return kind > 0 ? kind : (BOTH.exec(text.charAt(0).toLowerCase() + text.slice(1))?.[0].length ?? 0);
};
