import type { LayoutReader } from "../model/layout.js";
import { endsSentence } from "../danish/endsSentence.js";
import { isAside, mayBeValue } from "./tables/cellValue.js";
import { startsWithDay } from "./tables/dayText.js";
import { readMonthColumn } from "./tables/monthColumn.js";
import { recogniseGrid } from "./tables/recogniseGrid.js";
import { isTargetHeading } from "./tables/targetHeading.js";
import { holdsAvailability, holdsTargets } from "./tables/columnContent.js";
import { furnitureWords } from "./furniture.js";
import { readMonthHeading } from "./monthHeading.js";

/** "Driftsområde", "Drifts-område", "Miljø", "Driftsmiljø", "Område" */
const ENVIRONMENT = /^(?:drifts?[-‐]?)?(?:område|miljø)(?:\s*\/\s*(?:område|miljø))?:?$/i;

/** What the layout asks about texts, answered for Danish reports. */
export const layoutReader: LayoutReader = {
  month: readMonthHeading,
  columnMonth: readMonthColumn,
  target: isTargetHeading,
  environmentHeading: (text) => ENVIRONMENT.test(text.trim()),
  holdsTargets,
  holdsAvailability,
  value: mayBeValue,
  aside: isAside,
  endsSentence,
  // A number alone may be a page's, or the year of a date before it.
  furniture: (text) => /\p{L}/u.test(text) && furnitureWords(text) !== null,
  day: startsWithDay,
  table: recogniseGrid,
};
