// @ts-check
/** @import { Wanted } from "./address.js" */
import { element, tell } from "../shared/elements.js";

const TYPING_MS = 250;

/** @type {[keyof Wanted, string, [string, string][]][]} */
const CHOICES = [
  ["source", "Source", [["", "Any source"], ["file", "From a file"], ["websocket", "Sent in"]]],
  [
    "status",
    "Status",
    [["", "Any status"], ["pending", "Queued"], ["in_progress", "Started"], ["completed", "Completed"], ["failed", "Failed"]],
  ],
  ["success", "Result", [["", "Any result"], ["true", "Success"], ["false", "Failure"]]],
];

/** `<bot-filters>`: which tasks are shown. Property `wanted`, `note`; event `filter` with what changed of it. */
export class BotFilters extends HTMLElement {
  /** @type {Map<string, HTMLSelectElement>} */
  #selects = new Map();
  #text = element("input", { id: "filter-text", type: "search", placeholder: "Find text", autocomplete: "off", enterkeyhint: "done" });
  #clear = element("button", { type: "button", hidden: true }, "Clear");
  #note = element("p", { class: "note", role: "status" });
  #typing = 0;

  connectedCallback() {
    const row = element("div", { class: "row", role: "search", "aria-label": "Which tasks are shown" });
    for (const [field, label, options] of CHOICES) {
      const select = element("select", { id: `filter-${field}`, "aria-label": label });
      select.append(...options.map(([value, words]) => element("option", { value }, words)));
      select.onchange = () => tell(this, "filter", { [field]: select.value });
      this.#selects.set(field, select);
      row.append(select);
    }
    this.#text.setAttribute("aria-label", "Text in the tasks that are loaded");
    this.#text.oninput = () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => tell(this, "filter", { text: this.#text.value }), TYPING_MS);
    };
    this.#clear.onclick = () => {
      tell(this, "filter", { source: "", status: "", success: "", text: "" });
      this.#text.focus();
    };
    row.append(this.#text, this.#clear);
    this.replaceChildren(row, this.#note);
  }

  disconnectedCallback() {
    clearTimeout(this.#typing);
  }

  /** @param {Wanted} wanted */
  set wanted(wanted) {
    for (const [field, select] of this.#selects) {
      select.value = String(Reflect.get(wanted, field));
      select.toggleAttribute("data-set", select.value !== "");
    }
    if (this.#text.value.trim() !== wanted.text.trim()) this.#text.value = wanted.text;
    const { source, status, success, text } = wanted;
    this.#clear.hidden = source + status + success + text === "";
  }

  /** What the filters come to. @param {string} words */
  set note(words) {
    if (this.#note.textContent !== words) this.#note.textContent = words;
  }
}

customElements.define("bot-filters", BotFilters);
