// @ts-check
/** @import { ChannelMessage, Clock, Draft, Letter } from "./messages.js" */
import { backoff } from "./backoff.js";
import { RefusedError } from "./http.js";
import { randomId } from "./random-id.js";

/**
 * Sends messages one after the other, in the order they were written. While the server cannot be reached they wait and
 * are tried again; the server takes each of them once, however often it was tried. What it refuses has failed, and
 * does not hold up the rest.
 *
 * It is an `EventTarget`: `change` holds the {@link Letter} that changed.
 */
export class Outbox extends EventTarget {
  #publish;
  #clock;
  #random;
  /** @type {Letter[]} */
  #queue = [];
  #busy = false;
  #attempt = 0;
  /** @type {any} */
  #timer = null;

  /**
   * @param {{ publish(channelId: string, draft: Letter["draft"]): Promise<ChannelMessage>,
   *   clock?: Clock, random?: () => number }} parts
   */
  constructor({ publish, clock = globalClock, random = Math.random }) {
    super();
    this.#publish = publish;
    this.#clock = clock;
    this.#random = random;
  }

  /** What has not arrived yet, oldest first. @returns {readonly Letter[]} */
  get pending() {
    return this.#queue;
  }

  /**
   * @param {string} channelId
   * @param {Draft & { author: string }} draft
   * @returns {Letter}
   */
  post(channelId, draft) {
    const key = randomId();
    /** @type {Letter} */
    const letter = {
      key,
      channelId,
      draft: { client_msg_id: key, ...draft },
      status: "waiting",
      reason: "",
      message: null,
    };
    this.#queue.push(letter);
    this.#emit(letter);
    this.flush();
    return letter;
  }

  /** Sends a failed letter once more. @param {Letter} letter */
  retry(letter) {
    if (letter.status !== "failed") return;
    this.#set(letter, "waiting");
    this.#queue.push(letter);
    this.flush();
  }

  /** The line is back: do not sit out the wait. */
  flush() {
    this.#clock.clearTimeout(this.#timer);
    if (!this.#busy) void this.#run();
  }

  async #run() {
    this.#busy = true;
    while (this.#queue.length > 0 && (await this.#deliver(this.#queue[0])));
    this.#busy = false;
  }

  /**
   * @param {Letter} letter the first of the queue
   * @returns {Promise<boolean>} whether to go on with the next one
   */
  async #deliver(letter) {
    this.#set(letter, "sending");
    try {
      letter.message = await this.#publish(letter.channelId, letter.draft);
    } catch (error) {
      if (error instanceof RefusedError && final(error.status)) {
        this.#queue.shift();
        this.#set(letter, "failed", error.message);
        return true;
      }
      this.#set(letter, "waiting", error instanceof Error ? error.message : "");
      const asked = error instanceof RefusedError ? error.retryAfterMs : undefined;
      this.#timer = this.#clock.setTimeout(() => this.flush(), asked ?? backoff(this.#attempt++, this.#random));
      return false;
    }
    this.#attempt = 0;
    this.#queue.shift();
    this.#set(letter, "sent");
    return true;
  }

  /**
   * @param {Letter} letter
   * @param {Letter["status"]} status
   * @param {string} [reason]
   */
  #set(letter, status, reason = "") {
    letter.status = status;
    letter.reason = reason;
    this.#emit(letter);
  }

  /** @param {Letter} letter */
  #emit(letter) {
    this.dispatchEvent(new CustomEvent("change", { detail: letter }));
  }
}

/** Whether trying the same again would get the same answer. @param {number} status */
function final(status) {
  return status < 500 && status !== 408 && status !== 429;
}

/** @type {Clock} */
const globalClock = {
  now: () => Date.now(),
  setTimeout: (task, ms) => setTimeout(task, ms),
  clearTimeout: (timer) => clearTimeout(timer),
};
