import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { figuresTable, type Figures } from "../../learn/figuresTable.js";
import { hashOfMaterial } from "../../learn/hashOfMaterial.js";

const root = new URL("../../", import.meta.url);
const figures = JSON.parse(readFileSync(new URL("learn/figures.json", root), "utf8")) as Figures;

test("weights and figures follow from the committed material (else run `npm run learn`)", () =>
  expect(figures.material).toBe(hashOfMaterial()));

test("the README shows the figures, and no others", () =>
  expect(readFileSync(new URL("README.md", root), "utf8")).toContain(figuresTable(figures)));
