import { plainText } from "../danish/plainText.js";
import type { Place } from "../model/geometry.js";
import { union } from "../model/geometry.js";
import type { Claim, Paragraph } from "../model/layout.js";
import type { Area, AreaStatement, Assessment, Changes, Diagnostic, Incident } from "../model/record.js";
import type { Vocabulary } from "../model/vocabulary.js";
import { sentenceOf, type Sentence } from "./clauses.js";
import { committedKnowledge, decide, type Knowledge } from "./incidents/decide.js";
import type { Explanation } from "./incidents/explain.js";
import { passageOf, passageOfFields, type KnownField, type Passage } from "./incidents/passage.js";
import { readIncident, type ReadIncident } from "./incidents/readIncident.js";
import { incidentChoice, openingOf, splitChoice } from "./incidents/textChoice.js";
import { knownNames } from "./names.js";
import {
  areasNamed,
  countsWindows,
  readAreaHeading,
  readAreaStatements,
  readChanges,
  readRating,
} from "./statements.js";

export interface NarrativeContext {
  /** Month of the report, "2025-03". */
  period: string;
  vocabulary: Vocabulary;
  platform: string | null;
  /** Names of the rows of the report's own tables. */
  rows?: readonly string[];
  /** What was learnt; the committed weights when left out. */
  knowledge?: Knowledge;
}

/** What the running text and bullets of one platform say. */
export interface Narrative {
  assessment: Assessment | null;
  areas: AreaStatement[];
  /** In the report's order. */
  incidents: Omit<Incident, "id">[];
  changes: Changes | null;
  diagnostics: Diagnostic[];
  /** The stretches of the paragraphs that became a record field; disjoint. */
  claims: Claim[];
  /** Why the fields of each incident are as they are; worked out when asked for. */
  explain: (() => Record<string, Explanation>)[];
}

/** A stretch of a paragraph: whole sentences that follow each other. */
interface Part {
  paragraph: number;
  start: number;
  end: number;
}

/** An incident whose text is gathered, until the next begins. */
interface Draft {
  parts: Part[];
  area: Area | null;
  isIncident: number;
}

/** What is longer is no heading; nor are more letters needed to know a footnote or a line to ignore. */
const LONGEST_HEADING = 200;
/** Nothing anyone writes by hand is longer; what stands behind this is no statement, so that reading stays linear. */
const LONGEST_STATEMENT = 1500;
/** "* Planlagt vedligehold er ikke medregnet", "1) Kun hverdage": a note to something else. */
const FOOTNOTE = /^(?:\*+|\d{1,2}\)|note \d*:?)\s/u;
/** A paragraph that opens like this goes on with the incident before it: "Årsagen var …", "Løsning: …", "=> X var nede" */
const GOES_ON =
  /^(?:(?:[=-]?>)|årsag(?:en)?|rodårsag(?:en)?|fejlen|problemet|løsning(?:en)?|afhjælpning|udbedring|det skyldtes|dette skyldtes|afhjulpet|normal drift|driften blev|driften er|hændelsen|forstyrrelsen|konsekvens|root cause|fix|workaround)(?!\p{L})/u;

const PROBLEMS: Readonly<Record<string, string>> = {
  "impossible-date": "the calendar has no such day",
  "weekday-contradicts-date": "the weekday does not fit the date",
  "end-before-start": "the end is before the start",
};

/** Reads what the paragraphs of one platform say: assessment, areas, incidents and changes. */
export const readNarrative = (paragraphs: readonly Paragraph[], context: NarrativeContext): Narrative =>
  new NarrativeReader(paragraphs, context).read();

class NarrativeReader {
  private readonly narrative: Narrative = {
    assessment: null,
    areas: [],
    incidents: [],
    changes: null,
    diagnostics: [],
    claims: [],
    explain: [],
  };
  private readonly knowledge: Knowledge;
  private readonly passages: readonly Passage[];
  private readonly openings: readonly string[];
  private readonly texts: readonly string[];
  private readonly cut = new Map<string, Passage>();
  private readonly judged = new Map<string, { value: boolean; confidence: number }>();
  private area: Area | null = null;
  /** Whether a heading or statement announced that incidents follow. */
  private announced = false;
  private draft: Draft | null = null;
  private before: ReadIncident | null = null;

  constructor(
    private readonly paragraphs: readonly Paragraph[],
    private readonly context: NarrativeContext,
  ) {
    this.knowledge = context.knowledge ?? committedKnowledge();
    this.passages = paragraphs.map((paragraph) => ownFields(paragraph) ?? this.passageOf(paragraph.text));
    this.openings = this.passages.map(({ segments }) => openingOf(segments[0]));
    this.texts = paragraphs.map(({ text }) => plainText(text.slice(0, LONGEST_ITEM)));
  }

