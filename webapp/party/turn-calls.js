// @ts-check
/** @import { Kept } from "../shared/kept.js" */
/** @import { Combat } from "./table-shapes.js" */

/**
 * Tells a turn that has just become one's own from one that was known: each is called once, whatever is connected or
 * loaded anew. What stands when a page begins is never called: whoever opened it is looking.
 */
export class TurnCalls {
  #kept;
  #begun = false;
  /** Here too, for a browser may keep nothing. @type {string | null} */
  #last = null;

  /** @param {Kept<string>} kept the turn that was called last */
  constructor(kept) {
    this.#kept = kept;
  }

  /**
   * @param {Combat} combat
   * @param {string} me
   * @returns {"call" | "mine" | "others"} `call` exactly once for a turn
   */
  take(combat, me) {
    const turn = turnOf(combat, me);
    const fresh = turn !== null && turn !== this.#last && turn !== this.#kept.read();
    if (fresh) this.#kept.write(turn);
    this.#last = turn ?? this.#last;
    const begun = this.#begun;
    this.#begun = true;
    if (turn === null) return "others";
    return fresh && begun ? "call" : "mine";
  }
}

/**
 * @param {Combat} combat
 * @param {string} me
 * @returns {string | null} null if it is not one's own
 */
function turnOf(combat, me) {
  if (!combat.active) return null;
  if (combat.mode === "simultaneous") return combat.waiting_for?.includes(me) ? `all until ${combat.deadline}` : null;
  return combat.your_turn ? `round ${combat.round} since ${combat.turn_started_at}` : null;
}
