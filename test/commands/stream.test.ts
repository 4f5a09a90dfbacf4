import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { recordLineSchema, type RecordLine } from "../../src/model/recordLine.js";
import { CLI, driftsstatus, sample } from "./driftsstatus.js";

const toLines = (text: string): RecordLine[] =>
  text
    .split("\n")
    .filter(Boolean)
    .map((line) => recordLineSchema.parse(JSON.parse(line)));

it("streams the records of every report, and nothing else, to standard output", async () => {
  const paths = ["2025-01.pdf", "2025-03.pdf"].map(sample);
  const { code, stdout } = await driftsstatus(["convert", ...paths, "-o", "-"]);
  expect(code).toBe(0);
  const lines = toLines(stdout);
  // Each as soon as it is done, its lines together.
  const files = lines.map((l) => l.source?.file).filter((file, i, all) => file && file !== all[i - 1]);
  expect(files.slice(0, 2).sort()).toEqual(["2025-01.pdf", "2025-03.pdf"]);
  expect(lines.filter((l) => l.type === "report")).toHaveLength(2);
  expect(lines.filter((l) => l.type === "incident" && l.source.file === "2025-03.pdf")).toHaveLength(6);
  expect(lines.some((l) => l.type === "revision" || l.type === "series")).toBe(true);
  const keys = lines.filter((l) => l.type !== "revision").map((l) => `${l.type} ${l.key}`);
  expect(new Set(keys).size).toBe(keys.length);
});

it("reads one PDF from standard input", async () => {
  const { code, stdout } = await driftsstatus(["convert", "-", "-o", "-"], {
    input: readFileSync(sample("2024-05.pdf")),
  });
  expect(code).toBe(0);
  expect(toLines(stdout)[0]).toMatchObject({ type: "report", source: { file: "stdin.pdf" } });
});

it("tells of a copy once", async () => {
  const { stdout } = await driftsstatus(["convert", sample("2024-05.pdf"), "-", "-o", "-"], {
    input: readFileSync(sample("2024-05.pdf")),
  });
  const lines = toLines(stdout);
  expect(lines.filter((l) => l.type === "report")).toHaveLength(1);
  expect(lines).toContainEqual(
    expect.objectContaining({ type: "check", report: null, record: expect.objectContaining({ code: "same-content" }) }),
  );
});

it("ends cleanly when its reader stops", async () => {
  const child = spawn(process.execPath, [CLI, "convert", sample("2024-05.pdf"), sample("2025-03.pdf"), "-o", "-"]);
  let stderr = "";
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  child.stdout.once("data", () => child.stdout.destroy());
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect(code).toBe(0);
  expect(stderr).not.toMatch(/error|EPIPE/i);
});

it.each([["-f", "xlsx"], ["--json"]])("refuses what standard output cannot take: %s", async (...args) => {
  const { code, stdout, stderr } = await driftsstatus(["convert", sample("2024-05.pdf"), "-o", "-", ...args]);
  expect([code, stdout]).toEqual([2, ""]);
  expect(stderr).toContain("NDJSON alone");
});
