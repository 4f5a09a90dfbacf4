import { execFileSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import * as library from "../../src/index.js";
import { sample, temporaryFolder } from "../commands/driftsstatus.js";
import { DATABASE, drop, hasServer, ROOT, schemaName } from "../export/postgres/server.js";

/** The package as it is published, in a strict project of somebody who has its dependencies and nothing else. */
const project = temporaryFolder();
const CONSUMER = readFileSync(new URL("consumer.ts", import.meta.url), "utf8");
const README = readFileSync(join(ROOT, "README.md"), "utf8");
const section = /\n## As a library\n(.*?)\n## /s.exec(README)![1]!;
const examples = [...section.matchAll(/```ts\n(.*?)```/gs)].map(([, code]) => code!);

const tsconfig = {
  compilerOptions: {
    target: "ES2023",
    lib: ["ES2023"],
    module: "NodeNext",
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    types: ["node"],
    outDir: "built",
    rootDir: ".",
  },
  files: ["consumer.ts", ...examples.map((_, i) => `example${i}.ts`)],
};

function link(name: string): void {
  const path = join(project, "node_modules", name);
  mkdirSync(dirname(path), { recursive: true });
  symlinkSync(join(ROOT, "node_modules", name), path);
}

const run = (args: readonly string[], env: Record<string, string> = {}): string =>
  execFileSync(process.execPath, args, { cwd: project, env: { ...process.env, ...env }, encoding: "utf8" });

beforeAll(() => {
  const npm = ["pack", "--ignore-scripts", "--offline", "--json", "--pack-destination", project];
  const [packed] = JSON.parse(execFileSync("npm", npm, { cwd: ROOT, encoding: "utf8" })) as { filename: string }[];
  const home = join(project, "node_modules", "driftsstatus");
  mkdirSync(home, { recursive: true });
  execFileSync("tar", ["-xzf", join(project, packed!.filename), "-C", home, "--strip-components=1"]);
  const { dependencies } = JSON.parse(readFileSync(join(home, "package.json"), "utf8")) as {
    dependencies: Record<string, string>;
  };
  for (const name of [...Object.keys(dependencies), "typescript", "@types/node"]) link(name);
  mkdirSync(join(project, "samples"));
  for (const name of ["2025-03.pdf", "2023-06.pdf"]) copyFileSync(sample(name), join(project, "samples", name));
  writeFileSync(join(project, "package.json"), JSON.stringify({ type: "module", private: true }));
  writeFileSync(join(project, "tsconfig.json"), JSON.stringify(tsconfig));
  writeFileSync(join(project, "consumer.ts"), CONSUMER.replace("../../src/index.js", "driftsstatus"));
  examples.forEach((code, i) => writeFileSync(join(project, `example${i}.ts`), code));
}, 120_000);

/** What the compiler says; empty where all is well. */
function compile(): string {
  try {
    return run(["node_modules/typescript/bin/tsc", "-p", "."]);
  } catch (error) {
    return (error as { stdout: string }).stdout;
  }
}

describe("the packed package", () => {
  it("compiles in a strict project that checks the types of libraries too, with README's code", () => {
    expect(examples.length).toBeGreaterThan(0);
    expect(compile()).toBe("");
  }, 180_000);

  it("is used whole by the program below", () => {
    const index = readFileSync(join(ROOT, "src/index.ts"), "utf8");
    const exported = [...index.matchAll(/export (?:type )?\{(.*?)\}/gs)].flatMap(([, names]) =>
      names!.split(",").map((name) => name.replace("type ", "").trim()),
    );
    for (const name of [...Object.keys(library), ...exported.filter(Boolean)])
      expect(CONSUMER, name).toMatch(new RegExp(`^  (?:type )?${name},$`, "m"));
  });

  it("runs, without DuckDB, and says how to install it", async () => {
    const schema = schemaName();
    const env: Record<string, string> = hasServer ? { LOAD_INTO: DATABASE, LOAD_SCHEMA: schema } : {};
    try {
      const said = JSON.parse(run(["built/consumer.js", "samples", "output"], env)) as Record<string, unknown>;
      expect(said).toMatchObject({
        version: [1, 1],
        files: ["2023-06.pdf", "2025-03.pdf"],
        sameReport: true,
        progress: [
          { done: 1, files: 2, file: "2023-06.pdf" },
          { done: 2, files: 2, file: "2025-03.pdf" },
        ],
        reports: 2,
        valid: [true, true, true, true],
        counts: [true, true, true, true],
        box: 4,
        schema: "A status report",
        line: "report",
        approved: 1,
        checked: ["passed"],
        loaded: hasServer ? { reports: 2, changed: 2, gone: 0 } : null,
        code: "not-found",
      });
      expect(said["duckdb"]).toMatch(
        /^The format "duckdb" needs the package @duckdb\/node-api, which is not installed; run: npm install @duckdb\/node-api$/,
      );
      for (const name of said["written"] as string[])
        expect(existsSync(join(project, "output", name)), name).toBe(true);
    } finally {
      if (hasServer) await drop(schema);
    }
  }, 120_000);

  it.each(examples.map((code, i) => [i, code]))("runs README's example %i", (i) => {
    expect(() => run([`built/example${i}.js`])).not.toThrow();
  });
});
