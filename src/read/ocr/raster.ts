/** An image of one byte a sample: one channel (grey) or three (red, green, blue interleaved). */
export interface Raster {
  width: number;
  height: number;
  channels: 1 | 3;
  data: Uint8Array;
}

/** Grey samples, 255 is white unless said otherwise. */
export interface Grey {
  width: number;
  height: number;
  data: Uint8Array;
}

/** A rectangle in pixels: x1 and y1 are exclusive. */
export interface PixelBox {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export const boxWidth = (box: PixelBox): number => box.x1 - box.x0;
export const boxHeight = (box: PixelBox): number => box.y1 - box.y0;

export const unionBox = (a: PixelBox, b: PixelBox): PixelBox => ({
  x0: Math.min(a.x0, b.x0),
  y0: Math.min(a.y0, b.y0),
  x1: Math.max(a.x1, b.x1),
  y1: Math.max(a.y1, b.y1),
});

/** How far apart two samples of a channel must lie for a picture to count as coloured: JPEG noise stays under it. */
const COLOUR_SPREAD = 40;
/** Share of sampled pixels that must be coloured: one red cell on a slide is about 0.1 %. */
const COLOUR_SHARE = 0.0002;
/** Every how many pixels colour is looked for. */
const COLOUR_STEP = 7;

/** The same picture with one channel, if it has no colour to lose; three bytes a pixel cost time in every later step. */
export function withoutNeedlessColour(raster: Raster): Raster {
  if (raster.channels === 1 || isColoured(raster)) return raster;
  const pixels = raster.width * raster.height;
  const data = new Uint8Array(pixels);
  for (let i = 0; i < pixels; i++) data[i] = raster.data[3 * i + 1]!;
  return { width: raster.width, height: raster.height, channels: 1, data };
}

function isColoured({ data, width, height }: Raster): boolean {
  let coloured = 0;
  for (let i = 0; i < data.length; i += 3 * COLOUR_STEP) {
    const high = Math.max(data[i]!, data[i + 1]!, data[i + 2]!);
    const low = Math.min(data[i]!, data[i + 1]!, data[i + 2]!);
    if (high - low > COLOUR_SPREAD) coloured++;
  }
  return coloured > (COLOUR_SHARE * width * height) / COLOUR_STEP;
}

/** The picture at 1/factor of its size, each pixel the mean of those it covers. */
export function shrink(raster: Raster, factor: number): Raster {
  if (factor <= 1) return raster;
  const { channels } = raster;
  const width = Math.floor(raster.width / factor);
  const height = Math.floor(raster.height / factor);
  const data = new Uint8Array(width * height * channels);
  const area = factor * factor;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      for (let c = 0; c < channels; c++) {
        let sum = 0;
        for (let dy = 0; dy < factor; dy++) {
          const row = ((y * factor + dy) * raster.width + x * factor) * channels + c;
          for (let dx = 0; dx < factor; dx++) sum += raster.data[row + dx * channels]!;
        }
        data[(y * width + x) * channels + c] = sum / area;
      }
    }
  }
  return { width, height, channels, data };
}

/** The picture turned clockwise by quarter turns. */
export function quarterTurns(raster: Raster, turns: number): Raster {
  const count = ((turns % 4) + 4) % 4;
  if (count === 0) return raster;
  const { width: w, height: h, channels, data: from } = raster;
  const [width, height] = count === 2 ? [w, h] : [h, w];
  const data = new Uint8Array(from.length);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const source =
        count === 1 ? (h - 1 - x) * w + y : count === 2 ? (h - 1 - y) * w + (w - 1 - x) : x * w + (w - 1 - y);
      for (let c = 0; c < channels; c++) data[(y * width + x) * channels + c] = from[source * channels + c]!;
    }
  }
  return { width, height, channels, data };
}

/** Bits of a place's fraction: whole numbers give places in half the time. */
const FRACTION = 15;
const ONE = 1 << FRACTION;

/** The picture turned clockwise by a small angle about its middle, the same size, white where nothing was. */
export function rotateSlightly(raster: Raster, degrees: number): Raster {
  const { width, height, channels, data: from } = raster;
  const data = new Uint8Array(from.length).fill(255);
  const radians = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(radians), Math.sin(radians)];
  const [cx, cy] = [width / 2, height / 2];
  const dx = Math.round(cos * ONE) | 0;
  const dy = Math.round(sin * ONE) | 0;
  const stride = width * channels;
  const isInside = (sx: number, sy: number): boolean => {
    const [ix, iy] = [sx >> FRACTION, sy >> FRACTION];
    return ix >= 0 && iy >= 0 && ix < width - 1 && iy < height - 1;
  };
  for (let y = 0; y < height; y++) {
    const sx = Math.round((cos * -cx + sin * (y - cy) + cx) * ONE) | 0;
    const sy = Math.round((sin * cx + cos * (y - cy) + cy) * ONE) | 0;
    // What comes from the picture is one stretch of the row, so that its pixels need no look at the bounds.
    let first = 0;
    let last = width;
    while (first < last && !isInside(sx + first * dx, sy - first * dy)) first++;
    while (last > first && !isInside(sx + (last - 1) * dx, sy - (last - 1) * dy)) last--;
    // A channel at a time: a loop over the channels of each pixel takes twice as long.
    for (let c = 0; c < channels; c++) {
      let px = sx + first * dx;
      let py = sy - first * dy;
      let [left, leftBelow, next] = [0, 0, -1];
      const end = (y * width + last) * channels + c;
      for (let to = (y * width + first) * channels + c; to < end; to += channels, px += dx, py -= dy) {
        const at = (py >> FRACTION) * stride + (px >> FRACTION) * channels + c;
        // Nearly always what was right of the pixel before is left of this one.
        if (at !== next) {
          left = from[at]!;
          leftBelow = from[at + stride]!;
        }
        next = at + channels;
        const right = from[next]!;
        const rightBelow = from[next + stride]!;
        // Of 256, as much as a pixel's value can tell.
        const fx = (px >> (FRACTION - 8)) & 255;
        const fy = (py >> (FRACTION - 8)) & 255;
        const above = (left << 8) + (right - left) * fx;
        const below = (leftBelow << 8) + (rightBelow - leftBelow) * fx;
        data[to] = ((above << 8) + (below - above) * fy + 0x8000) >> 16;
        left = right;
        leftBelow = rightBelow;
      }
    }
  }
  return { width, height, channels, data };
}
