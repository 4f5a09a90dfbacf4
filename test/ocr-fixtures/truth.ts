import { readFile } from "node:fs/promises";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** A word of a text layer where it stands, points from the top left. */
export interface TrueWord {
  text: string;
  x0: number;
  x1: number;
  baseline: number;
  turned: boolean;
}

interface PdfItem {
  str: string;
  width: number;
  height: number;
  transform: number[];
}

/** The words that the text PDF has on a page. */
export async function trueWords(file: string, page: number): Promise<TrueWord[]> {
  const loading = getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 0 });
  const proxy = await (await loading.promise).getPage(page);
  const { height } = proxy.getViewport({ scale: 1 });
  const { items } = await proxy.getTextContent();
  const words = (items as PdfItem[]).flatMap((item) => itemWords(item, height));
  await loading.destroy();
  return words;
}

function itemWords({ str, width, transform }: PdfItem, pageHeight: number): TrueWord[] {
  const [, turn = 0, , , x = 0, y = 0] = transform;
  const each = width / Math.max(1, str.length);
  return [...str.matchAll(/\S+/g)].map((match) => ({
    text: match[0].normalize("NFC").replaceAll("\u00ad", "-").replaceAll("\u2010", "-"),
    x0: x + match.index * each,
    x1: x + (match.index + match[0].length) * each,
    baseline: pageHeight - y,
    turned: Math.abs(turn) > 0.1,
  }));
}
