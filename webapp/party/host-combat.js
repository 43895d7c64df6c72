// @ts-check
/** @import { Combat } from "./host-messages.js" */
import { element, tell } from "../shared/elements.js";
import { passed } from "../shared/times.js";

/**
 * `<host-combat>`: how the fight stands and what can be done with it. {@link HostCombat.show} says how; event `combat`
 * with `start`, `next`, `insert`, `ask` or `end`. {@link HostCombat.tick} sets its clock.
 */
export class HostCombat extends HTMLElement {
  #words = element("p", { class: "words", role: "status" });
  #clock = element("p", { class: "clock" });
  #asked = element("p", { class: "asked", dir: "auto" });
  #fault = element("p", { class: "fault", role: "alert" });
  #buttons = {
    start: this.#button("start", "Start a fight", "f"),
    next: this.#button("next", "Next turn", "t"),
    insert: this.#button("insert", "Add", ""),
    ask: this.#button("ask", "Ask all", ""),
    end: this.#button("end", "End", ""),
  };
  /** @type {Combat} */
  #combat = { active: false };

  connectedCallback() {
    this.#buttons.next.className = "main";
    const buttons = element("div", { class: "buttons" }, ...Object.values(this.#buttons));
    this.replaceChildren(this.#words, this.#clock, this.#asked, buttons, this.#fault);
  }

  /**
   * @param {Combat} combat
   * @param {(id: string) => string} nameOf
   */
  show(combat, nameOf) {
    this.#combat = combat;
    const fight = combat.active && combat.mode === "turn_based";
    const together = combat.active && combat.mode === "simultaneous";
    this.toggleAttribute("active", combat.active);
    this.#buttons.start.hidden = combat.active;
    this.#buttons.next.hidden = this.#buttons.insert.hidden = !fight;
    this.#buttons.ask.hidden = together;
    this.#buttons.end.hidden = !combat.active;
    this.#set(this.#words, words(combat, nameOf));
    this.#set(this.#asked, together ? whoAnswered(combat.submitted, combat.waiting_for, nameOf) : "");
  }

  /** @param {number} now the server's time (ms since 1970) */
  tick(now) {
    const combat = this.#combat;
    if (!combat.active) return this.#set(this.#clock, "");
    const until = combat.mode === "simultaneous" ? combat.deadline : combat.turn_deadline;
    const left = until ? Math.ceil((Date.parse(until) - now) / 1000) : null;
    const since = combat.mode === "turn_based" ? Math.max(0, Math.floor((now - Date.parse(combat.turn_started_at)) / 1000)) : 0;
    this.#set(this.#clock, left === null ? passed(since) : left > 0 ? `${passed(left)} left` : "time is up");
    this.#clock.toggleAttribute("data-late", left !== null && left <= 0);
  }

  focus() {
    const { next, start, ask } = this.#buttons;
    [next, start, ask].find((button) => !button.hidden)?.focus();
  }

  /** @param {string} words why something was not done */
  failed(words) {
    this.#fault.textContent = words;
  }

  /**
   * @param {HTMLElement} place
   * @param {string} text
   */
  #set(place, text) {
    if (place.textContent !== text) place.textContent = text;
  }

  /**
   * @param {string} command
   * @param {string} words
   * @param {string} key
   */
  #button(command, words, key) {
    const button = element("button", { type: "button", "data-command": command }, words);
    if (key !== "") button.append(" ", element("kbd", { "aria-hidden": "true" }, key));
    button.onclick = () => tell(this, "combat", command);
    return button;
  }
}

/**
 * @param {Combat} combat
 * @param {(id: string) => string} nameOf
 */
function words(combat, nameOf) {
  if (!combat.active) return "No fight.";
  if (combat.mode === "simultaneous") return `All at once: ${combat.prompt}`;
  return `Round ${combat.round}: ${nameOf(combat.current_turn)}`;
}

/**
 * @param {string[]} submitted
 * @param {string[]} waiting
 * @param {(id: string) => string} nameOf
 */
function whoAnswered(submitted, waiting, nameOf) {
  const some = submitted.length > 0 ? `Answered: ${submitted.map(nameOf).join(", ")}. ` : "";
  return `${some}Waiting for ${waiting.map(nameOf).join(", ") || "nobody"}.`;
}

customElements.define("host-combat", HostCombat);
