import { plainText } from "../../danish/plainText.js";
import { sentences } from "../../danish/sentences.js";
import { timeMentions, type TimeMention } from "../../danish/timeMentions.js";
import { wordsOf, type Word } from "../../danish/words.js";
import type { Vocabulary } from "../../model/vocabulary.js";
import { inKnownWords } from "./ownWords.js";
import { labelSense, type LabelSense } from "./labels.js";

/** A sentence, or one field of a form or of a line cut by bars; what stands in it is read together. */
export interface Segment {
  /** Offsets in the passage's text, of the value where there is a label. */
  start: number;
  end: number;
  text: string;
  words: readonly Word[];
  mentions: readonly TimeMention[];
  /** The label before it, "" for none: "årsag" of "Årsag: fuld disk". */
  label: string;
  sense: LabelSense | null;
  /** Its place among the fields of its sentence, from 0, and how many they are; 1 for a plain sentence. */
  field: number;
  fields: number;
  /** Number of its sentence in the passage, and where that starts. */
  sentence: number;
  sentenceStart: number;
}

/** The text that tells one incident, or what may be one. */
export interface Passage {
  text: string;
  segments: readonly Segment[];
  /** Wordings of the user's profile that stand in it. */
  ownPhrases: readonly string[];
}

/** A cell of a table's row, or another stretch whose meaning is known: its label stands elsewhere. */
export interface KnownField {
  sense: LabelSense;
  start: number;
  end: number;
}

/** The passage of a text whose fields are known. */
export function passageOfFields(text: string, fields: readonly KnownField[]): Passage {
  const segments = fields.map(({ sense, start, end }, field): Segment => {
    const own = text.slice(start, end);
    const mentions = timeMentions(plainText(own));
    return {
      start,
      end,
      text: own,
      words: wordsOf(own, mentions),
      mentions,
      label: LABEL_OF[sense],
      sense,
      field,
      fields: fields.length,
      sentence: field,
      sentenceStart: start,
    };
  });
  return { text, segments, ownPhrases: [] };
}

/** The word that a form most often has for a field. */
const LABEL_OF: Readonly<Record<LabelSense, string>> = {
  system: "system",
  event: "hændelse",
  impact: "konsekvens",
  time: "tidspunkt",
  start: "start",
  end: "slut",
  length: "varighed",
  cause: "årsag",
  remedy: "løsning",
  status: "status",
  area: "område",
  other: "sag",
};

/** Nothing anyone writes by hand is longer; what stands behind this is not interpreted, so that reading stays linear. */
const LONGEST_SENTENCE = 1500;
const MOST_SEGMENTS = 40;

/** "Årsag:", "Berørt system:", "Løst kl.:" at the head of a field: up to three words, the first with a capital. */
const LABEL = /(?<=^|\s)(\p{Lu}[\p{L}-]{0,24}(?: [\p{L}\d.-]{1,14}){0,2}) ?:(?=\s|$)/gu;
const BAR = /\s(?:\||\/|·|—|–)\s|;\s/gu;

interface Cut {
  start: number;
  end: number;
  label: string;
}

/** Where a sentence falls into fields: at bars, where it has several, and at labels. */
function fieldsOf(text: string): Cut[] {
  const all = [...text.matchAll(LABEL)];
  const known = all.filter(({ 1: label }) => labelSense(label!) !== null || /\d$/u.test(label!));
  // A form may begin with a label that nobody knows; "PACS: billeder …" alone names a system.
  const labels = known.length > 1 ? all.filter((match) => match.index === 0 || known.includes(match)) : known;
  const bars = [...text.matchAll(BAR)];
  const parted = bars.filter(({ 0: bar }) => bar.includes("|") || bar.includes("/") || bar.includes("·"));
  const barred =
    parted.length >= MANY_BARS || labels.length > 1
      ? bars.filter(({ 0: bar }) => labels.length > 1 || !bar.includes(";"))
      : [];
  const cuts: { at: number; from: number; label: string }[] = [
    { at: 0, from: 0, label: "" },
    ...barred.map((match) => ({ at: match.index, from: match.index + match[0].length, label: "" })),
    ...labels.map((match) => ({ at: match.index, from: match.index + match[0].length, label: plainText(match[1]!) })),
  ].sort((a, b) => a.at - b.at || a.from - b.from);
  return cuts
    .map(({ from, label }, i) => ({ start: from, end: cuts[i + 1]?.at ?? text.length, label }))
    .filter(({ start, end }) => text.slice(start, end).trim().length > 0);
}
const MANY_BARS = 2;

/** Cuts a text into what is read together; wordings of the vocabulary's own are read as the known ones they stand for. */
export function passageOf(text: string, vocabulary: Vocabulary | null = null): Passage {
  const segments: Segment[] = [];
  const ownPhrases: string[] = [];
  for (const [number, span] of sentences(text).entries()) {
    const whole = text.slice(span.start, Math.min(span.end, span.start + LONGEST_SENTENCE));
    const cuts = fieldsOf(whole);
    for (const [field, cut] of cuts.entries()) {
      if (segments.length >= MOST_SEGMENTS) return { text, segments, ownPhrases };
      const lead = /^\s*/u.exec(whole.slice(cut.start, cut.end))![0].length;
      const start = span.start + cut.start + lead;
      const own = text.slice(start, span.start + cut.end).trimEnd();
      const mentions = timeMentions(plainText(own));
      const plain = wordsOf(own, mentions);
      const { words, met } = vocabulary ? inKnownWords(plain, vocabulary) : { words: plain, met: [] };
      ownPhrases.push(...met);
      segments.push({
        start,
        end: start + own.length,
        text: own,
        words,
        mentions,
        label: cut.label,
        sense: cut.label ? labelSense(cut.label) : null,
        field,
        fields: cuts.length,
        sentence: number,
        sentenceStart: span.start,
      });
    }
  }
  return { text, segments, ownPhrases };
}
