// @ts-check
import { element, tell } from "../shared/elements.js";

const LIMIT_BYTES = 16 * 1024;

/**
 * `<message-form>`: where one writes. Properties `author` and `text`; events `send` ({author, content}), `typing`, and
 * `rename` with the new name.
 */
export class MessageForm extends HTMLElement {
  #text = element("textarea", { id: "message", name: "message", rows: "1", "aria-describedby": "message-hint", dir: "auto" });
  #name = element("input", {
    id: "author",
    name: "author",
    maxlength: "128",
    autocomplete: "nickname",
    spellcheck: "false",
    required: true,
  });
  #hint = element("span", { id: "message-hint", class: "hint" });
  #send = element("button", { class: "main" }, "Send");

  connectedCallback() {
    const form = element(
      "form",
      {},
      element("div", { class: "as" }, element("label", { for: "author" }, "You are"), this.#name, this.#hint),
      element("div", { class: "row" }, element("label", { for: "message", class: "spoken" }, "Message"), this.#text, this.#send),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      this.#submit();
    };
    this.#text.onkeydown = (event) => this.#key(event);
    this.#text.oninput = () => {
      this.#look();
      if (this.#text.value !== "") tell(this, "typing");
    };
    this.#name.onchange = () => tell(this, "rename", this.#name.value.trim());
    this.replaceChildren(form);
    this.#look();
  }

  /** @param {string} name */
  set author(name) {
    this.#name.value = name;
  }

  get author() {
    return this.#name.value.trim();
  }

  /** What is written and not sent yet. */
  get text() {
    return this.#text.value;
  }

  set text(text) {
    this.#text.value = text;
    this.#look();
  }

  /** @param {string} channelId */
  set channel(channelId) {
    this.#text.placeholder = `Message ${channelId}`;
  }

  focus() {
    this.#text.focus();
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
    const content = this.#text.value.trimEnd();
    const author = this.#name.value.trim();
    if (content.trim() === "" || this.#over() > 0) return this.#text.focus();
    if (author === "") return this.#name.focus();
    this.text = "";
    tell(this, "send", { author, content });
    this.#text.focus();
  }

  #over() {
    return new TextEncoder().encode(this.#text.value).length - LIMIT_BYTES;
  }

  #look() {
    const over = this.#over();
    this.#hint.textContent = over > 0 ? `Too long by ${over.toLocaleString()} bytes.` : "Enter sends, Shift+Enter makes a line.";
    this.#hint.toggleAttribute("data-bad", over > 0);
    this.#send.disabled = this.#text.value.trim() === "" || over > 0;
    this.#text.style.height = "auto";
    this.#text.style.height = `${Math.min(this.#text.scrollHeight + 2, 200)}px`;
  }
}

customElements.define("message-form", MessageForm);
