import type { Alias } from "../model/corrections.js";
import { platformKey, rowKey } from "../model/keys.js";
import type { Corrected, Report, ReportCorrection } from "../model/record.js";
import { isSame } from "./isSame.js";

/** Gives platforms and rows, in place, the one name they have in the whole archive; what a person named stays so. */
export function applyAliases(work: Report, read: Report, aliases: readonly Alias[]): ReportCorrection[] {
  if (aliases.length === 0) return [];
  const said: ReportCorrection[] = [];
  const find = (kind: Alias["kind"], name: string, platforms: readonly string[]): Alias | undefined =>
    aliases.find(
      (alias) =>
        alias.kind === kind &&
        (alias.platform === null || platforms.some((one) => isSame(one, alias.platform))) &&
        alias.also.some((also) => isSame(also, name)),
    );
  const rename = (alias: Alias, record: string, field: string, was: string): Record<string, Corrected> => {
    const { name: value, by, at, note } = alias;
    said.push({ record, field, was, value, state: "applied", by, at, note });
    return { [field]: { was, by, at } };
  };
  for (const [p, platform] of work.platforms.entries()) {
    const asRead = read.platforms[p]!;
    const alias = platform.corrected?.["name"] ? undefined : find("platform", platform.name, []);
    if (alias && alias.name !== platform.name) {
      platform.corrected = { ...platform.corrected, ...rename(alias, platformKey(read, p), "name", platform.name) };
      platform.name = alias.name;
      platform.confidence = 1;
    }
    const names = [platform.name, asRead.name];
    for (const [t, table] of platform.sla.entries())
      for (const [r, row] of table.rows.entries()) {
        const other = row.corrected?.["service"] ? undefined : find("service", row.service, names);
        if (!other || other.name === row.service) continue;
        const key = rowKey(read, { platform: p, table: t, row: r });
        row.corrected = { ...row.corrected, ...rename(other, key, "service", row.service) };
        row.service = other.name;
      }
  }
  return said;
}
