import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import {
  approve,
  buildArchive,
  check,
  convertFile,
  convertFiles,
  isCurrentReport,
  loadProfile,
  readReport,
  UsageError,
  writeArchive,
  type Format,
  type Report,
} from "../src/index.js";
import { sample, temporaryFolder } from "./commands/driftsstatus.js";
import { inMonth } from "./export/flat/sampleReports.js";

let report: Report;
beforeAll(async () => {
  [report] = await convertFile(sample("2025-03.pdf"));
});

const fileOf = (name: string, text: string): string => {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, text);
  return path;
};

describe("buildArchive", () => {
  it("folds copies, and of two reports of a month counts the later in the list", () => {
    const corrected = { ...structuredClone(report), source: { ...report.source, sha256: "ab".repeat(32) } };
    const archive = buildArchive([report, structuredClone(report), corrected]);
    expect(archive.reports).toHaveLength(2);
    expect(archive.reports.map((one) => isCurrentReport(archive.current, one))).toEqual([false, true]);
  });

  it("lays months side by side, in whatever order they come", () => {
    const later = inMonth(report, "2025-04");
    later.platforms[0]!.sla[0]!.rows[0]!.values[0]!.value = 12.5;
    const archive = buildArchive([later, report]);
    expect(archive.reports.map(({ period }) => period)).toEqual(["2025-03", "2025-04"]);
    expect(archive.disagreements.filter(({ new: now }) => now.value === 12.5)).toMatchObject([
      { kind: "revision", old: { period: "2025-03" }, new: { period: "2025-04" } },
    ]);
    expect(archive.series.length).toBeGreaterThan(0);
  });
});

describe("writeArchive", () => {
  const files: Record<Format, string> = {
    json: "driftsstatus.json",
    xlsx: "driftsstatus.xlsx",
    csv: "csv/incident.csv",
    ndjson: "driftsstatus.ndjson",
    parquet: "parquet/incident.parquet",
    duckdb: "driftsstatus.duckdb",
  };
  it.each(Object.entries(files))("writes %s, and names what it wrote", async (format, file) => {
    const folder = join(temporaryFolder(), "new");
    const written = await writeArchive(buildArchive([report]), folder, format as Format);
    expect(written).toContain(file);
    for (const name of written) expect(existsSync(join(folder, name)), name).toBe(true);
  });

  it("refuses a format there is none of before it writes anything", async () => {
    const folder = temporaryFolder();
    const formats = ["json", "pdf" as Format] as const;
    await expect(writeArchive(buildArchive([report]), folder, formats)).rejects.toThrow(
      /^There is no format "pdf"; choose of json, xlsx, csv/,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  it("ended by its signal leaves no file in part, and an older one as it was", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "driftsstatus.ndjson"), "older");
    const archive = buildArchive([report, inMonth(report, "2025-04")]);
    const signal = AbortSignal.abort(new Error("enough"));
    await expect(writeArchive(archive, folder, ["ndjson", "parquet"], { signal })).rejects.toThrow("enough");
    const stop = new AbortController();
    // It is ended in the middle: as the second report is asked for.
    const { reports } = archive;
    const stopping = { ...archive, reports: [reports[0]!, reports[1]!] };
    Object.defineProperty(stopping.reports, 1, { get: () => (stop.abort(new Error("enough")), reports[1]) });
    await expect(writeArchive(stopping, folder, ["ndjson"], { signal: stop.signal })).rejects.toThrow("enough");
    expect(readdirSync(folder)).toEqual(["driftsstatus.ndjson"]);
    expect(readFileSync(join(folder, "driftsstatus.ndjson"), "utf8")).toBe("older");
  });
});

