// @ts-check
/** @import { Combat, Guest, Sheet } from "./host-messages.js" */
import { element } from "../shared/elements.js";
import { HostSheet } from "./host-sheet.js";

/**
 * `<host-sheets>`: everybody at the table and whom the host plays; in a fight, those who fight come first, in the order
 * of their turns. What is being typed in a row stays while rows move.
 */
export class HostSheets extends HTMLElement {
  #fight = element("ol", { class: "order", "aria-label": "In the fight", hidden: true });
  #others = element("ul", { class: "others" });
  #rest = element("h3", { hidden: true }, "Not in the fight");
  /** @type {Map<string, HostSheet>} */
  #rows = new Map();
  #order = "";

  connectedCallback() {
    this.replaceChildren(this.#fight, this.#rest, this.#others);
  }

  /**
   * @param {Map<string, Sheet>} sheets players' first
   * @param {Combat} combat
   * @param {Map<string, Guest>} guests by player
   */
  show(sheets, combat, guests) {
    const turns = combat.active && combat.mode === "turn_based" ? combat : null;
    const ranks = new Map((turns?.initiative ?? []).map((fighter) => [fighter.id, fighter.initiative]));
    for (const [id, sheet] of sheets) {
      const row = this.#rows.get(id) ?? new HostSheet();
      this.#rows.set(id, row);
      row.sheet = sheet;
      row.guest = guests.get(id) ?? null;
      row.rank = ranks.get(id) ?? null;
    }
    const fighting = [...ranks.keys()].filter((id) => sheets.has(id));
    this.#arrange(fighting, [...sheets.keys()].filter((id) => !ranks.has(id)));
    for (const [id, row] of this.#rows) this.#mark(row, id === turns?.current_turn);
  }

  /** @param {string} id @returns {HostSheet | null} */
  row(id) {
    return this.#rows.get(id) ?? null;
  }

  focus() {
    /** @type {HTMLElement | null} */ (this.querySelector("[aria-current=true] host-sheet") ?? this.querySelector("host-sheet"))?.focus();
  }

  /**
   * @param {HostSheet} row
   * @param {boolean} current
   */
  #mark(row, current) {
    const item = /** @type {HTMLElement} */ (row.parentElement);
    if (current && item.getAttribute("aria-current") !== "true") item.scrollIntoView({ block: "nearest" });
    item.setAttribute("aria-current", String(current));
  }

  /**
   * @param {string[]} fighting
   * @param {string[]} others
   */
  #arrange(fighting, others) {
    const order = JSON.stringify([fighting, others]);
    if (order === this.#order) return;
    this.#order = order;
    const focused = /** @type {HTMLElement | null} */ (this.contains(document.activeElement) ? document.activeElement : null);
    this.#fill(this.#fight, fighting);
    this.#fill(this.#others, others);
    this.#fight.hidden = fighting.length === 0;
    this.#rest.hidden = fighting.length === 0 || others.length === 0;
    focused?.focus();
  }

  /**
   * @param {HTMLElement} list
   * @param {string[]} ids
   */
  #fill(list, ids) {
    list.replaceChildren(...ids.map((id) => element("li", {}, /** @type {HostSheet} */ (this.#rows.get(id)))));
  }
}

customElements.define("host-sheets", HostSheets);
