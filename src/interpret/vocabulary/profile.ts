import { isMap, isScalar, LineCounter, parseDocument, type Document } from "yaml";
import { vocabularySchema, type Vocabulary } from "../../model/vocabulary.js";

/** A profile that cannot be used; every message names its line. */
export class ProfileError extends Error {
  constructor(
    readonly fileName: string,
    readonly problems: readonly string[],
  ) {
    super(problems.join("\n"));
    this.name = "ProfileError";
  }
}

type Path = readonly PropertyKey[];

/** The line of the nearest part of the document that the path leads to. */
function lineOf(document: Document, counter: LineCounter, path: Path): number {
  const key = keyAt(document, path);
  if (key !== null) return counter.linePos(key).line;
  for (let length = path.length; length > 0; length--) {
    const node = document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined;
    if (node?.range) return counter.linePos(node.range[0]).line;
  }
  return 1;
}

/** Where the key stands that a path ends with: its value may begin on a later line. */
function keyAt(document: Document, path: Path): number | null {
  const parent = path.length > 1 ? document.getIn(path.slice(0, -1), true) : document.contents;
  const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
  return pair && isScalar(pair.key) ? (pair.key.range?.[0] ?? null) : null;
}

/** A user's vocabulary from YAML; throws a ProfileError that names file and line of whatever is wrong. */
export function parseProfile(yamlText: string, fileName: string): Vocabulary {
  const counter = new LineCounter();
  const document = parseDocument(yamlText, { lineCounter: counter, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map(
      ({ pos, message }) => `${fileName}:${counter.linePos(pos[0]).line}: ${message}`,
    );
    throw new ProfileError(fileName, problems);
  }
  const parsed = vocabularySchema.safeParse(document.toJS() ?? {});
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map((issue) => {
    const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
    const path = keys.length > 0 ? [...issue.path, keys[0]!] : issue.path;
    const where = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
    return `${fileName}:${lineOf(document, counter, path)}: ${where}${issue.message}`;
  });
  throw new ProfileError(fileName, problems);
}

/** One vocabulary out of several: later ones are asked first, so that a user's words win over the built-in ones. */
export function mergeVocabularies(...vocabularies: readonly Vocabulary[]): Vocabulary {
  const all = [...vocabularies].reverse();
  const gather = <T>(pick: (vocabulary: Vocabulary) => readonly T[]): T[] => [...new Set(all.flatMap(pick))];
  return {
    systems: gather(({ systems }) => systems),
    phrases: {
      cause: gather(({ phrases }) => phrases.cause),
      remedy: gather(({ phrases }) => phrases.remedy),
      unavailable: gather(({ phrases }) => phrases.unavailable),
      degraded: gather(({ phrases }) => phrases.degraded),
    },
    assessment: {
      "very-satisfactory": gather(({ assessment }) => assessment["very-satisfactory"]),
      satisfactory: gather(({ assessment }) => assessment.satisfactory),
      "less-satisfactory": gather(({ assessment }) => assessment["less-satisfactory"]),
      unsatisfactory: gather(({ assessment }) => assessment.unsatisfactory),
      "very-unsatisfactory": gather(({ assessment }) => assessment["very-unsatisfactory"]),
    },
    headings: {
      platforms: gather(({ headings }) => headings.platforms),
      infrastructure: gather(({ headings }) => headings.infrastructure),
      application: gather(({ headings }) => headings.application),
    },
    ignore: gather(({ ignore }) => ignore),
  };
}
