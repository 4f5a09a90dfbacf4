/** Whether two values say the same: key order, white space and forms of Unicode aside. */
export const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(plain(a)) === JSON.stringify(plain(b));

function plain(value: unknown): unknown {
  if (typeof value === "string") return value.normalize("NFC").replace(/\s+/g, " ").trim();
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value ?? null;
  return Object.entries(value)
    .map(([key, one]) => [key, plain(one)] as const)
    .sort(([x], [y]) => (x < y ? -1 : 1));
}
