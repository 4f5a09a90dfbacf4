import { execFile } from "node:child_process";
import { existsSync, realpathSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

const PLACES = ["/usr/bin/soffice", "/usr/bin/libreoffice", "/opt/libreoffice/program/soffice"];

/** The office suite of this machine, or null: then its fixtures are left out. */
export const findOffice = (): string | null =>
  [process.env["SOFFICE"], ...PLACES].find((file) => file && existsSync(file)) ?? null;

/** Whether that part of the suite is there: without it slides are opened as plain text, and their XML is printed. */
export function hasOfficePart(part: "writer" | "impress"): boolean {
  const office = findOffice();
  return office !== null && existsSync(path.join(path.dirname(realpathSync(office)), `s${part}`));
}

/** HTML is a Writer document, flat ODF slides are Impress. */
export interface OfficeSource {
  extension: "html" | "fodp";
  content: string;
}

/** PDF bytes of each document, by one run of the suite. */
export async function drawOffice(sources: readonly OfficeSource[]): Promise<Uint8Array[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "driftsstatus-office-"));
  try {
    const names = sources.map((s, i) => `${i}.${s.extension}`);
    await Promise.all(sources.map((s, i) => writeFile(path.join(folder, names[i]!), s.content)));
    for (const extension of ["html", "fodp"] as const)
      await convert(
        folder,
        names.filter((n) => n.endsWith(extension)),
        extension,
      );
    return await Promise.all(sources.map((_, i) => readFile(path.join(folder, `${i}.pdf`))));
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function convert(folder: string, names: readonly string[], extension: OfficeSource["extension"]): Promise<void> {
  if (names.length === 0) return;
  // Without this filter HTML opens as a web page, without paper size and page breaks.
  const filter = extension === "html" ? ["--infilter=HTML (StarWriter)"] : [];
  await promisify(execFile)(
    findOffice()!,
    [`-env:UserInstallation=file://${folder}/profile`, "--headless", ...filter, "--convert-to", "pdf", ...names],
    { cwd: folder },
  );
}
