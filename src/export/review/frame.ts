import { createHash } from "node:crypto";
import { html } from "hono/html";
import { SCRIPT } from "./script.js";
import { STYLE } from "./style.js";
import type { Language } from "../../model/language.js";

/** Markup in which everything that is no markup is escaped. */
export type Html = ReturnType<typeof html>;

const hashOf = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** Nothing is fetched, and nothing runs but the one script and style sheet that are named by their hash. */
const POLICY = [
  "default-src 'none'",
  "img-src data:",
  `style-src ${hashOf(STYLE)}`,
  `script-src ${hashOf(SCRIPT)}`,
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

/** A whole page. */
export function frame({
  language,
  title,
  body,
  data,
}: {
  language: Language;
  title: string;
  body: Html;
  /** What the script knows of the page. */
  data: unknown;
}): string {
  const head = html`<meta charset="utf-8" /><meta http-equiv="Content-Security-Policy" content="${POLICY}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" /><meta name="referrer" content="no-referrer" />
    <title>${title}</title>`;
  // The policy's hashes are of every character between the tags, so nothing may stand there but these.
  return [
    `<!doctype html>\n<html lang="${language}">\n<head>${String(head)}<style>${STYLE}</style></head>\n<body>`,
    String(body),
    '<div id="said" role="status"></div>',
    `<script type="application/json" id="data">${jsonInMarkup(data)}</script>`,
    `<script>${SCRIPT}</script>\n</body>\n</html>\n`,
  ].join("\n");
}

/** JSON that ends no element and begins no comment. */
const jsonInMarkup = (value: unknown): string =>
  JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, "0")}`);
