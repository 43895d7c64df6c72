// @ts-check
/** @import { Wish } from "./table-shapes.js" */
import { Kept } from "../shared/kept.js";

/** An evening is over by then (ms). */
const LEFT_MS = 12 * 3_600_000;

/**
 * All of them as one, to be read over before it is sent. With a secret among them the whole is one.
 *
 * @param {readonly Wish[]} wishes
 * @returns {Wish}
 */
export function together(wishes) {
  const written = wishes.filter(({ text }) => text.trim() !== "");
  return { text: written.map(({ text }) => text).join("\n"), whisper: wishes.some(({ whisper }) => whisper) };
}

/**
 * What a player had written and not sent when the seat was lost lies there for the same player's next seat.
 *
 * @param {string} player
 * @param {Wish} wish
 */
export function leave(player, wish) {
  if (wish.text !== "") leftBy(player).write({ ...wish, at: Date.now() });
}

/**
 * Takes what was left, once.
 *
 * @param {string} player
 * @returns {Wish | null}
 */
export function pickUp(player) {
  const kept = leftBy(player);
  const { at, ...wish } = kept.read();
  kept.forget();
  return Date.now() - at < LEFT_MS ? wish : null;
}

/** @param {string} player */
function leftBy(player) {
  return new Kept(`heliograph.left:${new URL("./", location.href).pathname}:${player}`, { text: "", whisper: false, at: 0 });
}
