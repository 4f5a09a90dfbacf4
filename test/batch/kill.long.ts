import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { contents, convert, driftsstatus, scratch } from "./commandLine.js";
import { killedAgainAndAgain } from "./killed.js";
import { reportPdf } from "./reports.js";

it("comes to the same end when killed at twenty moments", async () => {
  const folder = await scratch();
  const [input, output] = [join(folder, "in"), join(folder, "out")];
  await mkdir(input);
  for (let i = 0; i < 60; i++) {
    const month = `${2020 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, "0")}`;
    await writeFile(join(input, `${month}.pdf`), await reportPdf(month));
  }
  const begun = performance.now();
  await convert([input, "-o", join(folder, "undisturbed")]);
  await killedAgainAndAgain(["convert", input, "-o", output], 20, performance.now() - begun);
  expect((await driftsstatus(["convert", input, "-o", output])).code).toBe(0);
  expect(await contents(output)).toEqual(await contents(join(folder, "undisturbed")));
});
