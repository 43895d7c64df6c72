// @ts-check
/** @import { Saying } from "./host-draft.js" */
/** @import { Told } from "./host-messages.js" */
import { RefusedError } from "../shared/http.js";
import { isSaid } from "./host-draft.js";

/** What was sent: the action it answers, null if none, the words, and who alone is told since it was a whisper. @typedef {{ action: string | null, saying: Saying, whisperer: string | null }} Sent */

const REQUEST_TIMEOUT = 408;

/** Whether it is known that what was sent did not arrive. @param {unknown} error */
export function isRefusal(error) {
  return error instanceof RefusedError && error.status < 500 && error.status !== REQUEST_TIMEOUT;
}

/** Whether what was sent has arrived, where its receipt got lost: what is in the story has, whatever became of the receipt. */
export class Doubt {
  /** @type {Sent | null} */
  #sent = null;
  /** What came into the story while it was on its way. @type {Told[]} */
  #meanwhile = [];

  /** Whether something is in doubt. */
  get isOpen() {
    return this.#sent !== null;
  }

  /** Something is on its way from now on. */
  sending() {
    this.#meanwhile = [];
  }

  /** This came while something is on its way. @param {Told} told */
  hear(told) {
    this.#meanwhile.push(told);
  }

  /** Nobody knows. @param {Sent} sent @returns {boolean} whether it was heard already */
  arise(sent) {
    this.#sent = sent;
    return this.#meanwhile.some((told) => this.isEndedBy(told));
  }

  /** @param {Told} told */
  isEndedBy(told) {
    if (this.#sent === null) return false;
    const { action, saying, whisperer } = this.#sent;
    return (told.action_id ?? null) === action && isSaid(saying, told, whisperer);
  }

  /** It does not matter any more. */
  end() {
    this.#sent = null;
  }
}
