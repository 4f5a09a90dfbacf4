import type { Diagnostic } from "../model/record.js";

/** Says of a file that another has the same content. */
export const sameContent = (file: string, first: string): Diagnostic => ({
  code: "same-content",
  severity: "info",
  message: `"${file}" has the same content as "${first}" and was converted once.`,
  source: null,
});
