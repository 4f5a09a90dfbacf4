import { quoted, sqlType } from "../flat/sql.js";
import type { FlatRow, FlatTable, FlatValue } from "../flat/table.js";

const REPORT = "report_key";

/** Whether the rows of a table belong to reports, each to one. */
export const isOfReports = ({ columns }: FlatTable): boolean => columns.some((c) => c.name === REPORT);

/** Rows as PostgreSQL unpacks them: JSON with the columns' names. */
export const rowsToJson = ({ columns }: FlatTable, rows: readonly FlatRow[]): string =>
  JSON.stringify(
    rows.map((row) => {
      const named: Record<string, FlatValue> = {};
      columns.forEach(({ name }, i) => (named[name] = row[i]!));
      return named;
    }),
  );

const list = (names: readonly string[], of = ""): string => names.map((name) => `${of}${quoted(name)}`).join(", ");

/** `incoming`: the rows of $1. */
const incoming = ({ columns }: FlatTable): string =>
  `incoming as materialized (select * from json_to_recordset($1::json) as given(${columns.map((c) => `${quoted(c.name)} ${sqlType(c.type)}`).join(", ")}))`;

const sameKey = ({ key }: FlatTable, a: string, b: string): string =>
  key.map((k) => `${a}.${quoted(k)} = ${b}.${quoted(k)}`).join(" and ");

/** `put`: inserts what is new and updates what is different. A row that is the same is not even locked. */
function put(table: FlatTable, within = ""): string {
  const names = table.columns.map((c) => c.name);
  const others = names.filter((name) => !table.key.includes(name));
  const different = `(${list(others, "t.")}) is distinct from (${list(others, "excluded.")})`;
  return `put as (
  insert into ${quoted(table.name)} as t (${list(names)})
  select ${list(names, "i.")} from incoming i
  where not exists (
    select from ${quoted(table.name)} t
    where ${within}${sameKey(table, "t", "i")} and (${list(others, "t.")}) is not distinct from (${list(others, "i.")})
  )
  on conflict (${list(table.key)}) do update set ${others.map((n) => `${quoted(n)} = excluded.${quoted(n)}`).join(", ")}
  where ${different}
  returning (xmax = 0) as is_new
)`;
}

const counts = (deleted: string): string =>
  `select (select count(*) from put where is_new)::int as inserted, (select count(*) from put where not is_new)::int as updated, ${deleted}::int as deleted`;

/** Makes the rows of the report $2 those of $1. */
export const replaceOfReport = (table: FlatTable): string =>
  `with ${incoming(table)},
gone as (
  delete from ${quoted(table.name)} t
  where t.${quoted(REPORT)} = $2 and not exists (select from incoming i where ${sameKey(table, "i", "t")})
  returning 1
),
${put(table, `t.${quoted(REPORT)} = $2 and `)}
${counts("(select count(*) from gone)")}`;

/** Puts the rows of $1 beside those there are. */
export const putRows = (table: FlatTable): string => `with ${incoming(table)},\n${put(table)}\n${counts("0")}`;

/** Deletes the rows of no report whose keys are not among those of $1. */
export const deleteOthers = (table: FlatTable): string =>
  `with ${incoming(table)}
delete from ${quoted(table.name)} t
where ${isOfReports(table) ? `t.${quoted(REPORT)} is null` : "true"} and not exists (select from incoming i where ${sameKey(table, "i", "t")})`;
