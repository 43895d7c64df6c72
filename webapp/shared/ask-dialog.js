// @ts-check
import { element } from "./elements.js";

/**
 * `<ask-dialog>`: asks before something is done that cannot be undone. What it asks stands in the attributes `question`,
 * `hint`, `yes` and `no`, or is said anew each time.
 */
export class AskDialog extends HTMLElement {
  #question = element("h2", { id: "ask-title" });
  #hint = element("p");
  #no = element("button", { value: "no" });
  #yes = element("button", { value: "yes", class: "danger" });
  #dialog = element("dialog", { "aria-labelledby": "ask-title" });
  /** @type {(answer: boolean) => void} */
  #answer = () => undefined;

  connectedCallback() {
    const buttons = element("div", { class: "buttons" }, this.#no, this.#yes);
    const form = element("form", { method: "dialog" }, this.#question, this.#hint, buttons);
    this.#dialog.onclose = () => this.#answer(this.#dialog.returnValue === "yes");
    this.#dialog.replaceChildren(form);
    this.replaceChildren(this.#dialog);
  }

  /**
   * @param {{ question?: string, hint?: string, yes?: string, no?: string }} [words] in place of the attributes
   * @returns {Promise<boolean>} whether it is to be done
   */
  ask(words = {}) {
    const said = (/** @type {keyof typeof words} */ name) => words[name] ?? this.getAttribute(name) ?? "";
    this.#question.textContent = said("question");
    this.#hint.textContent = said("hint");
    this.#yes.textContent = said("yes");
    this.#no.textContent = said("no");
    this.#dialog.returnValue = "no";
    this.#dialog.showModal();
    return new Promise((answer) => (this.#answer = answer));
  }
}

customElements.define("ask-dialog", AskDialog);
