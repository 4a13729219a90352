// The picture of works per year and venue: bars of stacked venues, and the same figures as a table.

import { h, svg } from "./dom.js";

const SHOWN = 6;
const HEIGHT = 132;
// The few works of the earliest years, and all beyond so many years, are one bar.
const EARLY = 0.02;
const LONGEST = 25;

/** Draw the entries with these numbers into the figure; `choose` is called with the year of a bar that is clicked. */
export function drawChart(figure, entries, tables, numbers, chosen, choose) {
  const venues = tables.venue.order.slice(0, SHOWN).map((number) => tables.venue.values[number]);
  const rows = countByYear(entries, numbers, venues);
  figure.hidden = rows.length < 2;
  if (figure.hidden) return;
  const open = figure.querySelector("details")?.open;
  const legend = venues.length ? [...venues, "other or none"] : [];
  figure.replaceChildren(
    h("figcaption", {}, h("span", { class: "caption" }, venues.length ? "Works per year and venue" : "Works per year"), key(legend)),
    bars(widthIn(figure), rows, chosen, choose),
    h("details", { open }, h("summary", {}, "As a table"), h("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Works per year and venue" }, tableOf(rows, legend))),
  );
}

function countByYear(entries, numbers, venues) {
  const place = new Map(venues.map((venue, at) => [venue, at]));
  const years = new Map();
  for (const number of numbers) {
    const { year, group } = entries[number];
    if (year == null) continue;
    if (!years.has(year)) years.set(year, new Array(venues.length + 1).fill(0));
    years.get(year)[place.get(group) ?? venues.length] += 1;
  }
  const known = [...years.keys()].sort((a, b) => a - b);
  if (!known.length) return [];
  const sum = (counts) => counts.reduce((total, count) => total + count, 0);
  const all = sum(known.map((year) => sum(years.get(year))));
  const last = known.at(-1);
  let first = Math.max(known[0], last - LONGEST + 1);
  let before = sum(known.filter((year) => year < first).map((year) => sum(years.get(year))));
  while (first < last - 3 && before + sum(years.get(first) ?? []) <= all * EARLY) before += sum(years.get(first++) ?? []);
  const rows = Array.from({ length: last - first + 1 }, (_, at) => {
    const counts = years.get(first + at) ?? new Array(venues.length + 1).fill(0);
    return { year: first + at, name: String(first + at), counts, total: sum(counts) };
  });
  const early = known.filter((year) => year < first).map((year) => years.get(year));
  if (!early.length) return rows;
  const counts = early[0].map((_, part) => sum(early.map((row) => row[part])));
  return [{ year: null, name: `≤${first - 1}`, counts, total: sum(counts) }, ...rows];
}

function bars(width, rows, chosen, choose) {
  const most = Math.max(...rows.map((row) => row.total));
  const step = width / rows.length;
  const every = Math.ceil(34 / step);
  const scale = (HEIGHT - 36) / most;
  const peak = rows.find((row) => row.total === most);
  const said = `Works per year, ${rows[0].name} to ${rows.at(-1).name}; most in ${peak.name}: ${most}.`;
  const picture = svg("svg", { role: "img", "aria-label": said, width, height: HEIGHT, viewBox: `0 0 ${width} ${HEIGHT}` });
  rows.forEach((row, at) => {
    const x = at * step + Math.max(1, step * 0.12);
    const wide = Math.max(2, Math.min(step * 0.76, 46));
    const middle = x + wide / 2;
    const off = chosen.size && !chosen.has(row.name);
    const bar = svg("g", { class: off ? "bar off" : "bar", click: () => row.year != null && choose(row.name) }, svg("title", {}, `${row.name}: ${row.total}`));
    bar.append(svg("rect", { class: "area", x: at * step, y: 0, width: step, height: HEIGHT }));
    let y = HEIGHT - 20;
    row.counts.forEach((count, part) => {
      if (!count) return;
      y -= count * scale;
      bar.append(svg("rect", { class: part === row.counts.length - 1 ? "rest" : `part${part}`, x, y, width: wide, height: Math.max(count * scale - 1, 0.5), rx: 1.5 }));
    });
    if (row.total && step > 18) bar.append(svg("text", { x: middle, y: y - 4, class: "count" }, String(row.total)));
    if ((rows.length - 1 - at) % every === 0) bar.append(svg("text", { x: Math.max(17, Math.min(middle, width - 17)), y: HEIGHT - 5 }, row.name));
    picture.append(bar);
  });
  return picture;
}

function widthIn(figure) {
  const style = getComputedStyle(figure);
  return Math.max(figure.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight), 160);
}

function key(legend) {
  const parts = legend.map((name, at) => h("li", {}, h("span", { class: `swatch ${at === legend.length - 1 ? "rest" : `part${at}`}` }), h("bdi", {}, name)));
  return h("ul", { class: "key", hidden: !legend.length }, ...parts);
}

function tableOf(rows, legend) {
  const heads = ["Year", ...legend, "All"].map((name) => h("th", { scope: "col", dir: "auto" }, name));
  const lines = rows.map((row) => {
    const counts = legend.length ? [...row.counts, row.total] : [row.total];
    return h("tr", {}, h("th", { scope: "row" }, row.name), ...counts.map((count) => h("td", {}, String(count))));
  });
  return h("table", {}, h("thead", {}, h("tr", {}, ...heads)), h("tbody", {}, ...lines));
}
