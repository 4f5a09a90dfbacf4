import { MONTH_NUMBERS } from "./months.js";
import { matchesOf } from "./pattern.js";

/** A stretch of text, start inclusive, end exclusive. */
export interface Span {
  start: number;
  end: number;
}

/** Their full stop never ends a sentence: "kl. 09:56", "pga. IBM Cloud", "ons. 23. jan." */
const ABBREVIATIONS: ReadonlySet<string> = new Set(
  (
    "kl ca pga p.g.a ifm ifbm i.f.m mht m.h.t mhp vedr bl bl.a f.eks fx eks d v vha v.h.a jf nr evt hhv inkl ekskl incl " +
    "ekskl pr tlf dvs d.v.s t.o.m f.o.m ift i.f.t iht i.h.t iflg pga sml kap stk afd forv mgl ml vers ver rel " +
    "man tir tirs ons tor tors fre lør søn mand jan feb mar apr jun jul aug sep sept okt nov dec " +
    "ang max maks min.dr adm dir ing dr hr fr st red udg akt opr midl u s.u"
  ).split(" "),
);

/** A full stop, question or exclamation mark (and closing marks) before a blank. */
const STOP = /[.!?]+[)"”’»]*(?=\s)/g;

function endsSentence(text: string, stopAt: number, next: number): boolean {
  const following = text.charAt(next);
  if (text[stopAt] !== ".") return true;
  if (!/[\p{Lu}\d"”“„»(>-]/u.test(following)) return false;
  const before = /[\p{L}\d.]{1,12}$/u.exec(text.slice(Math.max(0, stopAt - 12), stopAt))?.[0].toLowerCase() ?? "";
  if (ABBREVIATIONS.has(before)) return false;
  if (/^\d{1,2}\.\d{1,2}$/.test(before) && stopAt <= before.length + 2) return false;
  return !(/^\d{1,2}$|\d\/\d{1,2}$/.test(before) && continuesDate(text.slice(next, next + 12)));
}

/** After "3." come a month, another day of a list or a clock time: "3. Marts", "3. 5. og 9. marts". */
const continuesDate = (rest: string): boolean =>
  MONTH_NUMBERS.has(/^\p{L}+/u.exec(rest)?.[0].toLowerCase() ?? "") || /^\d{1,2}\.(?:,| og | \p{L})/u.test(rest);

/** The sentences of a paragraph, without the blanks between them. */
export function sentences(text: string): Span[] {
  const spans: Span[] = [];
  let start = text.length - text.trimStart().length;
  for (const stop of matchesOf(STOP, text)) {
    const end = stop.index + stop[0].length;
    const next = end + (/^\s+/.exec(text.slice(end, end + 40))?.[0].length ?? 1);
    if (next >= text.length || end <= start || !endsSentence(text, stop.index, next)) continue;
    spans.push({ start, end });
    start = next;
  }
  const end = text.trimEnd().length;
  if (end > start) spans.push({ start, end });
  return spans;
}
