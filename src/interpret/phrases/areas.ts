import type { Area, AreaStatement } from "../../model/record.js";
import type { Phrase } from "./phrase.js";

type Condition = AreaStatement["condition"];

/** How a text speaks of an area as a whole: "infrastrukturdriften", "på applikationssiden", "infrastruktur:". */
export const AREA_SUBJECTS: readonly { area: Area; pattern: string }[] = [
  {
    area: "infrastructure",
    pattern:
      "infrastruktur(?:drift|driften|driftens|en|ens|området|siden|delen|niveau)?|(?:driften af )?(?:den tekniske )?infrastrukturen|infrastruktur- (?=og)|infra",
  },
  {
    area: "application",
    pattern:
      "applikation(?:er|erne|en)?(?:s?(?:drift|driften|driftens|området|siden|delen|niveau))?|driften af applikationerne|applikations- (?=og)|systemdriften",
  },
];

/** What is said of an area: the first that fits holds. */
export const CONDITIONS: readonly (Phrase<Condition> & { condition: Condition })[] = [
  {
    name: "nothing-happened",
    condition: "stable",
    pattern:
      "(?:kørt|været|kørte|forløbet|forløb|fungeret|haft) (?:[^.;:]{0,48} )?(?:stabilt|stabil|stabile|upåklageligt|tilfredsstillende|problemfrit|fejlfrit|uden)|uden (?:nævneværdige |væsentlige |større )?(?:problemer|driftsforstyrrelser|forstyrrelser|hændelser|fejl|anmærkninger|bemærkninger|afbrydelser|nedetid)|(?:ingen|ikke) (?:[^.;:]{0,60} )?(?:driftsforstyrrelser|forstyrrelser|hændelser|problemer|fejl|afbrydelser|nedbrud|bemærkninger|driftsstop|ramt|påvirket|berørt)|stabil drift|kørte stabilt",
    examples: [
      { text: "Applikationsdriften har kørt stabilt og uden nævneværdige problemer.", yields: "stable" },
      { text: "Der har ikke været driftsforstyrrelser på infrastrukturen.", yields: "stable" },
    ],
  },
  {
    name: "something-happened",
    condition: "disrupted",
    pattern:
      "(?:var|er|har været|blev|er blevet|har) (?:[^.;:]{0,144} )?(?:ramt|påvirket|berørt|ustabil|ustabilt|præget|generet|forstyrret|plaget|udsat)|(?:driftsforstyrrelser|driftsforstyrrelse|hændelser|hændelse|forstyrrelser|udfald|nedbrud|afbrydelser|problemer|fejl|driftsstop)",
    examples: [
      { text: "Infrastrukturdriften var ramt af flere driftsforstyrrelser:", yields: "disrupted" },
      { text: "For applikationsdriftens vedkommende er der registreret tre hændelser:", yields: "disrupted" },
    ],
  },
];
