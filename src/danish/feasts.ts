/** A feast by its day and month, or by how many days it is from Easter Sunday. */
export type Feast = { day: number; month: number } | { easter: number };

/** Days that reports call by name. "Palmesøndag den 5. april" has its date beside it, and needs none of these. */
export const FEASTS: ReadonlyMap<string, Feast> = new Map<string, Feast>([
  ["nytårsaften", { day: 31, month: 12 }],
  ["nytårsaftensdag", { day: 31, month: 12 }],
  ["nytårsdag", { day: 1, month: 1 }],
  ["lillejuleaften", { day: 23, month: 12 }],
  ["juleaften", { day: 24, month: 12 }],
  ["juleaftensdag", { day: 24, month: 12 }],
  ["juledag", { day: 25, month: 12 }],
  ["grundlovsdag", { day: 5, month: 6 }],
  ["palmesøndag", { easter: -7 }],
  ["skærtorsdag", { easter: -3 }],
  ["langfredag", { easter: -2 }],
  ["påskelørdag", { easter: -1 }],
  ["påskedag", { easter: 0 }],
  ["påskesøndag", { easter: 0 }],
  ["påskemandag", { easter: 1 }],
  ["pinsedag", { easter: 49 }],
  ["pinselørdag", { easter: 48 }],
  ["pinsesøndag", { easter: 49 }],
  ["pinsemandag", { easter: 50 }],
]);

/** The second day of a feast: "2. juledag", "anden påskedag". */
export const SECOND_DAYS: ReadonlySet<string> = new Set(["juledag", "påskedag", "pinsedag"]);

/** Month and day of Easter Sunday (Meeus/Jones/Butcher, "Anonymous Gregorian algorithm"). */
export function easterSunday(year: number): { month: number; day: number } {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return { month: Math.floor(sum / 31), day: (sum % 31) + 1 };
}
