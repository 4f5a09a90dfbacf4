import { describe, expect, it } from "vitest";
import type { Component } from "../../../src/read/ocr/components.js";
import { stacksOf } from "../../../src/read/ocr/turned.js";

const letter = (x0: number, y0: number, width: number, height: number): Component => ({
  x0,
  y0,
  x1: x0 + width,
  y1: y0 + height,
  area: width * height,
});
/** "Produktion" read upwards at 200 dpi: letters 16 pixels wide, two pixels apart. */
const turned = Array.from({ length: 6 }, (_, i) => letter(100, 300 + 12 * i, 16, 10));

describe("stacksOf", () => {
  it("finds letters on top of each other with nothing beside them", () => {
    expect(stacksOf([...turned, letter(140, 300, 10, 15)], 2.78)).toEqual([turned]);
  });
  it("leaves first letters of lines under each other alone: lines are further apart", () => {
    const lines = Array.from({ length: 6 }, (_, i) => letter(100, 300 + 30 * i, 16, 20));
    expect(stacksOf(lines, 2.78)).toEqual([]);
  });
  it("leaves letters with neighbours alone", () => {
    const beside = turned.map((each) => letter(each.x1 + 2, each.y0, 12, 10));
    expect(stacksOf([...turned, ...beside], 2.78)).toEqual([]);
  });
});
