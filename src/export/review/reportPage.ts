import { html } from "hono/html";
import type { Correction } from "../../model/corrections.js";
import type { PagePicture } from "../../model/pagePicture.js";
import { reportKey } from "../../model/keys.js";
import type { Report } from "../../model/record.js";
import { Boxes } from "./boxes.js";
import type { Doubt, DoubtField } from "./doubts.js";
import { frame, type Html } from "./frame.js";
import { recordsOf } from "./records.js";
import { scriptWords } from "./scriptWords.js";
import { inputText, valueText } from "./valueText.js";
import type { Language } from "../../model/language.js";
import { messageOf } from "../../wording/diagnostics.js";
import { tools } from "./tools.js";
import { FIELD_WORDS, sentenceOf, WORDS } from "./words.js";

export interface ReportPage {
  report: Report;
  doubts: readonly Doubt[];
  pictures: readonly PagePicture[];
  /** What a person said of the report before. */
  existing: readonly Correction[];
  language: Language;
}

/** The page of one report: its pages' pictures beside what was read, and what is to be settled. */
export function reportPage({ report, doubts, pictures, existing, language }: ReportPage): string {
  const t = (key: keyof typeof WORDS): string => WORDS[key][language];
  const key = reportKey(report);
  const boxes = new Boxes(pictures, doubts, language);
  const records = recordsOf(report, boxes, language);
  const cards = doubts.map((doubt, i) => card(doubt, i, boxes, language));
  const title = `${report.period ?? t("undated")} · ${report.title ?? report.source.file}`;
  const body = html`<a class="skip" href="#doubts">${t("skip")}</a>
    <header class="top">
      <h1 dir="auto">${title}</h1>
      <a href="../index.html">${t("back")}</a>
      <span id="progress" class="soft" data-script hidden></span>
      ${tools(language)}
    </header>
    <main>
      <p class="soft small" dir="auto">${report.source.file} · ${key}</p>
      <noscript><p>${t("noScript")}</p></noscript>
      <div class="split">
        <section class="pages" tabindex="0" aria-label="${t("pictures")}">
          ${boxes.pages()}${pictures.length ? "" : html`<p class="soft">${t("noPicture")}</p>`}
        </section>
        <div>
          <section id="doubts" aria-label="${t("queue")}">
            <h2>${t("queue")}</h2>
            <p class="soft small" data-script hidden>${t("keys")}</p>
            <p class="answer" id="all-done" ${doubts.length ? "hidden" : ""}>${t("queueEmpty")}</p>
            ${cards}
          </section>
          <section aria-label="${t("records")}">
            <h2>${t("records")}</h2>
            ${records}
          </section>
        </div>
      </div>
    </main>`;
  const content = report.source.sha256.slice(0, 8);
  const data = {
    page: "report",
    language,
    report: key,
    content,
    contents: [content],
    words: scriptWords(language),
    existing,
    doubts: doubts.map(({ fields, of, place, platform, incident, code, text }) => ({
      fields: fields.map(({ record, field, was, editor }) => ({ record, field, was, editor })),
      of,
      place,
      platform,
      incident,
      line: code === "unparsed" || code === "bullet-not-read" ? text : null,
    })),
  };
  return frame({ language, title, body, data });
}

