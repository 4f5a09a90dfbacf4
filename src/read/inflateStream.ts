import { Unzlib } from "fflate";

/** Larger than any page's picture, bytes; what unpacks to more pdf.js unpacks bit by bit, and can be stopped. */
const LARGEST = 128 * 2 ** 20;
/** Unpacked at a time, bytes: deflate makes them at most 1,032 times as many. */
const BITE = 64 * 2 ** 10;

/**
 * As much of a `DecompressionStream` as pdf.js uses: what is written once is read once, or fails, and then pdf.js
 * unpacks it by itself. The platform's own sends every small stream of a report to another thread and back, which is up
 * to a fifth of the time that a conversion takes; and `node:zlib` takes the whole process down where a thread is ended
 * while it makes a stream ("close before init").
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
    const chunks: Uint8Array[] = [];
    let unpacked = 0;
    const stream = new Unzlib((chunk) => chunks.push(chunk));
    for (let at = 0; at < this.#packed.length; at += BITE) {
      stream.push(this.#packed.subarray(at, at + BITE), at + BITE >= this.#packed.length);
      for (const chunk of chunks.splice(0)) {
        if ((unpacked += chunk.length) > LARGEST) throw new RangeError(`unpacks to over ${LARGEST} bytes`);
        yield chunk;
      }
    }
  }
}
