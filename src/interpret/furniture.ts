/** Lines that are part of every page and no part of its content, with the name they go by. */
const FURNITURE: { kind: string; pattern: RegExp; examples: string[] }[] = [
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
    pattern: /^(?:side|s\.|page|slide)?\s*\d{1,4}\s*(?:(?:af|\/|of)\s*\d{1,4})?$/i,
    examples: ["Side 2 af 3", "2", "2/3", "s. 4"],
  },
];

/** What recognised furniture a line is; null for none. */
export const furnitureKind = (text: string): string | null =>
  FURNITURE.find(({ pattern }) => pattern.test(text.trim()))?.kind ?? null;

export const furnitureExamples = FURNITURE.flatMap(({ kind, examples }) => examples.map((text) => ({ kind, text })));
