// @ts-check

/** Lines that are found at most, in all steps together. */
export const MOST = 10_000;

const PAGE = 2_000;

/**
 * @typedef {{ step: number, line: number }} Hit
 *
 * @typedef {(step: number, question: { q: string, from: number, limit: number }) =>
 *   Promise<{ lines: number[], more: boolean, next: number }>} Ask
 */

/** Finds the lines of a plan that hold a text, step after step, and walks through them. No DOM. */
export class Search {
  #ask;
  #changed;
  /** @type {Hit[]} */
  #hits = [];
  #at = -1;
  #text = "";
  #searching = false;
  #turn = 0;
  /** @type {string} */
  #fault = "";

  /**
   * @param {Ask} ask
   * @param {() => void} changed
   */
  constructor(ask, changed) {
    this.#ask = ask;
    this.#changed = changed;
  }

  get text() {
    return this.#text;
  }

  /** Where one is. @returns {Hit | null} */
  get hit() {
    return this.#hits[this.#at] ?? null;
  }

  /** What it comes to, in words. */
  get words() {
    if (this.#text === "") return "";
    if (this.#fault !== "") return this.#fault;
    const count = this.#hits.length;
    const all = `${count.toLocaleString()}${count >= MOST ? "+" : ""}`;
    if (this.#searching) return count === 0 ? "Searching…" : `${(this.#at + 1).toLocaleString()} of ${all}…`;
    return count === 0 ? "Nothing found" : `${(this.#at + 1).toLocaleString()} of ${all}`;
  }

  /**
   * @param {string} text what to look for; nothing if it is empty
   * @param {number[]} totals how many lines each step has
   */
  async start(text, totals) {
    const turn = ++this.#turn;
    this.#hits = [];
    this.#at = -1;
    this.#text = text;
    this.#fault = "";
    this.#searching = text !== "";
    this.#changed();
    if (text === "") return;
    try {
      for (let step = 0; step < totals.length; step++) {
        if (totals[step] > 0 && !(await this.#through(step, turn))) return;
      }
    } catch (error) {
      if (turn === this.#turn) this.#fault = /** @type {Error} */ (error).message;
    }
    if (turn !== this.#turn) return;
    this.#searching = false;
    this.#changed();
  }

  /** Goes to the next line found, or to the one before; after the last comes the first. @param {number} by */
  move(by) {
    const count = this.#hits.length;
    if (count === 0) return;
    this.#at = (this.#at + by + count) % count;
    this.#changed();
  }

  /** @param {number} step @param {number} turn @returns {Promise<boolean>} false if this search is over */
  async #through(step, turn) {
    let from = 0;
    while (this.#hits.length < MOST) {
      const { lines, more, next } = await this.#ask(step, { q: this.#text, from, limit: PAGE });
      if (turn !== this.#turn) return false;
      for (const line of lines.slice(0, MOST - this.#hits.length)) this.#hits.push({ step, line });
      if (this.#at < 0 && this.#hits.length > 0) this.#at = 0;
      this.#changed();
      if (!more) return true;
      from = next;
    }
    return true;
  }
}
