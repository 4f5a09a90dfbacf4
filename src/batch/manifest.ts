import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { answered, UnansweredError } from "../export/answered.js";
import { writeTextAtomic } from "../export/atomicFile.js";
import type { Manifest } from "./manifestSchema.js";

export type { Manifest, ManifestEntry } from "./manifestSchema.js";

const FILE = "manifest.json";

/** What an earlier run left in an output folder; null where there is nothing that can be relied on. */
export async function readManifest(output: string): Promise<Manifest | null> {
  try {
    const text = await answered(readFile(join(output, FILE), "utf8"), join(output, FILE));
    // Schemas take long to load: a first run needs none.
    const { manifestSchema } = await import("./manifestSchema.js");
    const read = manifestSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : null;
  } catch (error) {
    if (error instanceof UnansweredError) throw error;
    // No manifest, or one that a person changed: everything is converted anew.
    return null;
  }
}

export const writeManifest = (output: string, manifest: Manifest): Promise<void> =>
  writeTextAtomic(join(output, FILE), `${JSON.stringify(manifest, null, 1)}\n`);

/** A short name for everything that decides what a file becomes, besides its content and the program. */
export const settingsHash = (settings: unknown): string =>
  createHash("sha256").update(JSON.stringify(settings)).digest("hex").slice(0, 16);
