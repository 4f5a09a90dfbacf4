import { execFileSync } from "node:child_process";
import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";

const ROOT = new URL("../", import.meta.url).pathname;

/** Workers and the command are run as built: builds where a source is newer than what was built. */
export default function freshBuild(): void {
  if (newest("src", ".ts") > newest("dist", ".js"))
    execFileSync(process.execPath, [join(ROOT, "node_modules/typescript/bin/tsc"), "-p", "tsconfig.build.json"], {
      cwd: ROOT,
      stdio: "inherit",
    });
}

function newest(folder: string, extension: string): number {
  try {
    const names = readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" });
    return Math.max(...names.filter((n) => n.endsWith(extension)).map((n) => statSync(join(ROOT, folder, n)).mtimeMs));
  } catch {
    return 0;
  }
}
