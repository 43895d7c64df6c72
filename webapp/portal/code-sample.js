// @ts-check
import { element } from "../shared/elements.js";

/** `<code-sample>`: something to type, and a button to copy it where the browser allows that. Property `code`. */
export class CodeSample extends HTMLElement {
  #code = element("code");
  #copy = element("button", { type: "button" }, "Copy");

  connectedCallback() {
    this.#copy.onclick = () => void this.#copied();
    // By plain http on a LAN there is no clipboard.
    this.#copy.hidden = !navigator.clipboard;
    this.replaceChildren(element("pre", { tabindex: "0" }, this.#code), this.#copy);
  }

  /** @param {string} code */
  set code(code) {
    this.#code.textContent = code;
  }

  async #copied() {
    try {
      await navigator.clipboard.writeText(this.#code.textContent ?? "");
      this.#copy.textContent = "Copied";
    } catch {
      this.#copy.textContent = "Not allowed";
    }
    setTimeout(() => (this.#copy.textContent = "Copy"), 2_000);
  }
}

customElements.define("code-sample", CodeSample);
