import { randomFrom, type Random } from "../generate/random.js";

type Mutation = (bytes: Buffer, random: Random, other: Buffer) => Buffer;

/** A range that is mostly short, as faults are: within the bytes, at least one long. */
function range(bytes: Buffer, random: Random): [start: number, end: number] {
  const longest = random.pick([8, 64, 1024, bytes.length]);
  const start = random.int(0, bytes.length - 1);
  return [start, Math.min(bytes.length, start + random.int(1, longest))];
}

/** Where an object of a PDF begins and ends: "12 0 obj … endobj". */
function objectOf(bytes: Buffer, random: Random): [start: number, end: number] {
  const starts = [...bytes.toString("latin1").matchAll(/\d+ \d+ obj\b/g)].map((m) => m.index);
  if (starts.length === 0) return range(bytes, random);
  const start = random.pick(starts);
  const end = bytes.indexOf("endobj", start);
  return [start, end < 0 ? bytes.length : end + "endobj".length];
}

const without = (bytes: Buffer, [start, end]: [number, number]): Buffer =>
  Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]);
const inserted = (bytes: Buffer, at: number, more: Buffer): Buffer =>
  Buffer.concat([bytes.subarray(0, at), more, bytes.subarray(at)]);

const flip: Mutation = (bytes, random) => {
  const flipped = Buffer.from(bytes);
  for (let i = random.pick([1, 10, 100]); i > 0; i--) {
    const at = random.int(0, bytes.length - 1);
    flipped[at] = flipped[at]! ^ (1 << random.int(0, 7));
  }
  return flipped;
};
const cut: Mutation = (bytes, random) => without(bytes, range(bytes, random));
const truncate: Mutation = (bytes, random) => bytes.subarray(0, random.int(0, bytes.length));
const duplicate: Mutation = (bytes, random) => {
  const [start, end] = range(bytes, random);
  return inserted(bytes, random.int(0, bytes.length), bytes.subarray(start, end));
};
const splice: Mutation = (bytes, random, other) => {
  const [start, end] = range(other, random);
  return inserted(without(bytes, range(bytes, random)), random.int(0, bytes.length), other.subarray(start, end));
};
const cutObject: Mutation = (bytes, random) => without(bytes, objectOf(bytes, random));
const duplicateObject: Mutation = (bytes, random) => {
  const [start, end] = objectOf(bytes, random);
  return inserted(bytes, objectOf(bytes, random)[0], bytes.subarray(start, end));
};
const spliceObject: Mutation = (bytes, random, other) => {
  const [start, end] = objectOf(other, random);
  return inserted(bytes, objectOf(bytes, random)[0], other.subarray(start, end));
};
/** Numbers are lengths, counts, references and offsets. */
const changeNumber: Mutation = (bytes, random) => {
  const numbers = [...bytes.toString("latin1").matchAll(/(?<=[ [/])\d{1,9}(?=[ \]>/\r\n])/g)];
  if (numbers.length === 0) return bytes;
  const { index, 0: digits } = random.pick(numbers);
  const other = random.pick(["0", "-1", "1", "99999999999", "2147483648", String(random.int(0, 1000))]);
  return inserted(without(bytes, [index, index + digits.length]), index, Buffer.from(other));
};

const MUTATIONS = [flip, cut, truncate, duplicate, splice, cutObject, duplicateObject, spliceObject, changeNumber];

/** The mutant of this number: one of the sources with a few faults, always the same. */
export function mutant(number: number, sources: readonly Uint8Array[]): Uint8Array {
  const random = randomFrom("mutant", number);
  let bytes = Buffer.from(random.pick(sources));
  for (let faults = random.pick([1, 1, 2, 5]); faults > 0 && bytes.length > 0; faults--)
    bytes = Buffer.from(random.pick(MUTATIONS)(bytes, random, Buffer.from(random.pick(sources))));
  return bytes;
}
