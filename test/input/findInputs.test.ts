import { mkdir, symlink, writeFile } from "node:fs/promises";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { expect, it } from "vitest";
import { findInputs } from "../../src/input/findInputs.js";
import { scratch } from "../batch/commandLine.js";

async function folderWith(...names: string[]): Promise<string> {
  const folder = await scratch();
  for (const name of names) {
    await mkdir(join(folder, name, ".."), { recursive: true });
    await writeFile(join(folder, name), "");
  }
  return folder;
}

const filesOf = async (...paths: string[]): Promise<string[]> => (await findInputs(paths)).inputs.map((i) => i.file);

it("finds PDFs of any case in all folders, in natural order", async () => {
  const folder = await folderWith("report 10.pdf", "report 2.PDF", "sub/æøå.Pdf", "notes.txt", "._report.pdf", "pdf");
  expect(await filesOf(folder)).toEqual(["report 2.PDF", "report 10.pdf", "sub/æøå.Pdf"]);
});

it("enters each folder once, whatever links lead to it", async () => {
  const folder = await folderWith("a/one.pdf");
  await symlink("..", join(folder, "a", "up"));
  await symlink("a", join(folder, "again"));
  await symlink("self", join(folder, "self"));
  await symlink("one.pdf", join(folder, "a", "two.pdf"));
  expect(await filesOf(folder)).toHaveLength(1);
});

it("takes patterns, on any case, and each file once", async () => {
  const folder = await folderWith("2024-01.pdf", "2024-02.PDF", "2023-01.pdf");
  expect(await filesOf(join(folder, "2024-*.pdf"), join(folder, "2024-01.pdf"))).toEqual([
    "2024-01.pdf",
    "2024-02.PDF",
  ]);
});

it("takes a name that looks like a pattern as the name it is", async () => {
  const folder = await folderWith("[2024] status.pdf");
  expect(await filesOf(join(folder, "[2024] status.pdf"))).toEqual(["[2024] status.pdf"]);
});

it("tells files of one name in two folders apart", async () => {
  const folder = await folderWith("a/r.pdf", "b/r.pdf", "a/only.pdf");
  const files = await filesOf(join(folder, "a"), join(folder, "b"));
  expect(files).toEqual(["only.pdf", `${folder}/a/r.pdf`, `${folder}/b/r.pdf`].sort());
  expect(new Set(files).size).toBe(3);
});

it("says what gives nothing, and why", async () => {
  const folder = await folderWith("one.pdf", "empty/notes.txt");
  execFileSync("mkfifo", [join(folder, "pipe.pdf")]);
  const named = ["nowhere", "*.pfd", "empty", "pipe.pdf", "x".repeat(300)].map((n) => join(folder, n));
  const { inputs, missing } = await findInputs(named);
  expect(inputs).toEqual([]);
  expect(missing.map((m) => m.code)).toEqual(["not-found", "not-found", "no-pdf", "not-readable", "not-found"]);
});
