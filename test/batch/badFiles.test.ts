import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { archiveIn, codes, convert, driftsstatus, scratch } from "./commandLine.js";
import { bombs } from "./bombs.js";
import { encryptedPdf, letterPdf, reportPdf } from "./reports.js";

/** What a terminal might obey: C0 and C1 controls but the line feed, and marks that turn the reading direction. */
const CONTROLS = /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/u;

const LONGEST_NAME = `${"æ".repeat(125)}.pdf`; // 254 bytes, of the 255 a file system takes
const ODD_NAMES = [
  "med mellemrum.pdf",
  "æøå ÆØÅ.pdf",
  "🚦 status.pdf",
  "to\nlinjer.pdf",
  "\u001b[31mrød.pdf",
  LONGEST_NAME,
];

describe("files that cannot be converted", () => {
  it("each cost themselves, with a code of their own, and no other file", async () => {
    const folder = await scratch();
    const [input, output] = [join(folder, "in"), join(folder, "out")];
    await mkdir(input);
    const good = await reportPdf("2025-03");
    const files: Record<string, Uint8Array | string> = {
      "good.pdf": good,
      "empty.pdf": "",
      "text.pdf": "Kære alle",
      "truncated.pdf": good.subarray(0, 600),
      "locked.pdf": await encryptedPdf("hemmelig"),
      "letter.pdf": await letterPdf(),
      ...bombs(),
    };
    for (const [name, bytes] of Object.entries(files)) await writeFile(join(input, name), bytes);
    for (const [i, name] of ODD_NAMES.entries()) await writeFile(join(input, name), await reportPdf("2024-01", `${i}`));

    const run = await convert([input, "-o", output, "-j", "2"]);
    const found = codes(run);
    expect(run.code).toBe(3);
    expect(Object.keys(found).sort()).toEqual([...Object.keys(files), ...ODD_NAMES].sort());
    expect(found).toMatchObject({
      "good.pdf": "ok",
      "empty.pdf": "empty-file",
      "text.pdf": "not-a-pdf",
      "truncated.pdf": "damaged-pdf",
      "locked.pdf": "encrypted-pdf",
      "letter.pdf": "not-a-status-report",
      "pages-10000.pdf": "too-large",
      "page-tree-loop.pdf": "not-a-status-report",
      "page-count-lie.pdf": "not-a-status-report",
      "nested-arrays.pdf": "unreadable-page",
      "nested-forms.pdf": "not-a-status-report",
      "huge-page.pdf": "not-a-status-report",
    });
    for (const name of ODD_NAMES) expect(found[name]).toBe("ok");

    // One row for each, one report for each, no text of a file name on the terminal that it might obey.
    expect(run.outcomes).toHaveLength(Object.keys(files).length + ODD_NAMES.length);
    expect((await archiveIn(output)).reports).toHaveLength(run.outcomes.length);
    expect(run.stderr).not.toMatch(CONTROLS);
    expect(run.stdout).not.toMatch(CONTROLS);
    // The pages without text were read from their picture, and what was read is kept.
    const written = [".ocr-cache", "driftsstatus.json", "driftsstatus.xlsx", "json", "manifest.json"];
    expect((await readdir(output)).sort()).toEqual(written);
    for (const name of await readdir(join(output, "json")))
      expect(JSON.parse(await readFile(join(output, "json", name), "utf8"))).toHaveProperty("source.file");
  });

  it("whose name is no UTF-8 are named with what to do", async () => {
    const folder = await scratch();
    await writeFile(join(folder, "2025-03.pdf"), await reportPdf("2025-03"));
    const latin1 = Buffer.concat([Buffer.from(`${folder}/m`), Buffer.from([0xe5]), Buffer.from("ned.pdf")]);
    try {
      await writeFile(latin1, await reportPdf("2025-02"));
    } catch {
      return console.warn("SKIPPED names that are no UTF-8: this file system takes none");
    }
    const run = await convert([folder, "-o", join(folder, "out")]);
    expect(run.code).toBe(3);
    const bad = run.outcomes.find(({ code }) => code === "not-readable");
    expect(bad?.message).toContain("rename it");
  });

  it("give 4 where none is left", async () => {
    const folder = await scratch();
    await writeFile(join(folder, "empty.pdf"), "");
    expect((await driftsstatus(["convert", folder, "-o", join(folder, "out"), "-q"])).code).toBe(4);
    await mkdir(join(folder, "nothing"));
    const nothing = await convert([join(folder, "nothing"), "-o", join(folder, "out of nothing")]);
    expect([nothing.code, nothing.outcomes[0]?.code]).toEqual([4, "no-pdf"]);
  });
});

