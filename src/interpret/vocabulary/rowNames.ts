import type { Vocabulary } from "../../model/vocabulary.js";

const HOLDS_JOINT = / (?:og|samt) /u;

/** A row "Løn og Fravær" of a report's own tables tells that this is one name, whatever its "og" looks like. */
export function withRowNames(vocabulary: Vocabulary, services: readonly string[]): Vocabulary {
  const names = new Set(services.filter((service) => HOLDS_JOINT.test(service)));
  const systems = [...names].map((name) => ({ name, aliases: [], slaRows: [name] }));
  return systems.length === 0 ? vocabulary : { ...vocabulary, systems: [...vocabulary.systems, ...systems] };
}
