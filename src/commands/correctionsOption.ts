import { CORRECTIONS_NAME } from "../input/findCorrections.js";

/** `--corrections`, wherever reports are read. */
export const CORRECTIONS_OPTION = {
  type: "string" as const,
  array: true as const,
  nargs: 1,
  default: [] as string[],
  describe: `what a person corrected (may be repeated); ${CORRECTIONS_NAME} in the output folder or beside the input is found`,
};
