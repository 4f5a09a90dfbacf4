import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

const SRC = new URL("../src/", import.meta.url).pathname;
/** The folders of src, and which of the others each may import. Files beside them may import all. */
const MAY_IMPORT: Record<string, string[]> = {
  model: [],
  // Words of both languages for what the records have in codes.
  wording: ["model"],
  danish: [],
  read: ["model"],
  layout: ["model"],
  interpret: ["model", "danish"],
  check: ["model"],
  corrections: ["model", "danish"],
  // Minutes of a month are those of Denmark.
  insight: ["model", "danish"],
  export: ["model", "wording"],
  input: [],
  batch: ["model", "check", "corrections", "export", "input", "insight", "read"],
  queue: ["model", "batch", "export", "read"],
  watch: ["model", "batch", "export", "input"],
  // A clock time that a person corrects is one of Denmark.
  commands: [
    "model",
    "batch",
    "check",
    "corrections",
    "danish",
    "export",
    "input",
    "interpret",
    "queue",
    "read",
    "watch",
    "wording",
  ],
};
/** Packages that only one place may know. */
const ONLY_IN: Record<string, string> = {
  "pdfjs-dist": "read",
  "tesseract.js": "read/ocr",
  "@napi-rs/canvas": "read",
  xlsx: "export",
  "hyparquet-writer": "export/flat/writeParquet.ts",
  "@duckdb/node-api": "export/duckdb",
  pg: "export/postgres",
  "node-pg-migrate": "export/postgres",
  hucre: "export/workbook",
  piscina: "batch",
  chokidar: "watch",
  bullmq: "queue",
  ioredis: "queue",
  yargs: "cli.ts",
};

interface Import {
  from: string;
  to: string;
}

const files = readdirSync(SRC, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".ts"));
const imports: Import[] = files.flatMap((from) => {
  const text = readFileSync(join(SRC, from), "utf8");
  return [...text.matchAll(/(?:from|import\()\s*"([^"]+)"/g)].map((m) => ({ from, to: m[1]! }));
});

it("has stages that meet only in the model", () => {
  const wrong = imports.filter(({ from, to }) => {
    const stage = from.split("/")[0]!;
    if (!to.startsWith(".") || !(stage in MAY_IMPORT)) return false;
    const target = relative(SRC, resolve(dirname(join(SRC, from)), to)).split("/");
    return target.length > 1 && target[0] !== stage && !MAY_IMPORT[stage]!.includes(target[0]!);
  });
  expect(wrong).toEqual([]);
});

it("keeps each heavy package in one place", () => {
  const wrong = imports.filter(({ from, to }) => {
    const name = Object.keys(ONLY_IN).find((p) => to === p || to.startsWith(`${p}/`));
    const typesOnly = name === "yargs" && from.startsWith("commands/");
    return name !== undefined && !typesOnly && !from.startsWith(ONLY_IN[name]!);
  });
  expect(wrong).toEqual([]);
});

it("imports the files it names", () => {
  const missing = imports.filter(({ from, to }) => {
    if (!to.startsWith(".")) return false;
    const path = relative(SRC, resolve(dirname(join(SRC, from)), to)).replace(/\.js$/, ".ts");
    return !files.includes(path) && !(path.endsWith(".json") && existsSync(join(SRC, path)));
  });
  expect(missing).toEqual([]);
});
