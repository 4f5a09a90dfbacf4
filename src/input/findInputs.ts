import { readdir, realpath, stat } from "node:fs/promises";
import { basename, join, relative, sep } from "node:path";
import { naturalOrder } from "./naturalOrder.js";

/** A file to convert. */
export interface Input {
  path: string;
  /** Relative to the input it was found in, with "/": what the report's `source.file` says. */
  file: string;
}

/** A path that gives no file to convert, and why. */
export interface MissingInput {
  file: string;
  code: "not-found" | "not-readable" | "no-pdf";
  message: string;
}

export interface FoundInputs {
  inputs: Input[];
  missing: MissingInput[];
}

/** Finds the PDFs that files, folders (searched recursively) and glob patterns name; each file once, in natural order. */
export async function findInputs(paths: readonly string[]): Promise<FoundInputs> {
  const found: FoundInputs = { inputs: [], missing: [] };
  for (const path of paths) await findOne(path, found);
  const once = new Map<string, Input>();
  for (const input of found.inputs) {
    const real = await realpath(input.path).catch(() => input.path);
    if (!once.has(real)) once.set(real, input);
  }
  const inputs = withNamesOfTheirOwn([...once.values()]);
  return { inputs: inputs.sort((a, b) => naturalOrder(a.file, b.file)), missing: found.missing };
}

/** Where two inputs hold a file of one name, the files are told apart by their whole path. */
function withNamesOfTheirOwn(inputs: readonly Input[]): Input[] {
  const times = new Map<string, number>();
  for (const { file } of inputs) times.set(file, (times.get(file) ?? 0) + 1);
  return inputs.map((input) => (times.get(input.file) === 1 ? input : { ...input, file: slashed(input.path) }));
}

async function findOne(path: string, found: FoundInputs): Promise<void> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (info instanceof Error) {
    if (info.code === "ENOENT" || info.code === "ENAMETOOLONG") await findByPattern(path, found);
    else found.missing.push(unreadable(path, info));
  } else if (info.isDirectory()) {
    const before = found.inputs.length + found.missing.length;
    await findInFolder(path, path, new Set(), found);
    if (found.inputs.length + found.missing.length > before) return;
    const message = "The folder holds no PDF; name another folder or file.";
    found.missing.push({ file: path, code: "no-pdf", message });
  } else if (info.isFile()) found.inputs.push({ path, file: basename(path) });
  else {
    const message = "It is a pipe or a device, which is not read; save the PDF as a file first.";
    found.missing.push({ file: path, code: "not-readable", message });
  }
}

const slashed = (path: string): string => path.split(sep).join("/");

async function findByPattern(pattern: string, { inputs, missing }: FoundInputs): Promise<void> {
  const { glob, isDynamicPattern } = await import("tinyglobby");
  if (isDynamicPattern(slashed(pattern))) {
    const options = { caseSensitiveMatch: false, absolute: false, onlyFiles: true };
    const matches = await glob(slashed(pattern), options);
    for (const path of matches) inputs.push({ path, file: basename(path) });
    if (matches.length) return;
  }
  missing.push({ file: pattern, code: "not-found", message: "There is no such file or folder; check the path." });
}

async function findInFolder(root: string, folder: string, visited: Set<string>, found: FoundInputs): Promise<void> {
  try {
    // A link may lead back to a folder above: each real folder is entered once.
    const real = await realpath(folder);
    if (visited.has(real)) return;
    visited.add(real);
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.name.includes(NO_CHARACTER) && !(await exists(path))) {
        found.missing.push({ file: path, code: "not-readable", message: NO_UTF8 });
        continue;
      }
      const kind = entry.isSymbolicLink() ? await stat(path).catch(() => null) : entry;
      if (kind?.isDirectory()) await findInFolder(root, path, visited, found);
      else if (kind?.isFile() && isPdfName(entry.name))
        found.inputs.push({ path, file: slashed(relative(root, path)) });
    }
  } catch (error) {
    found.missing.push(unreadable(folder, error as NodeJS.ErrnoException));
  }
}

/** What stands for bytes of a name that are no UTF-8: such a file cannot be opened by that name. */
const NO_CHARACTER = "\uFFFD";
const NO_UTF8 =
  "Its name has bytes that are no UTF-8, as archives from before have in Latin-1; rename it (convmv -f latin1 -t utf8).";
const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

/** "report.pdf", "REPORT.PDF"; "._report.pdf" is what macOS leaves beside files, no PDF. */
const isPdfName = (name: string): boolean => /\.pdf$/i.test(name) && !name.startsWith("._");

const unreadable = (file: string, error: NodeJS.ErrnoException): MissingInput => ({
  file,
  code: "not-readable",
  message: `It cannot be read (${error.code ?? error.message}); check its permissions.`,
});
