import { copyFile, mkdir, readdir, rm, utimes, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { archiveIn, codes, contents, convert, driftsstatus, scratch } from "./commandLine.js";
import { mergedPdf, reportPdf } from "./reports.js";

async function archive(months: readonly string[]): Promise<{ input: string; output: string; folder: string }> {
  const folder = await scratch();
  const [input, output] = [join(folder, "in"), join(folder, "out")];
  await mkdir(input);
  for (const month of months) await writeFile(join(input, `${month}.pdf`), await reportPdf(month));
  return { folder, input, output };
}

const jsonNames = async (output: string): Promise<string[]> => (await readdir(join(output, "json"))).sort();

it("skips what is unchanged, does again what changed and removes what is gone", async () => {
  const { input, output } = await archive(["2025-01", "2025-02", "2025-03"]);
  expect((await convert([input, "-o", output])).skipped).toBe(0);
  const before = await contents(output);
  expect((await convert([input, "-o", output])).skipped).toBe(3);
  expect(await contents(output)).toEqual(before);

  await writeFile(join(input, "2025-01.pdf"), await reportPdf("2025-01", "changed"));
  await rm(join(input, "2025-02.pdf"));
  await writeFile(join(input, "2025-04.pdf"), await reportPdf("2025-04"));
  const keeping = await convert([input, "-o", output, "--keep-missing"]);
  expect([keeping.skipped, keeping.removed, keeping.outcomes.length]).toEqual([1, 0, 4]);
  const changed = await convert([input, "-o", output]);
  expect([changed.skipped, changed.removed, changed.outcomes.length]).toEqual([3, 1, 3]);
  expect(await jsonNames(output)).toEqual(["2025-01.json", "2025-03.json", "2025-04.json"]);
  expect((await archiveIn(output)).reports.map((r) => r.period)).toEqual(["2025-01", "2025-03", "2025-04"]);

  const limited = await convert([input, "-o", output, "--limit", "1"]);
  expect([limited.skipped, limited.removed, limited.outcomes.length]).toEqual([1, 0, 3]);
  const forced = await convert([input, "-o", output, "--force"]);
  expect([forced.skipped, forced.outcomes.length]).toEqual([0, 3]);
});

it("adds one file to what is there, keeps what still has its PDF and names what is removed", async () => {
  const { input, output, folder } = await archive(["2025-01", "2025-02", "2025-03"]);
  await convert([input, "-o", output]);
  await rm(join(input, "2025-02.pdf"));
  await writeFile(join(folder, "2025-04.pdf"), await reportPdf("2025-04"));
  // Another file of a name that is taken.
  await writeFile(join(folder, "2025-01.pdf"), await reportPdf("2025-01", "other"));
  const added = await convert([join(folder, "2025-04.pdf"), join(folder, "2025-01.pdf"), "-o", output]);
  expect([added.removed, added.removedFiles]).toEqual([1, ["2025-02.pdf"]]);
  expect(added.stderr).toContain("Removed, as they are gone: 2025-02.pdf.");
  const { reports } = await archiveIn(output);
  expect(reports.map((r) => r.period)).toEqual(["2025-01", "2025-01", "2025-03", "2025-04"]);
  expect(new Set(reports.map((r) => r.source.sha256)).size).toBe(4);
  const names = await jsonNames(output);
  expect(names).toHaveLength(4);
  expect(names).toEqual(expect.arrayContaining(["2025-01.json", "2025-03.json", "2025-04.json"]));

  const again = await convert([join(folder, "2025-04.pdf"), "-o", output]);
  expect([again.skipped, again.removed, again.outcomes.length]).toEqual([1, 0, 4]);
  expect(await jsonNames(output)).toEqual(names);
});

it("gives each report of a merged file its own record, and goes on from them", async () => {
  const { input, output } = await archive(["2025-02"]);
  await writeFile(join(input, "merged.pdf"), await mergedPdf(["2024-11", "2024-12", "2025-01"], "merged"));
  // Its own name is what one of the merged reports would be called.
  await writeFile(join(input, "merged-2024-12.pdf"), await reportPdf("2024-10"));
  const first = await convert([input, "-o", output]);
  expect([first.code, first.outcomes.length, first.skipped]).toEqual([0, 5, 0]);
  expect(first.stderr).toContain("[3/3]");
  expect(await jsonNames(output)).toEqual([
    "2025-02.json",
    "merged-2024-11.json",
    "merged-2024-12-part.json",
    "merged-2024-12.json",
    "merged-2025-01.json",
  ]);
  const { reports } = await archiveIn(output);
  expect(reports.map((r) => [r.period, r.source.file, r.source.part?.of ?? 1])).toEqual([
    ["2024-10", "merged-2024-12.pdf", 1],
    ["2024-11", "merged.pdf", 3],
    ["2024-12", "merged.pdf", 3],
    ["2025-01", "merged.pdf", 3],
    ["2025-02", "2025-02.pdf", 1],
  ]);
  const ids = reports.flatMap((r) => r.platforms.flatMap((p) => p.incidents.map((i) => i.id)));
  expect(new Set(ids).size).toBe(ids.length);
  const before = await contents(output);
  expect((await convert([input, "-o", output])).skipped).toBe(3);
  expect(await contents(output)).toEqual(before);

  // One record lost: the whole file is done again.
  await rm(join(output, "json", "merged-2025-01.json"));
  expect((await convert([input, "-o", output])).skipped).toBe(2);
  expect(await contents(output)).toEqual(before);

  await writeFile(join(input, "merged.pdf"), await mergedPdf(["2024-11", "2025-01"], "merged"));
  await convert([input, "-o", output]);
  expect(await jsonNames(output)).not.toContain("merged-2024-12-part.json");
});

it("trusts no JSON that is not the record of the file", async () => {
  const { input, output } = await archive(["2025-01"]);
  await convert([input, "-o", output]);
  const before = await contents(output);
  await writeFile(join(output, "json", "2025-01.json"), "{}\n");
  expect((await convert([input, "-o", output])).skipped).toBe(0);
  expect(await contents(output)).toEqual(before);
});

it("gives the same bytes for any number of jobs", async () => {
  const { input, output, folder } = await archive(["2025-01", "2025-02", "2025-03"]);
  const other = join(folder, "other");
  await convert([input, "-o", output, "-j", "1"]);
  await convert([input, "-o", other, "-j", "2"]);
  expect(await contents(other)).toEqual(await contents(output));
});

it("converts a content once, and keeps files of one name and reports of one month apart", async () => {
  const folder = await scratch();
  const [a, b, output] = [join(folder, "a"), join(folder, "b"), join(folder, "out")];
  await mkdir(join(a, "b"), { recursive: true });
  await mkdir(b);
  const [old, revised] = [await reportPdf("2025-03", "old"), await reportPdf("2025-03", "revised")];
  await writeFile(join(a, "report.pdf"), revised);
  await writeFile(join(b, "report.pdf"), old);
  await copyFile(join(a, "report.pdf"), join(a, "copy.PDF"));
  for (const name of ["copy.PDF", "report.pdf"]) await utimes(join(a, name), 1000, 1000);
  await utimes(join(b, "report.pdf"), 2000, 2000);
  // Its own name is what "report.pdf" in folder "b" would be called.
  await writeFile(join(a, "b", "report.pdf"), await reportPdf("2025-04"));
  await writeFile(join(a, "b-report.pdf"), await reportPdf("2025-05"));

  const run = await convert([a, b, "-o", output]);
  expect(Object.values(codes(run))).toEqual(["ok", "ok", "ok", "ok", "ok"]);
  expect(await jsonNames(output)).toHaveLength(4);
  const { diagnostics, series, reports } = await archiveIn(output);
  expect(reports).toHaveLength(4);
  expect(diagnostics.filter((d) => d.code === "same-content")).toHaveLength(1);
  expect(diagnostics.filter((d) => d.code === "same-month-twice")).toHaveLength(1);
  // The newer file of the month counts.
  const conflicts = series.flatMap((s) => s.months.flatMap((m) => m.revisions)).filter((r) => r.kind === "conflict");
  expect(conflicts.length).toBeGreaterThan(0);
  for (const conflict of conflicts)
    expect([conflict.old.file, conflict.new.file]).toEqual([`${a}/report.pdf`, `${b}/report.pdf`]);
  expect((await convert([a, b, "-o", output])).skipped).toBe(5);
});

it("finds capital .PDF, patterns and single files", async () => {
  const { input, output } = await archive(["2025-01", "2025-02"]);
  await copyFile(join(input, "2025-01.pdf"), join(input, "2024-12.PDF"));
  const byPattern = await convert([join(input, "2025-*.pdf"), "-o", output, "-f", "json"]);
  expect(Object.keys(codes(byPattern))).toEqual(["2025-01.pdf", "2025-02.pdf"]);
  const plain = await driftsstatus(["convert", input, join(input, "2025-01.pdf"), "-o", output, "-f", "json"]);
  expect(plain.code).toBe(0);
  expect(plain.stderr).toContain("[3/3]");
});

it("stops at the first failure with --fail-fast", async () => {
  const { input, output } = await archive(["2025-01"]);
  for (const name of ["a", "b", "c"]) await writeFile(join(input, `${name}.pdf`), `none ${name}`);
  const run = await convert([input, "-o", output, "--fail-fast", "-j", "1", "-f", "json"]);
  expect(run.code).toBe(3);
  expect(run.outcomes.filter((o) => o.status === "failed")).toHaveLength(1);
});
