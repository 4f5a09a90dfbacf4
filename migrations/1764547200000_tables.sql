-- Up Migration

create table "report" (
  "report_key" text not null,
  "month" date,
  "first_month" date,
  "last_month" date,
  "title" text,
  "file" text not null,
  "sha256" text not null,
  "pages" bigint not null,
  "read_from" text not null,
  "first_page" bigint,
  "last_page" bigint,
  "is_current" boolean not null,
  primary key ("report_key")
);
comment on table "report" is 'A report; those that could not be read have no month and a diagnostic that says why.';

create table "platform" (
  "platform_key" text not null,
  "report_key" text not null references "report" ("report_key") on delete cascade,
  "position" bigint not null,
  "name" text not null,
  "confidence" double precision not null,
  "pages" bigint[] not null,
  "is_current" boolean not null,
  primary key ("platform_key")
);
comment on table "platform" is 'A platform of a report.';
create index on "platform" ("report_key");

create table "incident" (
  "incident_key" text not null,
  "report_key" text not null references "report" ("report_key") on delete cascade,
  "platform_key" text not null references "platform" ("platform_key") on delete cascade,
  "position" bigint not null,
  "month" date,
  "area" text,
  "first_date" date,
  "last_date" date,
  "dates" date[] not null,
  "duration_minutes" bigint,
  "systems" text[] not null,
  "components" text[] not null,
  "impact" text,
  "cause" text,
  "cause_status" text not null,
  "remedy" text,
  "remedy_status" text not null,
  "restored_date" date,
  "restored_at" timestamp with time zone,
  "text" text not null,
  "page" bigint not null,
  "box" double precision[] not null,
  "confidence" double precision not null,
  "incident_confidence" double precision not null,
  "dates_confidence" double precision not null,
  "systems_confidence" double precision not null,
  "impact_confidence" double precision not null,
  "cause_confidence" double precision not null,
  "remedy_confidence" double precision not null,
  "restored_confidence" double precision not null,
  "reasons" text[] not null,
  "is_current" boolean not null,
  primary key ("incident_key")
);
comment on table "incident" is 'An incident as a report tells it.';
create index on "incident" ("report_key");
create index on "incident" ("platform_key");

create table "incident_period" (
  "incident_period_key" text not null,
  "incident_key" text not null references "incident" ("incident_key") on delete cascade,
  "report_key" text not null references "report" ("report_key") on delete cascade,
  "position" bigint not null,
  "start_date" date,
  "start_at" timestamp with time zone,
  "end_date" date,
  "end_at" timestamp with time zone,
  "precision" text not null,
  "minutes" bigint,
  "is_current" boolean not null,
  primary key ("incident_period_key")
);
comment on table "incident_period" is 'A period of an incident: days, and clock times where the report gives them.';
create index on "incident_period" ("incident_key");
create index on "incident_period" ("report_key");

create table "incident_system" (
  "incident_system_key" text not null,
  "incident_key" text not null references "incident" ("incident_key") on delete cascade,
  "report_key" text not null references "report" ("report_key") on delete cascade,
  "position" bigint not null,
  "system" text not null,
  "is_current" boolean not null,
  primary key ("incident_system_key")
);
comment on table "incident_system" is 'A system that an incident hit.';
create index on "incident_system" ("incident_key");
create index on "incident_system" ("report_key");

create table "assessment" (
  "platform_key" text not null references "platform" ("platform_key") on delete cascade,
  "report_key" text not null references "report" ("report_key") on delete cascade,
  "rating" text,
  "text" text not null,
  "page" bigint not null,
  "box" double precision[] not null,
  "is_current" boolean not null,
  primary key ("platform_key")
);
comment on table "assessment" is 'The verdict on a platform''s month.';
create index on "assessment" ("report_key");

