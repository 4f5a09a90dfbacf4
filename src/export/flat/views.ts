/** A question that many ask, answered once. The statements are SQL that PostgreSQL and DuckDB both know. */
export interface FlatView {
  name: string;
  says: string;
  select: string;
}

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

export const flatViews: readonly FlatView[] = [
  {
    name: "breaches",
    says: "Every month in which a service missed its target, by the newest value.",
    select: `select month, platform, environment, service, value, target, target - value as missed_by, unit, colour, confidence,
  series_key, sla_value_key
from series_value
where met = false`,
  },
  {
    name: "downtime_by_month",
    says: "Incidents and their minutes by month and platform; what counts, once. Minutes are of incidents with clock times.",
    select: `select i.month, p.name as platform, count(*) as incidents,
  coalesce(sum(i.duration_minutes), 0) as minutes,
  coalesce(sum(i.duration_minutes) filter (where i.impact = 'unavailable'), 0) as unavailable_minutes,
  coalesce(sum(i.duration_minutes) filter (where i.impact = 'degraded'), 0) as degraded_minutes,
  count(*) filter (where i.duration_minutes is null) as without_minutes
from incident i
join platform p on p.platform_key = i.platform_key
where i.is_current
group by i.month, p.name`,
  },
  {
    name: "incidents_flat",
    says: "One row an incident that counts, with its report, platform, first start and last end.",
    select: `select i.incident_key, i.month, p.name as platform, i.area, i.first_date, i.last_date,
  (select min(t.start_at) from incident_period t where t.incident_key = i.incident_key) as start_at,
  (select max(t.end_at) from incident_period t where t.incident_key = i.incident_key) as end_at,
  i.duration_minutes,
  (select string_agg(s.system, '; ' order by s.position) from incident_system s where s.incident_key = i.incident_key) as systems,
  i.impact, i.cause, i.cause_status, i.remedy, i.remedy_status, i.restored_date, i.restored_at, i.text, i.confidence,
  r.file, i.page, i.report_key, i.platform_key
from incident i
join platform p on p.platform_key = i.platform_key
join report r on r.report_key = i.report_key
where i.is_current`,
  },
  {
    name: "sla_matrix",
    says: "One row a service and year, one column a month, each with the newest value.",
    select: `select platform, environment, service, metric, unit, min(target) as target, cast(extract(year from month) as integer) as year,
  ${MONTHS.map((name, i) => `max(value) filter (where extract(month from month) = ${i + 1}) as ${name}`).join(",\n  ")}
from series_value
group by platform, environment, service, metric, unit, extract(year from month)`,
  },
];
