import { z } from "zod";

/** What `driftsstatus check --json` prints. */
export const CHECK_VERSION = 1;

export const OUTCOMES = ["passed", "changed", "approved result missing", "not recognised", "failed"] as const;

const count = z.int().min(0);
const share = z.number().nullable();

export const checkedDifferenceSchema = z.strictObject({
  kind: z
    .enum(["wrong", "missing", "invented"])
    .describe("wrong: another value; missing: approved but not there; invented: there but not approved"),
  field: z.string().describe('such as "cell" or "incident.cause"'),
  where: z.string(),
  approved: z.unknown(),
  now: z.unknown(),
  page: z.int().nullable(),
  line: z.string().nullable().describe("the printed line it stands on"),
});
export const checkedSampleSchema = z.strictObject({
  file: z.string(),
  outcome: z.enum(OUTCOMES),
  message: z.string().nullable().describe("why it is neither passed nor changed"),
  differences: z.array(checkedDifferenceSchema),
});
export const fieldTotalsSchema = z.strictObject({
  right: count,
  wrong: count,
  missing: count,
  invented: count,
  precision: share.describe("of what there is now, the share that is right; null where there is nothing"),
  recall: share.describe("of what is approved, the share that is right"),
});
export const checkResultSchema = z.strictObject({
  checkVersion: z.literal(CHECK_VERSION),
  program: z.string(),
  exitCode: z.int(),
  samples: z.array(checkedSampleSchema),
  totals: z.record(z.string(), fieldTotalsSchema).describe("by field"),
});

export type Outcome = (typeof OUTCOMES)[number];
export type CheckedDifference = z.infer<typeof checkedDifferenceSchema>;
export type CheckedSample = z.infer<typeof checkedSampleSchema>;
export type FieldTotals = z.infer<typeof fieldTotalsSchema>;
export type CheckResult = z.infer<typeof checkResultSchema>;
