import { PROFILE_NAME } from "../input/findProfile.js";

/** `--profile`, wherever reports are read. */
export const PROFILE_OPTION = {
  type: "string" as const,
  array: true as const,
  nargs: 1,
  default: [] as string[],
  describe: `YAML with names and wordings of your own (may be repeated); ${PROFILE_NAME} beside the input or here is found`,
};
