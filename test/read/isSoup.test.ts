import { describe, expect, it } from "vitest";
import { isSoup } from "../../src/read/isSoup.js";

const soup = (text: string, nameless = 0): boolean => isSoup({ texts: text.split("\n"), nameless });

const PROSE =
  "Infrastrukturdriften var fra den 18. marts kl. 22:59 ramt af en fejl på HSM/HPCS, som betød, at Fælleskommunalt Sags- og Dokumentindeks stod stille.";
/** What numbers of glyphs give that are taken for those of letters: each letter is 29 places further back. */
const shifted = (text: string, by: number): string =>
  [...text].map((c) => (c === " " ? c : String.fromCharCode(c.charCodeAt(0) + by))).join("");

describe("isSoup", () => {
  it.each([
    ["prose", PROSE],
    ["a table", "SLA-Mål apr-24 maj-24 99,90% 100,00% 98,67%\nKO - applikation 185.333.727 n.a. - 99,9 %"],
    [
      "names and codes",
      "SF1491 SF1601, KY/KSD, BigIP, NgDP, (Context Handler 2), drift@firma.dk, https://drift.dk/status",
    ],
    ["a leader of dots", "Indhold ............................ 3 ---- 4"],
    ["bullets of a symbol font", "\uF0B7 \uF0B7 \uF0B7 \uF0B7 \uF0B7 \uF0B7 \uF0B7 \uF0B7 \uF0B7 \uF0B7"],
    ["bullets that a symbol font calls letters", "q q q q q q q q q q v v v v v v v v v v ".repeat(3)],
    ["a heading in capitals", "DRIFTSSTATUS MARTS 2025 STØTTESYSTEMERNE"],
    ["another language", "The service was unavailable for about two hours, after which the provider restarted it."],
    ["a few letters", "Zx"],
  ])("is not %s", (_, text) => expect(soup(text)).toBe(false));

  it.each([
    ["letters of no name", PROSE, 40],
    ["private characters in words", "\uE012\uE013\uE014 \uE01F\uE020\uE021 \uE012\uE015\uE016\uE017", 0],
    ["marks for letters", "!\"#$%&'( )*+ ,-./ 01 2#$ 3!\"# %&' ()*+ ,-. /:;< =>?@", 0],
    ["words without vowels", "Dn brgrplvd drftsstbltt hr prdn vrt tlfrdsstllnd, drftn hr krt stblt", 0],
    ["letters that stand for others", shifted(PROSE.replace(/[^A-Za-z ]/g, ""), -29), 0],
    ["letters moved by one", shifted(PROSE.replace(/[^A-Za-z ]/g, "").toLowerCase(), 1), 0],
    ["a script that is not Latin", "Ден бругеропleveде дрифтсстабилитет", 0],
    ["ideographs", "搀爀椀昀 琀攀渀 栀愀爀 欀爀琀 猀琀愀戀椀氀琀", 0],
  ])("is %s", (_, text, nameless) => expect(soup(text, nameless)).toBe(true));
});