  /** The passage of a text: several questions are asked of the same one. */
  private passageOf(text: string): Passage {
    const found = this.cut.get(text);
    if (found) return found;
    const passage = passageOf(text, this.context.vocabulary);
    this.cut.set(text, passage);
    return passage;
  }

  read(): Narrative {
    this.paragraphs.forEach((paragraph, index) => this.readParagraph(paragraph, index));
    this.finishDraft();
    return this.narrative;
  }

  private readParagraph(paragraph: Paragraph, index: number): void {
    const plain = plainText(paragraph.text.trimStart().slice(0, LONGEST_HEADING + 1)).trimEnd();
    if (this.context.vocabulary.ignore.some((line) => plain.startsWith(line.toLowerCase())) || FOOTNOTE.test(plain))
      return;
    const area = plain.length > LONGEST_HEADING ? null : readAreaHeading(plain, this.context.vocabulary);
    if (area !== null && !/[.]$/u.test(plain)) {
      this.finishDraft();
      // "Driftsforstyrrelser i infrastrukturen" is a statement too.
      this.stateAreas({ paragraph: index, start: 0, end: paragraph.text.length }, true);
      this.area = area;
      this.announced = true;
      return;
    }
    const sentences = sentencesOf(this.passages[index]!, index);
    if (sentences.length === 0) return;
    if (paragraph.fields) return this.readRow(paragraph, index);
    if (this.continuesDraft(paragraph, plain)) this.draft!.parts.push(spanOf(sentences));
    else this.readSentences(paragraph, sentences);
  }

  /** A bullet under the incident's bullet without a day, or a paragraph that opens with a cause or remedy, goes on with it. */
  private continuesDraft(paragraph: Paragraph, plain: string): boolean {
    if (!this.draft || paragraph.role === "heading" || paragraph.fields) return false;
    const first = this.paragraphs[this.draft.parts[0]!.paragraph]!;
    if (paragraph.role === "bullet" && first.role === "bullet")
      return paragraph.level > first.level && !sentenceOf(plain).mentions.some(({ kind }) => kind === "days");
    return GOES_ON.test(plain) && !sentenceOf(plain).mentions.some(({ kind }) => kind === "days");
  }

  /** Statements on the month and its areas are taken out; what stands between them may be incidents. */
  private readSentences(paragraph: Paragraph, sentences: readonly Part[]): void {
    this.finishDraft();
    let run: Part[] = [];
    for (let i = 0; i < sentences.length; i++) {
      const looked = paragraph.role !== "bullet" || i === 0;
      const taken = looked ? this.readStatement(sentences, i) : 0;
      if (taken === 0) {
        run.push(sentences[i]!);
        continue;
      }
      this.readRun(paragraph, run);
      this.finishDraft();
      run = [];
      i += taken - 1;
    }
    this.readRun(paragraph, run);
  }

  /** A row of a table of incidents is one of them, or none. */
  private readRow(paragraph: Paragraph, index: number): void {
    this.finishDraft();
    const part = { paragraph: index, start: 0, end: paragraph.text.length };
    const { value, confidence } = this.isIncident(paragraph, part);
    if (value) this.draft = { parts: [part], area: this.area, isIncident: confidence };
  }

  private readRun(paragraph: Paragraph, run: readonly Part[]): void {
    if (run.length === 0) return;
    for (const part of this.parted(run)) {
      const isIncident = this.isIncident(paragraph, part);
      const sentence = this.sentence(part);
      if (isIncident.value) {
        this.finishDraft();
        const own = areasNamed(sentence.plain);
        this.stateAreas(part, false);
        this.draft = { parts: [part], area: own.length === 1 ? own[0]! : this.area, isIncident: isIncident.confidence };
      } else this.stateAreas(part, true);
    }
  }

  /** One part for each incident that a run of sentences may tell. */
  private parted(run: readonly Part[]): Part[] {
    if (run.length === 1) return [run[0]!];
    const whole = this.passageOf(this.textOf(spanOf(run)));
    const starts = run.map((_, i) => i > 0 && decide(splitChoice(whole, i), "split", this.knowledge, String).value);
    const parts: Part[] = [];
    run.forEach((sentence, i) => {
      const last = parts.at(-1);
      if (!last || starts[i]) parts.push({ ...sentence });
      else last.end = sentence.end;
    });
    return parts;
  }

