// @ts-check
/** @import { Wish } from "./table-shapes.js" */
import { Kept } from "../shared/kept.js";

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
 * What a player had written and not sent when the seat was lost. It lies there for the same player's next seat.
 *
 * @param {string} player
 */
export function leftBy(player) {
  return new Kept(`heliograph.left:${new URL("./", location.href).pathname}:${player}`, { text: "", whisper: false });
}
