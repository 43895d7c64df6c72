// @ts-check
/** @import { Frame } from "../shared/messages.js" */

/** Who is called how, as far as frames have told; somebody of whom none has told is called by the id. */
export class Names {
  /** @type {Map<string, string>} */
  #names = new Map();

  /** @param {Frame} frame */
  take(frame) {
    if (typeof frame.player_id === "string" && frame.player_name) this.#names.set(frame.player_id, frame.player_name);
    if (frame.type === "combat_state") for (const { id, name } of frame.data.initiative ?? []) this.#names.set(id, name);
    if (frame.type === "character_update") this.#names.set(frame.data.id, frame.data.name);
  }

  /** @param {string} id */
  of(id) {
    return this.#names.get(id) ?? id.replace(/[-_.:]+/g, " ").replace(/(^| )\p{L}/gu, (letter) => letter.toUpperCase());
  }
}
