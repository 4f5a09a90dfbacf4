import type { Phrase } from "./phrase.js";

/** Words after which the name of a system follows. The examples give the names the whole reading yields. */
export const ACCESS_SLOTS: readonly Phrase<string[]>[] = [
  {
    name: "access-to",
    pattern: "(?:adgang|adgangen|adgange) (?:til|via|gennem)",
    examples: [
      {
        text: "Den 6. marts var der ikke adgang til Borgerarkivet fra kl. 11:15 til kl. 12:00.",
        yields: ["Borgerarkivet"],
      },
      { text: "2. maj havde brugerne ikke adgang til Vagtplan og Lønportal.", yields: ["Vagtplan", "Lønportal"] },
    ],
  },
  {
    name: "to-reach",
    pattern:
      "(?:tilgå|åbne|anvende|benytte|bruge|nå|kontakte|starte)|(?:logge|logges|logget|loggede|komme|kom|koble|koblede|ringe)(?: (?:sig|ind|op))* (?:på|i|til)|log ?-?in (?:på|til|i)|pålogning (?:på|til|i)|login til",
    examples: [
      { text: "Den 3. maj kunne brugerne ikke tilgå Borgerarkivet.", yields: ["Borgerarkivet"] },
      { text: "Den 3. maj kunne ansatte ikke logge på KMD Nova.", yields: ["KMD Nova"] },
    ],
  },
  {
    name: "concerning",
    pattern: "for så vidt angår|hvad angår|vedrørende|angående|med hensyn til",
    examples: [
      {
        text: "For så vidt angår Fakturasystemet var dette den 3. maj ikke tilgængeligt.",
        yields: ["Fakturasystemet"],
      },
      { text: "Hvad angår Vagtplan var der den 3. maj lange svartider.", yields: ["Vagtplan"] },
    ],
  },
  {
    name: "to-close",
    pattern:
      "(?:måtte|blev nødt til at|nødsaget til at)(?:[\\s~]+[^\\s~.;:]{1,30}){0,6}?[\\s~]+(?:lukke|tage|genstarte|stoppe|standse|slukke)(?: ned)?(?: for)?",
    examples: [
      { text: "Vi måtte den 3. maj lukke KMD Nova i en time.", yields: ["KMD Nova"] },
      { text: "Driften måtte den 4. maj genstarte Borgerarkivet.", yields: ["Borgerarkivet"] },
    ],
  },
];

const TROUBLE =
  "(?:\\p{L}*fejl|\\p{L}*fejlen|\\p{L}*problemer|\\p{L}*problem|\\p{L}*nedbrud|\\p{L}*nedbruddet|\\p{L}*udfald|\\p{L}*driftsforstyrrelse|driftsforstyrrelser|forstyrrelser|forstyrrelse|ustabilitet|driftsstop|driftsstoppet|hændelse|hændelser|\\p{L}*svartider|\\p{L}*svartid|svartiderne|afbrydelse|afbrydelser|bortfald|forsinkelser|forsinkelse|performance|udfordringer|crash|nedetid|drift|driften|problemerne|funktionalitet|timeouts?|langsomhed|træghed|vanskeligheder|driftsproblemer|belastning|ventetid|ventetider|fejlmeddelelser|outage|incident|performanceproblemer|gener|strejker|afvikling|afviklingen|(?:sort|blå|hvid) skærm|(?:sorte|blå|hvide) skærme)";

/** Words of trouble after which the name of a system follows, unless the sentence has it as its subject. */
export const TROUBLE_SLOTS: readonly Phrase<string[]>[] = [
  {
    name: "use-of",
    pattern: "(?:brugen|brug|anvendelsen|anvendelse|benyttelsen|benyttelse|drift|driften|afvikling|afviklingen) af",
    examples: [
      { text: "27. marts var der ustabil drift ifm. brugen af Borgerarkivet.", yields: ["Borgerarkivet"] },
      { text: "2. maj var der problemer ved anvendelse af Vagtplan.", yields: ["Vagtplan"] },
    ],
  },
  {
    name: "users-of",
    pattern: "(?:\\p{L}*brugere|\\p{L}*brugerne|\\p{L}*kunder|\\p{L}*kunderne|anvendere|anvenderne) (?:af|på|i)",
    examples: [
      { text: "2. maj oplevede brugere af Vagtplan lange svartider.", yields: ["Vagtplan"] },
      { text: "2. maj fik brugerne af Borgerarkivet fejlmeddelelser.", yields: ["Borgerarkivet"] },
    ],
  },
  {
    name: "trouble-on",
    pattern: `${TROUBLE} (?:på|i|med|af|for|hos|ved|til|omkring|vedrørende|vedr\\.)`,
    examples: [
      { text: "2. maj var der fejl på Vagtplan.", yields: ["Vagtplan"] },
      { text: "2. maj blev der meldt om lange svartider i Borgerarkivet.", yields: ["Borgerarkivet"] },
      { text: "3/1 kl. 18.29-18.31 sort skærm på hovedkanalen.", yields: ["hovedkanalen"] },
    ],
  },
  {
    name: "hit",
    pattern: "(?:ramte|berørte|påvirkede|omfattede|gik ud over|lagde|satte|tog)",
    examples: [
      { text: "Et nedbrud ramte den 2. maj Vagtplan og Lønportal.", yields: ["Vagtplan", "Lønportal"] },
      { text: "En netværksfejl påvirkede den 2. maj kl. 9 Borgerarkivet.", yields: ["Borgerarkivet"] },
    ],
  },
  {
    name: "weak-noun",
    pattern:
      "(?:oplevede|oplevet|oplever|havde|fik|haft|meldte om|meldinger om|om)(?:[\\s~]+[^\\s~.;:,]{1,30}){0,3}?[\\s~]+(?:meget |yderst |periodevis )?(?:ustabile|ustabilt|ustabil|langsomme|langsomt|langsom|sløve|sløvt|defekte|defekt)",
    examples: [
      { text: "2. maj oplevede rådgiverne ustabil Citrix.", yields: ["Citrix"] },
      { text: "Den 2. maj kom der meldinger om langsom Vagtplan.", yields: ["Vagtplan"] },
    ],
  },
  {
    name: "connection-to",
    pattern:
      "(?:forbindelse|forbindelsen|forbindelser|forbindelserne|kontakt|kontakten|integration|integrationen|kald|opkald|opslag|søgning|kommunikation|kommunikationen) (?:til|med|via|mod|i|gennem)",
    examples: [
      { text: "2. maj var der ingen forbindelse til Borgerarkivet.", yields: ["Borgerarkivet"] },
      { text: "2. maj fejlede alle kald til Lønportal.", yields: ["Lønportal"] },
    ],
  },
];
