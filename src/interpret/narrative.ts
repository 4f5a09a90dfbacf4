import { plainText } from "../danish/plainText.js";
import { resolveDay } from "../danish/calendar.js";
import type { Place } from "../model/geometry.js";
import { union } from "../model/geometry.js";
import type { Claim, Paragraph } from "../model/layout.js";
import type { Area, AreaStatement, Assessment, Changes, Diagnostic, Incident } from "../model/record.js";
import type { Vocabulary } from "../model/vocabulary.js";
import { oncePerSentence, readSentences, sentenceOf, type Sentence } from "./clauses.js";
import { noIncident, readEvent, type Event } from "./events.js";
import { beginsAnew, fieldsAsSentence, fieldsOf, tellIncident, type Field } from "./fields.js";
import { readIncident, saysSame, type ReadIncident, type Words } from "./incidents.js";
import { areasNamed, readAreaHeading, readAreaStatements, readChanges, readRating } from "./statements.js";
import { bareRemedy, saysCauseUnknown, valuesOf } from "./values.js";

export interface NarrativeContext {
  /** Month of the report, "2025-03". */
  period: string;
  vocabulary: Vocabulary;
  platform: string | null;
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
}

/** Sentences of one paragraph that belong together. */
interface Part {
  paragraph: number;
  sentences: Sentence[];
}

interface Draft {
  event: Event;
  parts: Part[];
  /** The sentences that tell the event; the others add to it. */
  told: readonly Sentence[];
  area: Area | null;
}

class NarrativeReader {
  readonly narrative: Narrative = {
    assessment: null,
    areas: [],
    incidents: [],
    changes: null,
    diagnostics: [],
    claims: [],
  };
  private area: Area | null = null;
  /** Whether a heading or statement announced that incidents follow. */
  private announced = false;
  private draft: Draft | null = null;
  private before: ReadIncident | null = null;
  /** A sentence is looked at more than once; what it tells of an event is read once. */
  private readonly event: (sentence: Sentence) => Event;

  constructor(
    readonly paragraphs: readonly Paragraph[],
    readonly context: NarrativeContext,
  ) {
    this.event = oncePerSentence((sentence) => readEvent(sentence, context.vocabulary));
  }

  read(): Narrative {
    for (let index = 0; index < this.paragraphs.length; index++) {
      const taken = this.readForm(index);
      if (taken > 0) index += taken - 1;
      else this.readParagraph(this.paragraphs[index]!, index);
    }
    this.finishDraft();
    return this.narrative;
  }

  /** "Dato: …", "System: …", "Årsag: …" as paragraphs of their own, or in one: how many of them tell one incident. */
  private readForm(index: number): number {
    const form = this.formAt(index);
    const fields = form.flat();
    if (!tellIncident(fields)) return 0;
    const event = this.event(sentenceOf(fieldsAsSentence(fields)));
    if (!isIncident(event, true) || isToCome(event, this.context.period)) return 0;
    this.finishDraft();
    const told: Sentence[] = [];
    const parts = form.map((own, at) => ({
      paragraph: index + at,
      sentences: own.flatMap((field) => {
        const sentences = this.sentencesOf(index + at, field);
        if (field.kind !== "other") told.push(...sentences);
        return sentences;
      }),
    }));
    this.draft = { event, parts, told, area: this.area };
    return form.length;
  }

  /** The fields of each paragraph from `index` on, up to a paragraph that is no field or begins the form anew. */
  private formAt(index: number): Field[][] {
    const form: Field[][] = [];
    for (const { text, role } of this.paragraphs.slice(index, index + MOST_FIELDS)) {
      const fields = role === "heading" ? [] : fieldsOf(text);
      if (fields.length === 0 || beginsAnew(form.flat(), fields[0]!)) break;
      form.push(fields);
    }
    return form;
  }

  private sentencesOf(paragraph: number, { start, end }: Field): Sentence[] {
    return readSentences(this.paragraphs[paragraph]!.text.slice(start, end)).map((sentence) => ({
      ...sentence,
      start: start + sentence.start,
      end: start + sentence.end,
    }));
  }

