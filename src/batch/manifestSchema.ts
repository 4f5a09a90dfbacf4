import { z } from "zod";
import { diagnosticSchema, sourceSchema } from "../model/record.js";

export const outcomeSchema = z.strictObject({
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
  part: sourceSchema.shape.part,
});
const entrySchema = z.strictObject({
  outcome: outcomeSchema,
  /** Where the PDF lay, from the output folder. */
  path: z.string(),
  /** Version that made it. */
  program: z.string(),
  /** See `settingsHash`. */
  settings: z.string(),
  /** When the file was last changed, milliseconds since 1970: of two reports of one month the newer counts. */
  modified: z.number(),
  /** The file of the same content that was converted in its place. */
  duplicateOf: z.string().nullable(),
});
/** What a run was corrected by. */
const correctedBySchema = z.strictObject({
  /** See `settingsHash`; "" where nobody corrected anything. */
  hash: z.string(),
  applied: z.int(),
  confirmed: z.int(),
  stale: z.int(),
});
export const NOT_CORRECTED = { hash: "", applied: 0, confirmed: 0, stale: 0 };
export const MANIFEST_VERSION = 1;
export const manifestSchema = z.strictObject({
  manifestVersion: z.literal(MANIFEST_VERSION),
  /** What was converted, from the output folder. */
  inputs: z.array(z.string()),
  /** Whether the outputs below were written from these very entries. */
  complete: z.boolean(),
  /** What the outputs were asked for as: formats and language. */
  formats: z.string(),
  outputs: z.array(z.string()),
  /** What the outputs were corrected by. */
  corrections: correctedBySchema.default(NOT_CORRECTED),
  /** What only the reports together show. */
  diagnostics: z.array(diagnosticSchema),
  /** Names of JSON files that may be there besides those of the entries: while a run lasts, or after it was killed. */
  unsettled: z.array(z.string()),
  entries: z.array(entrySchema),
});

export type ManifestEntry = z.infer<typeof entrySchema>;
export type Manifest = z.infer<typeof manifestSchema>;
