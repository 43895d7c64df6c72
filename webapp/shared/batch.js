// @ts-check

/**
 * Gathers what comes within one frame of the screen, so that a thousand messages cost one rendering.
 *
 * @template T
 */
export class Batch {
  /** @type {T[]} */
  #items = [];
  #take;

  /** @param {(items: T[]) => void} take */
  constructor(take) {
    this.#take = take;
  }

  /** @param {T} item */
  add(item) {
    // A timer, not requestAnimationFrame: that one stands still while the page is hidden.
    if (this.#items.push(item) === 1) setTimeout(() => this.flush(), 16);
  }

  /** Hands over at once what is there. */
  flush() {
    if (this.#items.length > 0) this.#take(this.#items.splice(0));
  }

  clear() {
    this.#items = [];
  }
}
