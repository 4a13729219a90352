// The facets beside the list: check boxes with counts, made once and changed in place so that the focus stays.

import { counted, h, say } from "./dom.js";
import { FACETS } from "./state.js";

const NAMES = { kind: "Kind", year: "Year", venue: "Venue", section: "Section", tag: "Tag" };
const FEW = 8;
const MOST = 500;

/** Fill the sidebar; gives the function that shows the state and counts of a filtering. */
export function sidebar(root, tables, meanings, change) {
  const code = h("input", { type: "checkbox", change: () => change((state) => (state.code = code.checked)) });
  const codeCount = h("span", { class: "count" });
  const codeBox = h("fieldset", {}, h("legend", {}, "Code"), h("ul", {}, h("li", {}, h("label", {}, code, h("span", { class: "value" }, "Has code"), codeCount))));
  const groups = FACETS.map((facet) => group(facet, tables[facet], facet === "tag" ? meanings : new Map(), change));
  root.append(codeBox, ...groups.map(({ box }) => box));
  return (state, counts, withCode) => {
    code.checked = state.code;
    say(codeCount, counted(withCode));
    groups.forEach(({ show }, at) => show(state.chosen[FACETS[at]], counts[FACETS[at]]));
  };
}

function group(facet, table, meanings, change) {
  const list = h("ul");
  const more = h("button", { type: "button", class: "all" });
  const box = h("fieldset", { hidden: table.values.length < 2 }, h("legend", {}, NAMES[facet]), list, more);
  const items = new Map();
  let made = "";
  let expanded = false;
  let last;
  const show = (chosen, counts) => {
    last = [chosen, counts];
    const first = table.order.slice(0, expanded ? MOST : FEW);
    const wanted = [...new Set([...first, ...[...chosen].map((value) => table.numbers.get(value)).filter((number) => number != null)])];
    if (made !== String(wanted)) {
      made = String(wanted);
      list.replaceChildren(...wanted.map((number) => (items.get(number) ?? item(number)).row));
    }
    for (const number of wanted) {
      const { input, count, row } = items.get(number);
      input.checked = chosen.has(table.values[number]);
      say(count, counted(counts[number]));
      row.classList.toggle("none", !counts[number] && !input.checked);
    }
    more.hidden = table.order.length <= FEW;
    say(more, expanded ? "Show fewer" : `Show all ${counted(table.order.length)}`);
    more.setAttribute("aria-label", `${more.textContent}: ${NAMES[facet]}`);
    more.setAttribute("aria-expanded", String(expanded));
  };
  const item = (number) => {
    const value = table.values[number];
    const input = h("input", { type: "checkbox", change: () => change((state) => state.chosen[facet][input.checked ? "add" : "delete"](value)) });
    const count = h("span", { class: "count" });
    const meaning = meanings.has(value) && h("span", { class: "meaning", dir: "auto" }, meanings.get(value));
    const made = { input, count, row: h("li", {}, h("label", {}, input, h("span", { class: "value", dir: "auto" }, value), meaning, count)) };
    items.set(number, made);
    return made;
  };
  more.addEventListener("click", () => {
    expanded = !expanded;
    show(...last);
  });
  return { box, show };
}
