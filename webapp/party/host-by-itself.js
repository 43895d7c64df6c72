// @ts-check
/** @import { Action } from "./host-actions.js" */
import { Kept } from "../shared/kept.js";

/** Whether the next action comes onto the desk by itself, as its host chose in this browser. */
export class ByItself {
  #box;
  #kept = new Kept("heliograph.host.auto", false);
  /** What the host does not want now. @type {string | null} */
  #putBack = null;

  /**
   * @param {HTMLInputElement} box where it is chosen
   * @param {AbortSignal} signal ends it
   */
  constructor(box, signal) {
    this.#box = box;
    box.checked = this.#kept.read() === true;
    box.addEventListener("change", () => this.#kept.write(box.checked), { signal });
  }

  /** This one does not come back by itself, nor another one before it. @param {string | null} id null if the host took one again */
  set putBack(id) {
    this.#putBack = id;
  }

  /** @param {Action[]} waiting the oldest first, which is the one that would come */
  wants([oldest]) {
    return this.#box.checked && oldest !== undefined && oldest.id !== this.#putBack;
  }
}
