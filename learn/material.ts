import { readdirSync, readFileSync } from "node:fs";

/** A value, or several of which each is right. */
export type Truth<T> = T | { anyOf: T[] };

export interface IncidentTruth {
  narrativeIndex: number;
  text?: Truth<string>;
  dates?: Truth<string[]>;
  periods?: Truth<{ start: string; end: string | null }[]>;
  durationMinutes?: Truth<number | null>;
  systems?: Truth<string[]>;
  components?: Truth<string[]>;
  impact?: Truth<"unavailable" | "degraded" | null>;
  cause?: Truth<string | null>;
  causeStatus?: Truth<string>;
  remedy?: Truth<string | null>;
  remedyStatus?: Truth<string>;
  restoredOn?: Truth<string | null>;
}

/** One writer's report: its items in order, and the incidents that a reader finds in them. */
export interface WriterReport {
  name: string;
  /** Who wrote it, where several reports are by one hand; otherwise its name. */
  writer?: string;
  platform: string;
  period: string;
  /** Names of the rows of its tables. */
  rows?: string[];
  narrative: { kind: string; text: string }[];
  expected: { incidents: IncidentTruth[] };
}

const FOLDER = new URL("./material/", import.meta.url);

/** The writers that figures are taken on; the others are only learnt from. */
export const JUDGED_FILE = "prose.json";

export const readReports = (file: string): WriterReport[] =>
  (JSON.parse(readFileSync(new URL(file, FOLDER), "utf8")) as { reports: WriterReport[] }).reports;

/** All material, the judged writers first; every report is a writer of its own. */
export function readMaterial(): { report: WriterReport; judged: boolean }[] {
  const files = readdirSync(FOLDER)
    .filter((file) => file.endsWith(".json"))
    .sort();
  return [JUDGED_FILE, ...files.filter((file) => file !== JUDGED_FILE)].flatMap((file) =>
    readReports(file).map((report) => ({ report, judged: file === JUDGED_FILE })),
  );
}

export const readings = <T>(truth: Truth<T>): T[] =>
  truth !== null && typeof truth === "object" && "anyOf" in truth ? truth.anyOf : [truth as T];

/** Texts are compared as `check` compares them. */
export { normalText as normal } from "../src/check/likeness.js";
