// @ts-check
import { element } from "../shared/elements.js";

/** Who said that they think and then says nothing is at something else (ms). */
const FADES_MS = 120_000;

/** `<thinking-sign>`: the host is at it, until something is told. */
export class ThinkingSign extends HTMLElement {
  #words = element("span", { role: "status" });
  #fading = 0;

  connectedCallback() {
    const dots = element("span", { class: "dots", "aria-hidden": "true" }, element("i"), element("i"), element("i"));
    this.replaceChildren(dots, this.#words);
    this.hide();
  }

  /** @param {string} words */
  show(words) {
    this.hidden = false;
    this.#words.textContent = words;
    clearTimeout(this.#fading);
    this.#fading = setTimeout(() => this.hide(), FADES_MS);
  }

  hide() {
    clearTimeout(this.#fading);
    this.hidden = true;
    this.#words.textContent = "";
  }
}

customElements.define("thinking-sign", ThinkingSign);
