// @ts-check
/** @import { ChannelMessage } from "../shared/messages.js" */
import { element } from "../shared/elements.js";
import { timeOfDay } from "../shared/when.js";

/** `<first-message>`: waits for a message and shows it. Properties `listening`, `message` and `href`. */
export class FirstMessage extends HTMLElement {
  #words = element("p", { role: "status" });
  #link = element("a", { hidden: true }, "See it in its channel");

  connectedCallback() {
    this.replaceChildren(element("span", { class: "lamp" }), this.#words, this.#link);
    this.listening = false;
  }

  /** @param {boolean} listening whether a message would be seen at once */
  set listening(listening) {
    if (this.hasAttribute("arrived")) return;
    this.toggleAttribute("listening", listening);
    this.#words.textContent = listening ? "Listening. It will appear here." : "Not listening yet.";
  }

  /** @param {string} href of the channel */
  set href(href) {
    this.#link.href = href;
  }

  /** @param {ChannelMessage} message */
  set message({ author, content, timestamp }) {
    this.toggleAttribute("arrived", true);
    this.#words.replaceChildren(
      `Arrived at ${timeOfDay(timestamp)}. `,
      element("strong", { dir: "auto" }, author),
      ": ",
      element("span", { dir: "auto" }, content.slice(0, 400)),
    );
    this.#link.hidden = false;
  }
}

customElements.define("first-message", FirstMessage);
