// @ts-check
import { element, tell } from "./elements.js";

/**
 * `<token-prompt>`: asks for a token, politely. Methods `ask(reason)` when somebody just tried what needs one, and
 * `offer(reason)` when nobody did; event `token` with the token in `detail`.
 */
export class TokenPrompt extends HTMLElement {
  #reason = element("p");
  #input = element("input", {
    id: "token",
    name: "token",
    type: "password",
    autocomplete: "off",
    spellcheck: "false",
    required: true,
  });
  #dialog = element("dialog", { "aria-labelledby": "token-title" });
  #putOff = false;

  connectedCallback() {
    const later = element("button", { type: "button" }, "Not now");
    const form = element(
      "form",
      { method: "dialog" },
      element("h2", { id: "token-title" }, "This server asks who you are"),
      this.#reason,
      element("label", { for: "token" }, "Token", this.#input),
      element("p", { class: "hint" }, "It stays in this tab and is gone when you close it."),
      element("div", { class: "buttons" }, later, element("button", { class: "main" }, "Use token")),
    );
    later.onclick = () => {
      this.#putOff = true;
      this.#dialog.close();
    };
    this.#dialog.oncancel = () => (this.#putOff = true);
    form.onsubmit = () => {
      this.forget();
      tell(this, "token", this.#input.value.trim());
      this.#input.value = "";
    };
    this.#dialog.replaceChildren(form);
    this.replaceChildren(this.#dialog);
  }

  /** Asks, unless it was put off. @param {string} reason why, in the server's words */
  offer(reason) {
    if (!this.#putOff) this.ask(reason);
  }

  /** What was put off may be offered again. */
  forget() {
    this.#putOff = false;
  }

  /** @param {string} reason why, in the server's words */
  ask(reason) {
    this.#reason.textContent = reason;
    if (!this.#dialog.open) this.#dialog.showModal();
  }
}

customElements.define("token-prompt", TokenPrompt);
