import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { LOSS_RULES } from "../src/check/lossRules.js";
import { RULES } from "../src/check/rules.js";
import { EXIT } from "../src/errors.js";

const readme = readFileSync(new URL("../README.md", import.meta.url), "utf8");

/** The tables without the spaces that align them. */
const cells = readme.replace(/ +/g, " ");

it("lists every rule with what it means", () => {
  for (const { code, means } of [...RULES, ...LOSS_RULES]) expect(cells).toContain(`| \`${code}\` | ${means} |`);
});

it("lists every exit code", () => {
  for (const code of Object.values(EXIT)) expect(readme).toMatch(new RegExp(`^\\| ${code} +\\|`, "m"));
});

it("has a library example that gives what it says", async () => {
  const { convertFile } = await import("../src/index.js");
  expect(readme).toContain('await convertFile("samples/2025-03.pdf")');
  const [report] = await convertFile(new URL("../samples/2025-03.pdf", import.meta.url).pathname);
  const values = report.platforms[0]!.sla[0]!.rows[0]!.values.map((v) => v.value!);
  expect(readme).toContain(`percent: ${Math.min(...values)}`);
});

it("shows an incident as the program writes it", async () => {
  const { convertFile } = await import("../src/index.js");
  const [report] = await convertFile(new URL("../samples/2025-03.pdf", import.meta.url).pathname);
  const shown = JSON.parse(/```json\n(.*?)```/s.exec(readme)![1]!) as Record<string, unknown> & { text: string };
  const incident = report.platforms[1]!.incidents.find((i) => i.id === shown["id"])!;
  expect(incident.text.startsWith(shown.text.replace(" …", ""))).toBe(true);
  expect({ ...incident, text: shown.text }).toEqual(shown);
});
