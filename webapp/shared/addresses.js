// @ts-check

/** Turns a path below the context path into an address; knows the token that a WebSocket can only take in its query. */
export class Addresses {
  #base;

  /** @param {string | URL} base where the application lives, for example `https://example.org/push/` */
  constructor(base) {
    const url = new URL(base);
    if (url.protocol !== "http:" && url.protocol !== "https:") {
      throw new TypeError(`The base must be an http or https address, not ${url.protocol}//…`);
    }
    if (!url.pathname.endsWith("/")) url.pathname += "/";
    url.search = "";
    url.hash = "";
    this.#base = url;
  }

  /** @returns {string} the base, with a slash at its end */
  get base() {
    return this.#base.href;
  }

  /**
   * @param {string} path without a leading slash
   * @param {Record<string, string | number | null | undefined>} [query] what is null or undefined is left out
   * @returns {string}
   */
  http(path, query = {}) {
    const url = new URL(this.#base);
    // Set as text: a segment that is encoded already must not be encoded or resolved once more.
    url.pathname = this.#base.pathname + path;
    for (const [name, value] of Object.entries(query)) {
      if (value !== null && value !== undefined) url.searchParams.set(name, String(value));
    }
    return url.href;
  }

  /**
   * The same with `ws:` for `http:` and `wss:` for `https:`.
   *
   * @param {string} path
   * @param {Record<string, string | number | null | undefined>} [query]
   * @returns {string}
   */
  ws(path, query = {}) {
    return this.http(path, query).replace(/^http/, "ws");
  }
}
