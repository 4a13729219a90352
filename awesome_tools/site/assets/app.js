// The page: state in, list out. Every change goes through `change`, every drawing through `draw`.

import { cardOf } from "./card.js";
import { drawChart } from "./chart.js";
import { $, counted, embedded, h, say } from "./dom.js";
import { facetTables, filterEntries, meaningsOf } from "./facets.js";
import { highlight } from "./highlight.js";
import { indexOf, ranks } from "./search.js";
import { sidebar } from "./sidebar.js";
import { FACETS, filterCount, readState, writeState } from "./state.js";

// Entries drawn at once, about a screen of them, and those of a page, which follow when no key is pressed for a moment.
const FIRST = 10;
const PAGE = 30;
const MOMENT = 60;
const PAUSE = 200;
// From here on the next entries come by the button, so that the end of the page can be reached.
const UNASKED = 400;
const SORTS = { match: "best match", newest: "newest", oldest: "oldest", title: "title", list: "list order" };

const entries = embedded("entries");
const places = new Map(entries.map((entry, number) => [entry.id, number]));
const tables = facetTables(entries);
const dated = entries.filter((entry) => entry.year != null).length * 2 > entries.length;
const orders = new Map();
let state = readState(location.hash);
let indexed = false;
let shown = [];
let drawn = 0;
let pictured = [];
let later;
let following;
let offered = "";
let citations;

const { index, ready, scan, rest } = indexOf(entries);
const showFacets = sidebar($("facets"), tables, meaningsOf(entries), (edit) => change(edit, "push"));

function change(edit, how) {
  state.entry = null;
  edit(state);
  clearTimeout(later);
  if (how === "typed") {
    rest();
    later = setTimeout(() => finish("replace"), PAUSE);
    draw();
  } else {
    draw();
    finish(how);
  }
}

/** What need not keep up with typing: the address, which browsers let a page change a few times a second, and the picture. */
function finish(how) {
  const address = writeState(state);
  if (how === "push") history.pushState(null, "", address);
  else history.replaceState(null, "", address);
  drawPicture();
}

function draw() {
  const found = indexed ? ranks(index, state.query) : scan(state.query);
  const { passed, anyYear, counts, withCode } = filterEntries(entries, tables, state, found);
  pictured = anyYear;
  const sort = effectiveSort(found);
  shown = sorted(passed, sort, found);
  const linked = places.get(state.entry);
  if (linked != null) shown = [linked, ...shown.filter((number) => number !== linked)];
  showFacets(state, counts, withCode);
  showTools(sort, found);
  showChips();
  $("list").replaceChildren();
  drawn = 0;
  drawMore(FIRST);
  clearTimeout(following);
  following = setTimeout(() => drawMore(PAGE - FIRST), MOMENT);
}

function drawPicture() {
  drawChart($("picture"), entries, tables, pictured, state.chosen.year, (year) => toggle("year", year));
}

function drawMore(count) {
  const next = shown.slice(drawn, drawn + count);
  drawn += next.length;
  $("list").append(...next.map((number) => cardOf(entries[number], act, entries[number].id === state.entry)));
  const left = shown.length - drawn;
  $("more").hidden = !left;
  say($("more"), `Show ${Math.min(left, PAGE)} more of ${counted(left)}`);
  highlight($("list"), state.query);
}

function effectiveSort(found) {
  if (Object.hasOwn(SORTS, state.sort ?? "") && (state.sort !== "match" || found)) return state.sort;
  return found ? "match" : dated ? "newest" : "list";
}

function sorted(passed, sort, found) {
  if (sort === "list") return passed;
  if (sort === "match") return passed.sort((a, b) => found.get(a) - found.get(b));
  if (!orders.has(sort)) orders.set(sort, positions(sort));
  const position = orders.get(sort);
  return passed.sort((a, b) => position[a] - position[b]);
}

/** The position of each entry when all are sorted; entries without a year come last. */
function positions(sort) {
  const collator = new Intl.Collator(undefined, { numeric: true, sensitivity: "base" });
  const sign = sort === "newest" ? -1 : 1;
  const years = Int32Array.from(entries, (entry) => (entry.year == null ? 1e6 : entry.year * sign));
  const compare = sort === "title" ? (a, b) => collator.compare(entries[a].title, entries[b].title) : (a, b) => years[a] - years[b];
  const position = new Int32Array(entries.length);
  [...entries.keys()].sort((a, b) => compare(a, b) || a - b).forEach((number, at) => (position[number] = at));
  return position;
}

function showTools(sort, found) {
  const all = counted(entries.length);
  const some = shown.length === entries.length ? `${all} entries` : `${counted(shown.length)} of ${all} entries`;
  say($("status"), shown.length ? some : "No entry has all of this. Fewer words or filters show more.");
  const options = Object.keys(SORTS).filter((name) => (name !== "match" || found) && (dated || !["newest", "oldest"].includes(name) || tables.year.values.length > 1));
  if (offered !== String(options)) $("sort").replaceChildren(...options.map((name) => h("option", { value: name }, SORTS[name])));
  offered = String(options);
  $("sort").value = sort;
  $("copyall").disabled = !shown.length;
  say($("copyall"), shown.length === entries.length ? "Copy all as BibTeX" : `Copy ${counted(shown.length)} as BibTeX`);
  const count = filterCount(state);
  say($("filters").firstElementChild, count ? `Filters (${count})` : "Filters");
}

