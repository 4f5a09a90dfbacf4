import { inflateSync } from "node:zlib";

/** Larger than any page's picture, bytes; what unpacks to more pdf.js unpacks bit by bit, and can be stopped. */
const LARGEST = 128 * 2 ** 20;

/**
 * As much of a `DecompressionStream` as pdf.js uses: what is written once is read once, or fails, and then pdf.js
 * unpacks it by itself. The platform's own sends every small stream of a report to another thread and back, which is up
 * to a fifth of the time that a conversion takes.
 */
export class InflateStream {
  #packed: Uint8Array = new Uint8Array();

  constructor(format: string) {
    if (format !== "deflate") throw new TypeError(`${format} is not unpacked here`);
  }

  readonly writable = {
    getWriter: () => ({
      ready: Promise.resolve(),
      write: (packed: Uint8Array) => Promise.resolve(void (this.#packed = packed)),
      close: () => Promise.resolve(),
    }),
  };

  readonly readable = this.#unpack();

  *#unpack(): Generator<Uint8Array> {
    yield inflateSync(this.#packed, { maxOutputLength: LARGEST });
  }
}
