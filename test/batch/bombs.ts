import { handMade } from "./reports.js";

const CATALOG = "<< /Type /Catalog /Pages 2 0 R >>";
const page = (more = ""): string => `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] ${more} >>`;
const stream = (dictionary: string, content: string): string =>
  `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`;
const kids = (numbers: readonly number[], count = numbers.length): string =>
  `<< /Type /Pages /Kids [${numbers.map((n) => `${n} 0 R`).join(" ")}] /Count ${count} >>`;

/** Deeper than any stack. */
const DEPTH = 200_000;

/** PDFs made to take a reader's time and memory, by file name. */
export const bombs = (): Record<string, Uint8Array> => ({
  "pages-10000.pdf": handMade(
    CATALOG,
    kids(Array.from({ length: 10_000 }, (_, i) => i + 3)),
    ...Array<string>(10_000).fill(page()),
  ),
  "page-tree-loop.pdf": handMade(
    CATALOG,
    kids([3], 2),
    "<< /Type /Pages /Parent 2 0 R /Kids [2 0 R 3 0 R] /Count 2 >>",
  ),
  "page-count-lie.pdf": handMade(CATALOG, kids([3], 2_000_000_000), page()),
  "nested-arrays.pdf": handMade(CATALOG, kids([3]), page(`/Contents ${"[".repeat(DEPTH)}${"]".repeat(DEPTH)}`)),
  "nested-forms.pdf": handMade(
    CATALOG,
    kids([3]),
    page("/Resources << /XObject << /A 4 0 R >> >> /Contents 5 0 R"),
    stream("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 4 0 R >> >>", "/A Do /A Do"),
    stream("", "/A Do"),
  ),
  "huge-page.pdf": handMade(
    CATALOG,
    kids([3]),
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1e9 1e9] /UserUnit 75000 /Contents 4 0 R >>",
    stream("", "0 0 500000000 500000000 re f"),
  ),
});
