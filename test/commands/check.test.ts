import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { checkResultSchema, type CheckedDifference, type CheckResult } from "../../src/model/checkResult.js";
import { driftsstatus, sample, temporaryFolder } from "./driftsstatus.js";

interface ApprovedReport {
  platforms: {
    name: string;
    incidents: { cause: string; dates: string[]; systems: string[]; text: string }[];
    sla: { rows: { service: string; values: (number | null)[] }[] }[];
  }[];
}

const NAME = "2025-03";
const approved = (): ApprovedReport =>
  JSON.parse(readFileSync(sample(`${NAME}.expected.json`), "utf8")) as ApprovedReport;

/** A copy of the sample beside an approved result that a person changed. */
function sampleWith(change: (approved: ApprovedReport) => void): string {
  const folder = temporaryFolder();
  copyFileSync(sample(`${NAME}.pdf`), join(folder, `${NAME}.pdf`));
  const changed = approved();
  change(changed);
  writeFileSync(join(folder, `${NAME}.expected.json`), JSON.stringify(changed));
  return folder;
}

async function check(...args: string[]): Promise<CheckResult & { differences: CheckedDifference[] }> {
  const { code, stdout, stderr } = await driftsstatus(["check", "--json", ...args]);
  expect(stderr).toBe("");
  const result = checkResultSchema.parse(JSON.parse(stdout));
  expect(code).toBe(result.exitCode);
  return { ...result, differences: result.samples.flatMap((s) => s.differences) };
}

it("passes samples that are as approved", async () => {
  const { exitCode, samples, totals } = await check(sample("2025-03.pdf"), sample("2024-05.pdf"));
  expect(samples.map((s) => [s.file, s.outcome])).toEqual([
    ["2024-05.pdf", "passed"],
    ["2025-03.pdf", "passed"],
  ]);
  expect(exitCode).toBe(0);
  expect(totals["incident"]).toEqual({ right: 6, wrong: 0, missing: 0, invented: 0, precision: 1, recall: 1 });
});

it("reports a changed value with its page and line", async () => {
  const folder = sampleWith((a) => {
    a.platforms[0]!.sla[0]!.rows[0]!.values[11] = 99.75;
    a.platforms[1]!.incidents[0]!.cause = "en fejl i et eksternt system";
    a.platforms[1]!.incidents[1]!.text += " Med mere.";
  });
  const { exitCode, samples, differences, totals } = await check(folder);
  expect(exitCode).toBe(5);
  expect(samples.map((s) => s.outcome)).toEqual(["changed"]);
  expect(differences).toEqual([
    {
      kind: "wrong",
      field: "cell",
      where: expect.stringContaining("2025-03") as string,
      approved: 99.75,
      now: 99.74,
      page: 2,
      line: expect.stringContaining("99,74%") as string,
    },
    {
      kind: "wrong",
      field: "incident.cause",
      where: "Støttesystemerne, incident of 2025-03-03",
      approved: "en fejl i et eksternt system",
      now: "en fejl, som blev fremprovokeret af et eksternt system",
      page: 3,
      line: expect.stringContaining("Årsagen var en fejl") as string,
    },
    expect.objectContaining({ kind: "wrong", field: "incident.text", page: 3 }),
  ]);
  expect(totals["cell"]).toMatchObject({ wrong: 1, precision: expect.closeTo(0.995, 1) as number });
});

it("reports an incident that is missing with where it stands", async () => {
  const text = approved().platforms[1]!.incidents[1]!.text;
  const folder = sampleWith((a) => {
    const lost = { ...a.platforms[1]!.incidents[1]!, dates: ["2025-02-01"], systems: ["Et andet system"], text };
    a.platforms[0]!.incidents.push(lost);
  });
  const { exitCode, differences, totals } = await check(folder);
  expect(exitCode).toBe(5);
  expect(differences).toMatchObject([{ kind: "missing", field: "incident", where: "Serviceplatformen", page: 3 }]);
  expect(text).toContain(differences[0]!.line);
  expect(totals["incident"]).toMatchObject({ right: 6, missing: 1, recall: 6 / 7 });
});

it("reports an incident that is invented with where it stands", async () => {
  const text = approved().platforms[1]!.incidents[1]!.text;
  const folder = sampleWith((a) => a.platforms[1]!.incidents.splice(1, 1));
  const { exitCode, differences, totals } = await check(folder);
  expect(exitCode).toBe(5);
  expect(differences).toMatchObject([{ kind: "invented", field: "incident", page: 3, now: text }]);
  expect(text).toContain(differences[0]!.line);
  expect(totals["incident"]).toMatchObject({ right: 5, invented: 1, precision: 5 / 6 });
});

it("tells five outcomes apart, for people and for CI systems", async () => {
  const folder = sampleWith((a) => (a.platforms[0]!.name = "Noget & ganske <andet>"));
  copyFileSync(sample("2024-05.pdf"), join(folder, "a-new.pdf"));
  copyFileSync(sample("2024-05.pdf"), join(folder, "passes.pdf"));
  copyFileSync(sample("2024-05.expected.json"), join(folder, "passes.expected.json"));
  copyFileSync(sample("../test/refused/no-status-report.pdf"), join(folder, "letter.pdf"));
  writeFileSync(join(folder, "broken.pdf"), "%PDF-1.7 no more");
  const junit = join(folder, "junit.xml");
  const { code, stdout } = await driftsstatus(["check", folder, "--junit", junit]);
  expect(code).toBe(5);
  expect(stdout.match(/^[a-z ]+: \S+\.pdf/gm)).toEqual([
    "changed: 2025-03.pdf",
    "approved result missing: a-new.pdf",
    "failed: broken.pdf",
    "not recognised: letter.pdf",
    "passed: passes.pdf",
  ]);
  expect(stdout).toContain("5 samples: 1 passed, 1 changed, 1 approved result missing, 1 not recognised, 1 failed.");
  const xml = readFileSync(junit, "utf8");
  expect(xml).toContain('tests="5" failures="3" errors="1"');
  expect(xml).toContain("&amp; ganske &lt;andet&gt;");
});

it("passes a file that is refused as approved", async () => {
  const { exitCode } = await check(sample("../test/refused"));
  expect(exitCode).toBe(0);
});

it("compares two runs over an archive", async () => {
  const [before, after] = [temporaryFolder(), temporaryFolder()];
  const paths = ["2025-03.pdf", "2024-05.pdf"].map(sample);
  await Promise.all([before, after].map((o) => driftsstatus(["convert", ...paths, "-o", o, "-f", "json", "-q"])));
  expect((await check("--against", before, after)).exitCode).toBe(0);
  const json = join(after, "json/2025-03.json");
  writeFileSync(json, readFileSync(json, "utf8").replace('"value": 99.74,', '"value": 99.47,'));
  const { exitCode, samples, differences } = await check("--against", before, after);
  expect(exitCode).toBe(5);
  expect(samples.map((s) => s.outcome)).toEqual(["passed", "changed"]);
  expect(differences).toMatchObject([{ field: "cell", approved: 99.74, now: 99.47, page: 2 }]);
});
