// @ts-check
/** @import { Action, Actions } from "./host-actions.js" */
import { Kept } from "../shared/kept.js";

/** Which action lies on the desk of this tab, kept over a reload. */
export class Place {
  #kept;
  /** The one that lay there before the reload and is not known yet. */
  #awaited;

  /** @param {string} party */
  constructor(party) {
    this.#kept = new Kept(`heliograph.host.at.${party}`, /** @type {string | null} */ (null), () => sessionStorage);
    this.#awaited = this.#kept.read();
  }

  /** @param {string | null} id what lies there now */
  lay(id) {
    this.#awaited = null;
    this.#kept.write(id);
  }

  /** What lay there before the reload, once, as soon as it is known. @param {Actions} actions @returns {Action | null} */
  resume(actions) {
    const action = this.#awaited === null ? null : actions.get(this.#awaited);
    if (action !== null) this.#awaited = null;
    return action;
  }
}
