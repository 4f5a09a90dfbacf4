/** Files that are read while the one before them is worked on. */
const AHEAD = 4;

/** What `read` gives for each item, in their order, with the next few under way. */
export async function* readAhead<Item, Result>(
  items: readonly Item[],
  read: (item: Item) => Promise<Result>,
): AsyncGenerator<Result> {
  const underWay: Promise<Result>[] = [];
  for (const item of items) {
    const result = read(item);
    // Where an earlier one fails nobody waits for this one.
    result.catch(() => {});
    underWay.push(result);
    if (underWay.length > AHEAD) yield await underWay.shift()!;
  }
  for (const result of underWay) yield await result;
}
