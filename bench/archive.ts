import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { readdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

export interface File {
  name: string;
  bytes: Uint8Array;
}

/** The folder with an archive of `count` reports, drawn once and kept. */
export async function archiveOf(count: number, folder: string): Promise<string> {
  const home = path.join(folder, `archive-${count}`);
  if (!existsSync(home)) await drawInto(home, count);
  return home;
}

export async function readPdfs(folder: string): Promise<File[]> {
  const names = (await readdir(folder)).filter((n) => n.endsWith(".pdf")).sort();
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(path.join(folder, name)) })));
}

/**
 * By a process of its own, whose memory is none of the measured one's; under another name until it is whole, as an
 * interrupted run must not leave half an archive.
 */
async function drawInto(home: string, count: number): Promise<void> {
  const unfinished = `${home}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  const command = ["run", "--silent", "fixtures", "--", "--archive", String(count), "--out", unfinished];
  await promisify(execFile)("npm", command, { shell: process.platform === "win32" });
  await rename(unfinished, home);
}
