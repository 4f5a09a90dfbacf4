import { expect, it } from "vitest";
import { flagsFor } from "../../src/batch/tuneForManyReports.js";

it.each([
  ["11.3.244.8-node.38", true], // Node 20
  ["12.4.254.21-node.33", false], // Node 22, which writes "Error: unrecognized flag"
  ["13.6.233.17-node.41", false], // Node 24
])("gives V8 %s the flags it knows", (v8, known) => {
  expect(flagsFor(v8).some((flag) => flag.startsWith("--interrupt-budget="))).toBe(known);
});
