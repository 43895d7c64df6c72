// @ts-check
/** @import { Invited } from "./host-card.js" */
import { element, tell } from "../shared/elements.js";
import { inviteCard } from "./host-card.js";

/** `<invite-cards>`: the invitations of all, to scan from the screen or to print and cut. Event `seat` with an id. */
export class InviteCards extends HTMLElement {
  #title = element("h2", { id: "invite-title" });
  #cards = element("div", { class: "cards" });
  #own = element("a", { rel: "noreferrer" });
  #dialog = element("dialog", { class: "invitations", "aria-labelledby": "invite-title" });

  connectedCallback() {
    const print = element("button", { type: "button" }, "Print");
    print.onclick = () => globalThis.print();
    const hint = element("p", { class: "hint" }, "Everybody scans their own code and is at the table. Whoever has a code has the seat: hand it out like a key.");
    const own = element("details", { class: "own" }, element("summary", {}, "Host from another device"), element("p", { class: "hint" }, "Whoever has this link is the host. ", this.#own));
    const buttons = element("div", { class: "buttons" }, print, element("button", { class: "main" }, "Close"));
    this.#dialog.replaceChildren(element("form", { method: "dialog" }, this.#title, hint, this.#cards, own, buttons));
    this.#cards.onclick = (event) => {
      const card = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("img")?.closest(".card"));
      if (card) tell(this, "seat", card.dataset.seat);
    };
    this.replaceChildren(this.#dialog);
  }

  /**
   * @param {string} party its name
   * @param {Invited[]} invited
   * @param {string} own the host's own link
   */
  open(party, invited, own) {
    this.#own.href = this.#own.textContent = own;
    this.#title.textContent = `Come to ${party}`;
    this.#cards.replaceChildren(...invited.map(inviteCard));
    if (!this.#dialog.open) this.#dialog.showModal();
  }
}

customElements.define("invite-cards", InviteCards);