describe("convertFiles", () => {
  const folderOf = (...names: string[]): string => {
    const folder = temporaryFolder();
    names.forEach((name) => copyFileSync(sample("2023-06.pdf"), join(folder, name)));
    return folder;
  };

  it("tells how far it is, files that are not there too", async () => {
    const told: string[] = [];
    const onProgress = ({ done, files, file }: { done: number; files: number; file: string }): void =>
      void told.push(`${done}/${files} ${file}`);
    const folder = folderOf("1.pdf", "2.pdf");
    const results = [];
    for await (const one of convertFiles([folder, join(folder, "3.pdf")], { jobs: 1, onProgress })) results.push(one);
    expect(told).toEqual([`1/3 ${join(folder, "3.pdf")}`, "2/3 1.pdf", "3/3 2.pdf"]);
    expect(results[0]!.report.diagnostics[0]!.code).toBe("not-found");
  });

  it("ends with the reason of its signal", async () => {
    const stop = new AbortController();
    const seen: string[] = [];
    const run = (async () => {
      for await (const { file } of convertFiles([folderOf("1.pdf", "2.pdf", "3.pdf")], {
        jobs: 1,
        signal: stop.signal,
      })) {
        seen.push(file);
        stop.abort(new Error("enough"));
      }
    })();
    await expect(run).rejects.toThrow("enough");
    expect(seen).toEqual(["1.pdf"]);
  });

  it("adds names and wordings of one's own to the built-in ones", async () => {
    const vocabulary = await loadProfile(fileOf("own.yaml", "phrases:\n  cause: [årsagen var et]\n"));
    const [own] = await convertFile(sample("2025-03.pdf"), { vocabulary });
    const causes = (of: Report) => of.platforms.flatMap((p) => p.incidents.map((i) => i.cause !== null));
    expect(causes(own)).toEqual(causes(report));
    expect(own.diagnostics.map(({ code }) => code)).toContain("profile-phrase-used");
  });
});

describe("loadProfile", () => {
  it.each([
    ["phrases:\n  cause: 7\n", /own\.yaml.*2/],
    ["phrasen: {}\n", /own\.yaml.*phrasen/],
    ["a: [", /own\.yaml/],
  ])("names file and place of what is wrong: %j", async (text, message) => {
    const loading = loadProfile(fileOf("own.yaml", text));
    await expect(loading).rejects.toThrow(UsageError);
    await expect(loading).rejects.toThrow(message);
  });

  it("says that there is no such file", async () => {
    await expect(loadProfile("/none/own.yaml")).rejects.toThrow('Profile "/none/own.yaml": there is no such file.');
  });
});

describe("check and approve", () => {
  it("say what is missing, approve it, and name what differs from it later", async () => {
    const folder = temporaryFolder();
    const pdf = join(folder, "a.pdf");
    copyFileSync(sample("2023-06.pdf"), pdf);
    expect(await check([folder], { jobs: 1 })).toMatchObject([{ file: "a.pdf", outcome: "approved result missing" }]);
    const approved = join(folder, "a.expected.json");
    expect(await approve([folder], { jobs: 1 })).toEqual([approved]);
    expect(await approve([folder], { jobs: 1 })).toEqual([]);
    expect(await check([folder], { jobs: 1 })).toMatchObject([{ outcome: "passed", differences: [] }]);
    const text = readFileSync(approved, "utf8");
    writeFileSync(approved, text.replace("en hardwarefejl", "en anden fejl"));
    const [changed] = await check([folder], { jobs: 1 });
    expect(changed).toMatchObject({ outcome: "changed" });
    expect(changed!.differences).toMatchObject([{ kind: "wrong", field: "incident.cause" }]);
  });

  it("approves nothing where a file cannot be converted", async () => {
    const folder = temporaryFolder();
    copyFileSync(sample("2023-06.pdf"), join(folder, "a.pdf"));
    writeFileSync(join(folder, "b.pdf"), "no pdf");
    await expect(approve([folder], { jobs: 1 })).rejects.toThrow(/^b\.pdf: /);
    expect(readdirSync(folder)).toEqual(["a.pdf", "b.pdf"]);
  });
});

describe("readReport", () => {
  it("gives the report back", async () => {
    expect(await readReport(fileOf("a.json", JSON.stringify(report)))).toEqual(report);
  });

  it("names the field that is wrong, and how many others are", async () => {
    const wrong = structuredClone(report) as unknown as {
      platforms: { incidents: { impact: string; dates: string[] }[] }[];
    };
    wrong.platforms[1]!.incidents[2]!.impact = "bad";
    const one = readReport(fileOf("a.json", JSON.stringify(wrong)));
    await expect(one).rejects.toThrow(
      /a\.json" is not the JSON of a report \(platforms\[1\]\.incidents\[2\]\.impact: /,
    );
    await expect(one).rejects.toMatchObject({ code: "damaged-json" });
    wrong.platforms[1]!.incidents[2]!.dates = ["i går"];
    await expect(readReport(fileOf("a.json", JSON.stringify(wrong)))).rejects.toThrow(/, and 1 more\)/);
  });

  it.each([
    ["[]", /the whole: /],
    ["{", /is not the JSON of a report/],
  ])("refuses %s", async (text, message) => {
    await expect(readReport(fileOf("a.json", text))).rejects.toThrow(message);
  });
});
