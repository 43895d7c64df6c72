// @ts-check

/**
 * Something small that this browser keeps. A browser that keeps nothing is no error: the page forgets, that is all.
 *
 * @template T
 */
export class Kept {
  #key;
  #otherwise;

  /**
   * @param {string} key
   * @param {T} otherwise what it is when nothing was kept
   */
  constructor(key, otherwise) {
    this.#key = key;
    this.#otherwise = otherwise;
  }

  /** @returns {T} */
  read() {
    try {
      const text = localStorage.getItem(this.#key);
      return text === null ? this.#otherwise : JSON.parse(text);
    } catch {
      return this.#otherwise;
    }
  }

  /** @param {T} value */
  write(value) {
    try {
      localStorage.setItem(this.#key, JSON.stringify(value));
    } catch {
      // Storage is full or forbidden.
    }
  }
}