function card(doubt: Doubt, index: number, boxes: Boxes, language: Language): Html {
  const t = (key: keyof typeof WORDS): string => WORDS[key][language];
  const { kind, code, name, fields, place, text, also, says, incident, platform, before, confidence } = doubt;
  const isLine = fields[0]?.field === "unparsed";
  const box = boxes.idAt(place);
  const asked = fields.filter(({ editor }) => editor !== "none");
  const shown = fields.filter(({ field }) => field !== "diagnostic" && field !== "unparsed" && field !== "isIncident");
  return html`<article class="doubt ${kind}" id="d-${index + 1}" tabindex="-1" ${box ? html`data-box="${box}"` : ""}>
    <h3>
      <span class="badge ${kind}">${t(kind)}</span>
      <span dir="auto">${name || sentenceOf(code, language)}</span>
    </h3>
    ${name ? html`<p>${sentenceOf(code, language)}</p>` : ""} ${boxes.crop(place, name || sentenceOf(code, language))}
    ${
      incident || isLine || (text && text !== name && !shown.length)
        ? html`<p class="long" tabindex="0" dir="auto">${text}</p>`
        : ""
    }
    ${
      shown.length
        ? html`<dl>
            ${
              text && !incident
                ? html`<dt>${t("asPrinted")}</dt>
                    <dd class="reading" dir="auto">${text}</dd>`
                : ""
            }
            ${
              also !== null
                ? html`<dt>${t("alsoRead")}</dt>
                    <dd class="reading" dir="auto">${also}</dd>`
                : ""
            }
            ${shown.map(
              ({ field, was }) =>
                html`<dt>${FIELD_WORDS[field]?.[language] ?? field}</dt>
                  <dd dir="auto">${valueText(was, language)}</dd>`,
            )}
            ${
              before
                ? html`<dt>${t("youSaid")}</dt>
                    <dd dir="auto">${valueText(before.value, language)}${before.by ? ` (${before.by})` : ""}</dd>`
                : ""
            }
          </dl>`
        : ""
    }
    ${says ? html`<p class="soft small" dir="auto">${t("says")}: ${messageOf(says, language)}</p>` : ""}
    ${
      kind === "unsure" && confidence > 0
        ? html`<p class="soft small">${t("sureness")} ${valueText(Math.round(confidence * 100) / 100, language)}</p>`
        : ""
    }
    ${place ? html`<p class="soft small">${t("page")} ${place.page}</p>` : ""}
    <p class="answer"></p>
    <div class="tools actions" data-script hidden>
      <button type="button" class="main" data-do="right">${t("right")}</button>
      ${asked.length ? html`<button type="button" data-do="edit">${t("edit")}</button>` : ""}
      ${incident ? html`<button type="button" data-do="delete">${t("noIncident")}</button>` : ""}
      ${isLine && platform ? html`<button type="button" data-do="add">${t("addIncident")}</button>` : ""}
      <button type="button" class="undo" data-do="undo" hidden>${t("undo")}</button>
    </div>
    ${
      asked.length
        ? html`<form class="edit" hidden>
            ${fields.map((field, i) => (field.editor === "none" ? "" : input(field, `${index}-${i}`, i, language)))}
            <p class="bad" role="alert"></p>
            <div class="tools">
              <button type="submit" class="main">${t("save")}</button>
              <button type="button" data-do="cancel">${t("cancel")}</button>
            </div>
          </form>`
        : ""
    }
  </article>`;
}

const HINTS = {
  percent: "percentHint",
  number: "numberHint",
  list: "listHint",
  periods: "periodsHint",
  moment: "momentHint",
} as const;

function input({ field, was, editor, options }: DoubtField, id: string, index: number, language: Language): Html {
  const name = FIELD_WORDS[field]?.[language] ?? field;
  const hint = editor in HINTS ? WORDS[HINTS[editor as keyof typeof HINTS]][language] : "";
  const value = inputText(was, language);
  const attributes = html`id="v-${id}" name="v${index}"`;
  return html`<label for="v-${id}">${name}${hint ? html` <span class="hint soft small">${hint}</span>` : ""}</label> ${
      editor === "choice"
        ? html`<select ${attributes}>
            ${["", ...(options ?? [])].map(
              (option) =>
                html`<option value="${option}" ${option === (was ?? "") ? "selected" : ""}>
                  ${valueText(option, language)}
                </option>`,
            )}
          </select>`
        : editor === "percent" || editor === "number" || editor === "moment"
          ? html`<input ${attributes} value="${value}" autocomplete="off" />`
          : html`<textarea ${attributes} dir="auto">${"\n"}${value}</textarea>`
    }`;
}
