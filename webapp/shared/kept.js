// @ts-check

/**
 * Something small that this browser keeps. A browser that keeps nothing is no error: the page forgets, that is all.
 *
 * @template T
 */
export class Kept {
  #key;
  #otherwise;
  #storage;

  /**
   * @param {string} key
   * @param {T} otherwise what it is when nothing was kept
   * @param {() => Storage} [storage] where, if not for all tabs
   */
  constructor(key, otherwise, storage = () => localStorage) {
    this.#key = key;
    this.#otherwise = otherwise;
    this.#storage = storage;
  }

  get key() {
    return this.#key;
  }

  /** @returns {T} */
  read() {
    try {
      const text = this.#storage().getItem(this.#key);
      return text === null ? this.#otherwise : JSON.parse(text);
    } catch {
      return this.#otherwise;
    }
  }

  /** @param {T} value */
  write(value) {
    try {
      this.#storage().setItem(this.#key, JSON.stringify(value));
    } catch {
      // Storage is full or forbidden.
    }
  }

  forget() {
    try {
      this.#storage().removeItem(this.#key);
    } catch {
      // What is forbidden holds nothing.
    }
  }
}
