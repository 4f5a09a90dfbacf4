import { html } from "hono/html";
import type {
  Corrected,
  Diagnostic,
  Incident,
  Platform,
  Report,
  SlaRow,
  SlaTable,
  Unparsed,
} from "../../model/record.js";
import type { Boxes } from "./boxes.js";
import type { Html } from "./frame.js";
import { SURE } from "../../model/sure.js";
import { valueText } from "./valueText.js";
import type { Language } from "../../model/language.js";
import { messageOf } from "../../wording/diagnostics.js";
import { FIELD_WORDS, sentenceOf, WORDS } from "./words.js";

/** The records of a report in its order, each field tied to its box on the page. */
export function recordsOf(report: Report, boxes: Boxes, language: Language): Html {
  const said = new Set<Unparsed>();
  const linesOn = (pages: readonly number[]): Unparsed[] =>
    report.unparsed.filter((line) => {
      if (!pages.includes(line.source.page) || said.has(line)) return false;
      said.add(line);
      return true;
    });
  return html`${report.platforms.map((platform) => platformOf(platform, linesOn(platform.pages), boxes, language))}
  ${unparsedOf(
    report.unparsed.filter((line) => !said.has(line)),
    boxes,
    language,
  )}
  ${correctionsOf(report, language)} ${diagnosticsOf(report.diagnostics, boxes, language)}`;
}

function platformOf(platform: Platform, lines: readonly Unparsed[], boxes: Boxes, language: Language): Html {
  const t = (key: keyof typeof WORDS): string => WORDS[key][language];
  const { name, confidence, assessment, areas, incidents, changes, sla, corrected } = platform;
  const nameKind = corrected?.["name"] ? "fixed" : confidence < SURE ? "unsure" : "";
  return html`<section>
    <h3><span class="${nameKind}" dir="auto">${name || t("none")}</span>${wasRead(corrected?.["name"], language)}</h3>
    ${
      assessment
        ? html`<h4>${t("verdict")}</h4>
            <p>${boxes.field(assessment.text, assessment.source, `${t("verdict")}: ${name}`)}</p>
            <p class="soft">${valueText(assessment.rating, language)}${wasRead(corrected?.["rating"], language)}</p>`
        : ""
    }
    ${
      areas.length
        ? html`<h4>${t("areas")}</h4>
            <ul>
              ${areas.map(
                ({ area, condition, text, source }) =>
                  html`<li>
                    ${valueText(area, language)}: ${valueText(condition, language)}.
                    ${boxes.field(text, source, `${t("areas")}: ${valueText(area, language)}`)}
                  </li>`,
              )}
            </ul>`
        : ""
    }
    ${incidents.length ? html`<h4>${t("incidents")}</h4>` : ""}
    ${incidents.map((incident, i) => incidentOf(incident, i + 1, boxes, language))}
    ${
      changes
        ? html`<h4>${t("changes")}</h4>
            <p>${boxes.field(changes.text, changes.source, `${t("changes")}: ${name}`)}</p>`
        : ""
    }
    ${sla.map((table) => tableOf(table, boxes, language))} ${unparsedOf(lines, boxes, language)}
  </section>`;
}

const INCIDENT_FIELDS = [
  ["periods", "dates"],
  ["systems", "systems"],
  ["components", "systems"],
  ["impact", "impact"],
  ["cause", "cause"],
  ["remedy", "remedy"],
  ["restoredOn", "restoredOn"],
] as const;

function incidentOf(incident: Incident, number: number, boxes: Boxes, language: Language): Html {
  const label = `${WORDS.incident[language]} ${number}`;
  const { corrected = {}, confidences } = incident;
  const shown = INCIDENT_FIELDS.filter(([field]) => field !== "components" || incident.components.length > 0);
  return html`<div class="card">
    <h5 class="soft small">${label} · ${incident.id}</h5>
    <p>${boxes.field(incident.text, incident.source, label)}</p>
    <dl>
      ${shown.map(([field, group]) => {
        const kind = corrected[field] ? "fixed" : confidences[group] < SURE ? "unsure" : "";
        return html`<dt>${FIELD_WORDS[field]![language]}</dt>
          <dd>
            <span class="${kind}" dir="auto">${valueText(incident[field], language)}</span>${wasRead(
              corrected[field],
              language,
            )}
          </dd>`;
      })}
    </dl>
  </div>`;
}

