import type { Incident, Platform, Report, SlaTable } from "../model/record.js";
import type { Approved } from "./approved.js";

/** The approved result that says of a report what it says now: values and texts, without places and confidences. */
export function reportToApproved({ title, period, platforms, diagnostics }: Report): Approved {
  const error = diagnostics.find((d) => d.severity === "error");
  if (platforms.length === 0 && error) return { expectedError: error.code };
  return { title, period, platforms: platforms.map(platformToApproved) };
}

const platformToApproved = ({ name, assessment, areas, incidents, changes, sla }: Platform) => ({
  name,
  assessment: assessment && { rating: assessment.rating, text: assessment.text },
  areas: areas.map(({ area, condition }) => ({ area, condition })),
  incidents: incidents.map(incidentToApproved),
  changes: changes && {
    count: changes.count,
    serviceWindows: changes.serviceWindows,
    environment: changes.environment,
  },
  sla: sla.map(tableToApproved),
});

function incidentToApproved(incident: Incident) {
  const {
    id: _id,
    source: _source,
    confidence: _confidence,
    confidences: _confidences,
    reasons: _reasons,
    ...said
  } = incident;
  return said;
}

const tableToApproved = ({ title, environment, months, rows }: SlaTable) => ({
  title,
  environment,
  months,
  rows: rows.map(({ service, area, metric, target, values }) => ({
    service,
    area,
    metric,
    target,
    values: values.map((v) => v.value),
    colours: values.map((v) => v.colour),
  })),
});