  /** Whether a part tells an incident; a statement is asked before the run it stands in is. */
  private isIncident(paragraph: Paragraph, part: Part): { value: boolean; confidence: number } {
    const announced = this.announced || this.area !== null;
    const key = [part.paragraph, part.start, part.end, announced].join();
    const found = this.judged.get(key);
    if (found) return found;
    const passage = ownFields(paragraph) ?? this.passageOf(this.textOf(part));
    const opening = this.openings[part.paragraph];
    const standing = {
      role: paragraph.role,
      announced,
      month: this.context.period,
      alike: this.openings.filter((other) => other === opening).length - 1,
    };
    const decided = decide(incidentChoice(passage, standing), "incident", this.knowledge, String);
    this.judged.set(key, decided);
    return decided;
  }

  /** How many sentences from number `at` on are a statement on the whole month or area; 0 for none. */
  private readStatement(sentences: readonly Part[], at: number): number {
    const { narrative, context } = this;
    const part = sentences[at]!;
    const sentence = this.sentence(part);
    const rating = narrative.assessment === null ? readRating(sentence, context.vocabulary) : undefined;
    if (rating !== undefined && sentence.mentions.every(({ kind }) => kind !== "clocks" && kind !== "range")) {
      narrative.assessment = { rating, text: sentence.text, source: this.place([part]) };
      this.claim(part, "assessment", "text");
      return 1;
    }
    const changes = narrative.changes === null ? readChanges(sentence) : null;
    if (changes && !this.tellsEvent(sentences, at)) {
      const next = sentences[at + 1];
      const taken = next && changes.serviceWindows === null && countsWindows(this.sentence(next)) ? 2 : 1;
      const whole = spanOf(sentences.slice(at, at + taken));
      const text = this.sentence(whole);
      narrative.changes = { ...readChanges(text)!, text: text.text, source: this.place([whole]) };
      this.claim(whole, "changes", "text");
      return taken;
    }
    if (readAreaStatements(sentence).length === 0 || this.tellsEvent(sentences, at)) return 0;
    return this.stateAreas(part, true) ? 1 : 0;
  }

  /** Whether a sentence, alone or with those that follow it, tells an incident. */
  private tellsEvent(sentences: readonly Part[], at: number): boolean {
    const part = sentences[at]!;
    if (!this.sentence(part).mentions.some(({ kind }) => kind !== "duration" && kind !== "week")) return false;
    const paragraph = this.paragraphs[part.paragraph]!;
    return (
      this.isIncident(paragraph, part).value ||
      (at + 1 < sentences.length && this.isIncident(paragraph, spanOf(sentences.slice(at))).value)
    );
  }

  private stateAreas(part: Part, claim: boolean): boolean {
    const sentence = this.sentence(part);
    const all = readAreaStatements(sentence);
    if (all.length === 0) return false;
    const { areas } = this.narrative;
    const fresh = all.filter(
      ({ area, condition }) => !areas.some((other) => other.area === area && other.condition === condition),
    );
    const source = this.place([part]);
    const first = areas.length;
    for (const { area, condition } of fresh) areas.push({ area, condition, text: sentence.text, source });
    if (claim && fresh.length > 0) this.claim(part, `areas[${first}]`, "text");
    if (all.length === 1 && claim) {
      // "… har kørt stabilt, dog med følgende undtagelser:" announces incidents too.
      this.announced = all[0]!.condition === "disrupted" || sentence.text.endsWith(":");
      this.area = this.announced ? all[0]!.area : null;
    }
    return true;
  }

  private finishDraft(): void {
    const { draft, context } = this;
    if (!draft) return;
    this.draft = null;
    const row = ownFields(this.paragraphs[draft.parts[0]!.paragraph]!);
    const passage = row ?? this.passageOf(draft.parts.map((part) => this.textOf(part)).join(" "));
    const before = this.before?.incident;
    const read = readIncident(passage, {
      month: context.period,
      platform: context.platform,
      rows: (context.rows ?? []).map(plainText),
      known: knownNames(context.vocabulary),
      items: this.texts,
      openings: this.openings,
      before: before ? { systems: before.systems, components: before.components } : null,
      dayBefore: before?.dates.at(-1) ?? null,
      area: draft.area,
      isIncident: draft.isIncident,
      words: Math.min(...draft.parts.map(({ paragraph }) => this.paragraphs[paragraph]!.confidence)),
      knowledge: this.knowledge,
    });
    this.before = read;
    const source = this.place(draft.parts);
    const { confidences, confidence, reasons, ...said } = read.incident;
    const number = this.narrative.incidents.push({ ...said, source, confidences, confidence, reasons }) - 1;
    this.narrative.explain.push(read.explain);
    this.claimIncident(draft.parts, passage, read, `incidents[${number}]`);
    this.diagnose(read, passage, source);
  }