create table "area" (
  "area_key" text not null,
  "platform_key" text not null references "platform" ("platform_key") on delete cascade,
  "report_key" text not null references "report" ("report_key") on delete cascade,
  "position" bigint not null,
  "area" text not null,
  "condition" text not null,
  "text" text not null,
  "page" bigint not null,
  "box" double precision[] not null,
  "is_current" boolean not null,
  primary key ("area_key")
);
comment on table "area" is 'A sentence on an area that ran stably or was disrupted.';
create index on "area" ("platform_key");
create index on "area" ("report_key");

create table "change" (
  "platform_key" text not null references "platform" ("platform_key") on delete cascade,
  "report_key" text not null references "report" ("report_key") on delete cascade,
  "changes" bigint not null,
  "service_windows" bigint,
  "environment" text,
  "text" text not null,
  "page" bigint not null,
  "box" double precision[] not null,
  "is_current" boolean not null,
  primary key ("platform_key")
);
comment on table "change" is 'How many changes were made to a platform.';
create index on "change" ("report_key");

create table "sla_value" (
  "sla_value_key" text not null,
  "report_key" text not null references "report" ("report_key") on delete cascade,
  "platform_key" text not null references "platform" ("platform_key") on delete cascade,
  "series_key" text not null,
  "table_number" bigint not null,
  "row_number" bigint not null,
  "table_title" text,
  "environment" text,
  "service" text not null,
  "area" text,
  "metric" text not null,
  "unit" text not null,
  "month" date,
  "value" double precision,
  "printed" text not null,
  "target" double precision,
  "target_printed" text not null,
  "met" boolean,
  "colour" text,
  "confidence" double precision not null,
  "row_confidence" double precision not null,
  "page" bigint not null,
  "box" double precision[] not null,
  "is_current" boolean not null,
  primary key ("sla_value_key")
);
comment on table "sla_value" is 'A value of an SLA table as a report prints it; a month''s value stands in up to twelve reports.';
create index on "sla_value" ("report_key");
create index on "sla_value" ("platform_key");
create index on "sla_value" ("series_key", "month");

create table "series_value" (
  "series_key" text not null,
  "month" date not null,
  "platform" text not null,
  "environment" text,
  "service" text not null,
  "metric" text not null,
  "unit" text not null,
  "value" double precision,
  "target" double precision,
  "met" boolean,
  "colour" text,
  "confidence" double precision not null,
  "printings" bigint not null,
  "first_printed_in" date,
  "last_printed_in" date,
  "sla_value_key" text references "sla_value" ("sla_value_key") on delete set null,
  primary key ("series_key", "month")
);
comment on table "series_value" is 'The newest value of a service and month: from the newest report that prints it with confidence.';
create index on "series_value" ("sla_value_key");

create table "revision" (
  "revision_key" text not null,
  "kind" text not null,
  "series_key" text not null,
  "platform" text not null,
  "environment" text,
  "service" text not null,
  "metric" text not null,
  "month" date,
  "old_value" double precision not null,
  "old_printed" text not null,
  "old_confidence" double precision not null,
  "old_month" date,
  "old_file" text not null,
  "old_page" bigint not null,
  "old_sla_value_key" text references "sla_value" ("sla_value_key") on delete set null,
  "new_value" double precision not null,
  "new_printed" text not null,
  "new_confidence" double precision not null,
  "new_month" date,
  "new_file" text not null,
  "new_page" bigint not null,
  "new_sla_value_key" text references "sla_value" ("sla_value_key") on delete set null,
  primary key ("revision_key")
);
comment on table "revision" is 'Two reports that print different numbers for one service and month.';
create index on "revision" ("old_sla_value_key");
create index on "revision" ("new_sla_value_key");
create index on "revision" ("series_key", "month");

create table "diagnostic" (
  "diagnostic_key" text not null,
  "report_key" text references "report" ("report_key") on delete cascade,
  "severity" text not null,
  "code" text not null,
  "message" text not null,
  "page" bigint,
  "box" double precision[],
  primary key ("diagnostic_key")
);
comment on table "diagnostic" is 'Something to look at: a rule that does not hold, or (unparsed) a line that no record came from.';
create index on "diagnostic" ("report_key");

