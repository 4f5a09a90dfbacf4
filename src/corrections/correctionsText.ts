import { CORRECTIONS_VERSION, type Corrections } from "../model/corrections.js";
import { readableJson } from "../model/readableJson.js";

/** A corrections file as it is written: by record, so that two people's changes meet in few lines. */
export const correctionsText = ({ corrections, aliases }: Corrections): string =>
  readableJson({ correctionsVersion: CORRECTIONS_VERSION, corrections, aliases });
