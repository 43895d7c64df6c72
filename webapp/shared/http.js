// @ts-check
/** @import { Closing } from "./messages.js" */
/** @import { Addresses } from "./addresses.js" */

/** The server answered, and the answer is no. */
export class RefusedError extends Error {
  /**
   * @param {number} status
   * @param {string} message the server's own sentence
   * @param {number} [retryAfterMs]
   */
  constructor(status, message, retryAfterMs) {
    super(message);
    this.name = "RefusedError";
    this.status = status;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Nothing answered. Whether the server got the request is not known. */
export class UnreachableError extends Error {
  constructor() {
    super("The server cannot be reached.");
    this.name = "UnreachableError";
  }
}

/** A line that is half open answers nothing and fails nothing: what took so long will not come. */
const PATIENCE_MS = 30_000;

const NOTHING = 204;
const SAME = 304;

/** JSON over HTTP, with the errors told apart. */
export class Http {
  #addresses;
  #fetch;
  #token;

  /**
   * @param {Addresses} addresses
   * @param {typeof fetch} fetch
   * @param {() => string | null} token
   */
  constructor(addresses, fetch, token) {
    this.#addresses = addresses;
    this.#fetch = fetch;
    this.#token = token;
  }

  /**
   * @param {string} path below the context path
   * @param {Record<string, string | number | null | undefined>} [query]
   * @returns {Promise<any>}
   * @throws {RefusedError | UnreachableError}
   */
  get(path, query) {
    return this.#json(this.#addresses.http(path, query), {});
  }

  /**
   * @param {string} path
   * @param {unknown} body
   * @param {Record<string, string>} [headers]
   * @returns {Promise<any>}
   * @throws {RefusedError | UnreachableError}
   */
  post(path, body, headers) {
    return this.send("POST", path, body, headers);
  }

  /**
   * @param {string} method
   * @param {string} path below the context path
   * @param {unknown} body
   * @param {Record<string, string>} [headers]
   * @returns {Promise<any>} null where the answer says nothing
   * @throws {RefusedError | UnreachableError}
   */
  send(method, path, body, headers) {
    return this.#json(this.#addresses.http(path), {
      method,
      headers: { "Content-Type": "application/json", ...headers },
      body: JSON.stringify(body),
    });
  }

  /**
   * @param {string} path
   * @returns {Promise<any>}
   * @throws {RefusedError | UnreachableError}
   */
  put(path) {
    return this.#json(this.#addresses.http(path), { method: "PUT" });
  }

  /**
   * Asks for something that is no JSON, such as an image in SVG.
   *
   * @param {string} path
   * @returns {Promise<string>}
   * @throws {RefusedError | UnreachableError}
   */
  async text(path) {
    const response = await this.#answer(this.#addresses.http(path), { headers: { Accept: "*/*" } });
    return response.text().catch(() => {
      throw new UnreachableError();
    });
  }

  /**
   * Asks for what may be the same as before.
   *
   * @param {string} path
   * @param {string | null} tag what was had before, as its `ETag` said
   * @returns {Promise<{ body: any, tag: string | null, header(name: string): string | null }>} no body if it is the same
   * @throws {RefusedError | UnreachableError}
   */
  async look(path, tag) {
    const response = await this.#answer(this.#addresses.http(path), { headers: tag === null ? {} : { "If-None-Match": tag } });
    return {
      body: response.status === SAME ? null : await read(response),
      tag: response.headers.get("ETag"),
      header: (name) => response.headers.get(name),
    };
  }

  /**
   * @param {string} url
   * @param {RequestInit} init
   */
  async #json(url, init) {
    return read(await this.#answer(url, init));
  }

  /**
   * @param {string} url
   * @param {RequestInit} init
   * @returns {Promise<Response>}
   */
  async #answer(url, init) {
    const headers = { Accept: "application/json", ...init.headers, ...bearer(this.#token()) };
    // Browsers before 2022 cannot: there it is the browser that loses patience.
    const signal = AbortSignal.timeout?.(PATIENCE_MS);
    let response;
    try {
      response = await this.#fetch(url, { ...init, headers, cache: "no-store", signal });
    } catch {
      throw new UnreachableError();
    }
    if (!response.ok && response.status !== SAME) {
      const { status, reason, retryAfterMs } = await closingOf(response);
      throw new RefusedError(status ?? response.status, reason ?? "", retryAfterMs);
    }
    return response;
  }
}

/** @param {Response} response @returns {Promise<any>} */
async function read(response) {
  if (response.status === NOTHING) return null;
  try {
    return await response.json();
  } catch {
    // Cut off in the middle, or a page of something that stands between.
    throw new UnreachableError();
  }
}

/**
 * @param {string | null} token
 * @returns {Record<string, string>}
 */
export function bearer(token) {
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}

/**
 * @param {Response} response one that is not ok
 * @returns {Promise<Closing>}
 */
export async function closingOf(response) {
  const seconds = Number.parseFloat(response.headers.get("Retry-After") ?? "");
  const body = await response.json().catch(() => null);
  const said = typeof body?.message === "string" ? body.message : body?.error;
  return {
    status: response.status,
    reason: typeof said === "string" ? said : `The server answered ${response.status}.`,
    retryAfterMs: Number.isFinite(seconds) ? seconds * 1000 : undefined,
  };
}
