// @ts-check
import { element, tell } from "../shared/elements.js";

/**
 * `<log-search>`: what to look for in all that was printed. Property `words`, what it came to; event `seek` with the
 * text, `found` with 1 or -1 for the next line or the one before, `leave` for back to the log.
 */
export class LogSearch extends HTMLElement {
  #input = element("input", {
    id: "find",
    type: "search",
    placeholder: "Search the output",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    maxlength: 200,
    enterkeyhint: "search",
    "aria-label": "Search in all that was printed",
  });
  #before = element("button", { type: "button", "aria-label": "The line found before", title: "The one before (Shift+Enter)", disabled: true }, "↑");
  #next = element("button", { type: "button", "aria-label": "The next line found", title: "The next one (Enter)", disabled: true }, "↓");
  #words = element("span", { class: "words", role: "status" });
  #asked = "";

  connectedCallback() {
    const form = element("form", { role: "search" }, this.#input, this.#before, this.#next, this.#words);
    form.onsubmit = (event) => {
      event.preventDefault();
      this.#go(1);
    };
    this.#input.onkeydown = (event) => {
      if (event.key === "Escape") this.#leave(event);
      if (event.key !== "Enter" || !event.shiftKey) return;
      event.preventDefault();
      this.#go(-1);
    };
    // The cross that browsers draw in such a field.
    this.#input.addEventListener("search", () => this.#input.value === "" && this.#asked !== "" && this.#ask());
    this.#before.onclick = () => this.#go(-1);
    this.#next.onclick = () => this.#go(1);
    this.#input.oninput = () => this.#enable();
    this.replaceChildren(form);
  }

  focus() {
    this.#input.focus();
    this.#input.select();
  }

  /** Empties it. */
  reset() {
    this.#input.value = "";
    this.#asked = "";
    this.#enable();
  }

  /** @param {string} words */
  set words(words) {
    if (this.#words.textContent !== words) this.#words.textContent = words;
  }

  /** @param {number} by */
  #go(by) {
    if (this.#input.value === this.#asked) tell(this, "found", by);
    else this.#ask();
  }

  #ask() {
    this.#asked = this.#input.value;
    this.#enable();
    tell(this, "seek", this.#asked);
  }

  /** @param {KeyboardEvent} event */
  #leave(event) {
    event.preventDefault();
    this.reset();
    tell(this, "seek", "");
    tell(this, "leave");
  }

  #enable() {
    this.#before.disabled = this.#next.disabled = this.#input.value === "";
  }
}

customElements.define("log-search", LogSearch);
