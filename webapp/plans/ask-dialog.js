// @ts-check
import { element } from "../shared/elements.js";

/** `<ask-dialog>`: asks before something is done that cannot be undone. Attributes `question`, `hint`, `yes` and `no`. */
export class AskDialog extends HTMLElement {
  #dialog = element("dialog", { "aria-labelledby": "ask-title" });
  /** @type {(answer: boolean) => void} */
  #answer = () => undefined;

  connectedCallback() {
    const words = (/** @type {string} */ name) => this.getAttribute(name) ?? "";
    const no = element("button", { value: "no" }, words("no"));
    const yes = element("button", { value: "yes", class: "danger" }, words("yes"));
    const form = element(
      "form",
      { method: "dialog" },
      element("h2", { id: "ask-title" }, words("question")),
      element("p", {}, words("hint")),
      element("div", { class: "buttons" }, no, yes),
    );
    this.#dialog.onclose = () => this.#answer(this.#dialog.returnValue === "yes");
    this.#dialog.replaceChildren(form);
    this.replaceChildren(this.#dialog);
  }

  /** @returns {Promise<boolean>} whether it is to be done */
  ask() {
    this.#dialog.returnValue = "no";
    this.#dialog.showModal();
    return new Promise((answer) => (this.#answer = answer));
  }
}

customElements.define("ask-dialog", AskDialog);
