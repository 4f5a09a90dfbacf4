import type { Rating } from "../../model/record.js";
import type { Phrase } from "./phrase.js";

/** What an assessment speaks of; a sentence without it assesses something else. */
export const ASSESSED =
  "(?:\\p{L}*drift|\\p{L}*driften|\\p{L}*driftsstabilitet\\p{L}*|\\p{L}*stabilitet|\\p{L}*stabiliteten|brugeroplevet|brugeroplevede|driftssituationen|oppetid|oppetiden|tilgængelighed|tilgængeligheden|driftskvalitet\\p{L}*|driftseffektivitet\\p{L}*|perioden|\\p{L}*måned(?:en)?|vurdering|bedømmelse|driftsmæssigt|januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december)";

const VERY =
  "(?:meget|særdeles|yderst|overordentlig|overordentligt|særlig|højst|i høj grad|ualmindelig|ualmindeligt|ekstremt|stærkt|svært|dybt)";

/** Grades from the most to the least specific wording: the first that fits holds. */
export const GRADES: readonly (Phrase<Rating> & { rating: Rating })[] = [
  {
    name: "very-unsatisfactory",
    rating: "very-unsatisfactory",
    pattern: `(?:${VERY}|helt|fuldstændig|aldeles|direkte) (?:utilfreds?stillende|uacceptabel\\p{L}*)|slet ikke tilfreds?stillende`,
    examples: [
      { text: "Driftsstabiliteten har i perioden været meget utilfredsstillende.", yields: "very-unsatisfactory" },
      {
        text: "Den brugeroplevede driftsstabilitet må kaldes yderst utilfredsstillende.",
        yields: "very-unsatisfactory",
      },
    ],
  },
  {
    name: "less-satisfactory",
    rating: "less-satisfactory",
    pattern:
      "(?:mindre|knap så|knapt|knap|nogenlunde|delvist?|kun delvist?|ikke helt|ikke fuldt|ikke fuldt ud|ikke i alle henseender|ikke ganske|ikke altid|ikke særlig|ikke særligt|mindre end) tilfreds?stillende",
    examples: [
      { text: "Driftsstabiliteten må betegnes som mindre tilfredsstillende.", yields: "less-satisfactory" },
      { text: "Driftsstabiliteten må betegnes som mindre tilfredstillende.", yields: "less-satisfactory" },
      {
        text: "Den brugeroplevede stabilitet har ikke været helt tilfredsstillende, og driften har været knap så tilfredsstillende.",
        yields: "less-satisfactory",
      },
    ],
  },
  {
    name: "unsatisfactory",
    rating: "unsatisfactory",
    pattern: "utilfreds?stillende|(?:ikke|næppe|ingenlunde) (?:[^.;:]{0,96} )?tilfreds?stillende|uacceptabel\\p{L}*",
    examples: [
      {
        text: "Den brugeroplevede driftsstabilitet har i perioden ikke været tilfredsstillende.",
        yields: "unsatisfactory",
      },
      { text: "Brugeroplevet stabilitet i december: utilfredsstillende.", yields: "unsatisfactory" },
    ],
  },
  {
    name: "very-satisfactory",
    rating: "very-satisfactory",
    pattern: `${VERY} tilfreds?stillende`,
    examples: [
      { text: "Driftsstabiliteten har været meget tilfredsstillende.", yields: "very-satisfactory" },
      { text: "Driftsstabilitet: særdeles tilfredsstillende.", yields: "very-satisfactory" },
    ],
  },
  {
    name: "satisfactory",
    rating: "satisfactory",
    pattern: "tilfreds?stillende",
    examples: [
      { text: "Driftsstabilitet januar 2019: tilfredsstillende.", yields: "satisfactory" },
      { text: "Den brugeroplevede driftsstabilitet har i perioden været tilfredsstillende.", yields: "satisfactory" },
    ],
  },
];

/** A sentence that assesses in words of no known grade: its text is kept, without a rating. */
export const UNGRADED =
  "(?:driften|driftsstabiliteten|stabiliteten) (?:[^.;:]{0,96} )?(?:vurderes|betegnes|bedømmes|karakteriseres) (?:[^.;:]{0,36} )?som|(?:brugeroplevede|samlede|generelle) (?:drifts)?stabilitet(?:en)? (?:[^.;:]{0,96} )?(?:været|vurderes|betegnes|været af)";
