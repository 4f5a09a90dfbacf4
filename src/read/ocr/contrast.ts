/** Contrast (of 255) under which there is no text but noise. */
export const LEAST_CONTRAST = 22;

/** The level that `count` samples reach. */
export function levelAbove(counts: Uint32Array, count: number): number {
  let above = 0;
  for (let level = 255; level > 0; level--) {
    above += counts[level]!;
    if (above > count) return level;
  }
  return 0;
}