  private readParagraph(paragraph: Paragraph, index: number): void {
    const plain = plainText(paragraph.text.trimStart().slice(0, LONGEST_HEADING + 1)).trimEnd();
    if (this.isIgnored(plain) || FOOTNOTE.test(plain)) return;
    const area = plain.length > LONGEST_HEADING ? null : readAreaHeading(plain, this.context.vocabulary);
    if (area !== null && !/[.]$/u.test(plain)) {
      this.finishDraft();
      this.area = area;
      this.announced = true;
      return;
    }
    const sentences = withTimes(readSentences(paragraph.text), paragraph.text);
    if (sentences.length === 0) return;
    if (this.continuesDraft(paragraph, sentences)) this.draft!.parts.push({ paragraph: index, sentences });
    else if (paragraph.role === "bullet") this.readBullet(sentences, index);
    else this.readProse(sentences, index);
  }

  private isIgnored(plain: string): boolean {
    return this.context.vocabulary.ignore.some((line) => plain.startsWith(line.toLowerCase()));
  }

  /** A bullet under the incident's bullet, or a paragraph of nothing but causes and remedies, goes on with it. */
  private continuesDraft(paragraph: Paragraph, sentences: readonly Sentence[]): boolean {
    if (!this.draft) return false;
    const first = this.paragraphs[this.draft.parts[0]!.paragraph]!;
    const nested = paragraph.role === "bullet" && first.role === "bullet" && paragraph.level > first.level;
    if (nested)
      return (
        this.eventsIn(sentences, true).length === 0 || !this.eventsIn(sentences, true).some(({ hasDay }) => hasDay)
      );
    if (paragraph.role === "heading" || (paragraph.role === "bullet" && first.role === "bullet")) return false;
    return sentences.every((sentence) => isFollowUp(sentence, this.context.vocabulary));
  }

  private readBullet(sentences: readonly Sentence[], index: number): void {
    const [first] = sentences as [Sentence];
    if (this.readStatement(first, index)) {
      if (sentences.length > 1) this.readProse(sentences.slice(1), index);
      return;
    }
    const events = this.eventsIn(sentences, this.announced || this.area !== null);
    this.finishDraft();
    if (events.length === 0) events.push(...this.toldLater(sentences));
    if (events.length === 0) return;
    const starts = splitAt(sentences, events, this.context.vocabulary);
    starts.forEach(({ event, from, to }) => {
      this.finishDraft();
      this.startDraft(event, { paragraph: index, sentences: sentences.slice(from, to) });
    });
  }

  private readProse(sentences: readonly Sentence[], index: number): void {
    let open: Part | null = null;
    for (const sentence of sentences) {
      if (this.readStatement(sentence, index)) {
        open = null;
        continue;
      }
      const event = this.eventsIn([sentence], false)[0];
      if (event && !(open && this.draft && isSameMatter(this.draft, event, this.context.vocabulary))) {
        this.finishDraft();
        open = { paragraph: index, sentences: [sentence] };
        this.startDraft(event, open);
        this.stateArea(sentence, index, false);
      } else if (open && !leavesIncident(sentence)) open.sentences.push(sentence);
      else {
        open = null;
        if (this.stateArea(sentence, index, true)) this.finishDraft();
      }
    }
  }

  /** "29/11 - BI-portal viser gamle tal. Natkørsel fejlede.": the day and the system first, the fault after. */
  private toldLater(sentences: readonly Sentence[]): Event[] {
    const [first, ...rest] = sentences as [Sentence, ...Sentence[]];
    if (noIncident(first) !== null || rest.some((sentence) => noIncident(sentence) !== null)) return [];
    const event = this.event(first);
    const told = rest.map((sentence) => this.event(sentence));
    return event.hasDay && event.systems && told.some(({ fault, impact }) => fault || impact !== null) ? [event] : [];
  }

  private eventsIn(sentences: readonly Sentence[], announced: boolean): Event[] {
    return sentences
      .filter((sentence) => /\p{L}{2}/u.test(sentence.covered) && noIncident(sentence) === null)
      .map((sentence) => this.event(sentence))
      .filter((event) => isIncident(event, announced) && !isToCome(event, this.context.period));
  }

