import { matchesOf, plainPattern } from "../danish/pattern.js";
import { plainText } from "../danish/plainText.js";
import type { Vocabulary } from "../model/vocabulary.js";

/** The names a passage holds, one a system, and what stood in parentheses behind them. */
export interface Names {
  systems: string[];
  components: string[];
}

/** The known names of a vocabulary, ready to be looked for in plain text. */
export interface KnownNames {
  pattern: RegExp | null;
  full: ReadonlyMap<string, string>;
}

const cache = new WeakMap<Vocabulary, KnownNames>();

/** The vocabulary's names and aliases as one pattern, longest first. */
export function knownNames(vocabulary: Vocabulary): KnownNames {
  const found = cache.get(vocabulary);
  if (found) return found;
  const full = new Map<string, string>();
  for (const { name, aliases } of vocabulary.systems)
    for (const word of [name, ...aliases]) if (!full.has(plainText(word))) full.set(plainText(word), name);
  const sources = [...full.keys()]
    .sort((a, b) => b.length - a.length)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&"));
  const pattern =
    sources.length > 0 ? plainPattern(`(?<![\\p{L}\\d])(?:${sources.join("|")})(?![\\p{L}\\d])`, "g") : null;
  const known = { pattern, full };
  cache.set(vocabulary, known);
  return known;
}

const JOINT = /(?:,\s*(?:og|samt|eller)?\s+|\s+(?:og|samt|eller|såvel som|foruden|plus|&)\s+)/u;
const SPLIT = new RegExp(JOINT.source, "gu");
const PARENTHESES = /\s*\(([^()]*)\)/gu;
/** In parentheses, but no part of a system: weeks, hours, tickets, how many were hit. */
const NO_COMPONENT =
  /^(?:uge|ca\.?|kl\.?|vintertid|sommertid|skift|inc|sag|ticket|ref|jf\.?|se|herunder(?! \p{Lu})|primært|kun|delvist|dog|alle|både|ikke|hele|samme|i alt|efter|før|med)(?![\p{L}\d])|brugere|kommuner|afdelinger|lokationer|minut|time(?:r|n)?(?!\p{L})|^\d|\d{5}|^[~\s]*$|~/iu;

function componentsOf(passage: string): string[] {
  return matchesOf(PARENTHESES, passage)
    .map((match) => match[1]!.trim().replace(/^(?:herunder|bl\.a\.|bl\.a|blandt andet|inkl\.) (?=\p{Lu})/u, ""))
    .filter((inside) => inside.length > 0 && !NO_COMPONENT.test(inside))
    .flatMap((inside) => inside.replace(/^både /u, "").split(SPLIT))
    .map((part) => part.trim())
    .filter((part) => part.length > 0);
}

/** Known names are kept whole: their "og" and commas are hidden from the split. */
function shield(text: string, known: KnownNames): string {
  if (!known.pattern) return text;
  let shielded = text;
  for (const match of matchesOf(known.pattern, plainText(text))) {
    const end = match.index + match[0].length;
    shielded = shielded.slice(0, match.index) + hide(text.slice(match.index, end)) + shielded.slice(end);
  }
  return shielded;
}
const hide = (text: string): string => text.replaceAll(" ", "\u0001").replaceAll(",", "\u0002");
const unhide = (text: string): string => text.replaceAll("\u0001", " ").replaceAll("\u0002", ",");

/** "Sags- og Dokumentindeks": the first part waits for the second. */
function joinSuspended(parts: readonly { text: string; joint: string }[]): string[] {
  const names: string[] = [];
  for (const { text, joint } of parts) {
    const before = names.at(-1);
    if (before !== undefined && /\p{L}-$/u.test(before)) names[names.length - 1] = before + joint + text;
    else names.push(text);
  }
  return names;
}

const PREPOSITION = /^(for|til|i|på|af|hos|mod|fra) /u;

/** "Adgangsstyring for brugere", "for systemer" and "Vægtbro 1", "3": the head is repeated. */
function repeatHeads(names: readonly string[]): string[] {
  const whole: string[] = [];
  for (const name of names) {
    const numbered = /^\d{1,3}$/u.test(name) ? /^(.*\p{L} )\d{1,3}$/u.exec(whole.at(-1) ?? "") : null;
    if (numbered) {
      whole.push(numbered[1]! + name);
      continue;
    }
    const preposition = PREPOSITION.exec(name)?.[1];
    const before = whole.at(-1);
    const at = preposition && before ? before.lastIndexOf(` ${preposition} `) : -1;
    const shared = /^\p{Ll}/u.test(name) && before ? / for (?=\p{Ll}+$)/u.exec(before) : null;
    if (at > 0) whole.push(`${before!.slice(0, at)} ${name}`);
    else if (preposition && preposition !== "for" && /^\S+ \p{Lu}/u.test(name))
      whole.push(name.slice(preposition.length + 1));
    else if (shared && !preposition && /^\p{Ll}+$/u.test(name))
      whole.push(before!.slice(0, shared.index + shared[0].length) + name);
    else whole.push(name);
  }
  return whole;
}

function splitList(passage: string): { text: string; joint: string }[] {
  const parts: { text: string; joint: string }[] = [];
  let at = 0;
  let joint = "";
  for (const match of matchesOf(SPLIT, passage)) {
    parts.push({ text: passage.slice(at, match.index), joint });
    joint = match[0];
    at = match.index + match[0].length;
  }
  parts.push({ text: passage.slice(at), joint });
  return parts;
}

const trimmed = (name: string): string => name.replace(/^[\s,;:.\-–—>"”“„'~]+|[\s,;:.\-–—>"”“„'~]+$/gu, "").trim();

/** What parts a list or opens parentheses; a passage without it is one name. */
const PARTS = /[(,&]|\s(?:og|samt|eller|såvel som|foruden|plus)\s/u;

/** "X, Y (a og b) samt Z" as names and components. */
export function namesIn(passage: string, known: KnownNames): Names {
  if (!PARTS.test(passage) && !PREPOSITION.test(passage.toLowerCase()))
    return { systems: [trimmed(passage)].filter((name) => name.length > 0), components: [] };
  const components = componentsOf(passage);
  const bare = shield(passage.replace(PARENTHESES, ""), known);
  const parts = splitList(bare).map(({ text, joint }) => ({ text: unhide(text).trim(), joint }));
  const systems = repeatHeads(
    joinSuspended(parts)
      .map(trimmed)
      .filter((name) => name.length > 0),
  );
  return { systems: [...new Set(systems)], components };
}
