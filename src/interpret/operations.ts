import type { PageLayout } from "../model/layout.js";
import { layoutsToLines } from "../model/textLine.js";

/** "Driftsområde", "SLA-Mål", "brugeroplevet driftseffektivitet", "KO - infrastruktur" */
const OPERATIONS =
  /drift|tilgængelighed|oppetid|nedetid|servicemål|infrastruktur|applikation|system|server|(?<!\p{L})(?:sla|kts)(?!\p{L})/iu;

/**
 * Whether a document speaks of the operation of systems at all: a table of months and targets in one that does not is of
 * energy, sales or the like.
 */
export const speaksOfOperations = (layouts: readonly PageLayout[]): boolean =>
  layoutsToLines(layouts).some(({ text }) => OPERATIONS.test(text));
