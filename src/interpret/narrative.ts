import type { Claim, Paragraph } from "../model/layout.js";
import type { AreaStatement, Assessment, Changes, Diagnostic, Incident } from "../model/record.js";
import type { Vocabulary } from "../model/vocabulary.js";
export interface NarrativeContext {
  period: string;
  vocabulary: Vocabulary;
  platform: string | null;
}
export interface Narrative {
  assessment: Assessment | null;
  areas: AreaStatement[];
  incidents: Omit<Incident, "id">[];
  changes: Changes | null;
  diagnostics: Diagnostic[];
  claims: Claim[];
}
export function readNarrative(_p: readonly Paragraph[], _c: NarrativeContext): Narrative {
  return { assessment: null, areas: [], incidents: [], changes: null, diagnostics: [], claims: [] };
}
