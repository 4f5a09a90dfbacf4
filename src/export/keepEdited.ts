import { strFromU8, unzipSync } from "fflate";
import { readFile, rename, stat } from "node:fs/promises";
import { basename, extname, join, dirname } from "node:path";

/** What our packages call themselves in the workbooks they write; an office program that saves one writes its own name. */
const OWN = /<Application>(?:hucre|SheetJS)<\/Application>/;
const PROPERTIES = "docProps/app.xml";

/**
 * Puts a workbook that a person has saved since it was written beside its place ("driftsstatus-edited.xlsx"), before it is
 * written anew.
 * @returns the name it has now; null where it is as it was written, or there is none
 */
export async function keepEdited(path: string): Promise<string | null> {
  const bytes = await readFile(path).catch(() => null);
  if (bytes === null || isAsWritten(bytes)) return null;
  const kept = await freeName(path);
  await rename(path, kept);
  return basename(kept);
}

function isAsWritten(bytes: Uint8Array): boolean {
  try {
    const { [PROPERTIES]: part } = unzipSync(bytes, { filter: ({ name }) => name === PROPERTIES });
    return part !== undefined && OWN.test(strFromU8(part));
  } catch {
    return false;
  }
}

/** "driftsstatus-edited.xlsx", "driftsstatus-edited-2.xlsx", …: the first that is not taken. */
async function freeName(path: string): Promise<string> {
  const extension = extname(path);
  const stem = join(dirname(path), `${basename(path, extension)}-edited`);
  for (let number = 1; ; number++) {
    const name = `${stem}${number === 1 ? "" : `-${number}`}${extension}`;
    if (!(await stat(name).catch(() => null))) return name;
  }
}
