// @ts-check
/** @import { ChannelInfo } from "../shared/messages.js" */
import { element } from "../shared/elements.js";
import { lately } from "../shared/when.js";

const SHOWN = 6;

/** `<recent-channels>`: where something was said last, each a way in. Property `channels`. */
export class RecentChannels extends HTMLElement {
  #list = element("ul", { "aria-label": "Where something was said last" });

  connectedCallback() {
    this.replaceChildren(this.#list);
  }

  /** @param {ChannelInfo[]} channels */
  set channels(channels) {
    const now = new Date();
    const newest = [...channels].sort((a, b) => instant(b) - instant(a)).slice(0, SHOWN);
    // What is there already stays, so that nobody loses the focus to a refresh.
    newest.forEach((channel, i) => {
      const row = this.#list.children[i] ?? this.#list.appendChild(newRow());
      fill(/** @type {HTMLAnchorElement} */ (row.firstElementChild), channel, now);
    });
    while (this.#list.childElementCount > newest.length) this.#list.lastElementChild?.remove();
  }
}

/** @param {ChannelInfo} channel */
function instant({ last_timestamp: last }) {
  return last === null ? 0 : Date.parse(last);
}

function newRow() {
  return element("li", {}, element("a", {}, element("strong", { dir: "auto" }), element("span")));
}

/**
 * @param {HTMLAnchorElement} link
 * @param {ChannelInfo} channel
 * @param {Date} now
 */
function fill(link, { channel_id: id, last_timestamp: last }, now) {
  const [name, when] = link.children;
  link.href = `channels/#/${encodeURIComponent(id)}`;
  if (name.textContent !== id) name.textContent = id;
  when.textContent = last === null ? "" : lately(last, now);
}

customElements.define("recent-channels", RecentChannels);
