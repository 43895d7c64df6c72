// @ts-check
/** @import { Sheet } from "./host-messages.js" */
import { element } from "../shared/elements.js";

/** Who takes part in a fight, as it goes to the server. @typedef {{ id: string, initiative: number, [field: string]: any }} Combatant */

const WHOLE = "-?[0-9]{1,4}";

/** A row for one who may take part. */
export class FighterRow {
  #id;
  #initiative;
  #takesPart;
  element;

  /**
   * @param {Sheet} sheet
   * @param {boolean} takesPart
   */
  constructor({ id, name, hidden }, takesPart) {
    this.#id = id;
    this.#takesPart = element("input", { type: "checkbox", name: `in-${id}`, ...(takesPart && { checked: true }) });
    this.#initiative = initiativeField(`initiative-${id}`, `Initiative of ${name}`);
    this.#initiative.oninput = () => (this.#takesPart.checked ||= this.#initiative.value !== "");
    const who = element("label", { class: "check" }, this.#takesPart, element("span", { dir: "auto" }, name), ...(hidden ? [element("span", { class: "mark" }, "hidden")] : []));
    this.element = element("div", { class: "fighter", "data-fighter": id }, who, this.#initiative);
  }

  /** Rolls for one who takes part and has no initiative. @param {() => number} random */
  roll(random) {
    if (this.#takesPart.checked && this.#initiative.value === "") this.#initiative.value = String(1 + Math.floor(random() * 20));
  }

  /** @returns {Combatant[]} nobody, or the one */
  get combatants() {
    return this.#takesPart.checked ? [{ id: this.#id, initiative: Number(this.#initiative.value) }] : [];
  }

  /** Whether something is missing. */
  get isMissing() {
    return this.#takesPart.checked && this.#initiative.value === "";
  }

  focus() {
    this.#initiative.focus();
  }
}

/** A row for a foe that nobody has met yet. */
export class NewFoeRow {
  #fields = {
    name: element("input", { name: "foe-name", placeholder: "A new foe", "aria-label": "Name of a new foe", maxlength: "128", autocomplete: "off" }),
    hp: figureField("foe-hp", "HP"),
    ac: figureField("foe-ac", "AC"),
    initiative: initiativeField("foe-initiative", "Initiative of the new foe"),
  };
  #hidden = element("input", { type: "checkbox", name: "foe-hidden" });
  #taken;
  element;

  /** @param {(id: string) => boolean} taken whether an id is in use */
  constructor(taken) {
    this.#taken = taken;
    const { name, hp, ac, initiative } = this.#fields;
    const hidden = element("label", { class: "check" }, this.#hidden, "hidden");
    this.element = element("div", { class: "fighter foe" }, name, hp, ac, hidden, initiative);
  }

  /** @param {() => number} random */
  roll(random) {
    const { name, initiative } = this.#fields;
    if (name.value.trim() !== "" && initiative.value === "") initiative.value = String(1 + Math.floor(random() * 20));
  }

  /** @returns {Combatant[]} */
  get combatants() {
    const { name, hp, ac, initiative } = this.#fields;
    const called = name.value.trim();
    if (called === "") return [];
    const points = Number(hp.value);
    return [
      {
        id: idFor(called, this.#taken),
        name: called,
        initiative: Number(initiative.value),
        ...(hp.value !== "" && { hp: points, max_hp: points }),
        ...(ac.value !== "" && { ac: Number(ac.value) }),
        ...(this.#hidden.checked && { hidden: true }),
      },
    ];
  }

  get isMissing() {
    const { name, initiative } = this.#fields;
    return name.value.trim() !== "" && initiative.value === "";
  }

  focus() {
    this.#fields.name.focus();
  }
}

/** Ids of those at a table who have no sheet. */
const OTHERS = new Set(["host", "observer"]);

/**
 * An id from a name, which need not be one.
 *
 * @param {string} name
 * @param {(id: string) => boolean} taken
 */
export function idFor(name, taken) {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, 40) || "one";
  let id = plain;
  for (let i = 2; taken(id) || OTHERS.has(id); i++) id = `${plain}-${i}`;
  return id;
}

/**
 * @param {string} name
 * @param {string} label
 */
function initiativeField(name, label) {
  return element("input", { name, class: "initiative", "aria-label": label, placeholder: "init", inputmode: "numeric", pattern: WHOLE, size: "4", autocomplete: "off" });
}

/**
 * @param {string} name
 * @param {string} label
 */
function figureField(name, label) {
  return element("input", { name, class: "figure", "aria-label": `${label} of the new foe`, placeholder: label, inputmode: "numeric", pattern: "[0-9]{1,6}", size: "4", autocomplete: "off" });
}
