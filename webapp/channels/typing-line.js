// @ts-check

/** Somebody who has not been heard typing for this long has stopped (ms). */
const STILL_MS = 5_000;

/** `<typing-line>`: who is writing. Methods `heard(author)`, `stopped(author)` and `clear()`. */
export class TypingLine extends HTMLElement {
  /** @type {Map<string, ReturnType<typeof setTimeout>>} */
  #typing = new Map();

  /** @param {string} author */
  heard(author) {
    clearTimeout(this.#typing.get(author));
    this.#typing.set(author, setTimeout(() => this.stopped(author), STILL_MS));
    this.#show();
  }

  /** @param {string} author */
  stopped(author) {
    clearTimeout(this.#typing.get(author));
    if (this.#typing.delete(author)) this.#show();
  }

  clear() {
    this.#typing.forEach((timer) => clearTimeout(timer));
    this.#typing.clear();
    this.#show();
  }

  #show() {
    const names = [...this.#typing.keys()];
    if (names.length === 0) this.textContent = "";
    else if (names.length === 1) this.textContent = `${names[0]} is typing…`;
    else if (names.length === 2) this.textContent = `${names[0]} and ${names[1]} are typing…`;
    else this.textContent = `${names.length} people are typing…`;
  }
}

customElements.define("typing-line", TypingLine);
