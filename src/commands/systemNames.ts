import type { KnownNames } from "../model/downtime.js";
import type { Vocabulary } from "../model/vocabulary.js";

/** Which names of systems are one: the built-in ones, and those that a profile adds to them. */
export async function systemNames(profile: Vocabulary | undefined): Promise<KnownNames[]> {
  const [{ BUILT_IN_VOCABULARY }, { namesOf }] = await Promise.all([
    import("../interpret/vocabulary/builtIn.js"),
    import("../batch/archiveFigures.js"),
  ]);
  const builtIn = new Set(BUILT_IN_VOCABULARY.systems.map((one) => JSON.stringify(one)));
  const added = profile?.systems.filter((one) => !builtIn.has(JSON.stringify(one))) ?? [];
  return [
    ...namesOf(BUILT_IN_VOCABULARY, "built-in"),
    ...namesOf({ ...BUILT_IN_VOCABULARY, systems: added }, "profile"),
  ];
}