create table "correction" (
  "correction_key" text not null,
  "report_key" text not null references "report" ("report_key") on delete cascade,
  "position" bigint not null,
  "record_key" text not null,
  "field" text not null,
  "was" text,
  "value" text,
  "state" text not null,
  "corrected_by" text,
  "corrected_date" date,
  "corrected_at" timestamp with time zone,
  "note" text,
  primary key ("correction_key")
);
comment on table "correction" is 'What a person corrected or confirmed.';
create index on "correction" ("report_key");

create view "breaches" as
select month, platform, environment, service, value, target, target - value as missed_by, unit, colour, confidence,
  series_key, sla_value_key
from series_value
where met = false;
comment on view "breaches" is 'Every month in which a service missed its target, by the newest value.';

create view "downtime_by_month" as
select i.month, p.name as platform, count(*) as incidents,
  coalesce(sum(i.duration_minutes), 0) as minutes,
  coalesce(sum(i.duration_minutes) filter (where i.impact = 'unavailable'), 0) as unavailable_minutes,
  coalesce(sum(i.duration_minutes) filter (where i.impact = 'degraded'), 0) as degraded_minutes,
  count(*) filter (where i.duration_minutes is null) as without_minutes
from incident i
join platform p on p.platform_key = i.platform_key
where i.is_current
group by i.month, p.name;
comment on view "downtime_by_month" is 'Incidents and their minutes by month and platform; what counts, once. Minutes are of incidents with clock times.';

create view "incidents_flat" as
select i.incident_key, i.month, p.name as platform, i.area, i.first_date, i.last_date,
  (select min(t.start_at) from incident_period t where t.incident_key = i.incident_key) as start_at,
  (select max(t.end_at) from incident_period t where t.incident_key = i.incident_key) as end_at,
  i.duration_minutes,
  (select string_agg(s.system, '; ' order by s.position) from incident_system s where s.incident_key = i.incident_key) as systems,
  i.impact, i.cause, i.cause_status, i.remedy, i.remedy_status, i.restored_date, i.restored_at, i.text, i.confidence,
  r.file, i.page, i.report_key, i.platform_key
from incident i
join platform p on p.platform_key = i.platform_key
join report r on r.report_key = i.report_key
where i.is_current;
comment on view "incidents_flat" is 'One row an incident that counts, with its report, platform, first start and last end.';

create view "sla_matrix" as
select platform, environment, service, metric, unit, min(target) as target, cast(extract(year from month) as integer) as year,
  max(value) filter (where extract(month from month) = 1) as january,
  max(value) filter (where extract(month from month) = 2) as february,
  max(value) filter (where extract(month from month) = 3) as march,
  max(value) filter (where extract(month from month) = 4) as april,
  max(value) filter (where extract(month from month) = 5) as may,
  max(value) filter (where extract(month from month) = 6) as june,
  max(value) filter (where extract(month from month) = 7) as july,
  max(value) filter (where extract(month from month) = 8) as august,
  max(value) filter (where extract(month from month) = 9) as september,
  max(value) filter (where extract(month from month) = 10) as october,
  max(value) filter (where extract(month from month) = 11) as november,
  max(value) filter (where extract(month from month) = 12) as december
from series_value
group by platform, environment, service, metric, unit, extract(year from month);
comment on view "sla_matrix" is 'One row a service and year, one column a month, each with the newest value.';

-- Down Migration

drop view "breaches";
drop view "downtime_by_month";
drop view "incidents_flat";
drop view "sla_matrix";
drop table "correction";
drop table "diagnostic";
drop table "revision";
drop table "series_value";
drop table "sla_value";
drop table "change";
drop table "area";
drop table "assessment";
drop table "incident_system";
drop table "incident_period";
drop table "incident";
drop table "platform";
drop table "report";