  /** Assessment, changes and statements on whole areas without a day of their own. */
  private readStatement(sentence: Sentence, index: number): boolean {
    const { narrative } = this;
    const rating = narrative.assessment === null ? readRating(sentence, this.context.vocabulary) : undefined;
    if (rating !== undefined && sentence.mentions.every(({ kind }) => kind !== "clocks" && kind !== "range")) {
      narrative.assessment = {
        rating,
        text: sentence.text,
        source: this.place([{ paragraph: index, sentences: [sentence] }]),
      };
      this.claim(index, sentence, "assessment", "text");
      this.finishDraft();
      return true;
    }
    const changes = narrative.changes === null && !this.tellsEvent(sentence) ? readChanges(sentence) : null;
    if (changes) {
      const { count, serviceWindows, environment } = changes;
      narrative.changes = {
        count,
        serviceWindows,
        environment,
        text: sentence.text,
        source: this.place([{ paragraph: index, sentences: [sentence] }]),
      };
      this.claim(index, sentence, "changes", "text");
      this.finishDraft();
      return true;
    }
    if (this.tellsEvent(sentence)) return false;
    if (!this.stateArea(sentence, index, true)) return false;
    this.finishDraft();
    return true;
  }

  private tellsEvent(sentence: Sentence): boolean {
    return (
      sentence.mentions.some(({ kind }) => kind !== "duration" && kind !== "week") &&
      this.eventsIn([sentence], false).length > 0
    );
  }

  private stateArea(sentence: Sentence, index: number, claim: boolean): boolean {
    const all = readAreaStatements(sentence);
    if (all.length === 0) return false;
    const statements = all.filter(
      ({ area, condition }) =>
        !this.narrative.areas.some((other) => other.area === area && other.condition === condition),
    );
    const source = this.place([{ paragraph: index, sentences: [sentence] }]);
    const first = this.narrative.areas.length;
    for (const { area, condition } of statements)
      this.narrative.areas.push({ area, condition, text: sentence.text, source });
    if (claim && statements.length > 0) this.claim(index, sentence, `areas[${first}]`, "text");
    const only = all.length === 1 ? all[0]! : null;
    if (only && claim) {
      // "… har kørt stabilt, dog med følgende undtagelser:" announces incidents too.
      this.announced = only.condition === "disrupted" || sentence.text.endsWith(":");
      this.area = this.announced ? only.area : null;
    }
    return true;
  }

  private startDraft(event: Event, part: Part): void {
    const own = areasNamed(event.sentence.plain);
    this.draft = {
      event,
      parts: [part],
      told: [event.sentence],
      area: own.length === 1 ? own[0]! : this.area,
    };
  }

  private finishDraft(): void {
    const { draft } = this;
    if (!draft) return;
    this.draft = null;
    const all = draft.parts.flatMap(({ sentences }) => sentences);
    const followUps = all.filter((sentence) => !draft.told.includes(sentence));
    const { period, platform, vocabulary } = this.context;
    const source = this.place(draft.parts);
    const words: Words = {
      text: draft.parts.map((part) => this.textOf(part)).join(" "),
      source,
      confidence: Math.min(...draft.parts.map(({ paragraph }) => this.paragraphs[paragraph]!.confidence)),
    };
    const context = { period, platform, vocabulary, area: draft.area, before: this.before, words };
    const read = readIncident(draft.event, followUps, context);
    this.before = read;
    const { incident, problems, phrases } = read;
    const number = this.narrative.incidents.push(incident) - 1;
    for (const part of draft.parts) this.claimPart(part, `incidents[${number}]`);
    for (const { code, words: passage } of problems)
      this.narrative.diagnostics.push({
        code,
        severity: "warning",
        message: `${PROBLEMS[code] ?? code}: "${passage}"`,
        source,
      });
    this.notUnderstood(incident);
    for (const phrase of phrases)
      if (phrase.startsWith("profile: "))
        this.narrative.diagnostics.push({ code: "profile-phrase-used", severity: "info", message: phrase, source });
  }

  private notUnderstood({ systems, dates, source }: ReadIncident["incident"]): void {
    if (systems.length === 0)
      this.narrative.diagnostics.push({
        code: "incident-without-system",
        severity: "info",
        message: "no system found in the incident",
        source,
      });
    if (dates.length === 0)
      this.narrative.diagnostics.push({
        code: "incident-without-date",
        severity: "warning",
        message: "no date found in the incident",
        source,
      });
  }

  private textOf({ paragraph, sentences }: Part): string {
    return this.paragraphs[paragraph]!.text.slice(sentences[0]!.start, sentences.at(-1)!.end);
  }

