import type { CheckedSample } from "../model/checkResult.js";
import { differenceToText } from "./checkToText.js";

/**
 * A check's result in the XML that CI systems read: a test case a sample. A file that could not be compared is an
 * error, any other that did not pass a failure.
 */
export function checkToJunit(samples: readonly CheckedSample[]): string {
  const errors = samples.filter(({ outcome }) => outcome === "failed").length;
  const failures = samples.filter(({ outcome }) => outcome !== "failed" && outcome !== "passed").length;
  const counts = `tests="${samples.length}" failures="${failures}" errors="${errors}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="driftsstatus check" ${counts}>`,
    `  <testsuite name="driftsstatus check" ${counts}>`,
    ...samples.map(sampleToCase),
    "  </testsuite>",
    "</testsuites>",
    "",
  ].join("\n");
}

function sampleToCase({ file, outcome, message, differences }: CheckedSample): string {
  const opening = `    <testcase classname="driftsstatus" name="${escape(file)}"`;
  if (outcome === "passed") return `${opening}/>`;
  const element = outcome === "failed" ? "error" : "failure";
  const says = message ?? `${differences.length} ${differences.length === 1 ? "difference" : "differences"}`;
  const detail = escape(differences.flatMap(differenceToText).join("\n"));
  return `${opening}><${element} type="${outcome}" message="${escape(says)}">${detail}</${element}></testcase>`;
}

/** What XML 1.0 cannot hold, not even escaped, is left out (section 2.2). */
const NOT_IN_XML = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;
const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;" };
const escape = (text: string): string => text.replace(NOT_IN_XML, "").replace(/[&<>"']/g, (c) => ENTITIES[c]!);
