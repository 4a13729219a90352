// One entry as a list item.

import { anchor, h } from "./dom.js";
import { sectionOf } from "./facets.js";

const SHORT = 28;
const ROLES = { paper: "Paper", code: "Code" };

/** The card of an entry; `act` has the functions that its buttons call. */
export function cardOf(entry, act, linked) {
  const link = `#entry=${encodeURIComponent(entry.id)}`;
  const title = entry.title || entry.name || entry.id;
  const heading = entry.url ? anchor(entry.url, {}, title) : h("a", { href: link }, title);
  return h(
    "li",
    { class: linked ? "card linked" : "card", "data-id": entry.id },
    h("h3", { dir: "auto" }, heading),
    facts(entry),
    entry.description && entry.description !== title && h("p", { class: "description", dir: "auto" }, entry.description),
    h(
      "div",
      { class: "foot" },
      ...linksOf(entry),
      ...(entry.tags ?? []).map((tag) => tagOf(tag, entry, act)),
      h(
        "span",
        { class: "actions" },
        h("button", { type: "button", "aria-label": `Copy the BibTeX of ${title}`, click: (event) => act.cite(entry, event.currentTarget) }, "BibTeX"),
        h("a", { href: link, "aria-label": `Copy the link to ${title}`, click: (event) => act.link(event, entry, link) }, "Copy link"),
      ),
    ),
  );
}

function facts(entry) {
  const section = sectionOf(entry);
  const place = [entry.venue, entry.date ?? entry.year].filter((part) => part != null).join(" ");
  // A dash or question mark stands for nothing.
  const told = Object.entries(entry.fields ?? {}).filter(([, value]) => /[^\p{P}\s]/u.test(value));
  const fields = told.map(([name, value]) => h("span", { class: "field", dir: "auto" }, h("b", {}, name), ` ${value}`));
  const parts = [
    place && h("span", { class: "place", dir: "auto" }, place),
    entry.name && entry.name !== entry.title && h("span", { class: "name", dir: "auto" }, entry.name),
    entry.checked && h("span", { class: "field" }, "✓ checked"),
    entry.authors && h("span", { class: "authors", dir: "auto" }, entry.authors.join(", ")),
    ...fields,
    section && h("span", { class: "section", dir: "auto" }, section),
  ];
  return h("p", { class: "facts" }, ...parts.filter(Boolean));
}

function linksOf(entry) {
  const links = entry.links ?? [];
  const names = links.map((link) => (link.url ? nameOf(link, entry) : ""));
  return links.map((link, at) => {
    if (!link.url) return h("span", { class: "dead", dir: "auto" }, link.label ? `${link.label}: ${link.text}` : link.text);
    const twin = names.some((name, other) => other !== at && name === names[at]) && names[at] !== hostOf(link.url);
    const name = twin ? `${names[at]} (${hostOf(link.url)})` : names[at];
    return anchor(link.url, { class: `link ${link.role}`, dir: "auto", title: link.url, "aria-label": `${name}: ${entry.title}` }, name);
  });
}

/** A short label of the list's own, unless it repeats what stands above it. */
function nameOf(link, entry) {
  const label = link.label ?? "";
  const repeats = [entry.title, entry.name, entry.venue, link.role].includes(label);
  if (label && label.length <= SHORT && /\p{L}/u.test(label) && !label.includes("://") && !repeats) return label;
  return ROLES[link.role] ?? hostOf(link.url);
}

function hostOf(url) {
  return URL.canParse(url) ? new URL(url).host.replace(/^www\./, "") || url : url;
}

function tagOf(tag, entry, act) {
  const meaning = Object.hasOwn(entry.legend ?? {}, tag) ? entry.legend[tag] : null;
  return h("button", { type: "button", class: "tag", dir: "auto", title: meaning, "aria-label": `Only entries tagged ${tag}`, click: () => act.choose("tag", tag) }, tag);
}
