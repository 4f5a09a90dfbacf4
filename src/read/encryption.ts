/** Longest dictionary that says how a file is encrypted, bytes. */
const DICTIONARY = 20_000;

/** How a file is encrypted, as far as pdf.js does not tell. */
export type Encryption = "none" | "password" | "attachments" | "certificate";

/**
 * Reads a file's encryption dictionary, which is never encrypted or packed itself (ISO 32000-1, 7.6.1 and 7.5.7).
 * `attachments`: only embedded files are encrypted, the pages are plain (`EFF`, 7.6.5).
 */
export function encryptionOf(bytes: Uint8Array): Encryption {
  const dictionary = encryptionDictionary(bytes);
  if (dictionary === null) return "none";
  if (!/\/Filter\s*\/Standard\b/.test(dictionary)) return "certificate";
  const isPlain = ["StmF", "StrF"].every((key) => /^(?:Identity)?$/.test(nameAt(dictionary, key)));
  return isPlain && nameAt(dictionary, "EFF") !== "" ? "attachments" : "password";
}

/** The same file, its pages read as they are: "/Encrypt" becomes a key of the same length that no one knows. */
export function withoutEncryption(bytes: Uint8Array): Uint8Array {
  const copy = Buffer.from(bytes);
  for (let at = copy.indexOf(KEY); at >= 0; at = copy.indexOf(KEY, at + KEY.length)) copy.write(UNKNOWN, at, "latin1");
  return copy;
}

const KEY = "/Encrypt ";
const UNKNOWN = "/Ignored ";

/** "/StmF /Identity": "Identity" */
const nameAt = (dictionary: string, key: string): string =>
  new RegExp(`/${key}\\s*/(\\w+)`).exec(dictionary)?.[1] ?? "";

function encryptionDictionary(bytes: Uint8Array): string | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const from = (start: number): string => file.toString("latin1", start, start + DICTIONARY);
  for (let at = file.lastIndexOf("/Encrypt"); at >= 0; at = at > 0 ? file.lastIndexOf("/Encrypt", at - 1) : -1) {
    const value = from(at);
    if (/^\/Encrypt\s*<</.test(value)) return value;
    const reference = /^\/Encrypt\s+(\d+)\s+(\d+)\s+R/.exec(value);
    const object = reference ? file.lastIndexOf(`\n${reference[1]} ${reference[2]} obj`) : -1;
    if (object >= 0) return from(object).split("endobj", 1)[0]!;
  }
  return null;
}
