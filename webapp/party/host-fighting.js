// @ts-check
/** @import { AskDialog } from "../shared/ask-dialog.js" */
/** @import { Combat } from "./host-messages.js" */
/** @import { Evening } from "./host-evening.js" */
/** @import { FightDialog } from "./host-fight-dialog.js" */
/** @import { AskAllDialog } from "./host-ask-all.js" */
/** @import { HostCombat } from "./host-combat.js" */
import { whyNot } from "./host-words.js";
import "./host-ask-all.js";
import "./host-combat.js";
import "./host-fight-dialog.js";

const $ = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

/** What the host does with a fight, and with a moment in which all act at once. */
export class Fighting {
  #evening;
  #tracker = /** @type {HostCombat} */ ($("host-combat"));
  #dialog = /** @type {FightDialog} */ ($("fight-dialog"));
  #askAll = /** @type {AskAllDialog} */ ($("ask-all-dialog"));

  /**
   * @param {Evening} evening
   * @param {AbortSignal} signal ends it
   */
  constructor(evening, signal) {
    this.#evening = evening;
    const on = (/** @type {EventTarget} */ target, /** @type {string} */ type, /** @type {(detail: any) => void} */ act) =>
      target.addEventListener(type, (event) => act(/** @type {CustomEvent} */ (event).detail), { signal });
    on(evening, "combat", () => this.#show());
    on(evening, "sheets", () => this.#show());
    on(this.#tracker, "combat", (command) => this.#deeds[command]());
    on(this.#dialog, "fight", (wanted) => void this.#fight(wanted));
    on(this.#askAll, "askall", (body) => void this.#ask(body));
    this.#show();
  }

  /** @param {number} now the server's time (ms since 1970) */
  tick(now) {
    this.#tracker.tick(now);
  }

  /** Goes to the fight there is, or asks who fights. */
  begin() {
    const { combat, sheets, players } = this.#evening;
    if (combat.active) return this.#tracker.focus();
    this.#dialog.start([...sheets.values()], new Set(players.map(({ id }) => id)));
  }

  /** It is the next one's turn. */
  async next() {
    if (this.#evening.combat.active) await this.#command("next");
  }

  /** @type {Record<string, () => void>} by the name of the command */
  #deeds = {
    start: () => this.begin(),
    next: () => void this.next(),
    insert: () => this.#insert(),
    ask: () => this.#askAll.open(),
    end: () => void this.#end(),
  };

  #show() {
    this.#tracker.show(this.#evening.combat, (id) => this.#evening.nameOf(id));
    this.#tracker.tick(this.#evening.now());
  }

  #insert() {
    const { combat, sheets } = this.#evening;
    const fighting = combat.active && combat.mode === "turn_based" ? combat.initiative.map(({ id }) => id) : [];
    this.#dialog.insert([...sheets.values()], new Set(fighting));
  }

  async #end() {
    const ask = /** @type {AskDialog} */ ($("ask-dialog"));
    const together = this.#evening.combat.active && this.#evening.combat.mode === "simultaneous";
    const hint = together ? "Nobody is asked any more, and a fight that was under way ends too." : "Everybody may act at any time then.";
    if (await ask.ask({ question: "End it?", hint, yes: "End it" })) await this.#command("end");
    this.#tracker.focus();
  }

  /** @param {{ command: "start" | "insert", bodies: object[] }} wanted */
  async #fight({ command, bodies }) {
    try {
      for (const body of bodies) {
        this.#took(await this.#evening.table.combat(command, body));
        this.#dialog.took(body);
      }
      this.#dialog.done();
      await this.#evening.refresh();
      this.#tracker.focus();
    } catch (error) {
      this.#dialog.failed(whyNot(error));
    }
  }

  /** @param {object} body */
  async #ask(body) {
    try {
      this.#took(await this.#evening.table.combat("simultaneous", body));
      this.#askAll.done();
    } catch (error) {
      this.#askAll.failed(whyNot(error));
    }
  }

  /** @param {"next" | "end"} command */
  async #command(command) {
    try {
      this.#took(await this.#evening.table.combat(command));
    } catch (error) {
      this.#tracker.failed(whyNot(error));
    }
  }

  /** @param {Combat} combat */
  #took(combat) {
    this.#tracker.failed("");
    this.#evening.fight(combat);
  }
}
