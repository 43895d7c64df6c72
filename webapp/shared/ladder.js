// @ts-check
/** @import { Closing } from "./messages.js" */
/** @import { TransportName } from "./transport-shapes.js" */

/** WebSocket gets a second chance before SSE is tried: a server that is just starting is no proxy that forbids it. */
const PATIENCE = { ws: 2, sse: 1, poll: 1 };

/** Which transport to try next: the best one that has not just proved useless. */
export class Ladder {
  #names;
  #rung = 0;
  #misses = 0;

  /** @param {TransportName[]} names best first */
  constructor(names) {
    if (names.length === 0) throw new TypeError("No transport is left to use.");
    this.#names = names;
  }

  get name() {
    return this.#names[this.#rung];
  }

  get atBest() {
    return this.#rung === 0;
  }

  get best() {
    return this.#names[0];
  }

  /** A connection of this transport brought a frame. @param {TransportName} name */
  worked(name) {
    this.#rung = this.#names.indexOf(name);
    this.#misses = 0;
  }

  /**
   * The present transport brought nothing. When nothing answers at all, the way is not to blame: start from the top.
   *
   * @param {Closing} closing
   */
  missed({ unreachable, timedOut }) {
    this.#misses += 1;
    if (!timedOut && this.#misses < PATIENCE[this.name]) return;
    this.#misses = 0;
    this.#rung = unreachable || this.#rung === this.#names.length - 1 ? 0 : this.#rung + 1;
  }
}
