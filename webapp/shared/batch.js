// @ts-check
/** @import { Clock } from "./messages.js" */

/** One frame of a screen (ms). */
const FRAME_MS = 16;

/**
 * Gathers what comes within one frame of the screen, so that a thousand messages cost one rendering. What comes alone is
 * not held up.
 *
 * @template T
 */
export class Batch {
  /** @type {T[]} */
  #items = [];
  #take;
  #clock;
  #next = -Infinity;

  /**
   * @param {(items: T[]) => void} take
   * @param {Pick<Clock, "now" | "setTimeout">} [clock] for tests
   */
  constructor(take, clock = { now: () => performance.now(), setTimeout: (task, ms) => setTimeout(task, ms) }) {
    this.#take = take;
    this.#clock = clock;
  }

  /** @param {T} item */
  add(item) {
    if (this.#items.push(item) > 1) return;
    // A timer, not requestAnimationFrame: that one stands still while the page is hidden.
    this.#clock.setTimeout(() => this.flush(), Math.max(0, this.#next - this.#clock.now()));
  }

  /** Hands over at once what is there. */
  flush() {
    if (this.#items.length === 0) return;
    this.#next = this.#clock.now() + FRAME_MS;
    this.#take(this.#items.splice(0));
  }

  clear() {
    this.#items = [];
  }
}
