import type { Incident } from "../model/record.js";

type Dated = Pick<Incident, "dates" | "text" | "confidence"> & { confidences?: { dates: number } };

/**
 * Makes an incident's days no surer than the month they were inferred from. A day whose year the text gives is not
 * inferred.
 */
export function capDates<Record extends Dated>(incident: Record, sureness: number): Record {
  const years = new Set(incident.dates.map((date) => date.slice(0, 4)));
  const isStated =
    years.size > 0 && [...years].every((year) => new RegExp(`(?<!\\d)${year}(?!\\d)`).test(incident.text));
  if (sureness >= 1 || isStated) return incident;
  return {
    ...incident,
    confidence: Math.min(incident.confidence, sureness),
    ...(incident.confidences && {
      confidences: { ...incident.confidences, dates: Math.min(incident.confidences.dates, sureness) },
    }),
  };
}
