// @ts-check
/** @import { Loss, Sitter } from "./table-shapes.js" */
/** @import { Frame, State } from "../shared/messages.js" */
/** @import { Options } from "../shared/surroundings.js" */
import { Http } from "../shared/http.js";
import { Stream } from "../shared/stream.js";
import { surroundings } from "../shared/surroundings.js";

/** @type {[RegExp, Loss["kind"]][]} in the words of the server */
const LOSSES = [
  [/kicked/i, "kicked"],
  [/replaced/i, "replaced"],
  [/party (is )?over/i, "over"],
];

/**
 * A seat at a table: one token, followed over whatever gets through, with every durable frame handed over once and in
 * order. It knows the server's time, and tells an end from an interruption.
 *
 * It is an `EventTarget`: `frame` holds each frame, `state` how the line is (a {@link State}), `sitter` who sits here,
 * as soon as that is known, `lost` a {@link Loss}, after which it does not try again.
 */
export class Seat extends EventTarget {
  #around;
  #http;
  /** @type {Stream | null} */
  #stream = null;
  #token;
  /** How far the server's clock is ahead of this one (ms). @type {number | null} */
  #ahead = null;
  /** @type {Sitter | null} */
  #sitter = null;

  /**
   * @param {string} token
   * @param {Options} [options] another server or world, for tests
   */
  constructor(token, options = {}) {
    super();
    this.#token = token;
    this.#around = { ...surroundings(options), token: () => token };
    this.#http = new Http(this.#around.addresses, this.#around.fetch, this.#around.token);
  }

  get token() {
    return this.#token;
  }

  get sitter() {
    return this.#sitter;
  }

  /** Where reading goes on. @returns {string | null} */
  get cursor() {
    return this.#stream?.cursor ?? null;
  }

  /** @returns {State["name"]} */
  get state() {
    return this.#stream?.state.name ?? "connecting";
  }

  /** The server's time, as well as it is known here (ms since 1970). */
  now() {
    return Date.now() + (this.#ahead ?? 0);
  }

  /**
   * Sits down. Listeners should be there.
   *
   * @param {string | null} [cursor] where an earlier visit stopped
   * @param {Sitter | null} [sitter] who sits here, if that is known: only a socket tells it
   */
  open(cursor = null, sitter = null) {
    if (sitter !== null) this.#sit(sitter);
    this.#stream?.close();
    this.#stream = new Stream("party", "self", { ...(cursor !== null && { cursor }) }, this.#around);
    this.#stream.addEventListener("frame", (event) => this.#receive(/** @type {CustomEvent} */ (event).detail));
    this.#stream.addEventListener("state", (event) => this.#changed(/** @type {CustomEvent} */ (event).detail));
  }

  reconnect() {
    this.#stream?.reconnect();
  }

  close() {
    this.#stream?.close();
  }

  /**
   * @param {string} path below the context path
   * @param {Record<string, string | number | null | undefined>} [query]
   * @returns {Promise<any>}
   */
  get(path, query) {
    return this.#http.get(path, query);
  }

  /**
   * @param {string} path below the context path
   * @param {unknown} body
   * @param {string} [method]
   * @returns {Promise<any>} null where the answer says nothing
   */
  send(path, body, method = "POST") {
    return this.#http.send(method, path, body);
  }

  /** @param {Frame} frame */
  #receive(frame) {
    this.#readClock(frame);
    if (frame.type === "connected") {
      this.#sit({ id: frame.player_id, name: frame.player_name, role: frame.role });
    } else if (this.#sitter === null && frame.type === "character_update") {
      // Where no socket gets through nobody says who one is, but only a player is told of its own character.
      this.#sit({ id: frame.data.id, name: frame.data.name, role: "PLAYER" });
    } else if (this.#sitter === null && frame.type === "live") {
      this.#sit({ id: "observer", name: "Observer", role: "OBSERVER" });
    }
    this.#emit("frame", frame);
  }

  /** @param {Sitter} sitter */
  #sit(sitter) {
    this.#sitter = sitter;
    this.#emit("sitter", sitter);
  }

  /** What has just been said is at least as old as the way here; the greeting of a connection sets it anew. @param {Frame} frame */
  #readClock({ type, timestamp, replay }) {
    if (timestamp === undefined || replay) return;
    const ahead = Date.parse(timestamp) - Date.now();
    if (Number.isNaN(ahead)) return;
    this.#ahead = type === "connected" || this.#ahead === null ? ahead : Math.max(this.#ahead, ahead);
  }

  /** @param {State} state */
  #changed(state) {
    this.#emit("state", state);
    if (state.name !== "stopped") return;
    const known = LOSSES.find(([words]) => words.test(state.reason));
    if (known || state.login) this.#emit("lost", { kind: known?.[1] ?? "refused", words: state.reason });
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
