// @ts-check

/** @typedef {{ text: string, href?: string }} Part */

/**
 * Finds the web addresses in a text. Only `http` and `https` become links; the punctuation after one stays outside.
 *
 * @param {string} text
 * @returns {Part[]} the whole text, in pieces
 */
export function linkify(text) {
  /** @type {Part[]} */
  const parts = [];
  let end = 0;
  for (const found of text.matchAll(/\bhttps?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]}]/g)) {
    if (found.index > end) parts.push({ text: text.slice(end, found.index) });
    parts.push({ text: found[0], href: found[0] });
    end = found.index + found[0].length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}
