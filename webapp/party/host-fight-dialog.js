// @ts-check
/** @import { Sheet } from "./host-messages.js" */
import { element, tell } from "../shared/elements.js";
import { FighterRow, NewFoeRow } from "./host-fighters.js";

/**
 * `<fight-dialog>`: who fights, with their initiative. {@link FightDialog.start} and {@link FightDialog.insert} open it;
 * event `fight` with `{ command, bodies }`, one request each, answered by {@link FightDialog.done} or
 * {@link FightDialog.failed}.
 */
export class FightDialog extends HTMLElement {
  #title = element("h2", { id: "fight-title" });
  #rows = element("div", { class: "fighters" });
  #more = element("button", { type: "button", class: "text" }, "One more foe");
  #roll = element("button", { type: "button" }, "Roll the missing");
  #turn = element("input", { name: "turn-seconds", inputmode: "numeric", pattern: "[0-9]{1,5}", placeholder: "no limit", size: "8", autocomplete: "off" });
  #limit = element("label", { class: "field line" }, "Seconds for a turn", this.#turn);
  #fault = element("p", { class: "fault", role: "alert" });
  #go = element("button", { class: "main" });
  #dialog = element("dialog", { "aria-labelledby": "fight-title" });
  /** @type {(FighterRow | NewFoeRow)[]} */
  #fighters = [];
  /** @type {"start" | "insert"} */
  #command = "start";
  /** @type {Set<string>} */
  #known = new Set();
  /** Whose row each request was made of. @type {Map<object, FighterRow | NewFoeRow>} */
  #rowOf = new Map();

  connectedCallback() {
    const close = element("button", { type: "button" }, "Not now");
    close.onclick = () => this.#dialog.close();
    const form = element(
      "form",
      { method: "dialog" },
      this.#title,
      this.#rows,
      element("div", { class: "line" }, this.#more, this.#roll),
      this.#limit,
      this.#fault,
      element("div", { class: "buttons" }, close, this.#go),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      this.#submit();
    };
    this.#roll.onclick = () => this.#fighters.forEach((row) => row.roll(Math.random));
    this.#more.onclick = () => this.#addFoe().focus();
    this.#dialog.replaceChildren(form);
    this.replaceChildren(this.#dialog);
  }

  /**
   * @param {Sheet[]} sheets who can take part
   * @param {Set<string>} players those who do, if nobody says otherwise
   */
  start(sheets, players) {
    this.#open("start", "Start a fight", sheets, sheets, players);
  }

  /**
   * @param {Sheet[]} sheets
   * @param {Set<string>} fighting who takes part already
   */
  insert(sheets, fighting) {
    this.#open("insert", "Add to the fight", sheets, sheets.filter(({ id }) => !fighting.has(id)), new Set());
  }

  /** This was done; what is left can be tried again without it. @param {object} body */
  took(body) {
    const row = this.#rowOf.get(body);
    if (row === undefined) return;
    this.#fighters = this.#fighters.filter((one) => one !== row);
    row.element.remove();
    this.#known.add(/** @type {{ id: string }} */ (body).id);
  }

  done() {
    this.#dialog.close();
  }

  /** @param {string} words */
  failed(words) {
    this.#fault.textContent = words;
  }

  /**
   * @param {"start" | "insert"} command
   * @param {string} title
   * @param {Sheet[]} all
   * @param {Sheet[]} free
   * @param {Set<string>} taking
   */
  #open(command, title, all, free, taking) {
    this.#command = command;
    this.#known = new Set(all.map(({ id }) => id));
    this.#title.textContent = title;
    this.#go.textContent = command === "start" ? "Start" : "Add";
    this.#limit.hidden = command === "insert";
    this.failed("");
    this.#fighters = free.map((sheet) => new FighterRow(sheet, taking.has(sheet.id)));
    this.#rows.replaceChildren(...this.#fighters.map((row) => row.element));
    this.#addFoe();
    if (!this.#dialog.open) this.#dialog.showModal();
    this.#fighters[0].focus();
  }

  #addFoe() {
    const row = new NewFoeRow((id) => this.#known.has(id));
    this.#fighters.push(row);
    this.#rows.append(row.element);
    return row;
  }

  #submit() {
    const missing = this.#fighters.find((row) => row.isMissing);
    if (missing) {
      this.failed("Everybody who takes part needs an initiative.");
      return missing.focus();
    }
    const taken = new Set(this.#known);
    const fighting = this.#fighters.flatMap((row) => row.combatants.map((one) => /** @type {const} */ ([unique(one, taken), row])));
    const initiative = fighting.map(([one]) => one);
    this.#rowOf = new Map(fighting);
    if (initiative.length === 0) return this.failed("Pick who takes part.");
    const seconds = this.#turn.value.trim();
    const start = { initiative, ...(seconds !== "" && { turn_seconds: Number(seconds) }) };
    tell(this, "fight", { command: this.#command, bodies: this.#command === "start" ? [start] : initiative });
  }
}

/**
 * Two new foes may have been given the same name.
 *
 * @param {import("./host-fighters.js").Combatant} combatant
 * @param {Set<string>} taken
 */
function unique(combatant, taken) {
  if (combatant.name === undefined) return combatant;
  let { id } = combatant;
  for (let i = 2; taken.has(id); i++) id = `${combatant.id}-${i}`;
  taken.add(id);
  return { ...combatant, id };
}

customElements.define("fight-dialog", FightDialog);