  private place(parts: readonly Part[]): Place {
    const lines = parts.flatMap(({ paragraph, sentences }) => {
      const [start, end] = [sentences[0]!.start, sentences.at(-1)!.end];
      return this.paragraphs[paragraph]!.lines.filter((line) => line.start < end && line.end > start);
    });
    const page = lines[0]?.source.page ?? this.paragraphs[parts[0]!.paragraph]!.lines[0]?.source.page ?? 1;
    return { page, box: union(lines.filter(({ source }) => source.page === page).map(({ source }) => source.box)) };
  }

  private claim(paragraph: number, { start, end }: Sentence, record: string, field: string): void {
    this.narrative.claims.push({ paragraph, start, end, record, field });
  }

  private claimPart({ paragraph, sentences }: Part, record: string): void {
    this.narrative.claims.push({
      paragraph,
      start: sentences[0]!.start,
      end: sentences.at(-1)!.end,
      record,
      field: "text",
    });
  }
}

const PROBLEMS: Readonly<Record<string, string>> = {
  "impossible-date": "the calendar has no such day",
  "weekday-contradicts-date": "the weekday does not fit the date",
  "end-before-start": "the end is before the start",
};

/** "* Planlagt vedligehold er ikke medregnet", "1) Kun hverdage": a note to something else. */
const FOOTNOTE = /^(?:\*+|\d{1,2}\)|note \d*:?)\s/u;

/** An event needs a day and a word of fault, or a place where only incidents stand. */
function isIncident(event: Event, announced: boolean): boolean {
  const { hasDay, hasTime, hasClock, values, sentence } = event;
  if (hasDay) {
    if (event.impact !== null || saysSame(sentence)) return true;
    if (event.fault && (hasClock || event.systems !== null)) return true;
    if (NAMES_SYSTEM.test(sentence.plain) && event.systems !== null) return true;
    return announced && (event.fault || hasClock || values.length > 0) && event.systems !== null;
  }
  if (!announced || EXPLAINS.test(sentence.plain)) return false;
  return event.impact !== null && (hasTime || event.systems !== null);
}

/** What begins after the report's month has not happened yet. */
function isToCome({ mentions }: Event, period: string): boolean {
  const first = mentions.find((mention) => mention.kind === "days");
  const day = first ? resolveDay(first.groups[0]!.first, period) : null;
  return day !== null && day > `${period}-31`;
}

/** A sentence that opens like this explains an event told before. */
const EXPLAINS = /^(?:årsag|fejlen|problemet|det|dette|løsning|løst|rettet|der er)/u;

/** "System: Labka" and "Tidspunkt: 8. november" as fields of a form. */
const NAMES_SYSTEM =
  /(?:^|[\s,])(?:berørte? |ramte? )?(?:system(?:er|et)?|tjenester?|services?|applikation(?:er)?) ?:/u;
const NAMES_EVENT = /^(?:hændelse|fejl|problem|beskrivelse|incident|driftsforstyrrelse) ?:/u;
const NAMES_TIME = /^(?:tidspunkt|tid|dato|periode|varighed|hvornår|start|tidsrum|nedetid) ?:/u;
const opensBlock = (one: string, other: string): boolean =>
  one.length < LONGEST_FIELD &&
  other.includes(":") &&
  ((NAMES_TIME.test(other) && (NAMES_SYSTEM.test(one) || NAMES_EVENT.test(one))) ||
    (NAMES_TIME.test(one) && (NAMES_SYSTEM.test(other) || NAMES_EVENT.test(other))));
const LONGEST_FIELD = 200;
/** What is longer is no heading; nor are more letters needed to know a footnote or a line to ignore. */
const LONGEST_HEADING = 200;
/** No form has more fields. */
const MOST_FIELDS = 12;

/**
 * "15. januar, 03.15-03.55. Failover …": a sentence of nothing but time belongs to the next, and so do the fields of
 * a form, "System: Labka. Tidspunkt: 8. november."
 */
function withTimes(sentences: readonly Sentence[], text: string): Sentence[] {
  const joined: Sentence[] = [];
  for (const sentence of sentences) {
    const before = joined.at(-1);
    if (before && isOnlyTime(before)) joined[joined.length - 1] = rejoin(text, before, sentence, ",");
    else if (before && opensBlock(before.plain, sentence.plain))
      joined[joined.length - 1] = rejoin(text, before, sentence, ";");
    else joined.push(sentence);
  }
  const last = joined.at(-1);
  return last && isOnlyTime(last) ? joined.slice(0, -1) : joined;
}

