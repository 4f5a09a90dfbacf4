import { constants, crc32, deflateRawSync } from "node:zlib";
import { Zip, type ZipInputFile } from "fflate";

/** Text is packed in pieces of this size, characters: larger ones pack no better and take more memory. */
const PIECE = 2 ** 20;
/** A fixed time in the archive: the same records give the same bytes. */
const EPOCH = new Date(1980, 0, 1, 0, 0, 0);

/** One file of a zip archive, packed while it is written, so that only its packed form is kept. */
export class PackedPart {
  #name: string;
  readonly #packed: Uint8Array<ArrayBuffer>[] = [];
  #waiting: string[] = [];
  #length = 0;
  #size = 0;
  #crc = 0;

  constructor(name: string, text = "") {
    this.#name = name;
    this.write(text);
  }

  write(text: string): void {
    this.#waiting.push(text);
    this.#length += text.length;
    if (this.#length >= PIECE) this.#pack(constants.Z_SYNC_FLUSH);
  }

  named(name: string): this {
    this.#name = name;
    return this;
  }

  /** Ends the part and hands it to an archive. */
  addTo(zip: Zip): void {
    this.#pack(constants.Z_FINISH);
    const file: ZipInputFile = {
      filename: this.#name,
      size: this.#size,
      crc: this.#crc,
      compression: 8,
      mtime: EPOCH,
    };
    zip.add(file);
    this.#packed.forEach((piece, i) => file.ondata!(null, piece, i === this.#packed.length - 1));
  }

  /** Every piece but the last ends at a byte (a "sync flush"), so that the pieces together are one packed stream. */
  #pack(finishFlush: number): void {
    const bytes = Buffer.from(this.#waiting.join(""));
    this.#waiting = [];
    this.#length = 0;
    this.#size += bytes.length;
    this.#crc = crc32(bytes, this.#crc);
    this.#packed.push(deflateRawSync(bytes, { finishFlush }));
  }
}

/** The bytes of a zip archive, piece by piece. */
export function* zipOf(parts: Iterable<PackedPart>): Generator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for (const part of parts) {
    part.addTo(zip);
    yield* ready;
    ready = [];
  }
  zip.end();
  yield* ready;
}
