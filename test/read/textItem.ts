import type { TextItem } from "../../src/model/page.js";

/** An item each character of which is half as wide as its size. */
export function textItem(text: string, x: number, baseline: number, { size = 10, confidence = 1 } = {}): TextItem {
  const offsets = Array.from({ length: text.length + 1 }, (_, i) => i * size * 0.5);
  const box: TextItem["box"] = [x, baseline - size * 0.8, x + offsets.at(-1)!, baseline + size * 0.2];
  return { text, box, baseline, size, bold: false, angle: 0, offsets, confidence };
}