const isOnlyTime = ({ covered, mentions }: Sentence): boolean =>
  mentions.length > 0 && !/\p{L}/u.test(covered.replace(/^(?:hændelse|incident|sag|nr\.?)? ?\d*:?/u, ""));

/** Both as one sentence, with `mark` for the stop between them. */
function rejoin(text: string, time: Sentence, { end }: Sentence, mark: "," | ";"): Sentence {
  const stop = time.end - 1 - time.start;
  const whole = text.slice(time.start, end);
  const sentence = sentenceOf(`${whole.slice(0, stop)}${mark}${whole.slice(stop + 1)}`);
  return { ...sentence, text: whole, start: time.start, end };
}

/** Whether a sentence only adds to the incident before it. */
const isFollowUp = (sentence: Sentence, vocabulary: Vocabulary): boolean => {
  if (
    /^(?:årsag|fejlen|problemet|løsning|det skyldtes|dette skyldtes|afhjulpet|løst|rettet|normal drift|driften blev|driften er|hændelsen|forstyrrelsen|konsekvens|root cause|fix|workaround)/u.test(
      sentence.plain,
    )
  )
    return (
      valuesOf(sentence, vocabulary, false).length > 0 ||
      saysCauseUnknown(sentence) ||
      bareRemedy(sentence) !== null ||
      /^normal drift/u.test(sentence.plain)
    );
  return false;
};

const leavesIncident = (sentence: Sentence): boolean => {
  const kind = noIncident(sentence);
  return (
    kind === "no-fault-at-all" || kind === "told-before" || (kind === "still-to-come" && sentence.mentions.length > 0)
  );
};

/** A later sentence about the systems already told of, with nothing said of causes in between, is the same matter. */
function isSameMatter(draft: Draft, event: Event, vocabulary: Vocabulary): boolean {
  const before = draft.parts.flatMap(({ sentences }) => sentences);
  const own = event.systems?.systems ?? [];
  const told = draft.event.systems?.systems ?? [];
  const anew = own.length > 0 && !own.every((name) => told.includes(name)) && !isAnaphoric(event);
  if (anew && event.hasDay) return false;
  const explained = before.some((sentence) => explains(sentence, vocabulary));
  return !(explained && event.hasDay && own.length > 0 && !isAnaphoric(event));
}

/** Whether a sentence tells a cause or remedy, or that the cause is not known. */
const explains = (sentence: Sentence, vocabulary: Vocabulary): boolean =>
  valuesOf(sentence, vocabulary, false).length > 0 || saysCauseUnknown(sentence);

const isAnaphoric = ({ sentence }: Event): boolean =>
  /^(?:fejlen|problemet|det|dette|hændelsen|forstyrrelsen|igen|nedbruddet|afbrydelsen|samme|årsagen|systemet|ustabiliteten)(?!\p{L})/u.test(
    sentence.plain,
  );

/** Which sentences belong to which event of a bullet. */
function splitAt(
  sentences: readonly Sentence[],
  events: readonly Event[],
  vocabulary: Vocabulary,
): { event: Event; from: number; to: number }[] {
  const kept = events.filter((event, at) => at === 0 || startsAnother(events[0]!, event, sentences, vocabulary));
  return kept.map((event, at) => ({
    event,
    from: at === 0 ? 0 : sentences.indexOf(event.sentence),
    to: at + 1 < kept.length ? sentences.indexOf(kept[at + 1]!.sentence) : sentences.length,
  }));
}

/** A bullet is one incident unless a later sentence has a day, and a system of its own or the same after a cause. */
function startsAnother(first: Event, event: Event, sentences: readonly Sentence[], vocabulary: Vocabulary): boolean {
  if (!event.hasDay || !event.systems || event.impact === null || isAnaphoric(event)) return false;
  const [from, to] = [sentences.indexOf(first.sentence), sentences.indexOf(event.sentence)];
  if (from === to) return false;
  const explained = sentences.slice(from, to).some((sentence) => explains(sentence, vocabulary));
  if (!explained && event.systems.systems.every((name) => first.systems?.systems.includes(name))) return false;
  return event.systems.found === "subject" || event.systems.found === "access-to" || event.systems.found === "label";
}

/** Reads what the paragraphs of one platform say: assessment, areas, incidents and changes. */
export const readNarrative = (paragraphs: readonly Paragraph[], context: NarrativeContext): Narrative =>
  new NarrativeReader(paragraphs, context).read();
