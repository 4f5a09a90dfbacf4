import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

/** What a folder of read pages takes. */
export interface CacheSize {
  pages: number;
  bytes: number;
}

interface Page {
  path: string;
  bytes: number;
  /** When it was written, milliseconds since 1970. */
  written: number;
}

/** A page that is kept: a folder of two letters, and the hash of its picture. A folder that holds anything else is left alone. */
const PAGE = /^[0-9a-f]{64}\.json(?:\.[0-9a-f-]{36}\.tmp)?$/;
/** Files looked at side by side. */
const AT_ONCE = 32;

export async function cacheSize(folder: string): Promise<CacheSize> {
  const pages = await pagesIn(folder);
  return { pages: pages.length, bytes: bytesOf(pages) };
}

/** Removes every read page, and says what they took. */
export async function clearCache(folder: string): Promise<CacheSize> {
  const pages = await pagesIn(folder);
  for (const { path } of pages) await rm(path, { force: true });
  return { pages: pages.length, bytes: bytesOf(pages) };
}

/** Removes the oldest pages of a folder that takes more than it may, until a tenth of it is free. */
export async function keepUnder(folder: string, most: number): Promise<void> {
  const pages = await pagesIn(folder);
  let bytes = bytesOf(pages);
  if (bytes <= most) return;
  for (const page of pages.sort((a, b) => a.written - b.written || (a.path < b.path ? -1 : 1))) {
    if (bytes <= most * 0.9) break;
    await rm(page.path, { force: true });
    bytes -= page.bytes;
  }
}

const bytesOf = (pages: readonly Page[]): number => pages.reduce((sum, { bytes }) => sum + bytes, 0);

async function pagesIn(folder: string): Promise<Page[]> {
  const paths: string[] = [];
  for (const group of await namesIn(folder))
    if (/^[0-9a-f]{2}$/.test(group))
      for (const name of await namesIn(join(folder, group))) if (PAGE.test(name)) paths.push(join(folder, group, name));
  const pages: Page[] = [];
  for (let i = 0; i < paths.length; i += AT_ONCE) {
    const some = await Promise.all(paths.slice(i, i + AT_ONCE).map(pageAt));
    pages.push(...some.filter((page) => page !== null));
  }
  return pages;
}

const namesIn = (folder: string): Promise<string[]> => readdir(folder).catch(() => []);

const pageAt = (path: string): Promise<Page | null> =>
  stat(path).then(
    ({ size, mtimeMs }) => ({ path, bytes: size, written: mtimeMs }),
    () => null,
  );
