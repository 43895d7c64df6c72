// @ts-check
/** @import { Letter } from "../shared/messages.js" */
import { element, tell } from "../shared/elements.js";

/**
 * `<pending-item>`: a message of one's own that has not arrived yet. Property `letter`; events `again` and `discard`
 * with the letter in `detail`.
 */
export class PendingItem extends HTMLElement {
  #content = element("div", { class: "content", dir: "auto" });
  #receipt = element("span", { class: "receipt", role: "status" });
  #again = element("button", { type: "button", class: "text" }, "Send again");
  #discard = element("button", { type: "button", class: "text" }, "Discard");
  /** @type {Letter | null} */
  #letter = null;

  connectedCallback() {
    this.#again.onclick = () => tell(this, "again", this.#letter);
    this.#discard.onclick = () => tell(this, "discard", this.#letter);
    this.replaceChildren(this.#content, element("p", {}, this.#receipt, this.#again, this.#discard));
  }

  /** @param {Letter} letter */
  set letter(letter) {
    this.#letter = letter;
    this.setAttribute("status", letter.status);
    this.#content.textContent = letter.draft.content;
    this.#receipt.textContent = wordsFor(letter);
    this.#again.hidden = this.#discard.hidden = letter.status !== "failed";
  }
}

/** @param {Letter} letter */
function wordsFor({ status, reason }) {
  switch (status) {
    case "failed":
      return `Not sent. ${reason}`;
    case "waiting":
      return reason ? "Waiting for the connection; it will be sent." : "Next in line";
    default:
      return "Sending…";
  }
}

customElements.define("pending-item", PendingItem);
