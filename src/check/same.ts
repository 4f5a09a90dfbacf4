import { normalText } from "./likeness.js";

/** Whether a value is the approved one, or one of several approved. */
export function same(approved: unknown, now: unknown): boolean {
  if (isAnyOf(approved)) return approved.anyOf.some((one) => same(one, now));
  return JSON.stringify(plain(approved)) === JSON.stringify(plain(now));
}

/** Whether an approved value is several that may be read. */
export const isAnyOf = (value: unknown): value is { anyOf: unknown[] } =>
  typeof value === "object" && value !== null && Array.isArray((value as { anyOf?: unknown }).anyOf);

/** A value with its texts in the form they are compared in and its keys in one order. */
function plain(value: unknown): unknown {
  if (value === undefined) return null;
  if (typeof value === "string") return normalText(value);
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([k, v]) => [k, plain(v)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}
