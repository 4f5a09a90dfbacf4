import { html } from "hono/html";
import type { Series } from "../../model/archive.js";
import type { Corrections } from "../../model/corrections.js";
import type { Diagnostic } from "../../model/record.js";
import { frame, type Html } from "./frame.js";
import { overviewSection } from "./overview.js";
import { scriptWords } from "./scriptWords.js";
import type { ReportSummary } from "./summarise.js";
import type { Language } from "../../model/language.js";
import { messageOf } from "../../wording/diagnostics.js";
import { tools } from "./tools.js";
import { sentenceOf, WORDS } from "./words.js";

export interface IndexPage {
  /** By month, then by file name. */
  reports: readonly ReportSummary[];
  series: readonly Series[];
  /** What only the reports together show. */
  diagnostics: readonly Diagnostic[];
  corrections: Corrections;
  language: Language;
}

/** So much of the queue is there without the script. */
const FIRST = 100;
/** More remarks of one kind than this are in the workbook's sheets. */
const MOST_REMARKS = 20;

/** The archive at a glance: what needs attention, most at stake first, and its reports by month. */
export function indexPage({ reports, series, diagnostics, corrections, language }: IndexPage): string {
  const t = (key: keyof typeof WORDS): string => WORDS[key][language];
  const queue = reports
    .flatMap((report) => report.doubts.map((doubt) => ({ ...doubt, report })))
    .sort((a, b) => b.weight - a.weight);
  const sum = (of: (report: ReportSummary) => number): number => reports.reduce((n, report) => n + of(report), 0);
  const platforms = [...new Set(reports.flatMap((report) => report.platforms))].sort();
  const months = [...new Set(reports.flatMap(({ month }) => month ?? []))].sort().reverse();
  const kinds = ["unsure", "lost", "stale", "corrected"] as const;
  const counts = html`<p>
    ${reports.length} ${t("counted")}:
    ${kinds.map(
      (kind) =>
        html` <span class="badge ${kind === "corrected" ? "fixed" : kind}"
          >${t(kind)}: ${sum((report) => report[kind])}</span
        >`,
    )}
  </p>`;
  const body = html`<a class="skip" href="#to-settle">${t("skip")}</a>
    <header class="top">
      <h1>${t("title")}</h1>
      ${tools(language)}
    </header>
    <main>
      ${counts}
      <noscript><p>${t("noScript")}</p></noscript>
      <p class="soft small" data-script hidden>${t("saveHint")}</p>
      ${overviewSection({ reports, series, language })}
      <div class="filters" data-script hidden>
        <label>${t("search")} <input id="search" type="search" /></label>
        ${filter(
          "platform",
          t("platform"),
          platforms.map((name) => [name, name]),
          t("all"),
        )}
        ${filter(
          "month",
          t("month"),
          months.map((month) => [month, month]),
          t("all"),
        )}
        ${filter(
          "kind",
          t("show"),
          kinds.map((kind) => [kind, t(kind)]),
          t("all"),
        )}
      </div>
      <section id="to-settle">
        <h2>${t("queue")} <span class="badge unsure" id="count">${queue.length}</span></h2>
        <p class="answer" id="empty" ${queue.length ? "hidden" : ""}>${t("queueEmpty")}</p>
        <ol class="queue" id="queue">
          ${queue.slice(0, FIRST).map(
            ({ kind, code, name, number, report }) =>
              html`<li>
                <span class="badge ${kind}">${t(kind)}</span>
                <a href="${report.href}#d-${number}" dir="auto">${name || sentenceOf(code, language)}</a>
                <span class="soft small"
                  >${report.month ?? t("undated")},
                  <bdi>${report.file}</bdi>${name ? `: ${sentenceOf(code, language)}` : ""}</span
                >
              </li>`,
          )}
        </ol>
        <button type="button" id="more" hidden>${t("queueMore")}</button>
      </section>
      <section>
        <h2>${t("reports")}</h2>
        <div class="scroll" tabindex="0" role="region" aria-label="${t("reports")}">
          <table class="list">
            <thead>
              <tr>
                ${(
                  [
                    "month",
                    "file",
                    "platforms",
                    "incidents",
                    "unsure",
                    "lost",
                    "stale",
                    "corrected",
                    "settled",
                  ] as const
                ).map((key) => html`<th scope="col">${t(key)}</th>`)}
              </tr>
            </thead>
            <tbody>
              ${[...reports].reverse().map((report) => row(report, language))}
            </tbody>
          </table>
        </div>
      </section>
      ${
        diagnostics.length
          ? html`<section>
              <h2>${t("archive")}</h2>
              ${remarks(diagnostics, language)}
            </section>`
          : ""
      }
    </main>`;
  const data = {
    page: "index",
    language,
    contents: [...new Set(reports.map(({ content }) => content))],
    words: scriptWords(language),
    existing: corrections.corrections,
    aliases: corrections.aliases,
    queue: queue.map(({ kind, code, name, number, keys, gone, report }) => ({
      kind,
      name,
      says: sentenceOf(code, language),
      href: `${report.href}#d-${number}`,
      report: report.key,
      month: report.month,
      file: report.file,
      platforms: report.platforms,
      keys,
      gone,
    })),
  };
  return frame({ language, title: t("title"), body, data });
}

const filter = (id: string, label: string, options: readonly (readonly [string, string])[], all: string): Html =>
  html`<label
    >${label}
    <select id="${id}">
      <option value="">${all}</option>
      ${options.map(([value, text]) => html`<option value="${value}">${text}</option>`)}
    </select></label
  >`;

function row(report: ReportSummary, language: Language): Html {
  const { key, month, file, href, platforms, incidents, failure } = report;
  const count = (kind: "unsure" | "lost" | "stale" | "corrected"): Html =>
    html`<td class="n">
      ${report[kind] ? html`<span class="${kind === "corrected" ? "fixed" : kind}">${report[kind]}</span>` : ""}
    </td>`;
  return html`<tr
    data-report="${key}"
    data-month="${month ?? ""}"
    data-platforms="${JSON.stringify(platforms)}"
    data-unsure="${report.unsure}"
    data-lost="${failure ? 1 : report.lost}"
    data-stale="${report.stale}"
    data-corrected="${report.corrected}"
  >
    <td>${month ?? WORDS.undated[language]}</td>
    <td dir="auto">
      ${href ? html`<a href="${href}">${file}</a>` : file}
      ${
        failure
          ? html`<br /><span class="lost">${WORDS.failed[language]}</span>
              <span class="small soft" lang="en">${failure.message}</span>`
          : ""
      }
    </td>
    <td dir="auto">${platforms.join(", ")}</td>
    <td class="n">${incidents}</td>
    ${count("unsure")}${count("lost")}${count("stale")}${count("corrected")}
    <td class="n settled done"></td>
  </tr>`;
}

function remarks(diagnostics: readonly Diagnostic[], language: Language): Html {
  const byCode = groupedByCode(diagnostics);
  return html`${[...byCode].map(
    ([code, all]) =>
      html`<h3>${sentenceOf(code, language)} <span class="badge unsure">${all.length}</span></h3>
        <ul>
          ${all.slice(0, MOST_REMARKS).map((one) => html`<li dir="auto">${messageOf(one, language)}</li>`)}
          ${all.length > MOST_REMARKS ? html`<li>… ${all.length - MOST_REMARKS}</li>` : ""}
        </ul>`,
  )}`;
}

function groupedByCode(diagnostics: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>();
  for (const one of diagnostics) groups.set(one.code, [...(groups.get(one.code) ?? []), one]);
  return groups;
}