function tableOf({ title, environment, months, rows, source }: SlaTable, boxes: Boxes, language: Language): Html {
  const t = (key: keyof typeof WORDS): string => WORDS[key][language];
  const name = [title, environment].filter(Boolean).join(", ") || `${t("table")}, ${t("page")} ${source.page}`;
  return html`<h4 dir="auto">${name}</h4>
    <div class="scroll" tabindex="0" role="region" aria-label="${t("table")}: ${name}">
      <table>
        <thead>
          <tr>
            <th scope="col">${t("service")}</th>
            <th scope="col">${t("target")}</th>
            ${months.map((month) => html`<th scope="col">${month}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map((row) => rowOf(row, boxes, language))}
        </tbody>
      </table>
    </div>`;
}

function rowOf(row: SlaRow, boxes: Boxes, language: Language): Html {
  const { service, targetText, values, source, corrected, confidence } = row;
  const kind = corrected?.["service"] ? "fixed" : confidence < SURE ? "unsure" : "";
  return html`<tr>
    <th scope="row">
      ${boxes.field(service || "–", source, service || WORDS.none[language], kind)}${wasRead(corrected?.["service"], language)}
    </th>
    <td class="n">${targetText}${wasRead(corrected?.["target"], language)}</td>
    ${values.map((value) => {
      const of = value.corrected ? "fixed" : value.confidence < SURE ? "unsure" : "";
      const text = value.text || "–";
      return html`<td class="n ${value.colour ?? ""}">
        ${
          value.source && (value.text || of)
            ? boxes.field(text, value.source, `${service}, ${value.month}: ${text}`, of)
            : html`<span>${text}</span>`
        }${wasRead(value.corrected, language)}
      </td>`;
    })}
  </tr>`;
}

const wasRead = (corrected: Corrected | undefined, language: Language): Html | string =>
  corrected
    ? html` <span class="small soft" dir="auto"
        >(${WORDS.wasRead[language]}:
        ${valueText(corrected.was, language)}${corrected.by ? `; ${corrected.by}` : ""})</span
      >`
    : "";

function unparsedOf(lines: readonly Unparsed[], boxes: Boxes, language: Language): Html | string {
  if (lines.length === 0) return "";
  const label = WORDS.unparsed[language];
  return html`<h4>${label}</h4>
    <ul>
      ${lines.map(
        ({ text, source }) =>
          html`<li>
            ${boxes.field(text, source, label)} <span class="soft small">${WORDS.page[language]} ${source.page}</span>
          </li>`,
      )}
    </ul>`;
}

function correctionsOf({ corrections = [] }: Report, language: Language): Html | string {
  if (corrections.length === 0) return "";
  const t = (key: keyof typeof WORDS): string => WORDS[key][language];
  return html`<h3>${t("corrected")}</h3>
    <ul>
      ${corrections.map(
        ({ record, field, was, value, state, by, at, note }) =>
          html`<li>
            <span class="badge ${state === "stale" ? "stale" : "done"}"
              >${t(state === "stale" ? "stale" : state === "applied" ? "corrected" : "settled")}</span
            >
            ${FIELD_WORDS[field]?.[language] ?? field}: <span dir="auto">${valueText(value, language)}</span>
            ${state === "applied" ? html`<span class="soft" dir="auto">(${t("wasRead")}: ${valueText(was, language)})</span>` : ""}
            <span class="soft small" dir="auto">${[record, by, at, note].filter(Boolean).join(" · ")}</span>
          </li>`,
      )}
    </ul>`;
}

function diagnosticsOf(diagnostics: readonly Diagnostic[], boxes: Boxes, language: Language): Html | string {
  if (diagnostics.length === 0) return "";
  return html`<h3>${WORDS.diagnostics[language]}</h3>
    <ul>
      ${diagnostics.map(
        ({ code, severity, message, source }) =>
          html`<li>
            <span class="badge ${severity === "info" ? "done" : severity === "error" ? "lost" : "unsure"}"
              >${code}</span
            >
            ${boxes.field(sentenceOf(code, language), source, code)}
            <span class="soft small" dir="auto">${messageOf({ code, message }, language)}</span>
          </li>`,
      )}
    </ul>`;
}
