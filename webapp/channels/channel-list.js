// @ts-check
/** @import { ChannelInfo } from "../shared/messages.js" */
import { element, tell } from "../shared/elements.js";
import { addressOf, faultIn } from "./address.js";

/**
 * `<channel-list>`: the channels with their counts, and a way to open one by its name. Property `channels`, `current`,
 * `seen` (how many messages of each were there when it was last open); event `open` with a channel's name.
 */
export class ChannelList extends HTMLElement {
  #list = element("ul");
  #note = element("p", { class: "note", hidden: true });
  #input = element("input", {
    id: "new-channel",
    name: "channel",
    autocomplete: "off",
    spellcheck: "false",
    placeholder: "Open or start one",
  });

  /** @type {ChannelInfo[]} */
  channels = [];
  /** @type {string | null} */
  current = null;
  /** @type {Record<string, number>} */
  seen = {};

  connectedCallback() {
    const form = element(
      "form",
      {},
      element("label", { for: "new-channel", class: "spoken" }, "Name of a channel to open or start"),
      this.#input,
      element("button", {}, "Open"),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      const name = this.#input.value.trim();
      const fault = faultIn(name);
      this.#input.setCustomValidity(fault ?? "");
      if (fault) return this.#input.reportValidity();
      this.#input.value = "";
      tell(this, "open", name);
    };
    this.#input.oninput = () => this.#input.setCustomValidity("");
    this.replaceChildren(element("nav", { "aria-label": "Channels" }, this.#list), this.#note, form);
    this.render();
  }

  focus() {
    this.#input.focus();
  }

  /** Says that the counts are not fresh, or nothing. @param {string} words */
  set note(words) {
    this.#note.hidden = words === "";
    this.#note.textContent = words;
  }

  /** Shows what the properties say. Links that stay keep the focus. */
  render() {
    const known = new Map([...this.#list.children].map((row) => [/** @type {HTMLElement} */ (row).dataset.channel, row]));
    const rows = this.#shown().map((channel) => {
      const row = /** @type {HTMLLIElement} */ (known.get(channel.channel_id)) ?? newRow(channel.channel_id);
      this.#fill(row, channel);
      return row;
    });
    known.forEach((row) => rows.includes(/** @type {HTMLLIElement} */ (row)) || row.remove());
    rows.forEach((row, i) => this.#list.children[i] === row || this.#list.insertBefore(row, this.#list.children[i] ?? null));
  }

  /** The channel that is open is in the list even before its first message. */
  #shown() {
    const { current, channels } = this;
    if (current === null || channels.some(({ channel_id: id }) => id === current)) return channels;
    return [...channels, { channel_id: current, message_count: 0, last_timestamp: null }];
  }

  /**
   * @param {HTMLElement} row
   * @param {ChannelInfo} channel
   */
  #fill(row, { channel_id: id, message_count: count }) {
    const link = /** @type {HTMLElement} */ (row.firstElementChild);
    const open = id === this.current;
    const unread = open ? 0 : Math.max(0, count - (this.seen[id] ?? 0));
    if (open && !link.hasAttribute("aria-current")) {
      link.setAttribute("aria-current", "page");
      // Once it stands in the list.
      queueMicrotask(() => link.scrollIntoView({ block: "nearest" }));
    } else if (!open) link.removeAttribute("aria-current");
    link.toggleAttribute("data-unread", unread > 0);
    const [, number] = /** @type {HTMLElement[]} */ ([...link.children]);
    number.textContent = unread > 0 && id in this.seen ? `+${unread.toLocaleString()}` : count.toLocaleString();
    number.title = `${count.toLocaleString()} messages`;
  }
}

/** @param {string} id */
function newRow(id) {
  const link = element(
    "a",
    { href: addressOf(id) },
    element("span", { class: "name", dir: "auto" }, id),
    element("span", { class: "count" }),
  );
  return element("li", { "data-channel": id }, link);
}

customElements.define("channel-list", ChannelList);
