// @ts-check
/** @import { Heliograph } from "../shared/heliograph.js" */
/** @import { Cast, Combat, Handed, Overview, Sheet } from "./host-messages.js" */

/** What a host can ask of its table, over HTTP; refused, each fails with the server's own sentence. */
export class HostTable {
  #heliograph;

  /** @param {Heliograph} heliograph whose token is the host's */
  constructor(heliograph) {
    this.#heliograph = heliograph;
  }

  /** @returns {Promise<Overview>} also of a party that is over */
  overview() {
    return this.#heliograph.get("api/party");
  }

  /** @returns {Promise<Cast>} */
  cast() {
    return this.#heliograph.get("api/party/characters");
  }

  /** @returns {Promise<Handed | null>} the oldest action that waits; it is being processed from now on */
  next() {
    return this.#heliograph.send("POST", "api/party/next", {});
  }

  /** @param {string} action @returns {Promise<{ status: string }>} */
  actionStatus(action) {
    return this.#heliograph.get(`api/action/${encodeURIComponent(action)}/status`);
  }

  /**
   * @param {string} action
   * @param {import("./host-draft.js").Saying} saying
   */
  resolve(action, saying) {
    return this.#heliograph.send("POST", `${actionPath(action)}/resolve`, saying);
  }

  /** @param {string} action */
  requeue(action) {
    return this.#heliograph.send("POST", `${actionPath(action)}/requeue`, {});
  }

  /** @param {string} action */
  cancel(action) {
    return this.#heliograph.send("POST", `${actionPath(action)}/cancel`, {});
  }

  /** @param {import("./host-draft.js").Saying} saying */
  narrate(saying) {
    return this.#heliograph.send("POST", "api/party/narrate", saying);
  }

  thinking() {
    return this.#heliograph.send("POST", "api/party/thinking", {});
  }

  /**
   * @param {string} id
   * @param {Partial<Sheet>} patch
   * @returns {Promise<Sheet>}
   */
  patch(id, patch) {
    return this.#heliograph.send("PATCH", `api/party/characters/${encodeURIComponent(id)}`, patch);
  }

  /**
   * @param {"start" | "next" | "insert" | "simultaneous" | "end"} command
   * @param {object} [body]
   * @returns {Promise<Combat>}
   */
  combat(command, body = {}) {
    return this.#heliograph.send("POST", `api/party/combat/${command}`, body);
  }

  /** @param {string} player */
  kick(player) {
    return this.#heliograph.send("POST", `${seatPath(player)}/kick`, {});
  }

  /** @param {string} player @returns {Promise<{ token: string, url: string, qr: string }>} */
  replaceToken(player) {
    return this.#heliograph.send("POST", `${seatPath(player)}/token`, {});
  }

  /** @param {string} player @returns {Promise<string>} the invitation as an SVG document */
  qr(player) {
    return this.#heliograph.text(`${seatPath(player)}/qr.svg`);
  }

  /**
   * Opens a table; asks for a token of operations, where one is needed.
   *
   * @param {object} wanted
   * @returns {Promise<import("./host-messages.js").Opened>}
   */
  begin(wanted) {
    return this.#heliograph.send("POST", "api/parties", wanted);
  }

  stop() {
    return this.#heliograph.send("POST", "api/party/stop", {});
  }

  /**
   * A part of what there was, from the beginning or from a cursor.
   *
   * @param {string | null} cursor
   * @returns {Promise<{ events: import("../shared/messages.js").Frame[], cursor: string, live: boolean }>}
   */
  history(cursor) {
    const from = cursor === null ? { since: "1970-01-01T00:00:00Z" } : { cursor };
    return this.#heliograph.get("api/streams/party/self", { ...from, limit: PAGE });
  }
}

const PAGE = 1000;

/** @param {string} id */
const actionPath = (id) => `api/party/actions/${encodeURIComponent(id)}`;

/** @param {string} id */
const seatPath = (id) => `api/party/players/${encodeURIComponent(id)}`;
