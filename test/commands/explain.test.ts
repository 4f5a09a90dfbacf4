import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { loadImage } from "@napi-rs/canvas";
import { describe, expect, it } from "vitest";
import { driftsstatus, sample, temporaryFolder } from "./driftsstatus.js";

/** "p2   36,60  platforms[0].assessment.text   Den brugeroplevede …" */
const LINE = /^p(\d+) +(\d+),(\d+) {2}(\([^)]+\)|\S+) +(.+)$/;

describe("explain", () => {
  it("says what each line of the report became, from the top of each page to its foot", async () => {
    const { code, stdout } = await driftsstatus(["explain", sample("2025-03.pdf")]);
    expect(code).toBe(0);
    const lines = stdout
      .split("\n\n")[0]!
      .trim()
      .split("\n")
      .map((line) => LINE.exec(line));
    expect(lines).not.toContain(null);
    const said = lines.map((line) => ({ page: line![1], became: line![4], text: line![5]! }));
    const became = (field: string): string[] => said.filter((line) => line.became === field).map(({ text }) => text);
    expect(new Set(said.map(({ page }) => page))).toEqual(new Set(["1", "2", "3"]));
    expect(became("platforms[0].name")).toEqual(["Serviceplatformen – Marts 2025"]);
    expect(became("platforms[0].sla[0].rows[1].values[0].value")).toEqual(["83,45%"]);
    // Every sentence of an incident says what was read from it.
    expect(became("platforms[1].incidents[0].text+dates+systems").join(" ")).toContain(
      "Fælleskommunal Adgangsstyring for brugere",
    );
    expect(became("platforms[1].incidents[1].text+cause").join(" ")).toContain("et højt load af sager");
    expect(became("(furniture: legend)").length).toBeGreaterThan(0);
    const heights = lines.filter((line) => line![1] === "2").map((line) => Number(line![3]));
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
  });

  it("draws a page with what was found on it", async () => {
    const picture = join(temporaryFolder(), "page.png");
    const { code, stderr } = await driftsstatus(["explain", sample("2025-03.pdf"), "--page", "2", "--draw", picture]);
    expect([code, stderr]).toEqual([0, `Drawn: ${picture}\n`]);
    const { width, height } = await loadImage(await readFile(picture));
    expect(width / height).toBeCloseTo(960 / 540, 1);
  });

  it.each([
    [["--page", "9"], /there is no page 9/],
    [["--draw", "page.png"], /--page/],
  ])("refuses %j in a sentence", async (args, says) => {
    const { code, stderr } = await driftsstatus(["explain", sample("2025-03.pdf"), ...args]);
    expect(code).toBe(2);
    expect(stderr).toMatch(says);
  });
});
