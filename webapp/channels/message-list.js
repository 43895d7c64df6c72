// @ts-check
/** @import { ChannelMessage } from "../shared/messages.js" */
/** @import { Letter } from "../shared/outbox.js" */
import { element, tell } from "../shared/elements.js";
import { dayKey, dayName, sameMinute } from "../shared/when.js";
import { MessageItem } from "./message-item.js";
import { MessageWindow } from "./message-window.js";
import { PendingItem } from "./pending-item.js";

const STEP = 60;
const NEAR_PX = 500;
const AT_BOTTOM_PX = 32;

/**
 * `<message-list>`: the messages of one channel. It follows the newest until the reader scrolls up, and then stays
 * where the reader is until asked. Event `older` when the reader nears the oldest message known.
 */
export class MessageList extends HTMLElement {
  #log = element("div", { role: "log", "aria-live": "off", "aria-label": "Messages", tabindex: "0", class: "log" });
  #top = element("p", { class: "edge" });
  #items = element("div", { class: "items" });
  #pending = element("div", { class: "pending" });
  #jump = element("button", { type: "button", class: "jump", hidden: true });
  #spoken = element("p", { class: "spoken", "aria-live": "polite" });
  #window = new MessageWindow();
  /** @type {Map<string, MessageItem>} */
  #made = new Map();
  #following = true;
  #fresh = 0;
  /** Where the reader was, and in what, when it was last looked at. */
  #last = { scrollTop: 0, scrollHeight: 0, clientHeight: 0 };
  #asking = false;
  /** What stands above the first message of all, once that is known. @type {string | null} */
  #beginning = null;
  #resized = new ResizeObserver(() => this.#following && this.#toBottom());

  connectedCallback() {
    this.#log.replaceChildren(this.#top, this.#items, this.#pending);
    this.replaceChildren(this.#log, this.#jump, this.#spoken);
    this.#log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#log.addEventListener("keydown", ({ key }) => key === "End" && this.follow());
    this.#jump.onclick = () => {
      this.follow();
      this.#log.focus({ preventScroll: true });
    };
    this.#resized.observe(this.#log);
    this.#resized.observe(this.#items);
  }

  disconnectedCallback() {
    this.#resized.disconnect();
  }

  /** Empties it, for another channel. @param {string} words what to say until something comes */
  reset(words) {
    this.#window = new MessageWindow();
    this.#made.clear();
    this.#items.replaceChildren();
    this.#pending.replaceChildren();
    this.#spoken.textContent = "";
    this.#following = true;
    this.#fresh = 0;
    this.#asking = false;
    this.#beginning = null;
    this.edge = words;
    this.#showJump();
  }

