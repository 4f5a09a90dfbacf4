import { promisify } from "node:util";
import { constants, crc32, deflateRaw } from "node:zlib";
import { Zip, type ZipInputFile } from "fflate";

/** Text is packed in pieces of this size, characters: larger ones pack no better and take more memory. */
const PIECE = 2 ** 20;
/** A fixed time in the archive: the same records give the same bytes. */
const EPOCH = new Date(1980, 0, 1, 0, 0, 0);

/** Pieces that may wait for being packed: with more, a disk of text would pile up in memory. */
const MOST_WAITING = 4;

const pack = promisify(deflateRaw) as (bytes: Uint8Array, options: { finishFlush: number }) => Promise<Buffer>;

/** One file of a zip archive, packed beside the writing, so that only its packed form is kept. */
export class PackedPart {
  #name: string;
  readonly #packed: Promise<Uint8Array>[] = [];
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

  /** Resolves when more may be written. */
  async ready(): Promise<void> {
    await this.#packed.at(-MOST_WAITING);
  }

  /** Ends the part and hands it to an archive. */
  async addTo(zip: Zip): Promise<void> {
    this.#pack(constants.Z_FINISH);
    const packed = await Promise.all(this.#packed);
    const file: ZipInputFile = {
      filename: this.#name,
      size: this.#size,
      crc: this.#crc,
      compression: 8,
      mtime: EPOCH,
    };
    zip.add(file);
    packed.forEach((piece, i) => file.ondata!(null, piece as Uint8Array<ArrayBuffer>, i === packed.length - 1));
  }

  /** Every piece but the last ends at a byte (a "sync flush"), so that the pieces together are one packed stream. */
  #pack(finishFlush: number): void {
    const bytes = Buffer.from(this.#waiting.join(""));
    this.#waiting = [];
    this.#length = 0;
    this.#size += bytes.length;
    this.#crc = crc32(bytes, this.#crc);
    this.#packed.push(pack(bytes, { finishFlush }));
  }
}

/** The bytes of a zip archive, piece by piece. */
export async function* zipOf(parts: Iterable<PackedPart>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  const zip = new Zip((error, piece) => {
    if (error) throw error;
    ready.push(piece);
  });
  for (const part of parts) {
    await part.addTo(zip);
    yield* ready;
    ready = [];
  }
  zip.end();
  yield* ready;
}
