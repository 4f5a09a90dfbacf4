import { stringify } from "csv-stringify/sync";

/** Rows of RFC 4180: ended by CR LF, fields quoted where they need it. */
export const rowsToCsv = (rows: string[][], delimiter: string): string =>
  stringify(rows, { delimiter, record_delimiter: "windows", quoted_match: /[\r\n]/ });

/**
 * Excel takes a text that begins so for a formula; an apostrophe before it keeps it a text. One that already stands
 * there is doubled, so that taking one away always gives the text back.
 */
const FORMULA = /^'*[=+\-@\t\r]/;

export const harmless = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
