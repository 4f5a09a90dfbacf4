/** A page in square blocks, row by row. */
export interface Grid {
  columns: number;
  rows: number;
}

export const plus = (a: number, b: number): number => a + b;

/** The values of each block and the eight around it taken together. */
export function around<Values extends Uint8Array | Uint32Array>(
  values: Values,
  { columns, rows }: Grid,
  join: (a: number, b: number) => number,
): Values {
  const across = values.slice() as Values;
  for (let y = 0; y < rows; y++) {
    for (let x = 0; x < columns; x++) {
      const at = y * columns + x;
      if (x > 0) across[at] = join(across[at]!, values[at - 1]!);
      if (x + 1 < columns) across[at] = join(across[at]!, values[at + 1]!);
    }
  }
  const joined = across.slice() as Values;
  for (let at = 0; at < joined.length; at++) {
    if (at >= columns) joined[at] = join(joined[at]!, across[at - columns]!);
    if (at + columns < joined.length) joined[at] = join(joined[at]!, across[at + columns]!);
  }
  return joined;
}
