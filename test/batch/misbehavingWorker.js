import process from "node:process";
import { setTimeout } from "node:timers/promises";
import { appendFileSync, existsSync, writeFileSync } from "node:fs";

/** Stands in for the converter: the file's name says what happens. */
export default async function misbehave({ file, path }) {
  const first = !existsSync(`${path}.tried`);
  appendFileSync(`${path}.tried`, "x");
  if (file === "hangs") for (;;);
  if (file === "waits") await new Promise(() => {});
  if (file === "throws") throw new Error("broken\nin two lines");
  if (file === "exits") process.exit(7);
  if (file === "rejects") {
    void Promise.reject(new Error("nobody looks"));
    await setTimeout(1000);
  }
  if (file === "fills the heap") fillHeap();
  if (file === "fills the memory") fillMemory();
  if (file === "recovers" && first) throw new Error("only once");
  writeFileSync(`${path}.done`, "");
  return { outcomes: [{ file }], report: null };
}

function fillHeap() {
  const kept = [];
  for (;;) kept.push(new Array(100_000).fill(0).map((_, i) => ({ i })));
}

/** Outside the heap, as unpacked streams are. */
function fillMemory() {
  const kept = [];
  for (;;) kept.push(new Uint8Array(2 ** 24).fill(1));
}
