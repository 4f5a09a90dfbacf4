import { median } from "../../model/median.js";
import type { Component } from "./components.js";
import { unionBox } from "./raster.js";
import type { PixelBox } from "./raster.js";

/** A line down that the scanner broke into dots. */
export interface DottedLine extends PixelBox {
  dots: Component[];
}

/** Largest dot, points: the stem of a letter is higher. */
const WIDEST = 1.3;
const HIGHEST = 3;
/** Breaks between dots, points: commas under each other are a table row apart. */
const BREAK = 2.5;
/** A line has at least so many dots, and is at least this long, points: no letter falls into so many. */
const DOTS = 5;
const LEAST = 9;

/**
 * Lines down of which only dots are left, as of grey hairlines in a picture of black and white. Dots across are left
 * alone, as they can be text.
 */
export function dottedLines(components: readonly Component[], pixelsPerPoint: number): DottedLine[] {
  const lane = WIDEST * pixelsPerPoint;
  const lanes = new Map<number, Component[]>();
  for (const dot of components) {
    if (dot.x1 - dot.x0 > lane || dot.y1 - dot.y0 > HIGHEST * pixelsPerPoint) continue;
    const at = Math.floor(middleOf(dot) / lane);
    const inLane = lanes.get(at);
    if (inLane) inLane.push(dot);
    else lanes.set(at, [dot]);
  }
  const taken = new Set<Component>();
  return [...lanes.keys()]
    .sort((a, b) => a - b)
    .flatMap((at) => {
      // A line may run along the border of two lanes.
      const dots = [...lanes.get(at)!, ...(lanes.get(at + 1) ?? [])].filter((dot) => !taken.has(dot));
      const lines = chainsDown(dots, BREAK * pixelsPerPoint)
        .map((chain) => inLine(chain, lane / 2))
        .map((chain) => ({ ...chain.reduce<PixelBox>(unionBox, chain[0]!), dots: chain }))
        .filter((line) => line.dots.length >= DOTS && line.y1 - line.y0 >= LEAST * pixelsPerPoint);
      for (const { dots } of lines) for (const dot of dots) taken.add(dot);
      return lines;
    });
}

const middleOf = ({ x0, x1 }: PixelBox): number => (x0 + x1) / 2;

/** Those of a chain that stand at its middle: others are of lines across. */
function inLine(chain: readonly Component[], reach: number): Component[] {
  const middle = median(chain.map(middleOf));
  return chain.filter((dot) => Math.abs(middleOf(dot) - middle) <= reach);
}

/** Boxes under each other with breaks no longer than `longest`. */
function chainsDown(boxes: readonly Component[], longest: number): Component[][] {
  const chains: Component[][] = [];
  let end = -Infinity;
  for (const box of [...boxes].sort((a, b) => a.y0 - b.y0)) {
    if (box.y0 - end <= longest) chains.at(-1)!.push(box);
    else chains.push([box]);
    end = Math.max(end, box.y1);
  }
  return chains;
}
