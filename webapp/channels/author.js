// @ts-check

const FIRST = ["amber", "bright", "clear", "early", "gentle", "golden", "quick", "quiet", "silver", "still", "swift", "warm"];
const SECOND = ["beacon", "comet", "ember", "glint", "heron", "lantern", "mirror", "ridge", "signal", "spark", "summit", "wren"];

/**
 * A name for somebody who has not given one: easy to read aloud, and theirs to change.
 *
 * @param {() => number} [random]
 * @returns {string} for example `quiet-lantern`
 */
export function suggestName(random = Math.random) {
  const pick = (/** @type {string[]} */ words) => words[Math.floor(random() * words.length)];
  return `${pick(FIRST)}-${pick(SECOND)}`;
}

/**
 * Which of eight colours a name has, everywhere and always the same.
 *
 * @param {string} name
 * @returns {number} 0–7
 */
export function hueOf(name) {
  let hash = 7;
  for (const character of name) hash = (hash * 31 + /** @type {number} */ (character.codePointAt(0))) % 9973;
  return hash % 8;
}
