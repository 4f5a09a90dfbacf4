import { expect, test } from "vitest";
import { edgeGroups, parts } from "../../../src/layout/grids/edges.js";
import type { Box } from "../../../src/model/geometry.js";
import { pageOf } from "../pageOf.js";

const ruled = (...boxes: Box[]): ReturnType<typeof edgeGroups> =>
  edgeGroups(
    pageOf(
      [],
      boxes.map((box) => ({ box })),
    ),
  );
const across = (y: number, x0 = 20, x1 = 220): Box => [x0, y, x1, y + 0.5];
const upright = (x: number, y0 = 100, y1 = 140): Box => [x, y0, x + 0.5, y1];

test("lines of one width under each other are one table, those of another width are not", () => {
  expect(ruled(across(100), across(120), across(140), across(120, 400, 500))).toHaveLength(2);
});

test("pieces of a line, drawn cell by cell, are one", () => {
  const [group] = ruled(across(100, 20, 90), across(100, 90, 220), across(140), upright(20), upright(90), upright(220));
  expect(group!.across.map(({ from, to }) => [from, to])).toEqual([
    [20, 220],
    [20, 220],
  ]);
});

test("tables whose lines do not touch are two", () => {
  const frame = (y: number): Box[] => [across(y), across(y + 40), upright(20, y, y + 40), upright(90, y, y + 40)];
  expect(ruled(...frame(100), ...frame(300))).toHaveLength(2);
});

test("an edge parts what it covers most of", () => {
  const edges = [{ at: 100, from: 20, to: 90 }];
  expect(parts(edges, 101, 20, 100)).toBe(true);
  expect(parts(edges, 101, 80, 220)).toBe(false);
  expect(parts(edges, 120, 20, 100)).toBe(false);
});
