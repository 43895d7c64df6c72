// @ts-check
/** @import { Sheet } from "./host-messages.js" */

/**
 * What hit points become. `-5` and `+3` change them, not below 0 and not above the maximum; `12` sets them.
 *
 * @param {string} words as the host writes them
 * @param {Pick<Sheet, "hp" | "max_hp">} sheet
 * @returns {number | null} null if that says nothing
 */
export function hitPoints(words, { hp, max_hp: most }) {
  const found = /^\s*([-+−]?)\s*(\d{1,6})\s*$/.exec(words);
  if (!found) return null;
  const [, sign, digits] = found;
  const number = Number(digits);
  if (sign === "") return number;
  const now = hp ?? 0;
  if (sign === "+") return Math.max(now, Math.min(now + number, most ?? Infinity));
  return Math.min(now, Math.max(now - number, 0));
}

/**
 * @param {string} words separated by commas
 * @returns {string[]} each once
 */
export function conditionsIn(words) {
  return [...new Set(words.split(",").map((word) => word.trim()).filter((word) => word !== ""))];
}

/**
 * How somebody looks who was hit: what players know of a foe's hit points.
 *
 * @param {Pick<Sheet, "hp" | "max_hp">} sheet
 * @returns {string | null} null where there are no hit points
 */
export function band({ hp, max_hp: most }) {
  if (hp === null || hp === undefined) return null;
  const whole = most ?? hp;
  if (hp <= 0) return "down";
  if (hp >= whole) return "unhurt";
  if (hp * 4 <= whole) return "near death";
  return hp * 2 <= whole ? "bloodied" : "hurt";
}

/**
 * @param {Sheet} sheet
 * @param {Partial<Sheet>} patch of a sheet's known fields
 * @returns {Sheet}
 */
export const patched = (sheet, patch) => ({ ...sheet, ...patch });
