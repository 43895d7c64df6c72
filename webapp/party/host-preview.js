// @ts-check
/** @import { Part, Sight } from "./host-sights.js" */
import { element } from "../shared/elements.js";

/** @type {Record<Part["kind"], string>} what a part is called where nothing else is said */
const MARKS = { narrative: "", private: "For you alone", note: "DM only", sheet: "Sheet", fight: "In the fight" };

/**
 * `<recipient-preview>`: what each recipient will get, one tab each. Property `sights`; {@link RecipientPreview.turn}
 * shows the next one.
 */
export class RecipientPreview extends HTMLElement {
  #tabs = element("div", { role: "tablist", "aria-label": "Seen by" });
  #panel = element("div", { role: "tabpanel", id: "sight", tabindex: "0" });
  /** @type {Sight[]} */
  #sights = [];
  #shown = "";

  connectedCallback() {
    this.#tabs.onkeydown = (event) => this.#key(event);
    this.replaceChildren(element("h3", {}, "Seen by"), this.#tabs, this.#panel);
  }

  /** @param {Sight[]} sights */
  set sights(sights) {
    const same = this.#sights.map(({ id, name }) => id + name).join() === sights.map(({ id, name }) => id + name).join();
    this.#sights = sights;
    if (!sights.some(({ id }) => id === this.#shown)) this.#shown = sights[0]?.id ?? "";
    if (!same) this.#tabs.replaceChildren(...sights.map((sight) => this.#tab(sight)));
    this.#render();
  }

  /** Shows somebody's. @param {string} id */
  show(id) {
    if (this.#sights.some((sight) => sight.id === id)) this.#shown = id;
    this.#render();
    const tab = /** @type {HTMLElement | null} */ (this.#tabs.querySelector("[aria-selected=true]"));
    if (tab) this.#tabs.scrollLeft = tab.offsetLeft - (this.#tabs.clientWidth - tab.offsetWidth) / 2;
  }

  /** @param {1 | -1} by */
  turn(by) {
    const { length } = this.#sights;
    const at = this.#sights.findIndex(({ id }) => id === this.#shown);
    if (length > 0) this.show(this.#sights[(at + by + length) % length].id);
  }

  /** @param {Sight} sight */
  #tab({ id, name }) {
    const lamp = element("span", { class: "lamp" });
    const tab = element("button", { type: "button", role: "tab", id: `sight-${id}`, "aria-controls": "sight", "data-sight": id }, name, lamp);
    tab.onclick = () => this.show(id);
    return tab;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const by = event.key === "ArrowRight" ? 1 : event.key === "ArrowLeft" ? -1 : 0;
    if (by === 0) return;
    event.preventDefault();
    this.turn(by);
    /** @type {HTMLElement | null} */ (this.#tabs.querySelector("[aria-selected=true]"))?.focus();
  }

  #render() {
    for (const tab of /** @type {Iterable<HTMLElement>} */ (this.#tabs.children)) {
      const { sight: id } = tab.dataset;
      const parts = this.#sights.find((sight) => sight.id === id)?.parts ?? [];
      tab.setAttribute("aria-selected", String(id === this.#shown));
      tab.tabIndex = id === this.#shown ? 0 : -1;
      tab.toggleAttribute("data-secret", parts.some(({ kind }) => kind === "private"));
      tab.toggleAttribute("data-nothing", parts.length === 0);
    }
    const shown = this.#sights.find(({ id }) => id === this.#shown);
    this.#panel.setAttribute("aria-labelledby", `sight-${this.#shown}`);
    const parts = (shown?.parts ?? []).map(render);
    this.#panel.replaceChildren(...(parts.length > 0 ? parts : [element("p", { class: "hint" }, "Nothing.")]));
  }
}

/** @param {Part} part */
function render({ kind, text, mark = MARKS[kind] }) {
  const head = mark === "" ? [] : [element("p", { class: "mark" }, mark)];
  return element("div", { class: `part ${kind}` }, ...head, element("p", { class: "content", dir: "auto" }, text));
}

customElements.define("recipient-preview", RecipientPreview);
