// Building elements. Text is always text: nothing here, and nothing that uses it, parses HTML.

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes (`false` and `null` leave one out, functions listen) and children (elements or text). */
export function h(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

/** The same for SVG. */
export function svg(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value !== false && value != null) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== false && child != null));
  return element;
}

export const $ = (id) => document.getElementById(id);

/** The text of an element, left alone if it is that already: a change costs a new layout. */
export function say(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

const digits = new Intl.NumberFormat();

/** A number as people write it. */
export const counted = (number) => digits.format(number);

/** The data of a JSON script element. */
export const embedded = (id) => JSON.parse($(id).textContent);

/** A link that opens; data.py has checked the URL, and what it let through by mistake stays text. */
export function anchor(url, attributes, ...children) {
  if (!/^(?:https?|mailto):/i.test(url)) return h("span", attributes, ...children);
  return h("a", { href: url, rel: "noopener noreferrer nofollow", ...attributes }, ...children);
}
