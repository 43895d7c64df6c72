// @ts-check
/** @import { Deed, Standing } from "./table-shapes.js" */
import { element, tell } from "../shared/elements.js";

/** @type {Record<Standing, string>} */
const WORDS = {
  waiting: "Not sent yet. It goes out by itself when the line is back.",
  sending: "Sending…",
  pending: "Received",
  processing: "The host is at it",
  resolved: "Done",
  rejected: "Refused.",
  cancelled: "Cancelled.",
};

/** `<deed-item>`: something one wanted to do, and its receipt. Property `deed`; event `edit` to write it once more. */
export class DeedItem extends HTMLElement {
  #whisper = element("span", { class: "whisper", hidden: true }, "Whispered");
  #words = element("p", { class: "said", dir: "auto" });
  #receipt = element("span", { class: "receipt", role: "status" });
  #edit = element("button", { type: "button", class: "text", hidden: true }, "Write it again");
  /** @type {Deed | null} */
  #deed = null;

  connectedCallback() {
    this.#edit.onclick = () => tell(this, "edit", this.#deed);
    this.replaceChildren(this.#words, element("p", { class: "fate" }, this.#whisper, this.#receipt, this.#edit));
  }

  /** @param {Deed} deed */
  set deed(deed) {
    this.#deed = deed;
    const { standing, reason, text, whisper } = deed;
    const ended = standing === "rejected" || standing === "cancelled";
    const words = ended && reason ? `${WORDS[standing]} ${reason}` : WORDS[standing];
    this.setAttribute("standing", standing);
    this.#whisper.hidden = !whisper;
    this.#edit.hidden = !ended;
    // What is written anew is laid out anew, be it the same.
    if (this.#words.textContent !== text) this.#words.textContent = text;
    if (this.#receipt.textContent !== words) this.#receipt.textContent = words;
  }
}

customElements.define("deed-item", DeedItem);
