// @ts-check
/** @import { Span, Style } from "./ansi.js" */
/** @import { Line } from "./step-output.js" */
import { element } from "../shared/elements.js";
import { paletteColour, spansOf } from "./ansi.js";

/**
 * How lines are shown.
 *
 * @typedef {{ time: ((timestamp: string) => string) | null, find: string }} Manner `time` is null where no times are
 *   wanted, `find` what is looked for, in small letters
 */

/** Codes that are attributes, not colours. @type {(keyof Style)[]} */
const ATTRIBUTES = ["bold", "dim", "italic", "underline", "strike"];

/**
 * The elements of a line, without its own.
 *
 * @param {number} number from 0
 * @param {string} href of the line
 * @param {Line | undefined} line undefined while it is not known
 * @param {Manner} manner
 * @returns {Node[]}
 */
export function partsOf(number, href, line, manner) {
  const link = element("a", { class: "number", href, tabindex: "-1" }, String(number + 1));
  const text = element("span", { class: "text" });
  if (line === undefined) return [link, text];
  if (line.gone) text.append(element("em", { class: "cut" }, "no longer kept"));
  text.append(...coloured(spansOf(line.text), manner.find));
  if (line.cut) text.append(element("em", { class: "cut" }, " … the rest of this line is in the download"));
  const stderr = line.stream === "stderr" ? [element("span", { class: "stderr", title: "Printed on standard error" }, "err")] : [];
  const time = manner.time === null ? [] : [timeOf(line.timestamp ? manner.time(line.timestamp) : "")];
  return [link, ...time, ...stderr, text];
}

/** @param {string} words such as `12:34:56.789`; a small screen has no room for the last part */
function timeOf(words) {
  const [, seconds = words, rest = ""] = /^(.*)([.,]\d+)$/.exec(words) ?? [];
  return element("time", {}, seconds, element("span", { class: "rest" }, rest));
}

/**
 * @param {Span[]} spans
 * @param {string} find
 * @returns {Node[]}
 */
function coloured(spans, find) {
  const hits = find === "" ? [] : hitsIn(spans.map(({ text }) => text).join(""), find);
  let at = 0;
  return spans.flatMap(({ text, style }) => {
    const parts = marked(text, hits, at);
    at += text.length;
    return [dressed(parts, style)];
  });
}

/**
 * @param {string} text
 * @param {string} find
 * @returns {[number, number][]} from where to where it stands
 */
export function hitsIn(text, find) {
  /** @type {[number, number][]} */
  const hits = [];
  const small = text.toLowerCase();
  // In some alphabets a small letter is longer than its capital; then places would not fit.
  if (small.length !== text.length) return hits;
  for (let at = small.indexOf(find); at >= 0; at = small.indexOf(find, at + find.length)) hits.push([at, at + find.length]);
  return hits;
}

/**
 * @param {string} text
 * @param {[number, number][]} hits
 * @param {number} offset where the text stands in what the hits are counted in
 * @returns {(Node | string)[]}
 */
function marked(text, hits, offset) {
  const parts = [];
  let at = 0;
  for (const [from, to] of hits) {
    const start = Math.max(at, from - offset);
    const end = Math.min(text.length, to - offset);
    if (start >= end) continue;
    parts.push(text.slice(at, start), element("mark", {}, text.slice(start, end)));
    at = end;
  }
  return [...parts, text.slice(at)].filter((part) => part !== "");
}

/**
 * @param {(Node | string)[]} parts
 * @param {Style} style
 * @returns {Node}
 */
function dressed(parts, style) {
  const [fg, bg] = style.inverse ? [style.bg ?? "paper", style.fg ?? "ink"] : [style.fg, style.bg];
  const names = ATTRIBUTES.filter((name) => style[name]);
  if (fg === null && bg === null && names.length === 0 && parts.every((part) => typeof part === "string")) {
    return document.createTextNode(parts.join(""));
  }
  const made = element("span", {}, ...parts);
  made.classList.add(...names);
  paint(made, "fg", fg);
  paint(made, "bg", bg);
  return made;
}

/**
 * The first sixteen colours are the page's to choose, so that they can be read on it. Others it makes darker or lighter,
 * unless their background is chosen as well.
 *
 * @param {HTMLElement} made
 * @param {"fg" | "bg"} where
 * @param {number | string | null} colour
 */
function paint(made, where, colour) {
  if (colour === null) return;
  const isOurs = colour === "paper" || colour === "ink" || (typeof colour === "number" && colour < 16);
  made.classList.add(`${where}-${isOurs ? colour : "own"}`);
  if (!isOurs) made.style.setProperty(`--${where}`, typeof colour === "number" ? paletteColour(colour) : String(colour));
}
