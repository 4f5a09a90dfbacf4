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

test("a bold M beside small letters as full as itself is kept", () => {
  const word = [ink(10, 14, 14, 0.76), ink(26, 9, 10, 0.78)];
  expect(segmentsOf(word, [], 1).map(({ parts }) => parts.length)).toEqual([2]);
});

test("a row of punch holes is no word", () => {
  expect(segmentsOf([ink(10, 17, 17, 0.79), ink(30, 17, 17, 0.79)], [], 1)).toEqual([]);
});

test("what is left of a fill over several lines takes no letters of them in", () => {
  const words = Array.from({ length: 9 }, (_, i) => ink(10 + 8 * i, 6, 8, 0.5));
  const left = { x0: 84, x1: 96, y0: 60, y1: 105, area: 200 };
  expect(segmentsOf([...words, left], [], 1).map(({ parts }) => parts.length)).toEqual([1, 9]);
});

test("a thin line between cells of small print is no letter of them, an l among its like is", () => {
  const word = (x0: number) => [0, 4, 8].map((by) => ink(x0 + by, 3, 3, 0.5));
  const line = { x0: 22, x1: 23, y0: 93, y1: 102, area: 9 };
  expect(segmentsOf([...word(10), line, ...word(26)], [], 1).map(({ parts }) => parts.length)).toEqual([3, 3]);
  const hello = [ink(10, 6, 6, 0.5), ink(18, 1, 9, 1), ink(20, 1, 9, 1), ink(22, 6, 6, 0.5)];
  expect(segmentsOf(hello, [], 1).map(({ parts }) => parts.length)).toEqual([4]);
});

test("what reaches around letters is the rest of a frame", () => {
  const words = Array.from({ length: 9 }, (_, i) => ink(10 + 8 * i, 6, 8, 0.5));
  const frame = { x0: 5, x1: 60, y0: 88, y1: 104, area: 300 };
  expect(segmentsOf([...words, frame], [], 1).map(({ parts }) => parts.length)).toEqual([9]);
});

test("a thin upright over a column's line is its separator, an l within a word is none", () => {
  const word = (x0: number) => [0, 8, 16].map((by) => ink(x0 + by, 6, 8, 0.5));
  const line = { x0: 20, x1: 21, y0: 106, y1: 160 };
  const separator = { x0: 20, x1: 21, y0: 93, y1: 100, area: 7 };
  const pieces = (parts: Component[]): number[] => segmentsOf(parts, [line], 1).map((each) => each.parts.length);
  expect(pieces([separator, ...word(24)])).toEqual([3]);
  expect(pieces([ink(12, 6, 8, 0.5), separator, ...word(23)])).toEqual([5]);
  const beyond = { ...line, y0: 140 };
  expect(segmentsOf([separator, ...word(24)], [beyond], 1).map((each) => each.parts.length)).toEqual([4]);
});

test("a word without tall letters is no mark of the line under it, a quote over a word is", () => {
  const small = [0, 8, 16].map((by) => ({ x0: 40 + by, x1: 46 + by, y0: 80, y1: 86, area: 20 }));
  const under = Array.from({ length: 6 }, (_, i) => ink(30 + 8 * i, 6, 10, 0.5));
  expect(segmentsOf([...small, ...under], [], 1).map(({ parts }) => parts.length)).toEqual([3, 6]);
  const quote = [76, 79].map((x0) => ({ x0, x1: x0 + 2, y0: 90, y1: 93, area: 6 }));
  expect(segmentsOf([...under, ...quote], [], 1).map(({ parts }) => parts.length)).toEqual([8]);
});

test("a line down parts cells, and no word that stands across it", () => {
  const line = { x0: 40, x1: 41, y0: 50, y1: 150 };
  const beside = (gap: number) => [ink(22, 8, 12, 0.5), ink(31, 9 - gap, 12, 0.5), ink(41 + gap, 8, 12, 0.5)];
  expect(segmentsOf(beside(0), [line], 1).map(({ parts }) => parts.length)).toEqual([3]);
  expect(segmentsOf(beside(2), [line], 1).map(({ parts }) => parts.length)).toEqual([2, 1]);
});
