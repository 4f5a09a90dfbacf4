import { readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { driftsstatus, sample, temporaryFolder } from "./driftsstatus.js";

const convert = (...args: string[]) => driftsstatus(["convert", sample("2024-05.pdf"), "-q", ...args]);

describe("the options of the command line", () => {
  it("takes formats with commas and repeated", async () => {
    const output = temporaryFolder();
    const { code, stderr } = await convert("-o", output, "-f", "json", "-f", "csv,ndjson");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const files = readdirSync(output, { recursive: true });
    expect(files).toEqual(expect.arrayContaining(["driftsstatus.json", "csv/sla_value.csv", "driftsstatus.ndjson"]));
    expect(files).not.toContain("driftsstatus.xlsx");
  });

  it("takes one word for each option, so that paths may follow", async () => {
    const args = ["convert", "-q", "-o", temporaryFolder(), "--password", "x", "-f", "json", sample("2024-05.pdf")];
    expect(await driftsstatus(args)).toMatchObject({ code: 0, stderr: "" });
  });

  it.each([
    [["-j", "1", "-j", "2"], /^driftsstatus: -j is given more than once/],
    [["-j", "none"], /^driftsstatus: --jobs takes a whole number/],
    [["--timeout"], /^driftsstatus: Not enough arguments following: timeout/],
    [["--output="], /^driftsstatus: --output needs a value/],
    [["-f", "pdf"], /^driftsstatus: There is no format "pdf"/],
    [["--frmat", "json"], /^driftsstatus: Unknown argument: frmat/],
  ])("refuses %j in a sentence", async (args, sentence) => {
    const { code, stderr } = await convert(
      ...(args.join().startsWith("--output") ? [] : ["-o", temporaryFolder()]),
      ...args,
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(sentence);
  });
});
