import { expect, test } from "vitest";
import type { Component } from "../../../src/read/ocr/components.js";
import { segmentsOf } from "../../../src/read/ocr/segments.js";

/** Ink of so full a box, in pixels of which one is a point. */
const ink = (x0: number, width: number, height: number, full: number): Component => ({
  x0,
  x1: x0 + width,
  y0: 100 - height,
  y1: 100,
  area: full * width * height,
});

test("a punch hole is no text", () => {
  expect(segmentsOf([ink(10, 17, 17, 0.79)], [], 1)).toEqual([]);
});

test("a bold N is as full as a punch hole, and is kept in its word", () => {
  const word = [ink(10, 14, 16, 0.76), ink(26, 11, 12, 0.5), ink(39, 11, 12, 0.5)];
  expect(segmentsOf(word, [], 1).map(({ parts }) => parts.length)).toEqual([3]);
});

test("a row of punch holes is no word", () => {
  expect(segmentsOf([ink(10, 17, 17, 0.79), ink(30, 17, 17, 0.79)], [], 1)).toEqual([]);
});
