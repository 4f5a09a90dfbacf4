import type { ScanSettings } from "./scan.js";

/** The scanners of the fixtures: each report goes through some of them in turn, so all meet several layouts. */
export const SCANNERS: readonly ScanSettings[] = [
  { name: "200-grey", dpi: 200, mode: "grey", skew: -0.7, noise: 5, jpeg: 70, specks: 60 },
  { name: "150-grey", dpi: 150, mode: "grey", skew: 0.4, noise: 4, jpeg: 75 },
  { name: "300-bilevel", dpi: 300, mode: "bilevel", skew: -0.3, noise: 8, threshold: 128, specks: 80 },
  { name: "200-colour", dpi: 200, mode: "colour", skew: 1.2, noise: 4, jpeg: 75, shadow: true, punch: true },
  { name: "150-colour", dpi: 150, mode: "colour", skew: -0.2, noise: 4, jpeg: 80, specks: 40 },
  { name: "300-colour", dpi: 300, mode: "colour", skew: 2.6, noise: 5, jpeg: 80 },
  { name: "200-bilevel", dpi: 200, mode: "bilevel", skew: 0.2, noise: 6, threshold: 150, specks: 40 },
  { name: "300-faint", dpi: 300, mode: "grey", skew: -1.5, noise: 6, jpeg: 65, ink: 0.5 },
  { name: "200-turned", dpi: 200, mode: "colour", turns: 1, skew: 0.5, noise: 4, jpeg: 75 },
  { name: "300-upside-down", dpi: 300, mode: "grey", turns: 2, skew: -0.4, noise: 4, jpeg: 75 },
  { name: "400-bilevel", dpi: 400, mode: "bilevel", turns: 3, skew: 0.3, noise: 8, threshold: 140 },
  { name: "300-black", dpi: 300, mode: "bilevel", noise: 4, threshold: 190 },
  // Black where darker than around it: dark bands come out full of the sensor's noise, red cells half black.
  { name: "200-adaptive", dpi: 200, mode: "bilevel", skew: 0.2, noise: 6, specks: 40 },
  { name: "300-adaptive", dpi: 300, mode: "bilevel", skew: -0.3, noise: 8, specks: 80 },
];
