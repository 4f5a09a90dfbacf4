import { strToU8, zipSync } from "fflate";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import * as XLSX from "xlsx";
import { keepEdited } from "../../src/export/keepEdited.js";
import { convert, driftsstatus, scratch } from "../batch/commandLine.js";
import { reportPdf } from "../batch/reports.js";

/** A workbook as an office program saves it: with its own name, and whatever a person wrote. */
const savedBy = (program: string): Uint8Array =>
  zipSync({ "docProps/app.xml": strToU8(`<Properties><Application>${program}</Application></Properties>`) });

it("puts aside what an office program saved, under a name that nothing has", async () => {
  const folder = await scratch();
  const path = join(folder, "driftsstatus.xlsx");
  for (const [saved, kept] of [
    [savedBy("Microsoft Excel"), "driftsstatus-edited.xlsx"],
    [savedBy("LibreOffice/7.4"), "driftsstatus-edited-2.xlsx"],
    [strToU8("no workbook at all"), "driftsstatus-edited-3.xlsx"],
  ] as const) {
    await writeFile(path, saved);
    expect(await keepEdited(path)).toBe(kept);
    expect(new Uint8Array(await readFile(join(folder, kept)))).toEqual(new Uint8Array(saved));
  }
});

it("leaves what is as it was written, and what is not there", async () => {
  const path = join(await scratch(), "driftsstatus.xlsx");
  expect(await keepEdited(path)).toBeNull();
  const book = XLSX.utils.book_new(XLSX.utils.aoa_to_sheet([["a"]]));
  await writeFile(path, XLSX.write(book, { type: "buffer", bookType: "xlsx" }) as Buffer);
  expect(await keepEdited(path)).toBeNull();
});

it("a run says what it kept, and the next one keeps nothing again", async () => {
  const folder = await scratch();
  const output = join(folder, "out");
  await writeFile(join(folder, "2024-01.pdf"), await reportPdf("2024-01"));
  const args = [join(folder, "2024-01.pdf"), "-o", output, "-f", "xlsx"];
  await driftsstatus(["convert", ...args, "-q"]);
  await writeFile(join(output, "driftsstatus.xlsx"), savedBy("Microsoft Excel"));
  const run = await convert([...args, "--force"]);
  expect(run.keptFiles).toEqual(["driftsstatus-edited.xlsx"]);
  expect(run.stderr).toContain("driftsstatus-edited.xlsx");
  expect((await convert([...args, "--force"])).keptFiles).toEqual([]);
  expect((await readdir(output)).filter((name) => name.endsWith(".xlsx")).sort()).toEqual([
    "driftsstatus-edited.xlsx",
    "driftsstatus.xlsx",
  ]);
});
