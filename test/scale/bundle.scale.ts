import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, renameSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished } from "vitest";
import { driftsstatus } from "../batch/commandLine.js";
import { outputsOf } from "../queue/crew.js";

const ROOT = new URL("../../", import.meta.url).pathname;

it("makes a bundle that converts the samples elsewhere, byte for byte", async () => {
  const folder = mkdtempSync(join(tmpdir(), "driftsstatus-bundle-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  execFileSync(join(ROOT, "node_modules/.bin/tsx"), ["bundle/bundle.ts", join(folder, "made")], { cwd: ROOT });
  renameSync(join(folder, "made"), join(folder, "else where"));
  const args = (output: string) => ["convert", join(ROOT, "samples"), "-o", join(folder, output), "--no-cache", "-q"];
  // Nothing of this machine but the bundle: no node on the path.
  const bundled = spawnSync(join(folder, "else where", "driftsstatus"), args("bundled"), {
    cwd: folder,
    env: { PATH: "/usr/bin:/bin", HOME: folder },
  });
  expect([bundled.status, bundled.stderr.toString()]).toEqual([0, ""]);
  expect((await driftsstatus(args("usual"))).code).toBe(0);
  expect(await outputsOf(join(folder, "bundled"))).toEqual(await outputsOf(join(folder, "usual")));
  expect(readdirSync(join(folder, "else where", "app", "migrations")).length).toBeGreaterThan(0);
  expect(readdirSync(join(folder, "else where")).sort()).toEqual([
    "LICENSES.txt",
    "app",
    "driftsstatus",
    "driftsstatus.cmd",
    "node",
    "sbom.json",
  ]);
});
