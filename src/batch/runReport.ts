import { z } from "zod";
import { diagnosticSchema } from "../model/record.js";
import { outcomeSchema } from "./manifestSchema.js";

export const RUN_VERSION = 1;

/** What `driftsstatus convert --json` prints: what became of each input. */
export const runReportSchema = z.strictObject({
  runVersion: z.literal(RUN_VERSION),
  program: z.string(),
  exitCode: z.int(),
  outcomes: z
    .array(outcomeSchema)
    .describe(
      "one for each input, or for each report of a file of several, by month and then by name; those not found last",
    ),
  skipped: z.int().describe("done by an earlier run"),
  removed: z.int().describe("files whose records were removed, as they are gone"),
  removedFiles: z.array(z.string()).describe("which they were"),
  keptFiles: z
    .array(z.string())
    .describe("workbooks that a person had changed since they were written, as they are called now"),
  interrupted: z.boolean(),
  corrections: z
    .strictObject({ applied: z.int(), confirmed: z.int(), stale: z.int() })
    .describe("how many corrections stand in the records, say that what was read is right, or no longer fit"),
  outputs: z.array(z.string()).describe("paths of what was written, relative to the output folder"),
  diagnostics: z.array(diagnosticSchema).describe("what only the reports together show"),
});

export type RunReport = z.infer<typeof runReportSchema>;
