// @ts-check
/** @import { Line } from "./table-shapes.js" */

/** So many lines stand on the page for somebody who follows; a little more until they are cut again, so that it is seldom. */
const SHOWN = 100;
const SLACK = 40;

/**
 * The lines that stand on the page: the newest and, for a reader who looks back, those in between. What a line costs does
 * not grow with the evening. No DOM.
 */
export class ToldStretch {
  /** @type {readonly Line[]} */
  #lines = [];
  /** The first that stands there. @type {Line | undefined} */
  #first;
  /** @type {Line | undefined} */
  #newest;
  /** What is new is told to nobody who has left. */
  atEnd = true;

  /** @returns {readonly Line[]} */
  get all() {
    return this.#lines;
  }

  get lines() {
    return this.#lines.slice(this.#from);
  }

  get size() {
    return this.#lines.length - this.#from;
  }

  get atStart() {
    return this.#from === 0;
  }

  /**
   * Takes over all lines there are.
   *
   * @param {readonly Line[]} lines
   * @param {boolean} following whether the reader is at the newest
   * @returns {readonly Line[]} those that are new
   */
  take(lines, following) {
    const fresh = this.#newest === undefined ? lines.slice() : lines.slice(lines.lastIndexOf(this.#newest) + 1);
    this.#lines = lines;
    this.#newest = lines.at(-1);
    if (following && this.size > SHOWN + SLACK) this.showNewest();
    return fresh;
  }

  /** @param {number} count */
  older(count) {
    this.#first = this.#lines[Math.max(0, this.#from - count)];
  }

  newer() {}

  showNewest() {
    this.#first = this.#lines[Math.max(0, this.#lines.length - SHOWN)];
  }

  /** Where the first one is; at the beginning if it is too old to be known any more. */
  get #from() {
    return this.#first === undefined ? 0 : Math.max(0, this.#lines.indexOf(this.#first));
  }
}
