import type { CommandModule } from "yargs";
import type { Conversion } from "../convert.js";
import { UsageError } from "../errors.js";
import type { Incident, Report } from "../model/record.js";
import type { Trace } from "../model/trace.js";
import { printable } from "../terminal.js";
import { PROFILE_OPTION } from "./profileOption.js";

interface ExplainArguments {
  file: string;
  page: number | undefined;
  draw: string | undefined;
  ocr: "auto" | "always" | "never";
  password: string[];
  profile: string[];
}

/** `driftsstatus explain FILE` */
export const explainCommand: CommandModule<object, ExplainArguments> = {
  command: "explain <file>",
  describe: "Say what each line of a report became",
  builder: (yargs) =>
    yargs
      .positional("file", { type: "string", demandOption: true, describe: "a PDF" })
      .option("page", { type: "number", nargs: 1, describe: "this page only" })
      .option("draw", {
        type: "string",
        nargs: 1,
        describe: "write a picture of the page with what was found (needs --page)",
      })
      .option("ocr", {
        choices: ["auto", "always", "never"] as const,
        default: "auto" as const,
        describe: "pages to read from their picture",
      })
      .option("profile", PROFILE_OPTION)
      .option("password", {
        type: "string",
        array: true,
        nargs: 1,
        default: [],
        describe: "try this on an encrypted file",
      })
      .example("$0 explain report.pdf --page 2", "line by line: place, record and field")
      .example("$0 explain report.pdf --page 2 --draw page2.png", "the same as a picture"),
  handler: async ({ file, page, draw, ocr, password, profile }) => {
    if (draw !== undefined && page === undefined) throw new UsageError("--draw takes one page: name it with --page.");
    const [{ convertBytes }, { readBytes }, { profileVocabulary }] = await Promise.all([
      import("../convert.js"),
      import("../read/readBytes.js"),
      import("./profileVocabulary.js"),
    ]);
    const vocabulary = await profileVocabulary([file], profile);
    const bytes = await readBytes(file);
    const conversions = await convertBytes(bytes, file, {
      ocr,
      passwords: password,
      ...(vocabulary && { vocabulary }),
    });
    const layouts = conversions.flatMap((conversion) => conversion.layouts);
    const traces = conversions.flatMap((conversion, i) =>
      conversions.length > 1 ? ofReport(conversion, i) : conversion.traces,
    );
    const diagnostics = conversions.flatMap(({ report }) => report.diagnostics);
    if (page !== undefined && !layouts.some((l) => l.page.number === page)) {
      throw new UsageError(`"${file}" has ${layouts.length} pages; there is no page ${page}.`);
    }
    const wanted = <T extends { source: Trace["source"] | null }>(one: T): boolean =>
      page === undefined || one.source?.page === page;
    const lines = traces.filter(wanted).sort(byPlace).map(toLine);
    const whys = conversions.flatMap(({ report, reasons }) => reasons.flatMap((why) => toWhy(why, report, wanted)));
    const problems = diagnostics.filter(wanted).map((d) => `  ${d.severity}: ${d.message} [${d.code}]`);
    process.stdout.write(
      `${printable([...lines, ...(whys.length ? ["", "Incidents", ...whys] : []), ...(problems.length ? ["", "Diagnostics", ...problems] : [])].join("\n"))}\n`,
    );
    if (draw === undefined) return;
    const [{ drawPage }, { writeAtomic }] = await Promise.all([
      import("../read/drawPage.js"),
      import("../export/atomicFile.js"),
    ]);
    const { doubtMarks, LEGEND, pageMarks } = await import("./pageMarks.js");
    const picture = await drawPage(
      bytes,
      password,
      page!,
      [
        ...pageMarks(
          layouts.find((l) => l.page.number === page)!,
          traces,
        ),
        ...conversions.flatMap(({ report }) => doubtMarks(report, page!)),
      ],
      LEGEND,
    );
    await writeAtomic(draw, (out) => out.writeFile(picture));
    process.stderr.write(`Drawn: ${draw}\n`);
  },
};

/** The traces of one of several reports: its records are told by its number. */
const ofReport = ({ traces }: Conversion, number: number): Trace[] =>
  traces.map((trace) => ({
    ...trace,
    record: trace.record === null ? null : [`reports[${number}]`, trace.record].filter(Boolean).join("."),
  }));

/** An incident's fields, each with what spoke most for its value and against it. */
function toWhy(
  { record, explain }: Conversion["reasons"][number],
  report: Report,
  wanted: (one: { source: Trace["source"] }) => boolean,
): string[] {
  const [platform, number] = [...record.matchAll(/\[(\d+)\]/g)].map((match) => Number(match[1]));
  const incident = report.platforms[platform!]?.incidents[number!];
  if (!incident || !wanted(incident)) return [];
  const fields = Object.entries(explain()).map(([field, { value, runnerUp, evidence }]) => {
    const sure = incident.confidences[field as keyof Incident["confidences"]];
    const told = evidence
      .map(({ words, weight }) => `${weight > 0 ? "+" : ""}${weight.toFixed(1)} ${words}`)
      .join("; ");
    return `    ${field} ${sure}: ${value}${runnerUp === null ? "" : `, not ${runnerUp}`} (${told})`;
  });
  return [`  ${record}  ${incident.text.slice(0, LONGEST_START)}`, ...fields];
}
/** Enough of an incident to know it by. */
const LONGEST_START = 70;

const byPlace = (a: Trace, b: Trace): number =>
  a.source.page - b.source.page || a.source.box[1] - b.source.box[1] || a.source.box[0] - b.source.box[0];

/** "p2   36,60  platforms[0].assessment  Den brugeroplevede driftsstabilitet …" */
function toLine({ text, source, record, field }: Trace): string {
  const [x, y] = source.box;
  const place = `p${source.page} ${`${Math.round(x)},${Math.round(y)}`.padStart(8)}`;
  const became =
    record === null ? (field === "unparsed" ? "(nothing)" : `(${field})`) : [record, field].filter(Boolean).join(".");
  return `${place}  ${became.padEnd(44)}  ${text}`;
}
