import type { Phrase } from "./phrase.js";

/** Normal operation was back at the moment the sentence names. */
export const RESTORED: readonly Phrase<true>[] = [
  {
    name: "normal-operation",
    pattern:
      "(?:normal drift|normaldrift|driften|fuld drift|stabil drift|normal funktion|fuld funktionalitet|normal tilstand|normal service)(?:[\\s~]+[^\\s~.;:]{1,30}){0,6}?[\\s~]+(?:genetableret|retableret|reetableret|genoprettet|genoptaget|normaliseret|normal|stabil|igen|tilbage|opnået|på plads)|(?:normal drift|fuld drift|stabil drift) igen|(?:tilbage|igen) (?:i|på) (?:normal|fuld|stabil) drift|(?<=\\p{L}[\\s~]{1,3})(?:kører|kørte|har kørt) (?:igen )?(?:normalt|stabilt)(?: igen)?(?: siden)?|fuldt (?:genetableret|retableret|genoprettet)",
    examples: [
      { text: "Normal drift var genetableret den 3. april.", yields: true },
      { text: "Normal drift igen 29. jan. kl. 08.00.", yields: true },
    ],
  },
];

/** The matter was over at the clock time the clause names. */
export const ENDED: readonly Phrase<true>[] = [
  {
    name: "over",
    pattern:
      "(?:oppe|op at køre|op|tilbage|kørende|tilgængelig|tilgængeligt|tilgængelige|normal|normale|normalt|stabil|stabilt|forbindelse|i drift|i luften|adgang|virkede|fungerede|kørte|muligt|på plads|ok|som normalt)(?:[\\s~]+[^\\s~.;:]{1,20}){0,3}?[\\s~]+igen|igen(?:[\\s~]+[^\\s~.;:]{1,20}){0,2}?[\\s~]+(?:oppe|tilgængelig|tilgængeligt|tilgængelige|normal|normale|stabil|stabilt|forbindelse|adgang|i drift|kørende|fungerede|virkede|muligt|tilbage|i luften)|(?:genetableret|retableret|reetableret|genoprettet|genoptaget|normaliseret|normaliseredes|rettet|løst|afhjulpet|udbedret|overstået|ophørte|ophørt|afsluttet|løste|genoptages|genetableres|stabiliseret|sluttede|slut|varede til|varede indtil|varede frem til|stod på til|stod på indtil|stod på frem til|lukket)|(?:fungerede|virkede|kørte|kører)(?:[\\s~]+[^\\s~.;:]{1,20}){0,2}?[\\s~]+(?:normalt|stabilt|som normalt)|væk igen|igen væk|tilbage i (?:normal )?drift|var (?:alt|svartiderne|driften|systemet) (?:normalt?|normale)|på benene igen|oppe at køre|kom op|i normal drift|hul igennem|op(?=\\s*~)|startet (?:igen|op igen)|åbnet igen|klarmeldt|meldt klar|på igen",
    examples: [
      { text: "Systemet var oppe igen kl. 13.30.", yields: true },
      { text: "Forstyrrelsen ophørte kl. 09:13 samme dag.", yields: true },
    ],
  },
];
