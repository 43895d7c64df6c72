// @ts-check
/** @import { Draft, Saying } from "./host-draft.js" */
/** @import { Told } from "./host-messages.js" */
import { RefusedError } from "../shared/http.js";
import { isSaid } from "./host-draft.js";

/**
 * What was sent: the action it answers, null if none, the words, what they were made of, and who alone is told since it
 * was a whisper.
 *
 * @typedef {{ action: string | null, saying: Saying, draft: Draft, whisperer: string | null }} Sent
 */

const REQUEST_TIMEOUT = 408;

/** Whether it is known that what was sent did not arrive. @param {unknown} error */
export function isRefusal(error) {
  return error instanceof RefusedError && error.status < 500 && error.status !== REQUEST_TIMEOUT;
}

/** Whether what was sent has arrived, where its receipt got lost: what is in the story has, whatever became of the receipt. */
export class Doubt {
  /** @type {Sent | null} */
  #sent = null;
  /** What is being said, put back or cancelled now. @type {Set<string>} */
  #onItsWay = new Set();
  /** What came into the story while something was on its way. @type {Told[]} */
  #meanwhile = [];

  /** Whether something is in doubt. */
  get isOpen() {
    return this.#sent !== null;
  }

  /** Whether something is on its way that this is about. @param {string} subject */
  isSending(subject) {
    return this.#onItsWay.has(subject);
  }

  /**
   * @param {string} subject
   * @param {Promise<unknown>} request about it, which is on its way until it is answered
   */
  sending(subject, request) {
    if (this.#onItsWay.size === 0) this.#meanwhile = [];
    this.#onItsWay.add(subject);
    return request.finally(() => this.#onItsWay.delete(subject));
  }

  /** This came into the story. @param {Told} told */
  hear(told) {
    if (this.#onItsWay.size > 0) this.#meanwhile.push(told);
  }

  /** Whether it came into the story while it was on its way. @param {Sent} sent */
  isHeard(sent) {
    return this.#meanwhile.some((told) => isThis(sent, told));
  }

  /** Nobody knows. @param {Sent} sent */
  arise(sent) {
    this.#sent = sent;
  }

  /** @param {Told} told @returns {Sent | null} what has arrived, if this is it */
  endedBy(told) {
    return this.#sent !== null && isThis(this.#sent, told) ? this.#sent : null;
  }

  /** It does not matter any more. */
  end() {
    this.#sent = null;
  }
}

/**
 * @param {Sent} sent
 * @param {Told} told
 */
function isThis({ action, saying, whisperer }, told) {
  return (told.action_id ?? null) === action && isSaid(saying, told, whisperer);
}