function showChips() {
  const chips = FACETS.flatMap((facet) => [...state.chosen[facet]].map((value) => chip(`${facet} ${value}`, value, () => toggle(facet, value))));
  if (state.code) chips.push(chip("has code", "has code", () => change((next) => (next.code = false), "push")));
  if (chips.length > 1) chips.push(h("button", { type: "button", class: "clear", click: clear }, "Clear all"));
  $("chips").replaceChildren(...chips);
}

function chip(name, value, remove) {
  const click = () => {
    remove();
    ($("chips").querySelector("button") ?? $("query")).focus();
  };
  return h("button", { type: "button", class: "chip", "aria-label": `Remove the filter ${name}`, click }, h("bdi", {}, value), h("span", { "aria-hidden": "true" }, " ×"));
}

function clear() {
  change((next) => {
    next.code = false;
    for (const facet of FACETS) next.chosen[facet].clear();
  }, "push");
  $("query").focus();
}

function toggle(facet, value) {
  change((next) => next.chosen[facet].delete(value) || next.chosen[facet].add(value), "push");
}

const act = {
  choose: (facet, value) => {
    change((next) => next.chosen[facet].add(value), "push");
    $("results").scrollIntoView();
  },
  cite: (entry, button) => copy(citationOf(places.get(entry.id)), `BibTeX of ${entry.title} copied`, button),
  link: (event, entry, link) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    copy(new URL(link, location.href).href, `Link to ${entry.title} copied`, event.currentTarget);
  },
};

function citationOf(number) {
  citations ??= embedded("citations");
  return citations[number];
}

async function copy(text, said, button) {
  const done = await navigator.clipboard.writeText(text).then(() => true, () => copyOldWay(text));
  $("status").textContent = done ? said : "The browser does not let this page copy";
  if (button.dataset.name == null) button.dataset.name = button.textContent;
  button.textContent = done ? "Copied" : "Not copied";
  setTimeout(() => (button.textContent = button.dataset.name), 1600);
}

function copyOldWay(text) {
  const area = h("textarea", { class: "unseen", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  const done = document.execCommand("copy");
  area.remove();
  return done;
}

function keyDown(event) {
  const typing = event.target.matches?.("input:not([type=checkbox]), select, textarea");
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "/" && !typing) focusOn(event, $("query"));
  else if (event.key === "Escape" && event.target !== $("query")) focusOn(event, $("query"));
  else if (event.key === "ArrowDown" || event.key === "ArrowUp") step(event, event.key === "ArrowDown" ? 1 : -1);
}

function step(event, by) {
  const card = event.target.closest?.(".card");
  if (!card && event.target !== $("query")) return;
  const next = card ? (by > 0 ? card.nextElementSibling : card.previousElementSibling) : by > 0 && $("list").firstElementChild;
  focusOn(event, next ? next.querySelector("h3 a") : by < 0 && card ? $("query") : null);
}

function focusOn(event, element) {
  if (!element) return;
  event.preventDefault();
  element.focus();
  if (element === $("query")) element.select();
}

function setTheme(dark) {
  document.documentElement.dataset.theme = dark ? "dark" : "light";
  $("theme").setAttribute("aria-pressed", String(dark));
}

function startTheme() {
  const system = matchMedia("(prefers-color-scheme: dark)");
  let kept = null;
  try {
    kept = localStorage.getItem("theme");
  } catch {
    // Storage is off: the choice lasts as long as the page.
  }
  setTheme(kept ? kept === "dark" : system.matches);
  system.addEventListener("change", () => kept || setTheme(system.matches));
  $("theme").addEventListener("click", () => {
    kept = document.documentElement.dataset.theme === "dark" ? "light" : "dark";
    setTheme(kept === "dark");
    try {
      localStorage.setItem("theme", kept);
    } catch {
      // As above.
    }
  });
}

function startFilters() {
  const narrow = matchMedia("(max-width: 60rem)");
  const fit = () => ($("filters").open = !narrow.matches);
  narrow.addEventListener("change", fit);
  fit();
}

function fromAddress() {
  state = readState(location.hash);
  $("query").value = state.query;
  draw();
  drawPicture();
  if (places.has(state.entry)) {
    scrollTo(0, 0);
    $("list").querySelector("h3 a").focus();
  }
}

startTheme();
startFilters();
$("query").addEventListener("input", () => change((next) => (next.query = $("query").value), "typed"));
$("sort").addEventListener("change", () => change((next) => (next.sort = $("sort").value), "replace"));
$("more").addEventListener("click", () => {
  const before = drawn;
  drawMore(PAGE);
  $("list").children[before]?.querySelector("h3 a").focus();
});
$("copyall").addEventListener("click", (event) => copy(shown.map(citationOf).join("\n"), `BibTeX of ${shown.length} entries copied`, event.currentTarget));
document.addEventListener("keydown", keyDown);
document.querySelector(".skip").addEventListener("click", (event) => focusOn(event, $("results")));
addEventListener("hashchange", fromAddress);
new IntersectionObserver(([seen]) => {
  if (seen.isIntersecting && drawn && drawn < UNASKED) drawMore(PAGE);
}, { rootMargin: "800px" }).observe($("more"));
let width = innerWidth;
addEventListener("resize", () => {
  if (width === innerWidth) return;
  width = innerWidth;
  drawPicture();
});
fromAddress();
ready.then(() => {
  indexed = true;
  // Who has gone on to the entries keeps the place.
  if (state.query.trim() && !$("list").contains(document.activeElement)) draw();
  document.documentElement.dataset.ready = "";
});