  /** What stands above the oldest message. @param {string} words */
  set edge(words) {
    this.#top.textContent = words;
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
    const fresh = this.#window.append(messages, this.#following);
    if (fresh.length === 0) return;
    if (!this.#following) this.#fresh += fresh.length;
    this.#render();
    if (!replay) this.#speak(fresh);
  }

  /**
   * @param {ChannelMessage[]} messages older ones, oldest first
   */
  addOlder(messages) {
    this.#asking = false;
    this.edge = "";
    this.#window.prepend(messages);
    if (this.#window.size > 0 && !this.#following) this.#window.older(STEP);
    this.#render();
  }

  /** There is nothing older. @param {string} words what stands above the first message */
  complete(words) {
    this.#beginning = words;
    this.#showBeginning();
  }

  /** Asks for older messages when those that are known do not fill the screen. */
  fill() {
    if (this.#log.scrollHeight <= this.#log.clientHeight) this.#askOlder();
  }

  /** Older messages could not be had. @param {string} words */
  failed(words) {
    this.#asking = false;
    const again = element("button", { type: "button", class: "text" }, "Try again");
    again.onclick = () => this.#askOlder();
    this.#top.replaceChildren(`${words} `, again);
  }

  /** What of one's own is still on its way. @param {Letter[]} letters */
  set pending(letters) {
    const grown = letters.length > this.#pending.childElementCount;
    const items = letters.map((_, i) => this.#pending.children[i] ?? new PendingItem());
    this.#pending.replaceChildren(...items);
    items.forEach((item, i) => (/** @type {PendingItem} */ (item).letter = letters[i]));
    if (grown) this.follow();
    else if (this.#following) this.#toBottom();
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
    this.#items.append(element("p", { class: "notice" }, words));
    this.#spoken.textContent = words;
  }

  /** Goes to the newest message and stays there. */
  follow() {
    this.#following = true;
    this.#fresh = 0;
    this.#window.showNewest();
    this.#render();
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    const below = scrollHeight - scrollTop - clientHeight;
    const up = scrollTop < this.#last.scrollTop;
    const moved = scrollHeight !== this.#last.scrollHeight || clientHeight !== this.#last.clientHeight;
    // What moved was the page, not the reader.
    if (this.#following && moved) return this.#toBottom();
    this.#look();
    if (below <= AT_BOTTOM_PX && this.#window.atEnd) {
      this.#following = true;
      this.#fresh = 0;
    } else if (up) {
      this.#following = false;
    }
    if (up && scrollTop < NEAR_PX) this.#goOlder();
    else if (!up && below < NEAR_PX && !this.#window.atEnd) {
      this.#window.newer(STEP);
      this.#render();
    }
    this.#showJump();
  }

  #goOlder() {
    if (this.#window.atStart) return this.#askOlder();
    this.#window.older(STEP);
    this.#render();
  }

  #askOlder() {
    if (this.#asking || this.#beginning !== null || this.#window.size === 0) return;
    this.#asking = true;
    this.edge = "Loading older messages…";
    tell(this, "older", this.oldest);
  }

  #render() {
    const anchor = this.#following ? null : this.#anchor();
    this.#sync(this.#nodes());
    this.#showBeginning();
    if (anchor) this.#log.scrollTop += anchor.node.getBoundingClientRect().top - anchor.top;
    else this.#toBottom();
    this.#look();
    this.#showJump();
  }

  /** The first message that the reader sees, and where it stands. */
  #anchor() {
    const edge = this.#log.getBoundingClientRect().top;
    const node = [...this.#items.querySelectorAll("message-item")].find((child) => child.getBoundingClientRect().bottom > edge);
    return node && { node, top: node.getBoundingClientRect().top };
  }

  /** The elements that belong on the page now, in order; those that stand there already are used again. */
  #nodes() {
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
    const known = /** @type {HTMLElement | null} */ (this.#items.querySelector(`[data-day="${key}"]`));
    const node = known ?? element("p", { class: "day", "data-day": key });
    if (node.textContent !== words) node.textContent = words;
    return node;
  }

  /** @param {HTMLElement[]} nodes */
  #sync(nodes) {
    const wanted = new Set(nodes);
    for (const child of [...this.#items.children]) {
      if (!wanted.has(/** @type {HTMLElement} */ (child)) && !child.classList.contains("notice")) child.remove();
    }
    for (const id of [...this.#made.keys()]) {
      if (!wanted.has(/** @type {MessageItem} */ (this.#made.get(id)))) this.#made.delete(id);
    }
    let at = this.#items.firstElementChild;
    for (const node of nodes) {
      while (at?.classList.contains("notice")) at = at.nextElementSibling;
      if (node === at) at = at.nextElementSibling;
      else this.#items.insertBefore(node, at);
    }
  }

  #showBeginning() {
    if (this.#beginning !== null) this.edge = this.#window.atStart ? this.#beginning : "";
  }

  #toBottom() {
    this.#log.scrollTop = this.#log.scrollHeight;
    this.#look();
  }

  #look() {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    this.#last = { scrollTop, scrollHeight, clientHeight };
  }

  #showJump() {
    this.#jump.hidden = this.#following;
    const many = this.#fresh === 1 ? "1 new message" : `${this.#fresh.toLocaleString()} new messages`;
    this.#jump.textContent = this.#fresh > 0 ? many : "Back to the newest";
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
