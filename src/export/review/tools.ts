import { html } from "hono/html";
import type { Language } from "../../model/language.js";
import type { Html } from "./frame.js";
import { WORDS } from "./words.js";

/** Who settles, and the files that go in and out: the same on every page. */
export function tools(language: Language): Html {
  const t = (key: keyof typeof WORDS): string => WORDS[key][language];
  return html`<div class="tools" data-script hidden>
    <label>${t("yourName")} <input id="name" autocomplete="name" size="12" /></label>
    <button class="main" id="download" type="button">${t("download")}</button>
    <label class="button"
      >${t("import")} <input class="file" id="import" type="file" accept=".json,application/json"
    /></label>
  </div>`;
}
