// @ts-check
import { element } from "../shared/elements.js";

/**
 * A text as paragraphs: an empty line ends one, a single line break stays one. It goes in as text, whatever it holds.
 *
 * @param {string} text
 * @returns {HTMLElement}
 */
export function prose(text) {
  const paragraphs = text.trim().split(/\n[ \t]*(?:\n[ \t]*)+/);
  return element("div", { class: "prose", dir: "auto" }, ...paragraphs.map((words) => element("p", { dir: "auto" }, words)));
}
