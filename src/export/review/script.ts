/**
 * What runs in the browser, on every page: no framework, and nothing but what the page itself holds. It writes text, never
 * markup, so that the words of a report stay words.
 */
export const SCRIPT = String.raw`(function () {
"use strict";
var data = JSON.parse(document.getElementById("data").textContent);
var words = data.words;
var PREFIX = "driftsstatus/";
var all = function (selector, root) { return Array.prototype.slice.call((root || document).querySelectorAll(selector)); };
var one = function (selector, root) { return (root || document).querySelector(selector); };
all("[data-script]").forEach(function (element) { element.hidden = false; });

function read(sha) {
  try { return JSON.parse(localStorage.getItem(PREFIX + sha) || "{}").corrections || []; } catch (error) { return []; }
}
function write(sha, corrections) {
  try { localStorage.setItem(PREFIX + sha, JSON.stringify({ corrections: corrections })); } catch (error) { say(String(error)); }
}
function put(sha, entries) {
  var keys = {};
  entries.forEach(function (entry) { keys[entry.record + " " + entry.field] = true; });
  write(sha, read(sha).filter(function (entry) { return !keys[entry.record + " " + entry.field]; }).concat(entries));
}
function contentOf(record) {
  var match = /^(?:\d{4}-\d{2}|undated)-([0-9a-f]{8})(?:-|$)/.exec(String(record));
  return match ? match[1] : null;
}
function say(text) {
  var said = document.getElementById("said");
  said.textContent = text;
  clearTimeout(say.timer);
  say.timer = setTimeout(function () { said.textContent = ""; }, 6000);
}
var name = document.getElementById("name");
if (name) {
  try { name.value = localStorage.getItem(PREFIX + "by") || ""; } catch (error) { name.value = ""; }
  name.addEventListener("change", function () {
    try { localStorage.setItem(PREFIX + "by", name.value.trim()); } catch (error) { say(String(error)); }
  });
}
function by() { return (name && name.value.trim()) || null; }

function merged(existing, added) {
  var found = {};
  existing.concat(added).forEach(function (entry) { found[entry.record + " " + entry.field] = entry; });
  return Object.keys(found).sort().map(function (key) { return found[key]; });
}
function download(file, corrections, aliases) {
  var text = JSON.stringify({ correctionsVersion: 1, corrections: corrections, aliases: aliases }, null, 2) + "\n";
  var link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  link.download = file;
  document.body.appendChild(link);
  link.click();
  link.remove();
  setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  say(words.saveHint);
}
function importFile(file, done) {
  file.text().then(function (text) {
    var parsed;
    try { parsed = JSON.parse(text); } catch (error) { parsed = null; }
    if (!parsed || parsed.correctionsVersion !== 1 || !Array.isArray(parsed.corrections)) return say(words.notImported);
    var groups = {};
    parsed.corrections.forEach(function (entry) {
      var sha = entry && contentOf(entry.record);
      if (sha && data.contents.indexOf(sha) >= 0) (groups[sha] = groups[sha] || []).push(entry);
    });
    var count = 0;
    Object.keys(groups).forEach(function (sha) { put(sha, groups[sha]); count += groups[sha].length; });
    say(count ? words.imported + " " + count : words.notImported);
    done();
  });
}
var importer = document.getElementById("import");
if (importer) importer.addEventListener("change", function () {
  if (importer.files[0]) importFile(importer.files[0], function () { importer.value = ""; refresh(); });
});

/* Boxes and fields light each other. */
function light(id, on) {
  var element = document.getElementById(id);
  if (!element) return;
  element.classList.toggle("lit", on);
  var pages = element.closest(".pages");
  if (on && pages && pages.scrollHeight > pages.clientHeight) {
    var box = element.getBoundingClientRect(), frame = pages.getBoundingClientRect();
    if (box.top < frame.top || box.bottom > frame.bottom) pages.scrollTop += box.top - frame.top - frame.height / 3;
  }
}
["pointerover", "pointerout", "focusin", "focusout"].forEach(function (type) {
  document.addEventListener(type, function (event) {
    var element = event.target.closest && event.target.closest("[data-lights]");
    if (!element) return;
    var on = type === "pointerover" || type === "focusin";
    element.classList.toggle("lit", on);
    light(element.getAttribute("data-lights"), on);
  });
});

/* Values as people write them. */
function pad(number) { return (number < 10 ? "0" : "") + number; }
function lastSunday(year, month) {
  var last = new Date(Date.UTC(year, month, 0));
  return last.getUTCDate() - last.getUTCDay();
}
/* Denmark's clock is put forward at 01:00 UTC of the last Sunday of March, and back on that of October. */
function offset(year, month, day, hour, minute) {
  var wall = Date.UTC(year, month - 1, day, hour, minute);
  var from = Date.UTC(year, 2, lastSunday(year, 3), 2), to = Date.UTC(year, 9, lastSunday(year, 10), 3);
  return wall >= from && wall < to ? "+02:00" : "+01:00";
}
function moment(text) {
  var match = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2})[:.](\d{2})(?:[+-]\d{2}:\d{2})?)?$/.exec(text.trim());
  if (!match) throw new Error(text);
  var year = +match[1], month = +match[2], day = +match[3];
  var date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() + 1 !== month || date.getUTCDate() !== day) throw new Error(text);
  var start = match[1] + "-" + match[2] + "-" + match[3];
  if (match[4] === undefined) return start;
  var hour = +match[4], minute = +match[5];
  if (hour > 23 || minute > 59) throw new Error(text);
  return start + "T" + pad(hour) + ":" + match[5] + offset(year, month, day, hour, minute);
}
function lines(text) {
  return text.split("\n").map(function (line) { return line.trim(); }).filter(Boolean);
}
function period(line) {
  var parts = line.split(/\s+[-\u2013]\s+/);
  if (parts.length > 2) throw new Error(line);
  var start = moment(parts[0]);
  var end = parts[1] ? moment(parts[1]) : start.length > 10 ? null : start;
  if (end !== null && Date.parse(end) < Date.parse(start)) throw new Error(line);
  return { start: start, end: end };
}
function number(text, percent) {
  var plain = text.replace(/[\s%\u00a0]/g, "");
  if (plain === "" || plain === "-") return null;
  if (plain.indexOf(",") >= 0) plain = plain.replace(/\./g, "").replace(",", ".");
  else if (!percent && /^\d{1,3}(\.\d{3})+$/.test(plain)) plain = plain.replace(/\./g, "");
  if (!/^-?\d+(\.\d+)?$/.test(plain)) throw new Error(text);
  var value = Number(plain);
  if (percent && (value < 0 || value > 100)) throw new Error(text);
  return value;
}
function parse(editor, text) {
  if (editor === "percent" || editor === "number") return number(text, editor === "percent");
  if (editor === "list") return lines(text);
  if (editor === "periods") return lines(text).map(period);
  if (editor === "moment") return text.trim() === "" ? null : moment(text);
  return text.trim() === "" ? null : text.trim();
}
function shown(value) {
  if (value === null || value === undefined || value === "") return words.none;
  if (value === true) return words.yes;
  if (Array.isArray(value)) return value.length ? value.map(shown).join("\n") : words.none;
  if (typeof value === "object" && value.start) return plainMoment(value.start) + (value.end && value.end !== value.start ? " - " + plainMoment(value.end) : "");
  if (typeof value === "number" ) return String(value).replace(".", data.language === "da" ? "," : ".");
  return words.values[value] || String(value);
}
function plainMoment(text) { return text.length > 10 ? text.slice(0, 10) + " " + text.slice(11, 16) : text; }

/* A page of one report. */
var current = -1;
function doubtOf(index) { return document.getElementById("d-" + (index + 1)); }
function entriesOf(doubt) {
  var saved = read(data.content);
  var find = function (record, field) {
    return saved.filter(function (entry) { return entry.record === record && entry.field === field; })[0];
  };
  if (doubt.incident) {
    var gone = find(doubt.incident, "delete");
    if (gone) return [gone];
  }
  var found = doubt.fields.map(function (field) { return find(field.record, field.field); });
  return found.every(Boolean) ? found : null;
}
function entry(doubt, record, field, was, value) {
  return { record: record, field: field, of: doubt.of, was: was, value: value, by: by(), at: new Date().toISOString(), note: null };
}
function saidOf(doubt, entries) {
  if (entries[0].field === "delete") return words.noIncident;
  if (doubt.line !== null && read(data.content).some(function (one) { return one.field === "add" && one.value.text === doubt.line; })) return words.addIncident;
  var changed = entries.filter(function (one) { return JSON.stringify(one.value) !== JSON.stringify(one.was); });
  if (!changed.length) return words.right;
  return changed.map(function (one) { return words.fields[one.field] + ": " + shown(one.value); }).join("; ");
}
function refreshReport() {
  var open = 0;
  data.doubts.forEach(function (doubt, i) {
    var card = doubtOf(i), entries = entriesOf(doubt);
    card.classList.toggle("done", !!entries);
    one(".answer", card).textContent = entries ? words.youSaid + ": " + saidOf(doubt, entries) : "";
    one(".undo", card).hidden = !entries;
    if (!entries) open++;
  });
  var progress = document.getElementById("progress");
  progress.textContent = data.doubts.length - open + " " + words.of + " " + data.doubts.length + " " + words.progress;
  document.getElementById("all-done").hidden = open > 0;
}
function go(index) {
  if (index < 0 || index >= data.doubts.length) return;
  if (current >= 0) doubtOf(current).classList.remove("current");
  current = index;
  var card = doubtOf(index);
  card.classList.add("current");
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  all(".box.lit").forEach(function (box) { box.classList.remove("lit"); });
  var box = card.getAttribute("data-box");
  if (box) light(box, true);
}
function nextOpen(from) {
  for (var step = 1; step <= data.doubts.length; step++) {
    var index = (from + step) % data.doubts.length;
    if (!entriesOf(data.doubts[index])) return index;
  }
  return -1;
}
function settled(index) {
  closeForm(index);
  refreshReport();
  var next = nextOpen(index);
  go(next >= 0 ? next : index);
}
function confirmDoubt(index) {
  var doubt = data.doubts[index];
  put(data.content, doubt.fields.map(function (field) { return entry(doubt, field.record, field.field, field.was, field.was); }));
  settled(index);
}
function openForm(index) {
  var form = one("form", doubtOf(index));
  if (!form) return;
  form.hidden = false;
  one("input,textarea,select", form).focus();
}
function closeForm(index) {
  var form = one("form", doubtOf(index));
  if (!form) return;
  form.hidden = true;
  one(".bad", form).textContent = "";
}
function saveForm(index) {
  var doubt = data.doubts[index], form = one("form", doubtOf(index)), bad = one(".bad", form), entries = [];
  bad.textContent = "";
  for (var i = 0; i < doubt.fields.length; i++) {
    var field = doubt.fields[i], input = form.elements["v" + i], value = field.was;
    try { if (input) value = parse(field.editor, input.value); }
    catch (error) { bad.textContent = words.badValue + " " + error.message; input.focus(); return; }
    if ((field.field === "service" || field.field === "name") && value === null) { bad.textContent = words.badValue; input.focus(); return; }
    /* What was not touched is what was read, whatever its spelling in the form. */
    if (input && input.value === input.defaultValue && input.type !== "select-one") value = field.was;
    entries.push(entry(doubt, field.record, field.field, field.was, value));
  }
  put(data.content, entries);
  settled(index);
}
function undo(index) {
  var doubt = data.doubts[index], keys = {};
  doubt.fields.forEach(function (field) { keys[field.record + " " + field.field] = true; });
  if (doubt.incident) keys[doubt.incident + " delete"] = true;
  write(data.content, read(data.content).filter(function (one) {
    return !keys[one.record + " " + one.field] && !(one.field === "add" && one.value.text === doubt.line);
  }));
  refreshReport();
  go(index);
}
function startReport() {
  data.doubts.forEach(function (doubt, index) {
    var card = doubtOf(index);
    card.addEventListener("click", function (event) {
      var button = event.target.closest("button");
      if (!button) return;
      current = current === index ? current : (go(index), index);
      var what = button.getAttribute("data-do");
      if (what === "right") confirmDoubt(index);
      if (what === "edit") openForm(index);
      if (what === "cancel") { closeForm(index); card.focus(); }
      if (what === "undo") undo(index);
      if (what === "delete") {
        put(data.content, [entry(doubt, doubt.incident, "delete", doubt.of, null)]);
        settled(index);
      }
      if (what === "add") {
        var added = { platform: doubt.platform, text: doubt.line };
        if (doubt.place) added.source = doubt.place;
        var made = entry(doubt, data.report + "-a" + (Date.now() % 1000000000), "add", null, added);
        put(data.content, [made].concat(doubt.fields.map(function (field) { return entry(doubt, field.record, field.field, field.was, field.was); })));
        settled(index);
      }
    });
    var form = one("form", card);
    if (form) form.addEventListener("submit", function (event) { event.preventDefault(); saveForm(index); });
  });
  document.addEventListener("keydown", function (event) {
    var typing = /^(?:INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName);
    if (event.key === "Escape" && current >= 0) { closeForm(current); doubtOf(current).focus(); return; }
    if (typing) {
      if (event.key === "Enter" && event.ctrlKey && current >= 0) { event.preventDefault(); saveForm(current); }
      return;
    }
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "j") { event.preventDefault(); go(Math.min(current + 1, data.doubts.length - 1)); }
    if (event.key === "k") { event.preventDefault(); go(Math.max(current - 1, 0)); }
    if (current < 0) return;
    if (event.key === "e") { event.preventDefault(); openForm(current); }
    if (event.key === "Enter" && event.target === doubtOf(current)) { event.preventDefault(); confirmDoubt(current); }
  });
  document.getElementById("download").addEventListener("click", function () {
    download("corrections-" + data.report + ".json", merged(data.existing, read(data.content)), []);
  });
  refreshReport();
  var asked = /^#d-(\d+)$/.exec(location.hash);
  if (asked && asked[1] <= data.doubts.length) go(asked[1] - 1);
}

/* The page of all reports. */
var shownItems = 0;
function refreshIndex() {
  var settledKeys = {};
  data.contents.forEach(function (sha) {
    read(sha).forEach(function (one) { settledKeys[one.record + " " + one.field] = true; });
  });
  var counts = {};
  data.queue.forEach(function (item) {
    item.done = item.keys.every(function (key) { return settledKeys[key]; }) || (item.gone && settledKeys[item.gone]);
    if (item.done) counts[item.report] = (counts[item.report] || 0) + 1;
  });
  all("tr[data-report]").forEach(function (row) {
    var done = counts[row.getAttribute("data-report")] || 0;
    one(".settled", row).textContent = done ? String(done) : "";
  });
  filter();
}
function filter() {
  var text = document.getElementById("search").value.trim().toLowerCase();
  var platform = document.getElementById("platform").value, month = document.getElementById("month").value;
  var kind = document.getElementById("kind").value;
  all("tr[data-report]").forEach(function (row) {
    row.hidden = !((!text || row.textContent.toLowerCase().indexOf(text) >= 0)
      && (!platform || JSON.parse(row.getAttribute("data-platforms")).indexOf(platform) >= 0)
      && (!month || row.getAttribute("data-month") === month)
      && (!kind || row.getAttribute("data-" + kind) !== "0"));
  });
  data.chosen = data.queue.filter(function (item) {
    return !item.done && (!text || (item.name + " " + item.file).toLowerCase().indexOf(text) >= 0)
      && (!platform || item.platforms.indexOf(platform) >= 0) && (!month || item.month === month) && (!kind || item.kind === kind);
  });
  var list = document.getElementById("queue");
  list.textContent = "";
  shownItems = 0;
  more();
}
function more() {
  var list = document.getElementById("queue");
  data.chosen.slice(shownItems, shownItems + 100).forEach(function (item) {
    var line = document.createElement("li"), badge = document.createElement("span"), link = document.createElement("a"), where = document.createElement("span");
    badge.className = "badge " + item.kind;
    badge.textContent = words.kinds[item.kind];
    link.href = item.href;
    link.textContent = item.name || item.says;
    link.dir = "auto";
    where.className = "soft small";
    where.textContent = " " + (item.month || words.undated) + ", " + item.file + (item.name ? ": " + item.says : "");
    line.append(badge, " ", link, where);
    list.appendChild(line);
  });
  shownItems = Math.min(shownItems + 100, data.chosen.length);
  document.getElementById("more").hidden = shownItems >= data.chosen.length;
  document.getElementById("empty").hidden = data.chosen.length > 0;
  document.getElementById("count").textContent = data.chosen.length;
}
function startIndex() {
  ["search", "platform", "month", "kind"].forEach(function (id) { document.getElementById(id).addEventListener("input", filter); });
  document.getElementById("more").addEventListener("click", more);
  document.getElementById("download").addEventListener("click", function () {
    var saved = [];
    data.contents.forEach(function (sha) { saved = saved.concat(read(sha)); });
    download("corrections.json", merged(data.existing, saved), data.aliases);
  });
  window.addEventListener("pageshow", refreshIndex);
}
function refresh() { return data.page === "index" ? refreshIndex() : refreshReport(); }
if (data.page === "index") startIndex(); else startReport();
})();`;
