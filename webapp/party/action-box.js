// @ts-check
/** @import { Wish } from "./table-shapes.js" */
import { element, tell } from "../shared/elements.js";

/** What the server takes (characters). */
const LIMIT = 2_000;

/** From here on it is said how much room is left. */
const NEAR = 200;

/**
 * `<action-box>`: where a player says what to do. Property `wish`, a {@link Wish}; events `act` with one, and `draft` with
 * the one that is written so far.
 */
export class ActionBox extends HTMLElement {
  #text = element("textarea", {
    id: "action",
    name: "action",
    rows: "1",
    dir: "auto",
    placeholder: "What do you do?",
    enterkeyhint: "send",
    autocomplete: "off",
    "aria-describedby": "action-hint",
  });
  #whisper = element("button", { type: "button", class: "whisper", "aria-pressed": "false" }, "Whisper");
  #hint = element("span", { id: "action-hint", class: "hint" });
  #send = element("button", { class: "main" }, "Do it");
  #closed = { why: "", whispers: false };

  connectedCallback() {
    const label = element("label", { for: "action", class: "spoken" }, "What you do");
    const row = element("div", { class: "row" }, label, this.#text, this.#send);
    const form = element("form", {}, row, element("div", { class: "under" }, this.#whisper, this.#hint));
    form.onsubmit = (event) => {
      event.preventDefault();
      this.#submit();
    };
    this.#whisper.onclick = () => {
      this.#whispering = !this.#whispering;
      this.#drafted();
      this.#text.focus();
    };
    this.#text.onkeydown = (event) => this.#key(event);
    this.#text.oninput = () => {
      this.#look();
      this.#drafted();
    };
    this.replaceChildren(form);
    this.#look();
  }

  /** @returns {Wish} */
  get wish() {
    return { text: this.#text.value, whisper: this.#whispering };
  }

  set wish({ text, whisper }) {
    this.#text.value = text;
    this.#whispering = whisper;
    this.#drafted();
  }

  #drafted() {
    tell(this, "draft", this.wish);
  }

  /**
   * @param {string} why nothing is taken now; empty if it is
   * @param {boolean} [whispers] whether whispers are, all the same
   */
  close(why, whispers = false) {
    this.#closed = { why, whispers };
    this.#look();
  }

  focus() {
    this.#text.focus();
  }

  get #shut() {
    return this.#closed.why !== "" && !(this.#closed.whispers && this.#whispering);
  }

  get #whispering() {
    return this.#whisper.getAttribute("aria-pressed") === "true";
  }

  set #whispering(on) {
    this.#whisper.setAttribute("aria-pressed", String(on));
    this.toggleAttribute("whispering", on);
    this.#text.placeholder = on ? "What does nobody notice?" : "What do you do?";
    this.#look();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    // On a phone's keyboard there is no Shift+Enter, so there Enter makes a line and the button sends.
    const phone = matchMedia("(pointer: coarse)").matches;
    if (event.key !== "Enter" || event.shiftKey || event.isComposing || phone) return;
    event.preventDefault();
    this.#submit();
  }

  #submit() {
    const text = this.#text.value.trim();
    if (this.#send.disabled || text === "") return this.#text.focus();
    const whisper = this.#whispering;
    this.wish = { text: "", whisper: false };
    tell(this, "act", { text, whisper });
    this.#text.focus();
  }

  #look() {
    const left = LIMIT - this.#text.value.trim().length;
    this.#send.disabled = this.#shut || this.#text.value.trim() === "" || left < 0;
    this.#hint.textContent = this.#words(left);
    this.#hint.toggleAttribute("data-bad", left < 0);
    this.#text.style.height = "auto";
    this.#text.style.height = `${Math.min(this.#text.scrollHeight + 2, 160)}px`;
  }

  /** @param {number} left */
  #words(left) {
    if (left < 0) return `Too long by ${(-left).toLocaleString()} of ${LIMIT.toLocaleString()} characters.`;
    if (left < NEAR) return `${left.toLocaleString()} of ${LIMIT.toLocaleString()} characters left`;
    if (this.#shut) return this.#closed.why;
    return this.#whispering ? "Only the host will know." : "";
  }
}

customElements.define("action-box", ActionBox);
