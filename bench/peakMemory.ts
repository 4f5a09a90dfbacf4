import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { convertBytes } from "../src/convert.js";

/** Run by itself: converts every PDF of a folder, prints the most memory that took, in MB. */
const folder = process.argv[2]!;
for (const name of (await readdir(folder)).filter((n) => n.endsWith(".pdf")))
  await convertBytes(await readFile(path.join(folder, name)), name);
console.log(Math.round(process.resourceUsage().maxRSS / 1024));
