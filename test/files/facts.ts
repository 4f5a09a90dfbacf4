import type { Report } from "../../src/model/record.js";

/** From here on a value counts as sure. */
const SURE = 0.9;

interface Fact {
  says: string;
  confidence: number;
}

/** What a report says, each under a name of its own. */
function factsOf({ period, platforms }: Report): Map<string, Fact> {
  const facts = new Map<string, Fact>();
  const add = (key: string, says: unknown, confidence = 1): void =>
    void facts.set(plain(key), { says: plain(JSON.stringify(says)), confidence });
  add("period", period);
  for (const { name, confidence, assessment, areas, changes, incidents, sla } of platforms) {
    add(name, "a platform", confidence);
    add(`${name}: rating`, assessment?.rating ?? null, confidence);
    add(`${name}: areas`, areas.map(({ area, condition }) => `${area} ${condition}`).sort(), confidence);
    add(`${name}: changes`, changes?.count ?? null, confidence);
    for (const { dates, periods, systems, cause, remedy, confidence: sureness, text } of incidents)
      add(`${name}: ${dates[0]} ${text.slice(0, 25)}`, { dates, periods, systems, cause, remedy }, sureness);
    for (const { rows } of sla)
      for (const { service, values } of rows)
        for (const { month, value, confidence: sureness } of values)
          if (value !== null) add(`${name}: ${service} ${month}`, value, Math.min(confidence, sureness));
  }
  return facts;
}

/** Hyphens, quotes and spaces of every sort count as the plain ones: fonts of other tools have no others. */
const plain = (text: string): string =>
  text
    .replace(/[‐‑–—\u00AD]/gu, "-")
    .replace(/[”“]|\\"/gu, '"')
    .replace(/\s+/gu, " ");

export interface Judgement {
  of: number;
  /** What the original says and the other does not. */
  lost: string[];
  /** What the other says otherwise, and what it says besides; those it calls sure are the worst there is. */
  wrong: string[];
  silentlyWrong: string[];
}

/** Compares what a report says with what it said before its file went through other hands. */
export function judge(original: Report, other: Report): Judgement {
  const [before, after] = [factsOf(original), factsOf(other)];
  const judgement: Judgement = { of: before.size, lost: [], wrong: [], silentlyWrong: [] };
  for (const key of before.keys()) if (!after.has(key)) judgement.lost.push(key);
  for (const [key, { says, confidence }] of after) {
    const said = before.get(key)?.says;
    if (said === says) continue;
    const note = `${key}: ${says} (${confidence.toFixed(2)}) for ${said ?? "nothing"}`;
    // What no longer says anything is lost, not wrong.
    if (said !== undefined && /^(?:null|\[\])$/.test(says)) judgement.lost.push(key);
    else (confidence >= SURE ? judgement.silentlyWrong : judgement.wrong).push(note);
  }
  return judgement;
}

/** Whether a reader of the report is told that something may be missing or wrong. */
export const isWarned = ({ diagnostics }: Report): boolean => diagnostics.some(({ severity }) => severity !== "info");
