// @ts-check
/** @import { ChannelMessage } from "../shared/messages.js" */
/** @import { Letter } from "../shared/messages.js" */
import { element } from "../shared/elements.js";
import { FollowLog } from "../shared/follow-log.js";
import { dayKey, dayName, sameMinute } from "../shared/when.js";
import { MessageItem } from "./message-item.js";
import { MessageWindow } from "./message-window.js";
import { PendingItem } from "./pending-item.js";

/** `<message-list>`: the messages of one channel. Event `older` when the reader nears the oldest message known. */
export class MessageList extends FollowLog {
  #pending = element("div", { class: "pending" });
  #spoken = element("p", { class: "spoken", "aria-live": "polite" });
  #window = new MessageWindow();
  /** @type {Map<string, MessageItem>} */
  #made = new Map();

  constructor() {
    const fresh = (/** @type {number} */ count) =>
      count === 1 ? "1 new message" : `${count.toLocaleString()} new messages`;
    super({ label: "Messages", item: "message-item", things: "messages", fresh });
  }

  connectedCallback() {
    super.connectedCallback();
    this.log.append(this.#pending);
    this.append(this.#spoken);
  }

  get stretch() {
    return this.#window;
  }

  /** Empties it, for another channel. @param {string} words what to say until something comes */
  reset(words) {
    this.#window = new MessageWindow();
    this.#made.clear();
    this.#pending.replaceChildren();
    this.#spoken.textContent = "";
    this.restart(words);
  }

  /** The id of the oldest message known. */
  get oldest() {
    return this.#window.oldest?.id ?? null;
  }

  get size() {
    return this.#window.size;
  }

  /**
   * @param {ChannelMessage[]} messages newer ones
   * @param {{ replay: boolean }} how replayed messages are shown, but not spoken
   */
  addNewer(messages, { replay }) {
    const fresh = this.#window.append(messages, this.following);
    if (fresh.length === 0) return;
    this.grown(fresh.map(({ id }) => id));
    if (!replay) this.#speak(fresh);
  }

  /**
   * @param {ChannelMessage[]} messages older ones, oldest first
   */
  addOlder(messages) {
    this.#window.prepend(messages);
    this.reached();
  }

  /** What of one's own is still on its way. @param {Letter[]} letters */
  set pending(letters) {
    const grown = letters.length > this.#pending.childElementCount;
    const items = letters.map((_, i) => this.#pending.children[i] ?? new PendingItem());
    this.#pending.replaceChildren(...items);
    items.forEach((item, i) => (/** @type {PendingItem} */ (item).letter = letters[i]));
    if (grown) this.follow();
    else this.settle();
  }

  /**
   * @param {string} id of a message
   * @param {string} words
   */
  receipt(id, words) {
    const item = this.#made.get(id);
    if (item) item.receipt = words;
  }

  /** Says something that stands between the messages. @param {string} words */
  notice(words) {
    this.items.append(element("p", { class: "notice" }, words));
    this.#spoken.textContent = words;
  }

  nodes() {
    /** @type {HTMLElement[]} */
    const nodes = [];
    let previous = this.#window.before;
    const now = new Date();
    for (const message of this.#window.shown) {
      const newDay = !previous || dayKey(previous.timestamp) !== dayKey(message.timestamp);
      if (newDay) nodes.push(this.#day(message.timestamp, now));
      const item = this.#item(message);
      item.joined = !newDay && goesOn(previous, message);
      nodes.push(item);
      previous = message;
    }
    this.#forget(new Set(nodes));
    return nodes;
  }

  /** @param {ChannelMessage} message */
  #item(message) {
    const known = this.#made.get(message.id);
    if (known) return known;
    const made = new MessageItem();
    made.message = message;
    this.#made.set(message.id, made);
    return made;
  }

  /**
   * @param {string} timestamp
   * @param {Date} now
   */
  #day(timestamp, now) {
    const key = dayKey(timestamp);
    const words = dayName(timestamp, now);
    const known = /** @type {HTMLElement | null} */ (this.items.querySelector(`[data-day="${key}"]`));
    const node = known ?? element("p", { class: "day", "data-day": key });
    if (node.textContent !== words) node.textContent = words;
    return node;
  }

  /** @param {Set<HTMLElement>} stay */
  #forget(stay) {
    for (const [id, item] of [...this.#made]) if (!stay.has(item)) this.#made.delete(id);
  }

  /** @param {ChannelMessage[]} messages */
  #speak(messages) {
    this.#spoken.textContent =
      messages.length > 3
        ? `${messages.length} new messages`
        : messages.map(({ author, content }) => `${author}: ${content.slice(0, 300)}`).join(" ");
  }
}

/**
 * @param {ChannelMessage | undefined} previous
 * @param {ChannelMessage} message
 */
function goesOn(previous, message) {
  return (
    previous !== undefined &&
    previous.author === message.author &&
    previous.lane === message.lane &&
    previous.provider === message.provider &&
    message.token_count === null &&
    sameMinute(previous.timestamp, message.timestamp)
  );
}

customElements.define("message-list", MessageList);
