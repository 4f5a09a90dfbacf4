import { createHash } from "node:crypto";

/** Characters a key may have: PostgreSQL indexes no more than some 2,700 bytes, and a series' key has names of reports in it. */
const LONGEST = 500;
const HASH = 16;

/** The key, its end replaced by a hash of the whole where it is longer than an index takes. */
export const shortKey = (key: string): string =>
  key.length <= LONGEST
    ? key
    : `${[...key.slice(0, LONGEST - HASH - 2)].slice(0, -1).join("")}…${createHash("sha256").update(key).digest("hex").slice(0, HASH)}`;
