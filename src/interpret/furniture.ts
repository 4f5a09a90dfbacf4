import type { PageLayout, Paragraph } from "../model/layout.js";
import { isInMargin } from "./margin.js";

/** Lines that are part of every page and no part of its content, with the name they go by. */
const FURNITURE: { kind: string; pattern: RegExp; onlyInMargin?: true; examples: string[] }[] = [
  {
    kind: "legend",
    pattern: /^(?:farve)?forklaring(?:er)?\s*:|^(?:rød|gul|grøn)\s*[:=]\s|^signaturforklaring/i,
    examples: ["FORKLARING: RØD: system utilgængelig pga. fejl GUL: system tilgængelig, mgl. funktionalitet"],
  },
  {
    kind: "legend",
    pattern: /^(?:infrastruktur\s*:\s*hardware|applikation\s*:\s*software)/i,
    examples: ["Infrastruktur: hardware/operativsystem Applikation: software/program"],
  },
  { kind: "header", pattern: /^drifts?status$/i, examples: ["DRIFTSSTATUS"] },
  {
    kind: "page number",
    pattern: /^(?:side|s\.|page|slide)\s*\d{1,4}\s*(?:(?:af|\/|of)\s*\d{1,4})?$/i,
    examples: ["Side 2 af 3", "s. 4"],
  },
  {
    // A number in the middle of a page may be a figure whose table was not found.
    kind: "page number",
    pattern: /^\d{1,4}\s*(?:(?:af|\/|of)\s*\d{1,4})?$/i,
    onlyInMargin: true,
    examples: ["2", "2/3"],
  },
];

/** What recognised furniture a text may be by its words; null for none. */
export const furnitureWords = (text: string): string | null =>
  FURNITURE.find(({ pattern }) => pattern.test(text.trim()))?.kind ?? null;

/** What recognised furniture a paragraph of a page is; null for none. */
export function furnitureKind(paragraph: Paragraph, layout: PageLayout): string | null {
  const found = FURNITURE.find(({ pattern }) => pattern.test(paragraph.text.trim()));
  return found && !(found.onlyInMargin && !isInMargin(paragraph, layout)) ? found.kind : null;
}

export const furnitureExamples = FURNITURE.flatMap(({ kind, examples }) => examples.map((text) => ({ kind, text })));
