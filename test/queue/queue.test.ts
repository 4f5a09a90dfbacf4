import { copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { optionalPackage } from "../../src/optionalPackage.js";
import { convert, driftsstatus } from "../batch/commandLine.js";
import { mergedPdf } from "../batch/reports.js";
import { connectQueue, toAddress } from "../../src/queue/connectQueue.js";
import { jobId } from "../../src/queue/fileJob.js";
import { openStore } from "../../src/queue/folderStore.js";
import { collector, leftIn, manyReports, outputsOf, Worker } from "./crew.js";
import { servers, urlOf } from "./servers.js";

const kinds = await servers();

it.each(kinds)("gives on %s what one machine gives, byte for byte, and leaves nothing behind", async (kind) => {
  const { folder, input } = await manyReports(4);
  await copyFile(join(input, "0000.pdf"), join(input, "copy.pdf"));
  await writeFile(join(input, "bad.pdf"), "no PDF");
  await writeFile(join(input, "empty.pdf"), "");
  await writeFile(join(input, "merged.pdf"), await mergedPdf(["2023-11", "2023-12"]));
  const [alone, output] = [join(folder, "alone"), join(folder, "out")];
  const usual = await convert([input, "-o", alone, "-f", "json"]);
  const url = urlOf(kind, `test-${process.pid}`);
  await mkdir(output);
  const workers = [1, 2].map(() => new Worker(url, join(output, ".store")));
  const { code, stderr } = await collector(url, input, output).ended;
  expect([code, stderr]).toEqual([usual.code, expect.stringContaining("[8/8]")]);
  expect(await outputsOf(output)).toEqual(await outputsOf(alone));
  expect(await leftIn(join(output, ".store"))).toEqual([]);
  workers.forEach(({ child }) => child.kill("SIGTERM"));
  for (const { ended } of workers) expect((await ended).code).toBe(0);
  // The next run, on one machine, finds everything done.
  expect((await convert([input, "-o", output, "-f", "json"])).skipped).toBe(8);
});

it.each(kinds)(
  "refuses on %s the files of another version, and tells and drains what is on the queue",
  async (kind) => {
    const { folder } = await manyReports(1);
    const url = urlOf(kind, `version-${process.pid}`);
    const store = await openStore(join(folder, "store"));
    const job = { sha256: "0".repeat(64), file: "of-another.pdf", settings: "none", program: "9.9.9", store: store.id };
    const { queue, close } = await connectQueue(url, () => {});
    await queue.add("file", job, { jobId: jobId(job), removeOnComplete: true });
    await close();
    const { code, stderr } = await new Worker(url, join(folder, "store")).ended;
    expect([code, stderr]).toEqual([2, expect.stringContaining("are for version 9.9.9 of driftsstatus")]);
    expect((await driftsstatus(["queue", "status", "--queue", url])).stdout).toContain("1 waiting, 0 being converted");
    expect((await driftsstatus(["queue", "drain", "--queue", url])).stdout).toContain("1 taken away");
    expect((await driftsstatus(["queue", "status", "--queue", url])).stdout).toContain("0 waiting, 0 being converted");
  },
);

it("says in a sentence that no server answers, and shows no password", async () => {
  const { folder, input } = await manyReports(1);
  const url = "redis://user:secret@127.0.0.1:1/0";
  const { code, stderr } = await driftsstatus(["convert", input, "-o", join(folder, "out"), "--queue", url]);
  expect([code, stderr]).toEqual([2, expect.stringContaining("The queue at redis://127.0.0.1:1/0 does not answer")]);
  expect(stderr).not.toContain("secret");
});

it("takes addresses of Redis and PostgreSQL and nothing else", () => {
  expect(toAddress("postgresql://me:pw@db/data?queue=nightly")).toMatchObject({ kind: "postgres", name: "nightly" });
  for (const wrong of ["server", "http://server", "redis://s?queue=Big Name"]) expect(() => toAddress(wrong)).toThrow();
});

it("says what to install where a package is missing, and hides no other failure", async () => {
  const missing = "no-such-package-at-all";
  await expect(optionalPackage(missing, "--queue", () => import(missing))).rejects.toThrow(
    "--queue needs the package no-such-package-at-all, which is not installed; run: npm install no-such-package-at-all",
  );
  await expect(optionalPackage("bullmq", "--queue", () => import(missing))).rejects.toThrow("no-such-package");
});
