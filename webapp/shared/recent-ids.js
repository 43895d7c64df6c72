// @ts-check

/** Remembers the newest ids it was shown, up to a bound, so that an event that comes twice is handed over once. */
export class RecentIds {
  /** @type {Set<string>} in order of arrival */
  #ids = new Set();
  #limit;

  /** @param {number} [limit] how many ids are kept */
  constructor(limit = 4096) {
    this.#limit = limit;
  }

  /**
   * @param {string} id
   * @returns {boolean} whether this id is new; it is known from now on
   */
  add(id) {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    if (this.#ids.size > this.#limit) {
      const [oldest] = this.#ids;
      this.#ids.delete(oldest);
    }
    return true;
  }
}
