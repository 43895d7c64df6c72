// @ts-check
/** @import { Sheet } from "./host-messages.js" */
import { element } from "../shared/elements.js";
import { idFor } from "./host-fighters.js";

/** A row for a player's character of a party that is about to begin. */
export class NewHeroRow {
  #name = element("input", { name: "hero", placeholder: "Character", "aria-label": "Name of a character", maxlength: "128", autocomplete: "off", dir: "auto" });
  #by = element("input", { name: "player", placeholder: "Player", "aria-label": "Who plays it", maxlength: "128", autocomplete: "off", dir: "auto" });
  #hp = element("input", { name: "hero-hp", class: "figure", placeholder: "HP", "aria-label": "Hit points", inputmode: "numeric", pattern: "[0-9]{1,6}", autocomplete: "off" });
  #ac = element("input", { name: "hero-ac", class: "figure", placeholder: "AC", "aria-label": "Armour class", inputmode: "numeric", pattern: "[0-9]{1,6}", autocomplete: "off" });
  element = element("div", { class: "hero" }, this.#name, this.#by, this.#hp, this.#ac);

  /**
   * @param {Set<string>} taken ids in use; the new one is added
   * @returns {Sheet[]} none if it has no name
   */
  sheet(taken) {
    const name = this.#name.value.trim();
    if (name === "") return [];
    const id = idFor(name, (known) => taken.has(known));
    taken.add(id);
    const hp = Number(this.#hp.value);
    const by = this.#by.value.trim();
    return [
      {
        id,
        name,
        ...(by !== "" && { player_name: by }),
        ...(this.#hp.value !== "" && { hp, max_hp: hp }),
        ...(this.#ac.value !== "" && { ac: Number(this.#ac.value) }),
        conditions: [],
        inventory: [],
      },
    ];
  }

  focus() {
    this.#name.focus();
  }
}
