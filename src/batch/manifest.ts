import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeTextAtomic } from "../export/atomicFile.js";
import type { Outcome } from "./outcome.js";

const outcomeSchema = z.strictObject({
  file: z.string(),
  status: z.enum(["converted", "failed"]),
  code: z.string().nullable(),
  message: z.string().nullable(),
  sha256: z.string(),
  period: z.string().nullable(),
  platforms: z.int(),
  incidents: z.int(),
  cells: z.int(),
  errors: z.int(),
  warnings: z.int(),
  pages: z.int(),
  name: z.string(),
});
const entrySchema = z.strictObject({
  outcome: outcomeSchema,
  /** When the file was last changed, milliseconds since 1970: of two reports of one month the newer counts. */
  modified: z.number(),
  /** The file of the same content that was converted in its place. */
  duplicateOf: z.string().nullable(),
});
const manifestSchema = z.strictObject({
  manifestVersion: z.literal(1),
  program: z.string(),
  settings: z.string(),
  /** What was converted, from the output folder. */
  inputs: z.array(z.string()),
  /** Whether the outputs below were written from these very entries. */
  complete: z.boolean(),
  outputs: z.array(z.string()),
  entries: z.array(entrySchema),
});

export type ManifestEntry = z.infer<typeof entrySchema>;
export type Manifest = z.infer<typeof manifestSchema>;

const FILE = "manifest.json";

/** What an earlier run left in an output folder; null where there is nothing that can be relied on. */
export async function readManifest(output: string): Promise<Manifest | null> {
  try {
    const read = manifestSchema.safeParse(JSON.parse(await readFile(join(output, FILE), "utf8")));
    return read.success ? read.data : null;
  } catch {
    // No manifest, or one that a person changed: everything is converted anew.
    return null;
  }
}

export const writeManifest = (output: string, manifest: Manifest): Promise<void> =>
  writeTextAtomic(join(output, FILE), `${JSON.stringify(manifest, null, 1)}\n`);

/** A short name for everything that decides what a file becomes, besides its content and the program. */
export const settingsHash = (settings: unknown): string =>
  createHash("sha256").update(JSON.stringify(settings)).digest("hex").slice(0, 16);

export type { Outcome };
