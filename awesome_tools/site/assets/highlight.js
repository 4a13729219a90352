// Marking what was searched for.

import { fold, wordsOf } from "./words.js";

/** Mark the words of the query without touching the elements; browsers that cannot do so just show the text. */
export function highlight(list, query) {
  if (!globalThis.Highlight) return;
  const words = wordsOf(query);
  const ranges = [];
  if (words.length) for (const element of list.querySelectorAll("h3 a, .description")) ranges.push(...hits(element.firstChild, words));
  CSS.highlights.set("hit", new Highlight(...ranges));
}

function hits(node, words) {
  const text = node?.data ? fold(node.data) : "";
  if (text.length !== node?.data?.length) return [];
  return words.flatMap((word) => {
    const at = text.indexOf(word);
    if (at < 0) return [];
    const range = new Range();
    range.setStart(node, at);
    range.setEnd(node, at + word.length);
    return [range];
  });
}
