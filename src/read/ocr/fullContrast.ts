import type { Raster } from "./raster.js";

/** Share of a page's pixels that its darkest print makes up at least: a title page has little more. */
const DARKEST = 0.003;
/** Print brighter than this (of 255) is faint: how far colours lie apart is then told as if it were black. */
const FAINT = 80;
/** On paper without print brighter than this the darkest is noise, which must stay small. */
const FAINTEST = 170;
/** Every how many samples are enough to tell it. */
const STEP = 61;

/** A faint print as if its ink were full, white as it is: distances between colours mean the same on every page. */
export function withFullContrast(raster: Raster): Raster {
  const black = darkestOf(raster.data);
  if (black < FAINT) return raster;
  const gain = 255 / (255 - Math.min(black, FAINTEST));
  const full = Uint8ClampedArray.from({ length: 256 }, (_, level) => 255 - (255 - level) * gain);
  return { ...raster, data: raster.data.map((level) => full[level]!) };
}

/** The level under which the darkest samples lie. */
function darkestOf(data: Uint8Array): number {
  const counts = new Uint32Array(256);
  let sampled = 0;
  for (let i = 0; i < data.length; i += STEP) {
    counts[data[i]!]!++;
    sampled++;
  }
  let below = 0;
  return counts.findIndex((count) => (below += count) > DARKEST * sampled);
}
