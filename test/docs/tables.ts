import { flatTables } from "../../src/export/flat/tables.js";
import { flatViews } from "../../src/export/flat/views.js";
import type { FlatValue } from "../../src/export/flat/table.js";
import { archiveOf, rowsOf } from "../export/flat/archiveOf.js";
import { readSamples } from "./examples.js";

const LONGEST = 48;

/** The tables for programs, each column with its type and what an example row has. */
export async function makeTables(): Promise<{ tables: string; views: string }> {
  const rows = await rowsOf(archiveOf(await readSamples()));
  const tables = flatTables.map(({ name, says, key, columns }) => {
    const row = rows[name]!.find((one) => Object.values(one).includes(true)) ?? rows[name]![0];
    const lines = columns.map(
      (c) =>
        `| \`${c.name}\` | ${c.type}${c.required ? "" : ", or null"} | ${[key.includes(c.name) ? "**key**" : "", c.references ? `of \`${c.references}\`` : "", c.says].filter(Boolean).join("; ")} | ${row ? shown(row[c.name]!) : ""} |`,
    );
    return `### \`${name}\` (table)\n\n${says}\n\n| column | type | says | example |\n| --- | --- | --- | --- |\n${lines.join("\n")}`;
  });
  const views = flatViews.map(({ name, says }) => `| \`${name}\` | ${says} |`);
  return { tables: tables.join("\n\n"), views: `| view | says |\n| --- | --- |\n${views.join("\n")}` };
}

function shown(value: FlatValue): string {
  if (value === null) return "";
  const text = typeof value === "object" ? JSON.stringify(value) : String(value);
  return `\`${(text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text).replaceAll("|", "\\|")}\``;
}

export const withTables = (page: string, { tables, views }: { tables: string; views: string }): string =>
  page
    .replace(/(<!-- tables -->\n)[^]*?(<!-- \/tables -->)/, (_, a: string, b: string) => `${a}\n${tables}\n\n${b}`)
    .replace(/(<!-- views -->\n)[^]*?(<!-- \/views -->)/, (_, a: string, b: string) => `${a}\n${views}\n\n${b}`);
