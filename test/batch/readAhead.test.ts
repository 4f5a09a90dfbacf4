import { expect, test } from "vitest";
import { readAhead } from "../../src/batch/readAhead.js";

const items = Array.from({ length: 20 }, (_, i) => i);

test("the order is that of the items, whichever is read first", async () => {
  let underWay = 0;
  let most = 0;
  const seen: number[] = [];
  const read = async (item: number): Promise<number> => {
    most = Math.max(most, ++underWay);
    for (let turn = item % 3; turn >= 0; turn--) await Promise.resolve();
    underWay--;
    return item;
  };
  for await (const item of readAhead(items, read)) seen.push(item);
  expect(seen).toEqual(items);
  expect(most).toBeGreaterThan(1);
});

test("no more than a few are read before they are asked for", async () => {
  let begun = 0;
  for await (const item of readAhead(items, async (i) => (begun++, i))) {
    expect(begun - item).toBeLessThan(8);
  }
});

test("a failure comes where its item would, once, and those behind it are let go", async () => {
  const seen: number[] = [];
  const read = async (item: number): Promise<number> => {
    if (item >= 2) throw new Error(`no ${item}`);
    return item;
  };
  const all = async (): Promise<void> => {
    for await (const item of readAhead(items, read)) seen.push(item);
  };
  await expect(all()).rejects.toThrow("no 2");
  expect(seen).toEqual([0, 1]);
});
