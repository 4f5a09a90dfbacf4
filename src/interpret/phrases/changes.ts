import { NUMBER } from "../../danish/numbers.js";
import type { Changes } from "../../model/record.js";
import type { Phrase } from "./phrase.js";

type Counted = Pick<Changes, "count" | "serviceWindows" | "environment">;

const CHANGE =
  "(?:ændring|ændringer|ændringerne|changes?|ændringsopgaver|ændringssager|ændringsanmodninger|systemændringer|driftsændringer|rfc'er)";

/** How many changes there were: the number stands in the group `count`. */
export const CHANGE_COUNTS: readonly Phrase<Counted>[] = [
  {
    name: "number-of-changes",
    pattern: `(?<!(?<!\\p{L})(?:ved|af|med|til|skyldtes|var|om|efter|for|over|på|via|grundet|medførte|hvor|at|og|pga\\.)[\\s~]{1,3})(?:(?<count>${NUMBER})|(?<none>ikke))(?:[\\s~]+(?!og|af|i|på|til|servicevindu)[^\\s~.;:,]{1,30}){0,3}?[\\s~]+${CHANGE}`,
    examples: [
      {
        text: "Der er i perioden foretaget 12 ændringer i Produktionsmiljøet fordelt på fem servicevinduer.",
        yields: { count: 12, serviceWindows: 5, environment: "Produktion" },
      },
      {
        text: "Der er i perioden foretaget én ændring i ét servicevindue.",
        yields: { count: 1, serviceWindows: 1, environment: null },
      },
      {
        text: "Der er ikke foretaget ændringer i perioden.",
        yields: { count: 0, serviceWindows: null, environment: null },
      },
    ],
  },
  {
    name: "changes-label",
    pattern: `(?:antal(?:let)? (?:af )?)?${CHANGE}(?: [^.;:]{1,50}?)? ?(?::|var|er|udgjorde|udgør|blev|har været)(?: i alt| på)? (?<count>${NUMBER})`,
    examples: [
      { text: "Changes: 54, heraf 3 emergency.", yields: { count: 54, serviceWindows: null, environment: null } },
      {
        text: "Antallet af ændringer i produktion var syv.",
        yields: { count: 7, serviceWindows: null, environment: "Produktion" },
      },
    ],
  },
];

/** How many service windows they were made in: "fordelt på fem servicevinduer". */
export const SERVICE_WINDOWS = `(?<windows>${NUMBER})(?: \\p{L}+)? (?:servicevinduer|servicevindue|servicevinduerne|vinduer|service windows?|releasevinduer|ændringsvinduer)`;

/** Where they were made: "i Produktionsmiljøet", "i produktion", "på testmiljøet". */
export const ENVIRONMENTS =
  "(?<compound>\\p{L}{3,30}?)s?-?miljø(?:et|erne)?|(?:i|på|til) (?<plain>produktionen|produktion|prod|drift|test|præproduktion|preprod|uddannelse|udvikling|staging)|miljøet (?<named>\\p{L}+)";
