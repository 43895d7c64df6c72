// @ts-check
import { element } from "../shared/elements.js";

/** What a key does, by the name of the deed; the page knows how. @type {[key: string, deed: string, words: string][]} */
const KEYS = [
  ["n", "next", "Take the next action"],
  ["a", "answer", "Write what everybody is told"],
  ["p", "alone", "Write to one player alone"],
  ["d", "note", "Write a note for yourself (DM only)"],
  ["c", "change", "Change a sheet with the answer"],
  ["v", "preview", "Preview as the next recipient"],
  ["r", "requeue", "Put the action back"],
  ["x", "cancel", "It will not happen"],
  ["s", "say", "Tell the table something of your own accord"],
  ["k", "thinking", "Show that you are thinking"],
  ["q", "queue", "Go to those who wait"],
  ["h", "points", "Go to hit points"],
  ["f", "fight", "Start a fight, or go to it"],
  ["t", "turn", "Next turn"],
  ["i", "invite", "Invitations"],
  ["?", "help", "This list"],
];

/** @param {KeyboardEvent} event @returns {string | null} the deed, unless somebody is writing or something else is open */
export function deedOf(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || document.querySelector("dialog[open]")) return null;
  const { target } = event;
  if (target instanceof HTMLElement && target.matches("textarea, select, input:not([type=checkbox], [type=radio])")) return null;
  return KEYS.find(([key]) => key === event.key)?.[1] ?? null;
}

/** `<keys-dialog>`: which keys do what. Method `show()`. */
export class KeysDialog extends HTMLElement {
  #dialog = element("dialog", { "aria-labelledby": "keys-title" });

  connectedCallback() {
    const rows = KEYS.map(([key, , words]) => row(key, words));
    const list = element("dl", {}, ...rows, row("Ctrl+Enter", "Send what is written"), row("Esc", "Leave a field, so that these keys work"));
    const form = element(
      "form",
      { method: "dialog" },
      element("h2", { id: "keys-title" }, "Keys"),
      list,
      element("div", { class: "buttons" }, element("button", { class: "main" }, "Close")),
    );
    this.#dialog.replaceChildren(form);
    this.replaceChildren(this.#dialog);
  }

  show() {
    this.#dialog.showModal();
  }
}

/**
 * @param {string} key
 * @param {string} words
 */
const row = (key, words) => element("div", {}, element("dt", {}, element("kbd", {}, key)), element("dd", {}, words));

customElements.define("keys-dialog", KeysDialog);