  /** Every sentence of an incident is claimed with what it told: "text+dates+systems", "text+cause", or "text" alone. */
  private claimIncident(parts: readonly Part[], passage: Passage, { told }: ReadIncident, record: string): void {
    let shift = 0;
    for (const part of parts) {
      const length = part.end - part.start;
      const own = sentencesOf(passage, part.paragraph)
        .filter(({ start, end }) => end > shift && start < shift + length)
        .map(({ start, end }) => ({ start: Math.max(start - shift, 0), end: Math.min(end - shift, length) }));
      own.forEach(({ start }, i) => {
        const [from, to] = [i === 0 ? 0 : start, i + 1 < own.length ? own[i + 1]!.start : length];
        const fields = told.filter((one) => one.start - shift < to && one.end - shift > from).map(({ field }) => field);
        this.claim(
          { paragraph: part.paragraph, start: part.start + from, end: part.start + to },
          record,
          ["text", ...new Set(fields)].join("+"),
        );
      });
      shift += length + 1;
    }
  }

  private diagnose({ incident, problems, notUnderstood }: ReadIncident, passage: Passage, source: Place): void {
    const say = (code: string, severity: Diagnostic["severity"], message: string): void => {
      this.narrative.diagnostics.push({ code, severity, message, source });
    };
    for (const { code, words } of problems) say(code, "warning", `${PROBLEMS[code] ?? code}: "${words}"`);
    if (incident.systems.length === 0) say("incident-without-system", "info", "no system found in the incident");
    if (incident.dates.length === 0) say("incident-without-date", "warning", "no date found in the incident");
    for (const { start, end } of notUnderstood)
      say(
        "sentence-not-understood",
        "info",
        `nothing was read from this sentence of the incident: "${passage.text.slice(start, end)}"`,
      );
    for (const phrase of new Set(passage.ownPhrases)) say("profile-phrase-used", "info", `profile: ${phrase}`);
  }

  private textOf({ paragraph, start, end }: Part): string {
    return this.paragraphs[paragraph]!.text.slice(start, end);
  }

  private sentence(part: Part): Sentence {
    return sentenceOf(this.textOf(part).slice(0, LONGEST_STATEMENT), part.start);
  }

  private place(parts: readonly Part[]): Place {
    const lines = parts.flatMap(({ paragraph, start, end }) =>
      this.paragraphs[paragraph]!.lines.filter((line) => line.start < end && line.end > start),
    );
    const page = lines[0]?.source.page ?? this.paragraphs[parts[0]!.paragraph]!.lines[0]?.source.page ?? 1;
    return { page, box: union(lines.filter(({ source }) => source.page === page).map(({ source }) => source.box)) };
  }

  private claim({ paragraph, start, end }: Part, record: string, field: string): void {
    this.narrative.claims.push({ paragraph, start, end, record, field });
  }
}

/** The passage of a table's row, whose cells are fields; null for running text. */
const ownFields = ({ text, fields }: Paragraph): Passage | null =>
  fields
    ? passageOfFields(
        text,
        fields.map(({ kind, start, end }) => ({ sense: SENSE_OF[kind] ?? kind, start, end }) as KnownField),
      )
    : null;
const SENSE_OF: Readonly<Record<string, string>> = { date: "time", ticket: "other" };

/** A name that comes again is looked for in so much of each item: longer ones are no items of a report. */
const LONGEST_ITEM = 3000;

/** The sentences of a passage as parts of a paragraph. */
function sentencesOf({ segments, text }: Passage, paragraph: number): Part[] {
  const parts: Part[] = [];
  let number = -1;
  for (const segment of segments) {
    const last = parts.at(-1);
    if (last && segment.sentence === number) last.end = segment.end;
    else parts.push({ paragraph, start: parts.length === 0 ? leadOf(text) : segment.sentenceStart, end: segment.end });
    number = segment.sentence;
  }
  parts.forEach((part, i) => (part.end = sentenceEnd(text, part.end, parts[i + 1]?.start ?? text.length)));
  return parts;
}

const leadOf = (text: string): number => text.length - text.trimStart().length;

/** A sentence ends behind the marks that follow its last field. */
const sentenceEnd = (text: string, from: number, to: number): number => from + text.slice(from, to).trimEnd().length;

const spanOf = (parts: readonly Part[]): Part => ({
  paragraph: parts[0]!.paragraph,
  start: parts[0]!.start,
  end: parts.at(-1)!.end,
});
