import { matchesOf, plainPattern } from "../danish/pattern.js";
import { plainText } from "../danish/plainText.js";

type Kind = "system" | "event" | "impact" | "time" | "end" | "length" | "other";

/** "Årsag: fuld disk" as a field of a form; offsets in its paragraph. */
export interface Field {
  kind: Kind;
  label: string;
  value: string;
  start: number;
  end: number;
}

/** What the fields of a form are called. */
const LABELS: readonly { kind: Kind; words: string }[] = [
  {
    kind: "system",
    words:
      "(?:berørte? |ramte? )?(?:system(?:er|et)?|it-system(?:er)?|tjenester?|services?|applikation(?:er)?|løsning berørt)",
  },
  {
    kind: "event",
    words: "hændelse|fejl|problem|beskrivelse|incident|driftsforstyrrelse",
  },
  { kind: "impact", words: "konsekvens(?:er)?|påvirkning|symptom(?:er)?" },
  { kind: "length", words: "varighed|nedetid" },
  { kind: "time", words: "tidspunkt|tid|dato|periode|hvornår|start|starttidspunkt|tidsrum|opstod" },
  { kind: "end", words: "slut|sluttidspunkt|afsluttet|løst kl\\.?" },
  {
    kind: "other",
    words:
      "årsag(?:en)?|rodårsag|root cause|løsning|afhjælpning|bemærkning(?:er)?|handling|status|workaround|fix|udbedring|omfang|område|prioritet|sagsnr\\.?",
  },
];
const ANY_LABEL = `(?:${LABELS.map(({ kind, words }) => `(?<${kind}>${words})`).join("|")}) ?:`;
const LABEL = plainPattern(`(?<=^|[\\s;.])${ANY_LABEL}`, "g");
const FIRST_LABEL = plainPattern(`^${ANY_LABEL}`);
/** With its colon; most paragraphs open with none, and are not looked through for others. */
const LONGEST_LABEL = 40;

/** The fields of a paragraph that opens with one; none of another. */
export function fieldsOf(text: string): Field[] {
  if (!FIRST_LABEL.test(plainText(text.slice(0, LONGEST_LABEL)))) return [];
  const labels = matchesOf(LABEL, plainText(text));
  return labels.map((match, at) => {
    const [kind, label] = Object.entries(match.groups!).find(([, words]) => words !== undefined) as [Kind, string];
    const end = labels[at + 1]?.index ?? text.length;
    return { kind, label, value: text.slice(match.index + match[0].length, end).trim(), start: match.index, end };
  });
}

/** Whether fields tell an incident between them: when it was, and what it hit or what happened. */
export const tellIncident = (fields: readonly Field[]): boolean =>
  fields.length > 1 &&
  fields.some(({ kind }) => kind === "time") &&
  fields.some(({ kind }) => kind === "system" || kind === "event");

/** Whether a field begins the next form: its label comes again, or what it tells was told before the causes. */
export const beginsAnew = (form: readonly Field[], { kind, label }: Field): boolean =>
  form.some((field) => field.label === label) ||
  (kind !== "other" && form.some((field) => field.kind === kind) && form.some((field) => field.kind === "other"));

/** What the fields tell of the event, as one sentence: "System: Labka; 8. november kl. 9 til kl. 10; ingen adgang". */
export function fieldsAsSentence(fields: readonly Field[]): string {
  const values = (kind: Kind): string[] =>
    fields.filter((field) => field.kind === kind).map(({ value }) => value.replace(/[.\s]+$/u, ""));
  const time = [values("time").join(" "), ...values("end")].join(" til ");
  return [
    ...values("system").map((names) => `System: ${names}`),
    time,
    ...values("length"),
    ...values("event"),
    ...values("impact"),
  ].join("; ");
}
