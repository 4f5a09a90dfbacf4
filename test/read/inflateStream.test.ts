import { deflateSync } from "node:zlib";
import { expect, it } from "vitest";
import { InflateStream } from "../../src/read/inflateStream.js";

const TEXT = Buffer.from("BT (Driftsstatus) Tj ET ".repeat(9999));

/** The calls that pdf.js makes, in its order. */
async function unpack(packed: Uint8Array, format = "deflate"): Promise<Buffer> {
  const { readable, writable } = new InflateStream(format);
  const writer = writable.getWriter();
  await writer.ready;
  void writer.write(packed).then(() => writer.close());
  const chunks: Uint8Array[] = [];
  for await (const chunk of readable) chunks.push(chunk);
  return Buffer.concat(chunks);
}

it("unpacks a stream whole, what follows it left aside", async () => {
  expect((await unpack(deflateSync(TEXT))).equals(TEXT)).toBe(true);
  expect((await unpack(Buffer.concat([deflateSync(TEXT), Buffer.from("\nendstream")]))).equals(TEXT)).toBe(true);
});

it.each([
  ["cut short", deflateSync(TEXT).subarray(0, 100)],
  ["not deflated", TEXT],
  ["a bomb", deflateSync(Buffer.alloc(129 * 2 ** 20))],
])("leaves to pdf.js what is %s", async (_, packed) => {
  await expect(unpack(packed)).rejects.toThrow();
});

it("knows one format", () => {
  expect(() => new InflateStream("brotli")).toThrow("brotli");
});
