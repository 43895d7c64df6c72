// @ts-check
import { element } from "../shared/elements.js";

/** @type {[string, string][]} */
const KEYS = [
  ["End or f", "Follow the newest line"],
  ["Page Up, ↑, Home", "Read back; nothing moves any more"],
  ["[ and ]", "The step before and the next one"],
  ["Enter", "Fold or unfold the step that has the focus"],
  ["/", "Search in all that was printed"],
  ["n and N", "The next line found, and the one before"],
  ["?", "This list"],
];

/** `<help-dialog>`: which keys do what in the log. Method `show()`. */
export class HelpDialog extends HTMLElement {
  #dialog = element("dialog", { "aria-labelledby": "help-title" });

  connectedCallback() {
    const list = element("dl", {});
    for (const [key, words] of KEYS) list.append(element("div", {}, element("dt", {}, key), element("dd", {}, words)));
    const close = element("button", { class: "main" }, "Close");
    const form = element(
      "form",
      { method: "dialog" },
      element("h2", { id: "help-title" }, "Reading a log"),
      list,
      element("p", { class: "hint" }, "A click on a line's number marks it and puts its address on the clipboard; with Shift, all lines from the one marked."),
      element("div", { class: "buttons" }, close),
    );
    this.#dialog.replaceChildren(form);
    this.replaceChildren(this.#dialog);
  }

  show() {
    this.#dialog.showModal();
  }
}

customElements.define("help-dialog", HelpDialog);
