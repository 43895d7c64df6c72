// @ts-check

/**
 * Reads the text of a `text/event-stream` piece by piece, however it was cut. Comments count as a sign of life, which
 * is why this client does not use `EventSource`: that one hides them.
 */
export class EventStreamParser {
  #onEvent;
  #rest = "";
  #event = "";
  #id = "";
  /** @type {string[]} */
  #data = [];

  /** @param {(event: { event: string, id: string, data: string }) => void} onEvent */
  constructor(onEvent) {
    this.#onEvent = onEvent;
  }

  /** @param {string} text */
  push(text) {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#line(line);
  }

  /** @param {string} line */
  #line(line) {
    if (line === "") return this.#dispatch();
    const colon = line.indexOf(":");
    if (colon === 0) return;
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (field === "data") this.#data.push(value);
    else if (field === "event") this.#event = value;
    else if (field === "id") this.#id = value;
  }

  #dispatch() {
    if (this.#data.length > 0) {
      this.#onEvent({ event: this.#event || "message", id: this.#id, data: this.#data.join("\n") });
    }
    this.#data = [];
    this.#event = "";
  }
}
