import { stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** What a profile is called that nobody has to name. */
export const PROFILE_NAME = "driftsstatus.config.yaml";

/**
 * The profiles of a run, in the order in which they are put together: the one found beside the inputs, or else in the
 * working folder, and those that were named.
 */
export async function findProfiles(paths: readonly string[], named: readonly string[]): Promise<string[]> {
  const beside = new Set<string>();
  for (const path of paths) {
    const found = await profileIn(await folderOf(path));
    if (found) beside.add(found);
  }
  const working = beside.size > 0 ? null : await profileIn(resolve("."));
  const found = working ? [working] : [...beside];
  return [...found, ...named.map((path) => resolve(path)).filter((path) => !found.includes(path))];
}

/** The folder an input is or lies in; for a pattern, the part of it without wildcards. */
export async function folderOf(path: string): Promise<string> {
  const info = await stat(path).catch(() => null);
  if (info) return resolve(info.isDirectory() ? path : dirname(path));
  const plain = path.split(/[*?[{]/u, 1)[0]!;
  return resolve(plain === path ? dirname(path) : dirname(`${plain}x`));
}

async function profileIn(folder: string): Promise<string | null> {
  const path = join(folder, PROFILE_NAME);
  const info = await stat(path).catch(() => null);
  return info?.isFile() ? path : null;
}
