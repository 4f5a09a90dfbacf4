import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { drawArchive } from "./archive.js";
import type { Fixture } from "./fixture.js";
import { drawFixtures, isInstalled } from "./fixture.js";
import { drawingOf, KINDS } from "./kinds.js";

/**
 * npm run fixtures [-- --out DIR]                 every kind as NAME.pdf and NAME.expected.json
 * npm run fixtures -- --archive N [--out DIR]     an archive of N monthly reports
 */
const { values } = parseArgs({
  options: { out: { type: "string", default: "test/.fixtures" }, archive: { type: "string" } },
});

const fixtures = values.archive ? drawArchive(Number(values.archive)) : drawFixtures(KINDS.map(drawingOf));
const written = await writeAll(fixtures, values.out);
console.log(`${written} fixtures in ${values.out}`);
const missing = new Set(KINDS.map((k) => k.producer).filter((p) => !isInstalled(p)));
if (missing.size) console.log(`left out, as this machine has no ${[...missing].join(", ")}`);

async function writeAll(fixtures: AsyncIterable<Fixture>, folder: string): Promise<number> {
  await mkdir(folder, { recursive: true });
  let written = 0;
  for await (const { name, pdf, expected } of fixtures) {
    await writeFile(path.join(folder, `${name}.pdf`), pdf);
    await writeFile(path.join(folder, `${name}.expected.json`), JSON.stringify(expected, null, 2) + "\n");
    written++;
  }
  return written;
}
