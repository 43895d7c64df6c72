// @ts-check
/** @import { Guest } from "./host-messages.js" */
/** @import { Invited } from "./host-card.js" */
import { element, tell } from "../shared/elements.js";
import { exactly } from "../shared/when.js";
import { inviteCard } from "./host-card.js";

/**
 * `<seat-dialog>`: one seat, with its code large enough for a phone across the table. {@link SeatDialog.open} shows it;
 * events `newtoken` and `kick` with the id.
 */
export class SeatDialog extends HTMLElement {
  #card = element("div");
  #state = element("p", { class: "hint" });
  #fault = element("p", { class: "fault", role: "alert" });
  #kick = element("button", { type: "button", class: "danger" }, "Send away…");
  #fresh = element("button", { type: "button" }, "New code…");
  #dialog = element("dialog", { class: "invitations one", "aria-label": "A seat" });
  #seat = "";

  connectedCallback() {
    const print = element("button", { type: "button" }, "Print");
    print.onclick = () => globalThis.print();
    this.#kick.onclick = () => tell(this, "kick", this.#seat);
    this.#fresh.onclick = () => tell(this, "newtoken", this.#seat);
    const buttons = element("div", { class: "buttons" }, this.#kick, this.#fresh, print, element("button", { class: "main" }, "Close"));
    this.#dialog.replaceChildren(element("form", { method: "dialog" }, this.#card, this.#state, this.#fault, buttons));
    this.replaceChildren(this.#dialog);
  }

  /** Whose seat is shown, if any is. @returns {string | null} */
  get shown() {
    return this.#dialog.open ? this.#seat : null;
  }

  /**
   * @param {Invited} invited
   * @param {Guest | null} guest null for who only watches
   */
  open(invited, guest) {
    this.#seat = invited.id;
    this.#card.replaceChildren(inviteCard(invited));
    const pressed = document.activeElement === this.#kick;
    this.#kick.hidden = guest === null || guest.removed === true;
    if (pressed && this.#kick.hidden) this.#fresh.focus();
    this.#state.textContent = guest === null ? "Everybody with this code may watch, and sees what all are told." : stateOf(guest);
    this.failed("");
    if (!this.#dialog.open) this.#dialog.showModal();
  }

  /** @param {string} words why something was not done */
  failed(words) {
    this.#fault.textContent = words;
  }
}

/** @param {Guest} guest */
function stateOf({ removed, connections, lag_ms: lag, last_seen: seen }) {
  if (removed) return "Sent away. With a new code they may come back.";
  const heard = seen ? ` Last heard of: ${exactly(seen)}.` : "";
  if (connections === 0) return `Not connected.${heard || " Nobody has used this code yet."}`;
  const slow = lag > 0 ? ` The slowest is ${(lag / 1000).toFixed(1)} s behind.` : "";
  return `Connected with ${connections} ${connections === 1 ? "tab" : "tabs"}.${slow}${heard}`;
}

customElements.define("seat-dialog", SeatDialog);
