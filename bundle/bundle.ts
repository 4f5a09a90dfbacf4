import { execFileSync } from "node:child_process";
import {
  chmodSync,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { basename, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * npm run bundle [-- FOLDER]
 * Puts all that it takes to convert into one folder, for machines without Node.js: this Node.js, the program, and of its
 * packages what is run. Works without a network, from what is installed here; for machines of this kind.
 */
const ROOT = fileURLToPath(new URL("../", import.meta.url));
const target = process.argv[2] ?? join(ROOT, "output-bundle");
const app = join(target, "app");

interface Locked {
  version: string;
  license?: string;
  dev?: boolean;
  devOptional?: boolean;
  peer?: boolean;
}

/** What nobody runs of any package: sources for people and tools. */
const NEVER =
  /(?:\.map|\.d\.[cm]?ts|\.[cm]?ts|\.md|\.markdown|\.flow)$|\/(?:\.github|test|tests|docs|example|examples)(?:\/|$)/i;
/** What this program does not run of some: other builds, engines and models that are not loaded, viewers. */
const NOT_OF: Record<string, RegExp> = {
  "tesseract.js-core": /\.wasm\.js$|-lstm\.(?:js|wasm)$/,
  "tesseract.js": /\/(?:dist|scripts|benchmarks)(?:\/|$)/,
  "@tesseract.js-data/dan": /\/4\.0\.0(?:\/|$)/,
  "pdfjs-dist":
    /^\/(?:build|web|types|image_decoders|legacy\/(?:web|image_decoders)|webpack\.mjs)(?:\/|$)|pdf\.min\.mjs$|pdf\.worker\.mjs$|sandbox/,
  xlsx: /\/dist\/|\/(?:bits|bin|formats)(?:\/|$)/,
  zod: /\/src(?:\/|$)/,
};

rmSync(target, { recursive: true, force: true });
mkdirSync(app, { recursive: true });
execFileSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"], {
  cwd: ROOT,
});
cpSync(join(ROOT, "dist"), join(app, "dist"), { recursive: true, filter: (path) => !NEVER.test(path) });
// What `load` brings a database up to date with.
cpSync(join(ROOT, "migrations"), join(app, "migrations"), { recursive: true });
for (const file of ["package.json", "LICENSE", "README.md", "CHANGELOG.md"])
  copyFileSync(join(ROOT, file), join(app, file));

const lock = JSON.parse(readFileSync(join(ROOT, "package-lock.json"), "utf8")) as { packages: Record<string, Locked> };
const used = Object.entries(lock.packages).filter(
  ([path, { dev, devOptional, peer }]) => path !== "" && !dev && !devOptional && !peer && existsSync(join(ROOT, path)),
);
for (const [path] of used) copyPackage(path);

const node = process.platform === "win32" ? "node.exe" : "node";
copyFileSync(process.execPath, join(target, node));
chmodSync(join(target, node), 0o755);
writeFileSync(
  join(target, "driftsstatus"),
  '#!/bin/sh\nhere=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)\nexec "$here/node" "$here/app/dist/cli.js" "$@"\n',
  { mode: 0o755 },
);
writeFileSync(join(target, "driftsstatus.cmd"), '@"%~dp0node.exe" "%~dp0app\\dist\\cli.js" %*\r\n');
const sbom = ["sbom", "--omit=dev", "--sbom-format=cyclonedx", "--package-lock-only"];
writeFileSync(
  join(target, "sbom.json"),
  execFileSync("npm", sbom, { cwd: ROOT, maxBuffer: 2 ** 26, shell: process.platform === "win32" }),
);
writeFileSync(
  join(target, "LICENSES.txt"),
  used.map(([path, { version, license }]) => licenceOf(path, version, license)).join("\n"),
);
console.log(
  `${target}: ${(sizeOf(target) / 1e6).toFixed(0)} MB, of it Node.js ${(statSync(join(target, node)).size / 1e6).toFixed(0)}; ${used.length} packages`,
);

function copyPackage(path: string): void {
  const from = join(ROOT, path);
  const notOf = NOT_OF[path.replace(/^.*node_modules\//, "")];
  cpSync(from, join(app, path), {
    recursive: true,
    filter: (file) => {
      const within = `/${relative(from, file)}`;
      // A package within another is one of its own.
      return within === "/" || (!NEVER.test(within) && !notOf?.test(within) && !/^\/node_modules(?:\/|$)/.test(within));
    },
  });
}

function licenceOf(path: string, version: string, license = "see its text"): string {
  const texts = readdirSync(join(ROOT, path)).filter((name) => /^(?:licen[cs]e|copying|notice)/i.test(name));
  const text = texts.map((name) => {
    const file = join(ROOT, path, name);
    return statSync(file).isFile() ? readFileSync(file, "utf8").trim() : "";
  });
  const name = path.replace(/^.*node_modules\//, "");
  return `${"=".repeat(80)}\n${name} ${version}: ${license}\n${"=".repeat(80)}\n${text.join("\n\n") || "(the package brings no text of it)"}\n`;
}

function sizeOf(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, basename(entry.name))).size, 0);
}
