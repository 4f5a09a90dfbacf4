import { createCanvas } from "@napi-rs/canvas";
import type { Canvas } from "@napi-rs/canvas";
import type { PDFPageProxy } from "pdfjs-dist/legacy/build/pdf.mjs";
import { seededRandom } from "./random.js";

/** How a page is scanned. */
export interface ScanSettings {
  name: string;
  dpi: number;
  mode: "colour" | "grey" | "bilevel";
  /** Degrees clockwise. */
  skew?: number;
  /** Quarter turns clockwise in which the page lies on the glass. */
  turns?: number;
  /** Standard deviation of the sensor's noise, of 255. */
  noise?: number;
  /** JPEG quality 1–100; PNG without. */
  jpeg?: number;
  /** Brightness under which a bilevel scan is black; what is darker than its surroundings without, as scanners do. */
  threshold?: number;
  /** Specks of dust a page. */
  specks?: number;
  /** A dark band along the left edge, as from a book's fold. */
  shadow?: boolean;
  /** Two black holes at the left edge. */
  punch?: boolean;
  /** 1 is full ink; less is a printer running dry. */
  ink?: number;
}

export interface Scan {
  bytes: Buffer;
  format: "jpeg" | "png";
  /** Points. */
  width: number;
  height: number;
}

/** The page as a scanner of these settings would see it, the same on every run. */
export async function scanPage(page: PDFPageProxy, settings: ScanSettings, seed: number): Promise<Scan> {
  const canvas = laidOnGlass(await printed(page, settings.dpi), settings);
  const context = canvas.getContext("2d");
  const picture = context.getImageData(0, 0, canvas.width, canvas.height);
  degrade(picture.data, canvas.width, canvas.height, settings, seededRandom(seed));
  context.putImageData(picture, 0, 0);
  const format = settings.jpeg === undefined ? "png" : "jpeg";
  const bytes = format === "png" ? canvas.toBuffer("image/png") : canvas.toBuffer("image/jpeg", settings.jpeg!);
  return { bytes, format, width: (canvas.width * 72) / settings.dpi, height: (canvas.height * 72) / settings.dpi };
}

/** Height of a cell's text over its baseline, points. */
const TEXT_HEIGHT = 5;

/** How well a scan shows a printed word: 1 with its letters apart from what is behind them, 0 where both became black. */
export type Shown = (word: { x0: number; x1: number; baseline: number }) => number;

/** Shown words of a scanner; what is not turned into black and white shows all of them. */
export async function shownBy(page: PDFPageProxy, settings: ScanSettings): Promise<Shown> {
  if (settings.mode !== "bilevel") return () => 1;
  const paper = await printed(page, settings.dpi);
  const { width, height } = paper;
  const { data: before } = paper.getContext("2d").getImageData(0, 0, width, height);
  const after = before.slice();
  const { specks: _, shadow: __, punch: ___, ...clean } = settings;
  degrade(after, width, height, { ...clean, noise: 0 }, () => 0);
  const scale = settings.dpi / 72;
  return ({ x0, x1, baseline }) => {
    const [left, right] = [Math.round(x0 * scale), Math.round(x1 * scale)];
    const places: number[] = [];
    for (let y = Math.round((baseline - TEXT_HEIGHT) * scale); y < Math.round(baseline * scale); y++) {
      for (let x = left; x < right; x++) places.push(4 * (y * width + x));
    }
    const levels = places.map((at) => brightness(before, at)).sort((a, b) => a - b);
    // Letters take less than half of their box, so that the middle is what is behind them.
    const behind = levels[levels.length >> 1]!;
    const most = Math.max(behind - levels[0]!, levels.at(-1)! - behind);
    const isLetter = (at: number): boolean => Math.abs(brightness(before, at) - behind) > most / 2;
    const blackShare = (those: number[]): number => those.filter((at) => after[at] === 0).length / those.length;
    return Math.abs(blackShare(places.filter(isLetter)) - blackShare(places.filter((at) => !isLetter(at))));
  };
}

const brightness = (pixels: Uint8ClampedArray, at: number): number =>
  0.3 * pixels[at]! + 0.59 * pixels[at + 1]! + 0.11 * pixels[at + 2]!;

async function printed(page: PDFPageProxy, dpi: number): Promise<Canvas> {
  const viewport = page.getViewport({ scale: dpi / 72 });
  const canvas = createCanvas(Math.round(viewport.width), Math.round(viewport.height));
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  await page.render({ canvas: null, canvasContext: context as never, viewport }).promise;
  return canvas;
}