describe("encrypted files", () => {
  it("open with a password from the command line or the environment", async () => {
    const folder = await scratch();
    const path = join(folder, "locked.pdf");
    await writeFile(path, await encryptedPdf("hemmelig"));
    const output = ["-o", join(folder, "out"), "-f", "json"];
    const wrong = await convert([path, ...output, "--password", "forkert"]);
    expect(codes(wrong)).toEqual({ "locked.pdf": "encrypted-pdf" });
    const right = await convert([path, ...output, "--password", "forkert", "--password", "hemmelig"]);
    // It opens, and then is no report; and what an earlier run could not open is tried again.
    expect(codes(right)).toEqual({ "locked.pdf": "not-a-status-report" });
    const environment = { ...process.env, DRIFTSSTATUS_PASSWORDS: "forkert\nhemmelig" };
    const byEnvironment = await convert([path, ...output, "--force"], { env: environment });
    expect(codes(byEnvironment)).toEqual({ "locked.pdf": "not-a-status-report" });
  });
});

describe("wrong arguments", () => {
  it("exit with 2 and a sentence, before anything is written", async () => {
    const folder = await scratch();
    const missing = await driftsstatus(["convert", join(folder, "nowhere"), "-o", join(folder, "out")]);
    expect(missing.code).toBe(2);
    expect(missing.stderr).toMatch(/nowhere.*no such file/);
    expect((await driftsstatus(["convert", folder, "-j", "0"])).code).toBe(2);
    expect((await driftsstatus(["convert", folder, "--colour"])).code).toBe(2);
    expect(await readdir(folder)).toEqual([]);
  });

  it("such as an output that is no folder, or whose files cannot be replaced", async () => {
    const folder = await scratch();
    await writeFile(join(folder, "report.pdf"), await reportPdf("2025-03"));
    await writeFile(join(folder, "file"), "");
    const onFile = await driftsstatus(["convert", join(folder, "report.pdf"), "-o", join(folder, "file")]);
    expect([onFile.code, onFile.stderr]).toEqual([2, expect.stringContaining("cannot be made")]);
    const output = join(folder, "out");
    await mkdir(join(output, "json", "report.json", "in the way"), { recursive: true });
    const inTheWay = await driftsstatus(["convert", join(folder, "report.pdf"), "-o", output, "-q"]);
    expect([inTheWay.code, inTheWay.stderr]).toEqual([2, expect.stringContaining("The output cannot be written")]);
    expect((await readdir(output)).filter((n) => n.endsWith(".tmp") || n.endsWith(".lock"))).toEqual([]);
  });
});

it("keeps its exit codes for --strict", async () => {
  const folder = await scratch();
  const [input, output] = [join(folder, "in"), join(folder, "out")];
  await mkdir(input);
  await writeFile(join(input, "a.pdf"), await reportPdf("2025-03", "a"));
  await writeFile(join(input, "b.pdf"), await reportPdf("2025-03", "b"));
  await symlink("..", join(input, "loop"));
  const [first, second] = [
    await convert([input, "-o", output, "--strict"]),
    await convert([input, "-o", output, "--strict"]),
  ];
  // Two reports of one month: a warning of the archive, not of either file, which an unchanged run has not forgotten.
  expect(first.diagnostics.map((d) => d.code)).toContain("same-month-twice");
  expect([first.code, second.code]).toEqual([5, 5]);
  expect(second.diagnostics).toEqual(first.diagnostics);
});
