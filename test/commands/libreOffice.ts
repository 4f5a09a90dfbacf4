import { execFileSync } from "node:child_process";
import { readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** Whether LibreOffice is there to edit with. */
export function hasLibreOffice(): boolean {
  try {
    execFileSync("soffice", ["--version"], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

/** Has LibreOffice open a workbook, and save it with its content changed: it reads and writes every cell anew. */
export function editWithLibreOffice(workbook: string, change: (flatXml: string) => string): void {
  const folder = dirname(workbook);
  const flat = workbook.replace(/\.xlsx$/, ".fods");
  convert(workbook, "fods", folder);
  writeFileSync(flat, change(readFileSync(flat, "utf8")));
  convert(flat, "xlsx:Calc MS Excel 2007 XML", join(folder, "edited"));
  renameSync(join(folder, "edited", workbook.slice(folder.length + 1)), workbook);
}

function convert(file: string, to: string, folder: string): void {
  const profile = `-env:UserInstallation=file://${join(dirname(file), "profile")}`;
  execFileSync("soffice", [profile, "--headless", "--convert-to", to, "--outdir", folder, file], { stdio: "ignore" });
}
