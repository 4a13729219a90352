// What is searched and filtered, and its form in the address: #q=words&year=2020&year=2021&code=1&sort=title

export const FACETS = ["kind", "year", "venue", "section", "tag"];

export function readState(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const chosen = Object.fromEntries(FACETS.map((facet) => [facet, new Set(given.getAll(facet))]));
  return {
    query: (given.get("q") ?? "").slice(0, 200),
    code: given.get("code") === "1",
    sort: given.get("sort"),
    entry: given.get("entry"),
    chosen,
  };
}

export function writeState(state) {
  const shown = new URLSearchParams();
  if (state.query.trim()) shown.set("q", state.query.trim());
  for (const facet of FACETS) for (const value of state.chosen[facet]) shown.append(facet, value);
  if (state.code) shown.set("code", "1");
  if (state.sort) shown.set("sort", state.sort);
  if (state.entry) shown.set("entry", state.entry);
  return shown.size ? `#${shown}` : "#";
}

/** How many filters are on. */
export function filterCount(state) {
  return FACETS.reduce((sum, facet) => sum + state.chosen[facet].size, 0) + Number(state.code);
}
