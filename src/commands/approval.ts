/** An approved result to be written. */
export interface Approval {
  path: string;
  /** What there is at the path now; null for nothing. */
  before: string | null;
  text: string;
  /** What it changes, for people; none where it is as it was. */
  changes: string[];
}

export interface Approvals {
  approvals: Approval[];
  /** What keeps anything from being written. */
  problems: string[];
}

/** "Støttesystemerne, KO - applikation, 2025-03: cell: 99.74 -> 99.75" */
export const changeToText = (where: string, what: string, before: unknown, now: unknown): string =>
  `${where}: ${what}: ${valueToText(before)} -> ${valueToText(now)}`;

const valueToText = (value: unknown): string =>
  value === null || value === undefined ? "nothing" : JSON.stringify(value);
