/**
 * Writes `material/house.json`: incidents of the house style the program was first written for, out of the samples
 * with their approved results and out of reports drawn by the generator of the tests. `npx tsx learn/writeHouse.ts`.
 */
import fc from "fast-check";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { convertBytes } from "../src/convert.js";
import { randomReport } from "../test/generate/report.js";
import { lasts, PERIOD, plainIncident, tell } from "../test/generate/plainIncident.js";
import { worldFrom } from "../test/generate/world.js";
import type { IncidentTruth, WriterReport } from "./material.js";

const SAMPLES = new URL("../samples/", import.meta.url);
/** Drawn reports enough to hold every form of the generator several times. */
const DRAWN = 40;
const WRITER = "house";

type Fields = Omit<IncidentTruth, "narrativeIndex">;

function toReport(
  name: string,
  platform: string,
  period: string,
  items: readonly { kind: string; text: string; incident: Fields | null }[],
  rows: string[],
): WriterReport {
  return {
    name,
    writer: WRITER,
    platform,
    period,
    rows,
    narrative: items.map(({ kind, text }) => ({ kind, text })),
    expected: {
      incidents: items.flatMap(({ incident }, narrativeIndex) => (incident ? [{ narrativeIndex, ...incident }] : [])),
    },
  };
}

const keep = ({
  dates,
  periods,
  durationMinutes,
  systems,
  components,
  impact,
  cause,
  causeStatus,
  remedy,
  remedyStatus,
  restoredOn,
}: Fields): Fields =>
  Object.fromEntries(
    Object.entries({
      dates,
      periods,
      durationMinutes,
      systems,
      components,
      impact,
      cause,
      causeStatus,
      remedy,
      remedyStatus,
      restoredOn,
    }).filter(([, value]) => value !== undefined),
  );

function drawn(): WriterReport[] {
  return Array.from({ length: DRAWN }, (_, seed) => {
    const month = `20${20 + (seed % 6)}-${String(1 + (seed % 12)).padStart(2, "0")}`;
    const report = randomReport(`learn-${seed}`, month, worldFrom(`learn-${seed % 5}`), { incidents: 6 });
    return report.platforms.map((platform, i) =>
      toReport(
        `house-${seed}-${i}`,
        platform.name,
        month,
        [
          ...platform.incidents.map((incident) => ({
            kind: platform.blocks.some(({ kind, text }) => kind === "bullet" && text === incident.text)
              ? "bullet"
              : "paragraph",
            text: incident.text,
            incident: keep(incident as Fields),
          })),
          ...platform.blocks
            .filter(({ text }) => !platform.incidents.some((incident) => text.includes(incident.text)))
            .map(({ text }) => ({ kind: "other", text, incident: null })),
        ],
        platform.tables.flatMap((table) => table.rows.map(({ service }) => service)),
      ),
    );
  }).flat();
}

/** Bullets of plain forms; another seed than the test's. */
const PLAIN = 160;

function plain(): WriterReport {
  const items = fc
    .sample(plainIncident, { numRuns: PLAIN, seed: 11 })
    .filter(lasts)
    .map((made) => {
      const { text, ...incident } = tell(made);
      return { kind: "bullet", text, incident: keep(incident as Fields) };
    });
  return toReport("plain", "Kommunens it", PERIOD, items, []);
}

async function sampled(): Promise<WriterReport[]> {
  const files = readdirSync(SAMPLES).filter((file) => file.endsWith(".pdf") && !/-(?:scan|chromium)/u.test(file));
  const reports = await Promise.all(
    files.map(async (file) => {
      const approved = JSON.parse(readFileSync(new URL(file.replace(".pdf", ".expected.json"), SAMPLES), "utf8")) as {
        period: string;
        platforms: {
          name: string;
          incidents: (Fields & { text?: string })[];
          sla: { rows: { service: string }[] }[];
        }[];
      };
      const [{ report }] = await convertBytes(readFileSync(new URL(file, SAMPLES)), file);
      return approved.platforms.map((platform, i) =>
        toReport(
          `sample-${file.replace(".pdf", "")}-${i}`,
          platform.name,
          approved.period,
          platform.incidents.map((incident, n) => ({
            kind: "bullet",
            text: String(incident.text ?? report.platforms[i]!.incidents[n]!.text),
            incident: keep(incident),
          })),
          platform.sla.flatMap(({ rows }) => rows.map(({ service }) => service)),
        ),
      );
    }),
  );
  return reports.flat();
}

const reports = [...(await sampled()), ...drawn(), plain()].filter(({ narrative }) => narrative.length > 0);
writeFileSync(new URL("./material/house.json", import.meta.url), `${JSON.stringify({ reports }, null, 1)}\n`);
process.stdout.write(
  `${reports.length} reports, ${reports.reduce((n, { expected }) => n + expected.incidents.length, 0)} incidents\n`,
);
