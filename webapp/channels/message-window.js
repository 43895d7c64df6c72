// @ts-check
/** @import { ChannelMessage } from "../shared/messages.js" */

/** How many messages stand on the page at most. */
export const SHOWN = 200;

/** How many are kept in memory at most; older ones are asked for again. */
export const KEPT = 10_000;

/**
 * What is known of a channel, and which stretch of it stands on the page. Messages are in the channel's order and each
 * is known once. No DOM: the page only ever holds {@link SHOWN} of them, however many there are.
 */
export class MessageWindow {
  /** @type {ChannelMessage[]} */
  #messages = [];
  #ids = new Set();
  #from = 0;
  #to = 0;

  /** The stretch on the page, oldest first. @returns {ChannelMessage[]} */
  get shown() {
    return this.#messages.slice(this.#from, this.#to);
  }

  get size() {
    return this.#messages.length;
  }

  /** The message before the stretch, if it is known. @returns {ChannelMessage | undefined} */
  get before() {
    return this.#messages[this.#from - 1];
  }

  /** The oldest one known. @returns {ChannelMessage | undefined} */
  get oldest() {
    return this.#messages[0];
  }

  get atStart() {
    return this.#from === 0;
  }

  get atEnd() {
    return this.#to === this.#messages.length;
  }

  /**
   * Adds newer messages. The stretch grows with them; while the reader follows, its old end leaves.
   *
   * @param {ChannelMessage[]} messages
   * @param {boolean} following whether the newest is what the reader wants to see
   * @returns {ChannelMessage[]} those that were new
   */
  append(messages, following) {
    const atEnd = this.atEnd;
    const fresh = this.#fresh(messages);
    this.#messages.push(...fresh);
    if (following) {
      this.#forgetOldest();
      this.showNewest();
    } else if (atEnd) {
      this.#to = Math.min(this.#messages.length, this.#from + SHOWN);
    }
    return fresh;
  }

  /** @param {ChannelMessage[]} messages older than all that are known, oldest first */
  prepend(messages) {
    const fresh = this.#fresh(messages);
    this.#messages.unshift(...fresh);
    this.#from += fresh.length;
    this.#to += fresh.length;
  }

  showNewest() {
    this.#to = this.#messages.length;
    this.#from = Math.max(0, this.#to - SHOWN);
  }

  /** Moves the stretch towards older messages. @param {number} count */
  older(count) {
    this.#from = Math.max(0, this.#from - count);
    this.#to = Math.min(this.#to, this.#from + SHOWN);
  }

  /** Moves the stretch towards newer messages. @param {number} count */
  newer(count) {
    this.#to = Math.min(this.#messages.length, this.#to + count);
    this.#from = Math.max(this.#from, this.#to - SHOWN);
  }

  /** @param {ChannelMessage[]} messages */
  #fresh(messages) {
    return messages.filter(({ id }) => !this.#ids.has(id) && this.#ids.add(id));
  }

  #forgetOldest() {
    const gone = this.#messages.splice(0, Math.max(0, this.#messages.length - KEPT));
    gone.forEach(({ id }) => this.#ids.delete(id));
  }
}
