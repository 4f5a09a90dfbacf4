import type { Rgb } from "../../model/page.js";
import type { Colour } from "../../model/record.js";

/** Less saturated than this (0–1) is grey: zebra stripes and headers in pale blue carry no verdict. */
const GREY_SATURATION = 0.12;
/** Darker than this (0–1) is a header. */
const DARK = 0.3;
/** Hues in degrees: where red ends and yellow begins, where yellow ends, where green ends. */
const RED_UNTIL = 22;
const YELLOW_UNTIL = 70;
const GREEN_UNTIL = 170;
const RED_FROM = 335;

/** The verdict a cell's fill gives, by hue and not by one exact value: "FF0000" and "C00000" are both red. */
export function fillToColour(fill: Rgb | null): Colour | null {
  if (!fill) return null;
  const [r, g, b] = fill.map((c) => c / 255) as Rgb;
  const max = Math.max(r, g, b);
  const min = Math.min(r, g, b);
  if (max < DARK || (max - min) / max < GREY_SATURATION) return null;
  const hue = hueOf(r, g, b, max, max - min);
  if (hue < RED_UNTIL || hue >= RED_FROM) return "red";
  if (hue < YELLOW_UNTIL) return "yellow";
  return hue < GREEN_UNTIL ? "green" : null;
}

function hueOf(r: number, g: number, b: number, max: number, spread: number): number {
  if (max === r) return (60 * ((g - b) / spread) + 360) % 360;
  return max === g ? 60 * ((b - r) / spread) + 120 : 60 * ((r - g) / spread) + 240;
}
