// @ts-check
/** @import { ChannelMessage } from "../shared/messages.js" */
import { element } from "../shared/elements.js";
import { exactly, timeOfDay } from "../shared/when.js";
import { hueOf } from "./author.js";
import { linkify } from "./linkify.js";

const LONG_CHARACTERS = 2_000;
const LONG_LINES = 24;

/** `<message-item>`: one message. Properties `message`, `joined` (goes on where the one above stopped) and `receipt`. */
export class MessageItem extends HTMLElement {
  #head = element("header");
  #receipt = element("span", { class: "receipt" });

  /** @param {ChannelMessage} message */
  set message(message) {
    const { author, content, timestamp } = message;
    this.dataset.hue = String(hueOf(author));
    this.#head.replaceChildren(
      element("span", { class: "author", dir: "auto" }, author),
      ...badges(message),
      element("time", { datetime: timestamp, title: exactly(timestamp) }, timeOfDay(timestamp)),
    );
    const disc = element("span", { class: "disc", "aria-hidden": "true" }, [...author][0]?.toUpperCase() ?? "?");
    this.replaceChildren(disc, this.#head, body(content), this.#receipt);
  }

  /** @param {boolean} joined */
  set joined(joined) {
    this.toggleAttribute("joined", joined);
  }

  /** @param {string} receipt */
  set receipt(receipt) {
    this.#receipt.textContent = receipt;
  }
}

/** @param {ChannelMessage} message */
function badges({ lane, provider, token_count: tokens, display_name: name }) {
  const badge = (/** @type {string} */ title, /** @type {string} */ text) =>
    element("span", { class: "badge", title }, text);
  return [
    ...(name ? [badge("The name the writer gave", name)] : []),
    ...(lane ? [badge("Lane", lane)] : []),
    ...(provider ? [badge("Provider", provider)] : []),
    ...(tokens === null || tokens === undefined ? [] : [badge("Tokens", `${tokens.toLocaleString()} tokens`)]),
  ];
}

/** @param {string} content */
function body(content) {
  const text = element("div", { class: "content", dir: "auto" });
  for (const { text: piece, href } of linkify(content)) {
    text.append(href ? element("a", { href, target: "_blank", rel: "noopener noreferrer" }, piece) : piece);
  }
  text.classList.toggle("output", looksLikeOutput(content));
  return isLong(content) ? folded(text) : text;
}

/** @param {string} content */
function isLong(content) {
  return content.length > LONG_CHARACTERS || content.split("\n", LONG_LINES + 1).length > LONG_LINES;
}

/** Columns made with spaces or tabs want letters of one width. @param {string} content */
function looksLikeOutput(content) {
  return /\t|^ {2,}\S|\S {2,}\S/m.test(content);
}

/** @param {HTMLElement} text */
function folded(text) {
  const more = element("button", { type: "button", class: "text", "aria-expanded": "false" }, "Show all");
  text.classList.add("folded");
  more.onclick = () => {
    const open = !text.classList.toggle("folded");
    more.setAttribute("aria-expanded", String(open));
    more.textContent = open ? "Show less" : "Show all";
  };
  return element("div", {}, text, more);
}

customElements.define("message-item", MessageItem);
