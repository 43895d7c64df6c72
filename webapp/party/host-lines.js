// @ts-check
/** @import { Stretch } from "../shared/follow-log.js" */

/** So much of the story is on the page at most. */
export const SHOWN = 200;

/**
 * What is known of the story, in the order of time, and which stretch of it stands on the page. That each line comes
 * once is the caller's affair. No DOM.
 *
 * @template {{ id: string, at: string }} L
 * @implements {Stretch}
 */
export class StoryLines {
  /** @type {L[]} */
  #lines = [];
  #from = 0;
  #to = 0;

  /** The stretch on the page, oldest first. */
  get shown() {
    return this.#lines.slice(this.#from, this.#to);
  }

  get size() {
    return this.#lines.length;
  }

  get atStart() {
    return this.#from === 0;
  }

  get atEnd() {
    return this.#to === this.#lines.length;
  }

  /**
   * Puts lines where they belong. The stretch begins where it began, unless the reader follows: then it ends with the
   * newest.
   *
   * @param {L[]} lines
   * @param {boolean} following whether the newest is what the reader wants to see
   * @returns {string[]} those that came after all that was known
   */
  add(lines, following) {
    const newest = this.#lines.at(-1)?.at ?? "";
    const first = this.#lines[this.#from];
    this.#lines = [...this.#lines, ...lines].sort((one, other) => (one.at < other.at ? -1 : Number(one.at > other.at)));
    if (following) this.showNewest();
    else this.#startAt(first ? this.#lines.indexOf(first) : 0);
    return lines.filter(({ at }) => at > newest).map(({ id }) => id);
  }

  showNewest() {
    this.#startAt(this.#lines.length - SHOWN);
  }

  /** Moves the stretch towards older lines. @param {number} count */
  older(count) {
    this.#startAt(this.#from - count);
  }

  /** Moves the stretch towards newer lines. @param {number} count */
  newer(count) {
    this.#startAt(Math.min(this.#from + count, this.#lines.length - SHOWN));
  }

  /** @param {number} place */
  #startAt(place) {
    this.#from = Math.max(0, place);
    this.#to = Math.min(this.#lines.length, this.#from + SHOWN);
  }
}
