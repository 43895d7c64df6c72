// @ts-check
/** @import { Heliograph } from "../shared/heliograph.js" */
/** @import { Cast, Combat, Handed, Overview, Sheet } from "./host-messages.js" */
import { Addresses } from "../shared/addresses.js";
import { Http } from "../shared/http.js";

/** What a host can ask of its table, over HTTP. Every method fails with what {@link Http} fails with. */
export class HostTable {
  #http;

  /** @param {Heliograph} heliograph whose token is the host's */
  constructor(heliograph) {
    const fetch = /** @type {typeof globalThis.fetch} */ ((...request) => globalThis.fetch(...request));
    this.#http = new Http(new Addresses(heliograph.base), fetch, () => heliograph.token);
  }

  /** @returns {Promise<Overview>} also of a party that is over */
  overview() {
    return this.#http.get("api/party");
  }

  /** @returns {Promise<Cast>} */
  cast() {
    return this.#http.get("api/party/characters");
  }

  /** @returns {Promise<Handed | null>} the oldest action that waits; it is being processed from now on */
  next() {
    return this.#http.post("api/party/next", {});
  }

  /** @param {string} action @returns {Promise<{ status: string }>} */
  actionStatus(action) {
    return this.#http.get(`api/action/${encodeURIComponent(action)}/status`);
  }

  /**
   * @param {string} action
   * @param {import("./host-draft.js").Saying} saying
   */
  resolve(action, saying) {
    return this.#http.post(`${actionPath(action)}/resolve`, saying);
  }

  /** @param {string} action */
  requeue(action) {
    return this.#http.post(`${actionPath(action)}/requeue`, {});
  }

  /** @param {string} action */
  cancel(action) {
    return this.#http.post(`${actionPath(action)}/cancel`, {});
  }

  /** @param {import("./host-draft.js").Saying} saying */
  narrate(saying) {
    return this.#http.post("api/party/narrate", saying);
  }

  thinking() {
    return this.#http.post("api/party/thinking", {});
  }

  /**
   * @param {string} id
   * @param {Partial<Sheet>} patch
   * @returns {Promise<Sheet>}
   */
  patch(id, patch) {
    return this.#http.patch(`api/party/characters/${encodeURIComponent(id)}`, patch);
  }

  /**
   * @param {"start" | "next" | "insert" | "simultaneous" | "end"} command
   * @param {object} [body]
   * @returns {Promise<Combat>}
   */
  combat(command, body = {}) {
    return this.#http.post(`api/party/combat/${command}`, body);
  }

  /** @param {string} player */
  kick(player) {
    return this.#http.post(`${seatPath(player)}/kick`, {});
  }

  /** @param {string} player @returns {Promise<{ token: string, url: string, qr: string }>} */
  replaceToken(player) {
    return this.#http.post(`${seatPath(player)}/token`, {});
  }

  /** @param {string} player @returns {Promise<string>} the invitation as an SVG document */
  qr(player) {
    return this.#http.text(`${seatPath(player)}/qr.svg`);
  }

  stop() {
    return this.#http.post("api/party/stop", {});
  }

  /**
   * A part of what there was, from the beginning or from a cursor.
   *
   * @param {string | null} cursor
   * @returns {Promise<{ events: import("../shared/messages.js").Frame[], cursor: string, live: boolean }>}
   */
  history(cursor) {
    const from = cursor === null ? { since: "1970-01-01T00:00:00Z" } : { cursor };
    return this.#http.get("api/streams/party/self", { ...from, limit: PAGE });
  }
}

const PAGE = 1000;

/** @param {string} id */
const actionPath = (id) => `api/party/actions/${encodeURIComponent(id)}`;

/** @param {string} id */
const seatPath = (id) => `api/party/players/${encodeURIComponent(id)}`;

/**
 * Opens a table.
 *
 * @param {string} base of the application
 * @param {string | null} token of operations, where one is needed
 * @param {object} body
 * @returns {Promise<import("./host-messages.js").Opened>}
 */
export function openTable(base, token, body) {
  const fetch = /** @type {typeof globalThis.fetch} */ ((...request) => globalThis.fetch(...request));
  return new Http(new Addresses(base), fetch, () => token).post("api/parties", body);
}
