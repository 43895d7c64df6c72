// @ts-check
import { element, tell } from "./elements.js";

/** `<token-prompt>`: asks for a token, politely. Method `ask(reason)`; event `token` with the token in `detail`. */
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
    later.onclick = () => this.#dialog.close();
    form.onsubmit = () => {
      tell(this, "token", this.#input.value.trim());
      this.#input.value = "";
    };
    this.#dialog.replaceChildren(form);
    this.replaceChildren(this.#dialog);
  }

  /** @param {string} reason why, in the server's words */
  ask(reason) {
    this.#reason.textContent = reason;
    if (!this.#dialog.open) this.#dialog.showModal();
  }
}

customElements.define("token-prompt", TokenPrompt);
