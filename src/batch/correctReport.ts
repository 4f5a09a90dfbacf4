import { checkReport } from "../check/checkReport.js";
import { applyCorrections } from "../corrections/applyCorrections.js";
import type { Corrections } from "../model/corrections.js";
import type { Report } from "../model/record.js";

/** A report with what a person said of it, judged anew; the report itself where nobody said anything. */
export const correctReport = (report: Report, corrections: Corrections): Report =>
  applyCorrections(report, corrections, checkReport);
