import { createHash } from "node:crypto";

/** SHA-256 of a file's content, in hexadecimal. */
export const contentHash = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");
