import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { Report } from "../../src/model/record.js";
import { driftsstatus, sample, temporaryFolder } from "./driftsstatus.js";

const WORDS = "Årsagen var";
/** The report's first cause has no lead-in of ours any more: its own words lead it in. */
const PROFILE = "phrases:\n  cause: [årsagen var et]\n";

function folderWith(profile: string | null): string {
  const folder = temporaryFolder();
  copyFileSync(sample("2025-03.pdf"), join(folder, "2025-03.pdf"));
  if (profile !== null) writeFileSync(join(folder, "driftsstatus.config.yaml"), profile);
  return folder;
}

const reportIn = (output: string): Report =>
  JSON.parse(readFileSync(join(output, "json", "2025-03.json"), "utf8")) as Report;
const fired = (report: Report): string[] =>
  report.diagnostics.filter(({ code }) => code === "profile-phrase-used").map(({ message }) => message);

describe("a profile", () => {
  it("is found beside the input and reaches the records, and another one converts anew", async () => {
    const folder = folderWith(PROFILE);
    const output = join(folder, "out");
    const first = await driftsstatus(["convert", folder, "-o", output, "-f", "json"]);
    expect(first.code, first.stderr).toBe(0);
    expect(fired(reportIn(output)).join()).toContain("årsagen var et");
    writeFileSync(join(folder, "driftsstatus.config.yaml"), "ignore: [Internt]\n");
    await driftsstatus(["convert", folder, "-o", output, "-f", "json"]);
    expect(fired(reportIn(output))).toEqual([]);
  });

  it("is named with --profile, more than once, and explain says when it fired", async () => {
    const folder = folderWith(null);
    const [one, two] = [join(folder, "a.yaml"), join(folder, "b.yaml")];
    writeFileSync(one, PROFILE);
    writeFileSync(two, "systems:\n  - name: Vagtplan\n");
    const { code, stdout } = await driftsstatus([
      "explain",
      "--profile",
      one,
      "--profile",
      two,
      join(folder, "2025-03.pdf"),
    ]);
    expect(code).toBe(0);
    expect(stdout).toContain(WORDS);
    expect(stdout).toContain("[profile-phrase-used]");
  });

  it.each([
    ["frases:\n  cause: [x]\n", /min\.yaml:1: .*frases/],
    ["phrases:\n  cause: en\n", /min\.yaml:2: phrases\.cause/],
  ])("with a mistake ends with 2 and names file and line: %j", async (text, message) => {
    const folder = folderWith(null);
    const profile = join(folder, "min.yaml");
    writeFileSync(profile, text);
    const output = join(folder, "out");
    const { code, stderr } = await driftsstatus(["convert", folder, "-o", output, "--profile", profile]);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  it("that is not there ends with 2", async () => {
    const { code, stderr } = await driftsstatus(["explain", sample("2024-05.pdf"), "--profile", "nowhere.yaml"]);
    expect(code).toBe(2);
    expect(stderr).toContain("nowhere.yaml");
  });

  it("in the folder of another input is not used", async () => {
    const folder = folderWith(null);
    mkdirSync(join(folder, "other"));
    writeFileSync(join(folder, "other", "driftsstatus.config.yaml"), "frases: []\n");
    const { code } = await driftsstatus(["explain", join(folder, "2025-03.pdf")]);
    expect(code).toBe(0);
  });
});
