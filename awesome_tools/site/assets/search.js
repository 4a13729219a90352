// The search index, built in slices of time and not while somebody types, so that the page answers meanwhile.

import { fold, wordsOf } from "./words.js";

// Milliseconds.
const SLICE = 12;
const REST = 100;
const LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789";
const PARTS = {
  title: (entry) => entry.title,
  name: (entry) => entry.name,
  people: (entry) => entry.authors?.join(" "),
  place: (entry) => [entry.venue, entry.group, entry.year, entry.date].filter(Boolean).join(" "),
  tags: (entry) => [...(entry.tags ?? []), ...Object.values(entry.legend ?? {})].join(" "),
  text: (entry) => [entry.description, ...Object.values(entry.fields ?? {}), ...(entry.section ?? [])].filter(Boolean).join(" "),
};

/**
 * An index of the entries; `ready` is a promise of it being complete, `scan` gives what `ranks` gives until then, without
 * an order, and `rest` stops the work for a moment.
 */
export function indexOf(entries) {
  const initials = new Map([...LETTERS].map((letter) => [letter, new Uint8Array(entries.length)]));
  let current;
  const index = new MiniSearch({
    fields: Object.keys(PARTS),
    extractField: (item, field) => (field === "id" ? (current = item.id) : (PARTS[field](entries[item.id]) ?? "")),
    tokenize: wordsOf,
    processTerm: (term) => {
      const having = initials.get(term[0]);
      if (having) having[current] = 1;
      return term;
    },
    searchOptions: {
      processTerm: (term) => term,
      combineWith: "AND",
      boost: { title: 4, name: 4, people: 2, tags: 2, place: 2 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 && !/\d/.test(term) ? 0.2 : false),
      maxFuzzy: 2,
    },
  });
  const texts = [];
  const textOf = (id) => (texts[id] ??= fold(Object.values(PARTS).map((part) => part(entries[id]) ?? "").join(" ")));
  let resume = 0;
  const build = async () => {
    await inSlices(entries.length, textOf, () => resume);
    await inSlices(entries.length, (id) => index.add({ id }), () => resume);
  };
  return {
    index: { words: index, initials },
    ready: build(),
    scan: (query) => scanned(entries.length, textOf, query),
    rest: () => (resume = performance.now() + REST),
  };
}

/** Do the work for each number below the count, with pauses in which the page can do other things, the longest until `resume()`. */
async function inSlices(count, work, resume) {
  let end = performance.now() + SLICE;
  for (let id = 0; id < count; id += 1) {
    work(id);
    if (performance.now() < end) continue;
    do await new Promise((resolve) => setTimeout(resolve, resume() - performance.now()));
    while (performance.now() < resume());
    end = performance.now() + SLICE;
  }
}

/** The rank of each entry that has all words of the query, the best 0; null for a query without words. */
export function ranks({ words: index, initials }, query) {
  const words = wordsOf(query);
  if (!words.length) return null;
  const letters = words.filter((word) => initials.has(word));
  if (!letters.length) return ranked(index.search(query));
  const favoured = ranked(index.search(letters.join(" "), { prefix: false, fuzzy: false }));
  const others = words.filter((word) => !initials.has(word));
  if (!others.length) return withInitials(favoured, letters.map((letter) => initials.get(letter)));
  // A letter beside other words only ranks: as the start of a word it is in half the entries.
  const found = index.search(others.join(" "));
  return ranked([...found.filter(({ id }) => favoured.has(id)), ...found.filter(({ id }) => !favoured.has(id))]);
}

/** The entries with words that begin with each of the letters, behind those that have them as words: a search for so many matches is slow. */
function withInitials(favoured, having) {
  const found = new Map(favoured);
  for (let id = 0; id < having[0].length; id += 1) {
    if (!found.has(id) && having.every((entries) => entries[id])) found.set(id, found.size);
  }
  return found;
}

function ranked(results) {
  return new Map(results.map(({ id }, rank) => [id, rank]));
}

function scanned(count, textOf, query) {
  const words = wordsOf(query);
  if (!words.length) return null;
  const found = new Map();
  for (let id = 0; id < count; id += 1) {
    const text = textOf(id);
    if (words.every((word) => text.includes(word))) found.set(id, found.size);
  }
  return found;
}