function laidOnGlass(paper: Canvas, { skew = 0, turns = 0 }: ScanSettings): Canvas {
  const [width, height] = turns % 2 === 0 ? [paper.width, paper.height] : [paper.height, paper.width];
  const glass = createCanvas(width, height);
  const context = glass.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, width, height);
  context.translate(width / 2, height / 2);
  context.rotate((skew * Math.PI) / 180 + (turns * Math.PI) / 2);
  context.drawImage(paper, -paper.width / 2, -paper.height / 2);
  // putImageData of this canvas obeys the transform, unlike a browser's.
  context.resetTransform();
  return glass;
}

function degrade(
  pixels: Uint8ClampedArray,
  width: number,
  height: number,
  settings: ScanSettings,
  random: () => number,
): void {
  const { mode, noise = 0, ink = 1 } = settings;
  if (settings.shadow) shadow(pixels, width, height, settings.dpi);
  if (settings.punch) punch(pixels, width, height, settings.dpi);
  for (let i = 0; i < pixels.length; i += 4) {
    const grain = noise === 0 ? 0 : (random() + random() + random() - 1.5) * 2 * noise;
    const light = brightness(pixels, i);
    for (let c = 0; c < 3; c++) {
      const value = 255 - (255 - (mode === "colour" ? pixels[i + c]! : light)) * ink + grain;
      pixels[i + c] = value;
    }
  }
  if (mode === "bilevel") blacken(pixels, width, height, settings);
  for (let i = 0; i < (settings.specks ?? 0); i++) speck(pixels, width, height, random);
}

/** Half the side of the surroundings that a pixel is compared with, inches, and how much darker than them is black. */
const AROUND = 0.1;
const DARKER = 0.82;
/** Surroundings this dark hold no darker text: a scanner leaves them black. */
const BLACK = 55;

function blacken(pixels: Uint8ClampedArray, width: number, height: number, { dpi, threshold }: ScanSettings): void {
  const sums = new Float64Array((width + 1) * (height + 1));
  for (let y = 0; y < height; y++) {
    let row = 0;
    for (let x = 0; x < width; x++) {
      row += pixels[4 * (y * width + x)]!;
      sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1]! + row;
    }
  }
  const reach = Math.round(AROUND * dpi);
  const mean = (x: number, y: number): number => {
    const [x0, x1] = [Math.max(0, x - reach), Math.min(width, x + reach + 1)];
    const [y0, y1] = [Math.max(0, y - reach) * (width + 1), Math.min(height, y + reach + 1) * (width + 1)];
    return (
      (sums[y1 + x1]! - sums[y1 + x0]! - sums[y0 + x1]! + sums[y0 + x0]!) / ((x1 - x0) * ((y1 - y0) / (width + 1)))
    );
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = 4 * (y * width + x);
      const value = pixels[at]! < (threshold ?? Math.max(BLACK, DARKER * mean(x, y))) ? 0 : 255;
      pixels.fill(value, at, at + 3);
    }
  }
}

function shadow(pixels: Uint8ClampedArray, width: number, height: number, dpi: number): void {
  const reach = Math.round(0.45 * dpi);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < reach; x++) {
      const light = 0.25 + 0.75 * (x / reach);
      for (let c = 0; c < 3; c++) pixels[4 * (y * width + x) + c]! *= light;
    }
  }
}

function punch(pixels: Uint8ClampedArray, width: number, height: number, dpi: number): void {
  const radius = 0.12 * dpi;
  for (const cy of [height / 2 - 1.57 * dpi, height / 2 + 1.57 * dpi]) {
    disc(pixels, width, height, 0.3 * dpi, cy, radius);
  }
}

function speck(pixels: Uint8ClampedArray, width: number, height: number, random: () => number): void {
  disc(pixels, width, height, random() * width, random() * height, 0.5 + random() * 0.9);
}

function disc(pixels: Uint8ClampedArray, width: number, height: number, cx: number, cy: number, radius: number): void {
  for (let y = Math.max(0, Math.floor(cy - radius)); y < Math.min(height, cy + radius + 1); y++) {
    for (let x = Math.max(0, Math.floor(cx - radius)); x < Math.min(width, cx + radius + 1); x++) {
      if ((x - cx) ** 2 + (y - cy) ** 2 <= radius ** 2) pixels.fill(30, 4 * (y * width + x), 4 * (y * width + x) + 3);
    }
  }
}
