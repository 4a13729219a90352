// The search index, built in slices so that the page answers meanwhile.

import { fold, wordsOf } from "./words.js";

const SLICE = 250;
const PARTS = {
  title: (entry) => entry.title,
  name: (entry) => entry.name,
  people: (entry) => entry.authors?.join(" "),
  place: (entry) => [entry.venue, entry.group, entry.year, entry.date].filter(Boolean).join(" "),
  tags: (entry) => [...(entry.tags ?? []), ...Object.values(entry.legend ?? {})].join(" "),
  text: (entry) => [entry.description, ...Object.values(entry.fields ?? {}), ...(entry.section ?? [])].filter(Boolean).join(" "),
};

/** An index of the entries, and a promise of it being complete. */
export function indexOf(entries) {
  const index = new MiniSearch({
    fields: Object.keys(PARTS),
    extractField: (item, field) => (field === "id" ? item.id : (PARTS[field](entries[item.id]) ?? "")),
    tokenize: wordsOf,
    processTerm: (term) => term,
    searchOptions: {
      combineWith: "AND",
      boost: { title: 4, name: 4, people: 2, tags: 2, place: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
      maxFuzzy: 2,
    },
  });
  return { index, ready: add(index, entries.length) };
}

async function add(index, count) {
  for (let start = 0; start < count; start += SLICE) {
    const ids = Array.from({ length: Math.min(SLICE, count - start) }, (_, at) => ({ id: start + at }));
    index.addAll(ids);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** The rank of each entry that has all words of the query, the best 0; null for a query without words. */
export function ranks(index, query) {
  const words = wordsOf(query);
  if (!words.length) return null;
  const letters = words.filter((word) => /^[a-z0-9]$/.test(word));
  const others = words.filter((word) => !letters.includes(word));
  if (!letters.length || !others.length) return ranked(index.search(query));
  // A letter beside other words only ranks: as the start of a word it is in half the entries.
  const favoured = ranked(index.search(letters.join(" "), { prefix: false, fuzzy: false }));
  const found = index.search(others.join(" "));
  return ranked([...found.filter(({ id }) => favoured.has(id)), ...found.filter(({ id }) => !favoured.has(id))]);
}

function ranked(results) {
  return new Map(results.map(({ id }, rank) => [id, rank]));
}

/** The same without an index, in list order: for what is typed while it is being built. */
export function scan(entries, query) {
  const words = wordsOf(query);
  if (!words.length) return null;
  const found = new Map();
  entries.forEach((entry, id) => {
    const text = fold(Object.values(PARTS).map((part) => part(entry) ?? "").join(" "));
    if (words.every((word) => text.includes(word))) found.set(id, found.size);
  });
  return found;
}
