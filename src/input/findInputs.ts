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
  const inputs: Input[] = [];
  const missing: MissingInput[] = [];
  for (const path of paths) {
    const found = await findOne(path);
    inputs.push(...found.inputs);
    missing.push(...found.missing);
  }
  const once = new Map<string, Input>();
  for (const input of inputs) {
    const real = await realpath(input.path).catch(() => input.path);
    if (!once.has(real)) once.set(real, input);
  }
  return { inputs: [...once.values()].sort((a, b) => naturalOrder(a.file, b.file)), missing };
}

async function findOne(path: string): Promise<FoundInputs> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => error);
  if (!(info instanceof Error)) {
    if (!info.isDirectory()) return { inputs: [{ path, file: basename(path) }], missing: [] };
    const found = await findInFolder(path, path, new Set());
    if (found.inputs.length || found.missing.length) return found;
    return {
      inputs: [],
      missing: [{ file: path, code: "no-pdf", message: "The folder holds no PDF; name another folder or file." }],
    };
  }
  if (info.code !== "ENOENT" && info.code !== "ENAMETOOLONG") return { inputs: [], missing: [unreadable(path, info)] };
  return findByPattern(path);
}

async function findByPattern(pattern: string): Promise<FoundInputs> {
  const { glob, isDynamicPattern } = await import("tinyglobby");
  const slashed = sep === "\\" ? pattern.replaceAll("\\", "/") : pattern;
  if (isDynamicPattern(slashed)) {
    const matches = await glob(slashed, { caseSensitiveMatch: false, absolute: false, onlyFiles: true });
    if (matches.length) return { inputs: matches.map((path) => ({ path, file: basename(path) })), missing: [] };
  }
  return {
    inputs: [],
    missing: [{ file: pattern, code: "not-found", message: "There is no such file or folder; check the path." }],
  };
}

async function findInFolder(root: string, folder: string, visited: Set<string>): Promise<FoundInputs> {
  const inputs: Input[] = [];
  const missing: MissingInput[] = [];
  try {
    // A link may lead back to a folder above: each real folder is entered once.
    const real = await realpath(folder);
    if (visited.has(real)) return { inputs, missing };
    visited.add(real);
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      const kind = entry.isSymbolicLink() ? await stat(path).catch(() => null) : entry;
      if (kind?.isDirectory()) {
        const found = await findInFolder(root, path, visited);
        inputs.push(...found.inputs);
        missing.push(...found.missing);
      } else if (kind?.isFile() && isPdfName(entry.name))
        inputs.push({ path, file: relative(root, path).split(sep).join("/") });
    }
  } catch (error) {
    missing.push(unreadable(folder, error as NodeJS.ErrnoException));
  }
  return { inputs, missing };
}

/** "report.pdf", "REPORT.PDF"; "._report.pdf" is what macOS leaves beside files, no PDF. */
const isPdfName = (name: string): boolean => /\.pdf$/i.test(name) && !name.startsWith("._");

const unreadable = (file: string, error: NodeJS.ErrnoException): MissingInput => ({
  file,
  code: "not-readable",
  message: `It cannot be read (${error.code ?? error.message}); check its permissions.`,
});
