// Filtering and counting. The count of a value is what choosing it would show: its own facet does not narrow it.

import { FACETS } from "./state.js";

const VALUES = {
  kind: (entry) => [entry.kind],
  year: (entry) => (entry.year == null ? [] : [String(entry.year)]),
  venue: (entry) => (entry.group ? [entry.group] : []),
  section: (entry) => (sectionOf(entry) ? [sectionOf(entry)] : []),
  tag: (entry) => entry.tags ?? [],
};

/** The section of an entry in one line; nothing where it only says the year again. */
export function sectionOf(entry) {
  const section = (entry.section ?? []).join(" › ");
  return section === String(entry.year) ? "" : section;
}

/** What the list says its tags mean. */
export function meaningsOf(entries) {
  return new Map(entries.flatMap((entry) => Object.entries(entry.legend ?? {})));
}

/** For each facet its values, each entry's value numbers, and how many entries a value has. */
export function facetTables(entries) {
  return Object.fromEntries(FACETS.map((facet) => [facet, table(entries, VALUES[facet], facet)]));
}

function table(entries, valuesOf, facet) {
  const numbers = new Map();
  const values = [];
  const totals = [];
  const of = entries.map((entry) =>
    valuesOf(entry).map((value) => {
      if (!numbers.has(value)) {
        numbers.set(value, values.length);
        values.push(value);
        totals.push(0);
      }
      totals[numbers.get(value)] += 1;
      return numbers.get(value);
    }),
  );
  const order = values.map((_, number) => number);
  if (facet === "year") order.sort((a, b) => values[b] - values[a]);
  else if (facet !== "section") order.sort((a, b) => totals[b] - totals[a] || (values[a] < values[b] ? -1 : 1));
  return { values, numbers, of, order };
}

/** The numbers of the entries that pass, of those that pass but for their year, and the counts of every facet's values and of those with code. */
export function filterEntries(entries, tables, state, found) {
  const wanted = FACETS.map((facet) => wantedNumbers(tables[facet], state.chosen[facet]));
  const counts = Object.fromEntries(FACETS.map((facet) => [facet, new Int32Array(tables[facet].values.length)]));
  const passed = [];
  const anyYear = [];
  let withCode = 0;
  for (let number = 0; number < entries.length; number += 1) {
    if (found && !found.has(number)) continue;
    const hasCode = Boolean(entries[number].code);
    let misses = state.code && !hasCode ? 1 : 0;
    let missed = misses ? "code" : "";
    for (let at = 0; at < FACETS.length && misses < 2; at += 1) {
      if (wanted[at] && !tables[FACETS[at]].of[number].some((value) => wanted[at].has(value))) {
        misses += 1;
        missed = FACETS[at];
      }
    }
    if (misses > 1) continue;
    if (!misses) passed.push(number);
    if (!misses || missed === "year") anyYear.push(number);
    if (hasCode && (!misses || missed === "code")) withCode += 1;
    for (const facet of misses ? [missed] : FACETS) {
      if (facet !== "code") for (const value of tables[facet].of[number]) counts[facet][value] += 1;
    }
  }
  return { passed, anyYear, counts, withCode };
}

function wantedNumbers(table, chosen) {
  return chosen.size ? new Set([...chosen].map((value) => table.numbers.get(value) ?? -1)) : null;
}
