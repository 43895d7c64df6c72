// @ts-check
import { element } from "../shared/elements.js";
import { healthOf } from "./combat-view.js";
import { sheet } from "./character-sheet.js";

/** `<character-bar>`: how one's character is, in one line; touched, it opens the whole sheet. Property `character`. */
export class CharacterBar extends HTMLElement {
  #name = element("span", { class: "name", dir: "auto" });
  #rank = element("span", { class: "rank" });
  #life = element("progress", { "aria-hidden": "true", max: 1, value: 0 });
  #hp = element("span", { class: "hp" });
  #ac = element("span", { class: "ac" });
  #conditions = element("span", { class: "conditions" });
  #body = element("div", { class: "sheet" });
  #dialog = element("dialog", { class: "sheet-dialog", "aria-label": "Character sheet" });
  #open = element("button", { type: "button", class: "bar", "aria-haspopup": "dialog" });

  connectedCallback() {
    this.hidden = true;
    this.#open.replaceChildren(
      element("span", { class: "who" }, this.#name, this.#rank),
      element("span", { class: "figures" }, this.#hp, this.#ac, this.#conditions),
      this.#life,
    );
    this.#open.onclick = () => this.#dialog.showModal();
    const close = element("button", { type: "button", class: "main" }, "Back to the table");
    close.onclick = () => this.#dialog.close();
    this.#dialog.onclick = ({ target }) => target === this.#dialog && this.#dialog.close();
    this.#dialog.replaceChildren(element("div", { class: "page" }, this.#body, close));
    this.replaceChildren(this.#open, this.#dialog);
  }

  /** @param {Record<string, any>} character */
  set character(character) {
    const { name, level, hp, max_hp: most, ac, conditions = [] } = character;
    this.hidden = false;
    this.#name.textContent = name;
    this.#rank.textContent = level === undefined || level === null ? "" : `Level ${level}`;
    this.#hp.textContent = typeof hp === "number" ? (typeof most === "number" ? `${hp}/${most} HP` : `${hp} HP`) : "";
    this.#ac.textContent = typeof ac === "number" ? `AC ${ac}` : "";
    this.#conditions.replaceChildren(...conditions.map((/** @type {string} */ words) => element("span", { class: "condition" }, words)));
    this.#life.hidden = typeof hp !== "number" || !(most > 0);
    this.#life.value = Math.min(1, Math.max(0, hp / most)) || 0;
    this.setAttribute("data-health", healthOf({ hp, max_hp: most }));
    this.#body.replaceChildren(...sheet(character));
  }
}

customElements.define("character-bar", CharacterBar);
