// The words of a text as they are searched: without case and accents; scripts without blanks in pairs of characters.

const WORD = /[\p{L}\p{N}+#]+/gu;
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu;
const MARKS = /\p{M}+/gu;

export function fold(text) {
  return /^[\x00-\x7f]*$/.test(text) ? text.toLowerCase() : text.normalize("NFKD").replace(MARKS, "").toLowerCase();
}

export function wordsOf(text) {
  const found = [];
  for (const [word] of fold(text).matchAll(WORD)) {
    let at = 0;
    for (const run of word.matchAll(UNSPACED)) {
      if (run.index > at) found.push(word.slice(at, run.index));
      found.push(...pairs([...run[0]]));
      at = run.index + run[0].length;
    }
    if (at < word.length) found.push(word.slice(at));
  }
  return found;
}

function pairs(characters) {
  return characters.length < 2 ? characters : characters.slice(1).map((character, at) => characters[at] + character);
}
