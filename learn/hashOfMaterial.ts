import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";

/** What weights and figures follow from, in short: a hash over all material. */
export function hashOfMaterial(): string {
  const hash = createHash("sha256");
  for (const folder of ["./material/", "./prose/"])
    for (const file of readdirSync(new URL(folder, import.meta.url)).sort())
      hash.update(file).update(readFileSync(new URL(folder + file, import.meta.url)));
  return hash.digest("hex").slice(0, 16);
}
