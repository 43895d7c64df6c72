// @ts-check
/** @import { Draft } from "./host-draft.js" */
/** @import { Sheet } from "./host-messages.js" */
import { element, tell } from "../shared/elements.js";

/**
 * `<sheet-changes>`: what becomes different on sheets with an answer. Properties `sheets` and `changes`, which it
 * changes; event `edited`.
 */
export class SheetChanges extends HTMLElement {
  /** @type {Map<string, Sheet>} */
  #sheets = new Map();
  /** @type {Draft["changes"]} */
  #changes = {};
  #rows = element("div", { class: "rows" });
  /** Where one is picked; it may stand elsewhere. */
  pick = element("select", { class: "chip", "aria-label": "Change the sheet of" });

  connectedCallback() {
    this.pick.onchange = () => {
      if (this.pick.value !== "") this.add(this.pick.value);
    };
    this.replaceChildren(this.#rows);
  }

  /** @param {Map<string, Sheet>} sheets */
  set sheets(sheets) {
    const known = [...this.#sheets.keys()].join();
    this.#sheets = sheets;
    if ([...sheets.keys()].join() !== known) this.#offer();
    for (const row of /** @type {Iterable<HTMLElement>} */ (this.#rows.children)) this.#showNow(row);
  }

  /** @param {Draft["changes"]} changes */
  set changes(changes) {
    this.#changes = changes;
    this.#rows.replaceChildren(...Object.keys(changes).map((id) => this.#row(id)));
    this.#offer();
  }

  /** @param {string} id */
  add(id) {
    const sheet = this.#sheets.get(id);
    if (!sheet) return;
    if (!(id in this.#changes)) {
      this.#changes[id] = { hp: "" };
      this.#rows.append(this.#row(id));
      this.#offer();
      tell(this, "edited");
    }
    /** @type {HTMLElement | null} */ (this.#rows.querySelector(`[data-sheet="${CSS.escape(id)}"] input`))?.focus();
  }

  focus() {
    this.pick.focus();
  }

  #offer() {
    const free = [...this.#sheets.values()].filter(({ id }) => !(id in this.#changes));
    const options = free.map(({ id, name }) => element("option", { value: id }, name));
    this.pick.replaceChildren(element("option", { value: "" }, "+ Change a sheet…"), ...options);
    this.pick.hidden = free.length === 0;
  }

  /** @param {string} id */
  #row(id) {
    const sheet = this.#sheets.get(id);
    const name = sheet?.name ?? id;
    const change = this.#changes[id];
    const hp = element("input", { name: `hp-${id}`, inputmode: "text", autocomplete: "off", placeholder: "−5, +3, 12", size: "6" });
    hp.value = change.hp;
    const conditions = element("input", { name: `conditions-${id}`, list: "conditions", autocomplete: "off", placeholder: "none" });
    const remove = element("button", { type: "button", class: "remove", "aria-label": `Leave ${name}'s sheet as it is` }, "×");
    const row = element(
      "div",
      { class: "row change", "data-sheet": id },
      element("b", { dir: "auto" }, name),
      element("label", { class: "field" }, element("span", { class: "label" }, "Hit points ", element("span", { class: "now" })), hp),
      element("label", { class: "field wide" }, element("span", { class: "label" }, "Conditions, with commas"), conditions),
      ...this.#hiding(id, sheet),
      remove,
    );
    hp.oninput = () => this.#edit(id, { hp: hp.value });
    conditions.oninput = () => this.#edit(id, { conditions: conditions.value });
    remove.onclick = () => this.#remove(id, row);
    this.#showNow(row);
    return row;
  }

  /**
   * @param {string} id
   * @param {Sheet | undefined} sheet
   */
  #hiding(id, sheet) {
    const { hidden } = this.#changes[id];
    if (!sheet || (!sheet.hidden && hidden === undefined)) return [];
    const box = element("input", { type: "checkbox" });
    box.checked = hidden ?? true;
    box.onchange = () => this.#edit(id, { hidden: box.checked });
    return [element("label", { class: "check" }, box, "Hidden")];
  }

  /**
   * @param {string} id
   * @param {Partial<Draft["changes"][string]>} change
   */
  #edit(id, change) {
    Object.assign(this.#changes[id], change);
    tell(this, "edited");
  }

  /** @param {HTMLElement} row */
  #showNow(row) {
    const sheet = this.#sheets.get(row.dataset.sheet ?? "");
    const { conditions } = this.#changes[row.dataset.sheet ?? ""];
    /** @type {HTMLInputElement} */ (row.querySelector("[list=conditions]")).value = conditions ?? (sheet?.conditions ?? []).join(", ");
    const place = row.querySelector(".now");
    if (place) place.textContent = sheet?.hp === undefined || sheet.hp === null ? "" : `(${sheet.hp})`;
  }

  /**
   * @param {string} id
   * @param {HTMLElement} row
   */
  #remove(id, row) {
    delete this.#changes[id];
    row.remove();
    this.#offer();
    tell(this, "edited");
    this.focus();
  }
}

customElements.define("sheet-changes", SheetChanges);
