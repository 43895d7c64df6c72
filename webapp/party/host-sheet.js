// @ts-check
/** @import { Guest, Sheet } from "./host-messages.js" */
import { element, tell } from "../shared/elements.js";
import { passed } from "../shared/times.js";
import { conditionsIn, hitPoints } from "./host-figures.js";

/** A tab that has not taken anything for so long is worth a word (ms). */
const SLOW_MS = 2_000;

/**
 * `<host-sheet>`: a character or foe at a glance, with quick hit points and conditions. Properties `sheet`, `guest` (who
 * plays it, if anybody does) and `rank`, its initiative; event `patch` with `{ id, patch }`, `seat` with an id.
 */
export class HostSheet extends HTMLElement {
  /** @type {Sheet} */
  #sheet = { id: "", name: "" };
  /** @type {Guest | null} */
  #guest = null;

  #rank = element("span", { class: "rank", hidden: true });
  #name = element("b", { class: "name", dir: "auto" });
  #seat = element("button", { type: "button", class: "seat", hidden: true });
  #hide = element("button", { type: "button", class: "chip hide", hidden: true });
  #ac = element("span", { class: "ac" });
  #bar = element("progress", { max: "1" });
  #figures = element("span", { class: "figures" });
  #hp = element("input", { class: "hp", autocomplete: "off", size: "5", placeholder: "±", title: "−5, +3, or 12 to set it; Enter" });
  #conditions = element("div", { class: "conditions" });
  #add = element("input", { class: "condition", autocomplete: "off", list: "conditions", placeholder: "+ condition" });
  #fault = element("p", { class: "fault", role: "alert" });

  connectedCallback() {
    if (this.firstChild) return;
    this.append(
      element("div", { class: "head" }, this.#rank, this.#name, this.#hide, this.#seat),
      this.#bar,
      element("div", { class: "points" }, this.#figures, this.#ac, this.#hp, this.#add),
      this.#conditions,
      this.#fault,
    );
    this.#seat.onclick = () => tell(this, "seat", this.#sheet.id);
    this.#hide.onclick = () => this.#patch({ hidden: !this.#sheet.hidden });
    onEnter(this.#hp, (words) => this.#hit(words));
    onEnter(this.#add, (words) => this.#afflict(conditionsIn(words)));
  }

  /** @param {Sheet} sheet */
  set sheet(sheet) {
    this.#sheet = sheet;
    const { id, name, hp, max_hp: most, ac, hidden, player_name: by } = sheet;
    this.dataset.character = id;
    this.#name.textContent = name;
    this.#name.title = by ? `${name}, played by ${by}` : name;
    this.#ac.textContent = ac === undefined || ac === null ? "" : `AC ${ac}`;
    const known = hp !== undefined && hp !== null;
    this.#figures.textContent = known ? `${hp}${most ? ` / ${most}` : ""}` : "—";
    this.#bar.hidden = !known || !most;
    this.#bar.value = known && most ? Math.max(0, Math.min(1, hp / most)) : 0;
    this.#bar.setAttribute("aria-label", `Hit points of ${name}`);
    this.dataset.harm = !known || !most || hp * 2 > most ? "" : hp * 4 > most ? "half" : hp > 0 ? "quarter" : "down";
    this.#hp.setAttribute("aria-label", `Change hit points of ${name}`);
    this.#add.setAttribute("aria-label", `Add a condition to ${name}`);
    this.toggleAttribute("hiding", hidden === true);
    this.#showHiding();
    this.#showConditions();
  }

  /** @param {Guest | null} guest */
  set guest(guest) {
    this.#guest = guest;
    this.#showHiding();
    this.#seat.hidden = guest === null;
    if (guest === null) return;
    const state = guest.removed ? "removed" : guest.connected ? "here" : "away";
    this.#seat.dataset.state = state;
    const slow = guest.lag_ms >= SLOW_MS ? `, ${passed(Math.round(guest.lag_ms / 1000))} behind` : "";
    const tabs = guest.connections > 1 ? ` ×${guest.connections}` : "";
    const words = { removed: "sent away", here: `here${tabs}${slow}`, away: guest.last_seen ? "away" : "not yet" }[state];
    this.#seat.replaceChildren(element("span", { class: "lamp" }), words);
    this.#seat.setAttribute("aria-label", `${guest.name} is ${words}: the seat, its code and link`);
  }

  /** @param {number | null} rank */
  set rank(rank) {
    this.#rank.hidden = rank === null;
    this.#rank.textContent = String(rank ?? "");
    this.#rank.title = "Initiative";
  }

  focus() {
    this.#hp.focus();
  }

  /** @param {string} words why a change was not made */
  failed(words) {
    this.#fault.textContent = words;
  }

  /** @param {string} words */
  #hit(words) {
    const hp = hitPoints(words, this.#sheet);
    if (hp === null) return this.failed("Write −5, +3, or 12 to set it.");
    this.#hp.value = "";
    if (hp !== this.#sheet.hp) this.#patch({ hp });
  }

  /** @param {string[]} more */
  #afflict(more) {
    this.#add.value = "";
    const all = [...new Set([...(this.#sheet.conditions ?? []), ...more])];
    if (more.length > 0) this.#patch({ conditions: all });
  }

  /** @param {Partial<Sheet>} patch */
  #patch(patch) {
    this.failed("");
    tell(this, "patch", { id: this.#sheet.id, patch });
  }

  /** Only foes hide. */
  #showHiding() {
    const { hidden, name } = this.#sheet;
    this.#hide.hidden = this.#guest !== null;
    this.#hide.textContent = hidden ? "hidden" : "hide";
    this.#hide.setAttribute("aria-pressed", String(hidden === true));
    this.#hide.setAttribute("aria-label", hidden ? `Reveal ${name}` : `Hide ${name}`);
  }

  #showConditions() {
    const all = this.#sheet.conditions ?? [];
    const shown = JSON.stringify([this.#sheet.name, all]);
    // Who is at one of them with the keyboard stays there.
    if (this.#conditions.dataset.shown === shown) return;
    this.#conditions.dataset.shown = shown;
    this.#conditions.replaceChildren(...all.map((condition) => this.#condition(condition)));
  }

  /** @param {string} condition */
  #condition(condition) {
    const label = `Take ${condition} from ${this.#sheet.name}`;
    const chip = element("button", { type: "button", class: "chip", "aria-label": label, title: label }, condition, " ×");
    chip.onclick = () => {
      this.#patch({ conditions: (this.#sheet.conditions ?? []).filter((one) => one !== condition) });
      this.#add.focus();
    };
    return chip;
  }
}

/**
 * @param {HTMLInputElement} input
 * @param {(words: string) => void} act
 */
function onEnter(input, act) {
  input.onkeydown = (event) => {
    if (event.key !== "Enter" || event.isComposing || input.value.trim() === "") return;
    event.preventDefault();
    act(input.value);
  };
}

customElements.define("host-sheet", HostSheet);
