// @ts-check
/** @import { Combat, Fighter } from "./table-shapes.js" */
/** @import { CountdownClock } from "./countdown-clock.js" */
/** @import { Names } from "./names.js" */
import { element } from "../shared/elements.js";
import "./countdown-clock.js";

/**
 * `<combat-view>`: a fight as one may see it: whose turn it is, the order, how everybody is; or the question that all are
 * asked at once. It is hidden while there is none. With the attribute `scrolls` its order is a line that keyboards reach.
 */
export class CombatView extends HTMLElement {
  #title = element("h2", { role: "status" });
  #round = element("span", { class: "round" });
  #clock = /** @type {CountdownClock} */ (document.createElement("countdown-clock"));
  #prompt = element("p", { class: "prompt", dir: "auto" });
  #waiting = element("p", { class: "waiting" });
  #order = element("ol", { class: "order", "aria-label": "Initiative" });

  connectedCallback() {
    this.hidden = true;
    if (this.hasAttribute("scrolls")) this.#order.tabIndex = 0;
    const head = element("header", {}, this.#title, this.#round, this.#clock);
    this.replaceChildren(head, this.#prompt, this.#waiting, this.#order);
  }

  /**
   * @param {Combat} combat
   * @param {{ me: string | null, names: Names, now(): number }} eyes whose, who is called how, and the server's time
   */
  show(combat, eyes) {
    this.hidden = !combat.active;
    const together = combat.mode === "simultaneous";
    const mine = together ? combat.waiting_for?.includes(eyes.me ?? "") === true : combat.your_turn === true;
    this.toggleAttribute("mine", combat.active && mine);
    if (!combat.active) return;
    this.setAttribute("mode", combat.mode ?? "");
    this.#clock.count(together ? combat.deadline : combat.turn_deadline, () => eyes.now());
    this.#round.hidden = together;
    this.#round.textContent = `Round ${combat.round}`;
    this.#prompt.hidden = this.#waiting.hidden = !together;
    this.#order.hidden = together;
    if (together) this.#ask(combat, eyes);
    else this.#fight(combat, eyes);
  }

  /**
   * @param {Combat} combat
   * @param {{ me: string | null, names: Names }} eyes
   */
  #ask({ prompt = "", waiting_for: waiting = [], submitted = [] }, { me, names }) {
    const mine = waiting.includes(me ?? "");
    this.#say(mine ? "Everybody at once. Your move!" : "Everybody at once");
    this.#prompt.textContent = prompt;
    const others = waiting.filter((id) => id !== me).map((id) => names.of(id));
    const done = submitted.includes(me ?? "") ? "You have answered. " : "";
    this.#waiting.textContent = others.length === 0 ? done : `${done}Waiting for ${LIST.format(others)}.`;
  }

  /**
   * @param {Combat} combat
   * @param {{ me: string | null, names: Names }} eyes
   */
  #fight({ current_turn: current = null, initiative = [], your_turn: mine }, { me, names }) {
    this.#say(mine ? "Your turn" : current === null ? "Waiting for the host" : `${names.of(current)}’s turn`);
    this.#order.replaceChildren(...initiative.map((fighter) => row(fighter, current, me)));
    const row0 = /** @type {HTMLElement | null} */ (this.#order.querySelector("[aria-current]"));
    // Not scrollIntoView: it would move the page too.
    if (row0) this.#order.scrollLeft = row0.offsetLeft - (this.#order.clientWidth - row0.offsetWidth) / 2;
  }

  /** @param {string} words */
  #say(words) {
    if (this.#title.textContent !== words) this.#title.textContent = words;
  }
}

const LIST = new Intl.ListFormat("en", { type: "conjunction" });

/**
 * @param {Fighter} fighter
 * @param {string | null} current
 * @param {string | null} me
 */
function row(fighter, current, me) {
  const { id, name, initiative, conditions = [] } = fighter;
  const marks = { ...(id === current && { "aria-current": "true" }), ...(id === me && { "data-me": true }) };
  return element(
    "li",
    { "data-id": id, "data-health": healthOf(fighter), ...marks },
    element("span", { class: "count", title: "Initiative" }, String(initiative)),
    element("span", { class: "name", dir: "auto" }, name),
    element("span", { class: "health" }, health(fighter)),
    ...conditions.map((condition) => element("span", { class: "condition" }, condition)),
  );
}

/** @param {Fighter} fighter */
function health({ hp, max_hp: most }) {
  if (typeof hp === "number") return most === null || most === undefined ? `${hp} HP` : `${hp}/${most}`;
  return hp ?? "";
}

/**
 * Figures in the words that are used where one sees none.
 *
 * @param {Pick<Fighter, "hp" | "max_hp">} fighter
 * @returns {string}
 */
export function healthOf({ hp, max_hp: most }) {
  if (typeof hp === "string") return hp;
  if (typeof hp !== "number") return "";
  if (hp <= 0) return "down";
  if (typeof most !== "number" || most <= 0) return "";
  if (hp <= most / 4) return "near death";
  if (hp <= most / 2) return "bloodied";
  return hp < most ? "hurt" : "unhurt";
}

customElements.define("combat-view", CombatView);
