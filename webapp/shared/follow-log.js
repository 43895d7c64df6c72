// @ts-check
import { element, tell } from "./elements.js";

const STEP = 60;
const NEAR_PX = 500;
const AT_BOTTOM_PX = 32;

/**
 * The stretch of something long that stands on the page.
 *
 * @typedef {{ size: number, atStart: boolean, atEnd: boolean, older(count: number): void, newer(count: number): void,
 *   showNewest(): void }} Stretch
 */

/**
 * A log that follows its newest item until the reader scrolls up, and then stays where the reader is until asked.
 * What it is a log of, its subclass says: `stretch` and `nodes()`. Event `older` when the reader nears the oldest item
 * known.
 */
export class FollowLog extends HTMLElement {
  #log;
  #what;
  #top = element("p", { class: "edge" });
  #items = element("div", { class: "items" });
  #jump = element("button", { type: "button", class: "jump", hidden: true });
  #following = true;
  /** What the reader has not seen. */
  #fresh = new Set();
  /** Where the reader was, and in what, when it was last looked at. */
  #last = { scrollTop: 0, scrollHeight: 0, clientHeight: 0 };
  #asking = false;
  /** What stands above the first item of all, once that is known. @type {string | null} */
  #beginning = null;
  #resized = new ResizeObserver(() => this.#following && this.#toBottom());

  /**
   * @param {{ label: string, item: string, things: string, fresh(count: number): string }} what the name of the log, the
   *   tag of its items, what many of them are called, and how it is said that so many are new
   */
  constructor(what) {
    super();
    this.#what = what;
    this.#log = element("div", { role: "log", "aria-live": "off", "aria-label": what.label, tabindex: "0", class: "log" });
  }

  connectedCallback() {
    this.#log.replaceChildren(this.#top, this.#items);
    this.replaceChildren(this.#log, this.#jump);
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

  /** What stands on the page. @returns {Stretch} */
  get stretch() {
    throw new TypeError("A log has a stretch.");
  }

  /** The elements that belong on the page now, in order; those that stand there already are used again. @returns {HTMLElement[]} */
  nodes() {
    return [];
  }

  /** What scrolls. Below its items more may stand. */
  get log() {
    return this.#log;
  }

  /** Where the elements stand. */
  get items() {
    return this.#items;
  }

  get following() {
    return this.#following;
  }

  /** Whether there is nothing older than what is known. */
  get whole() {
    return this.#beginning !== null;
  }

  /** Forgets where the reader was. @param {string} words what to say until something comes */
  restart(words) {
    this.#items.replaceChildren();
    this.#following = true;
    this.#fresh.clear();
    this.#asking = false;
    this.#beginning = null;
    this.edge = words;
    this.#showJump();
  }

  /** What stands above the oldest item. @param {string} words */
  set edge(words) {
    if (this.#top.textContent !== words) this.#top.textContent = words;
  }

  /** Newer items are known. @param {string[]} ids which */
  grown(ids) {
    if (!this.#following) ids.forEach((id) => this.#fresh.add(id));
    this.render();
  }

  /** Older items are known. */
  reached() {
    this.#asking = false;
    this.edge = "";
    if (!this.#following) this.stretch.older(STEP);
    this.render();
  }

  /** There is nothing older. @param {string | null} words what stands above the first item; null if there is more after all */
  complete(words) {
    this.#beginning = words;
    this.#showBeginning();
  }

  /**
   * There are older items still. Where those that are known do not fill the screen, or left the reader at the top, they
   * are asked for.
   *
   * @param {string} words not to ask by itself but to offer it, with these words; empty to ask
   */
  goOn(words) {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    if (this.#following ? scrollHeight > clientHeight : scrollTop >= 1) return;
    if (words === "") this.#askOlder();
    else this.offer(words, "Look further back");
  }

  /** Older items could not be had. @param {string} words */
  failed(words) {
    this.#asking = false;
    this.offer(words, "Try again");
  }

  /**
   * There is more before the oldest item known, for whoever wants it.
   *
   * @param {string} words
   * @param {string} label what the button says
   */
  offer(words, label) {
    const button = element("button", { type: "button", class: "text" }, label);
    button.onclick = () => this.#askOlder();
    this.#top.replaceChildren(words, words && " ", button);
  }

  /** Goes to the newest item and stays there. */
  follow() {
    this.#following = true;
    this.#fresh.clear();
    this.stretch.showNewest();
    this.render();
  }

  /** What stands below the items has changed: who is at the newest stays there. */
  settle() {
    if (this.#following) this.#toBottom();
  }

  /** Shows what is to be shown, and moves nothing under the reader's eyes. */
  render() {
    const anchor = this.#following ? null : this.#anchor();
    this.#sync(this.nodes());
    this.#showBeginning();
    if (anchor?.node.isConnected) this.#log.scrollTop += anchor.node.getBoundingClientRect().top - anchor.top;
    else if (this.#following) this.#toBottom();
    this.#look();
    this.#showJump();
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    const below = scrollHeight - scrollTop - clientHeight;
    const up = scrollTop < this.#last.scrollTop;
    const moved = scrollHeight !== this.#last.scrollHeight || clientHeight !== this.#last.clientHeight;
    // What moved was the page, not the reader.
    if (this.#following && moved) return this.#toBottom();
    this.#look();
    if (below <= AT_BOTTOM_PX && this.stretch.atEnd) {
      if (!this.#following) return this.follow();
    } else if (up) {
      this.#following = false;
    }
    if (up && scrollTop < NEAR_PX) this.#goOlder();
    else if (!up && below < NEAR_PX && !this.stretch.atEnd) {
      this.stretch.newer(STEP);
      this.render();
    }
    this.#showJump();
  }

  #goOlder() {
    if (this.stretch.atStart) return this.#askOlder();
    this.stretch.older(STEP);
    this.render();
  }

  #askOlder() {
    if (this.#asking || this.#beginning !== null) return;
    this.#asking = true;
    this.edge = `Loading older ${this.#what.things}…`;
    tell(this, "older");
  }

  /** The first item that the reader sees, and where it stands. */
  #anchor() {
    const edge = this.#log.getBoundingClientRect().top;
    const node = [...this.#items.querySelectorAll(this.#what.item)].find((child) => child.getBoundingClientRect().bottom > edge);
    return node && { node, top: node.getBoundingClientRect().top };
  }

  /** @param {HTMLElement[]} nodes */
  #sync(nodes) {
    const wanted = new Set(nodes);
    for (const child of [...this.#items.children]) {
      if (!wanted.has(/** @type {HTMLElement} */ (child)) && !child.classList.contains("notice")) child.remove();
    }
    let at = this.#items.firstElementChild;
    for (const node of nodes) {
      while (at?.classList.contains("notice")) at = at.nextElementSibling;
      if (node === at) at = at.nextElementSibling;
      else this.#items.insertBefore(node, at);
    }
  }

  #showBeginning() {
    if (this.#beginning !== null) this.edge = this.stretch.atStart ? this.#beginning : "";
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
    this.#jump.textContent = this.#fresh.size > 0 ? this.#what.fresh(this.#fresh.size) : "Back to the newest";
  }
}
