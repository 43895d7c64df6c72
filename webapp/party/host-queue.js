// @ts-check
/** @import { Action } from "./host-actions.js" */
import { element, tell } from "../shared/elements.js";
import { passed } from "../shared/times.js";

/**
 * `<action-queue>`: what players want to do and have no answer to yet, the oldest first. Properties `actions` and
 * `current`, the id of the one on the desk; event `open` with an id. {@link ActionQueue.tick} sets its clocks.
 */
export class ActionQueue extends HTMLElement {
  #list = element("ol");
  #none = element("p", { class: "hint" }, "Nobody waits for an answer.");
  /** @type {Map<string, HTMLLIElement>} */
  #items = new Map();
  #now = Date.now();

  /** @type {string | null} */
  #current = null;

  connectedCallback() {
    this.replaceChildren(this.#list, this.#none);
  }

  /** @param {Action[]} actions */
  set actions(actions) {
    const items = new Map(actions.map((action) => [action.id, this.#item(action)]));
    for (const [id, item] of this.#items) if (!items.has(id)) item.remove();
    this.#items = items;
    [...items.values()].forEach((item, i) => this.#list.children[i] === item || this.#list.insertBefore(item, this.#list.children[i] ?? null));
    this.#none.hidden = actions.length > 0;
    this.tick(this.#now);
  }

  /** @param {string | null} id */
  set current(id) {
    this.#current = id;
    for (const [known, item] of this.#items) item.firstElementChild?.setAttribute("aria-current", String(known === id));
  }

  /** @param {number} now the server's time (ms since 1970) */
  tick(now) {
    this.#now = now;
    for (const item of this.#items.values()) {
      const { since } = item.dataset;
      const age = /** @type {HTMLElement} */ (item.querySelector(".age"));
      age.textContent = since ? passed(Math.max(0, Math.floor((now - Date.parse(since)) / 1000))) : "";
    }
  }

  focus() {
    this.#list.querySelector("button")?.focus();
  }

  /** @param {Action} action */
  #item(action) {
    const item = this.#items.get(action.id) ?? this.#newItem(action.id);
    item.dataset.status = action.status;
    item.dataset.action = action.id;
    if (action.submittedAt) item.dataset.since = action.submittedAt;
    const text = (/** @type {string} */ selector, /** @type {string} */ words) => {
      const place = /** @type {HTMLElement} */ (item.querySelector(selector));
      if (place.textContent !== words) place.textContent = words;
    };
    text(".who", action.playerName);
    text(".mark", action.whispered ? "whisper" : "");
    text(".state", action.status === "processing" ? "on the desk" : "");
    text(".words", action.text ?? "…");
    return item;
  }

  /** @param {string} id */
  #newItem(id) {
    const head = ["who", "mark", "state", "age"].map((name) => element("span", { class: name }));
    const button = element(
      "button",
      { type: "button", "aria-current": String(id === this.#current) },
      element("span", { class: "head" }, ...head),
      element("span", { class: "words", dir: "auto" }),
    );
    button.onclick = () => tell(this, "open", id);
    return element("li", {}, button);
  }
}

customElements.define("action-queue", ActionQueue);
