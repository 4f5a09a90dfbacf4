/** What `npm run learn` measures; the form of figures.json. Percentages have one decimal and are rounded down. */
export interface Figures {
  material: string;
  writers: number;
  incidents: number;
  missed: number;
  invented: number;
  all: number;
  fields: Readonly<Record<string, number>>;
  sure: { share: number; right: number };
  lowest: { writer: string; right: number }[];
}

const SHOWN: readonly (readonly [string, string])[] = [
  ["dates", "dates"],
  ["periods", "periods"],
  ["systems", "systems"],
  ["impact", "impact"],
  ["cause", "cause"],
  ["causeStatus", "cause: stated, unknown or not stated"],
  ["remedy", "remedy"],
  ["remedyStatus", "remedy: stated or not"],
  ["restoredOn", "restored on"],
  ["area", "area"],
];

/** The figures as the README has them. */
export function figuresTable({ writers, incidents, missed, invented, all, fields, sure }: Figures): string {
  const percent = (value: number): string => `${value.toFixed(1)} %`;
  const rows: (readonly [string, string])[] = [
    ["all fields", percent(all)],
    ...SHOWN.map(([field, name]) => [name, percent(fields[field]!)] as const),
    ["incidents missed", `${missed} of ${incidents}`],
    ["incidents invented", `${invented}`],
    ["said with a confidence of 0.9 or more", percent(sure.share)],
    ["of these right", percent(sure.right)],
  ];
  const heads = [`${writers} writers left out`, "right"] as const;
  const widths = [0, 1].map((i) => Math.max(heads[i]!.length, ...rows.map((row) => row[i]!.length)));
  const line = ([name, value]: readonly [string, string]): string =>
    `| ${name.padEnd(widths[0]!)} | ${value.padStart(widths[1]!)} |`;
  return [line(heads), `| ${"-".repeat(widths[0]!)} | ${"-".repeat(widths[1]! - 1)}: |`, ...rows.map(line)].join("\n");
}
