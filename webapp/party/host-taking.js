// @ts-check
/** @import { ByItself } from "./host-by-itself.js" */
/** @import { HostDesk } from "./host-desk.js" */
/** @import { Evening } from "./host-evening.js" */
/** @import { Handed } from "./host-messages.js" */
import { isBlank } from "./host-draft.js";
import { whyNot } from "./host-words.js";

/** Takes the oldest action that waits, for a host who asks for it or for one who wants it to come by itself. */
export class Taking {
  #evening;
  #desk;
  #byItself;
  #open;
  #changed;
  #isUnderway = false;

  /**
   * @param {Evening} evening
   * @param {HostDesk} desk
   * @param {ByItself} byItself
   * @param {{ open: (id: string) => void, changed: () => void }} then puts it onto the desk; afterwards actions have changed
   */
  constructor(evening, desk, byItself, { open, changed }) {
    this.#evening = evening;
    this.#desk = desk;
    this.#byItself = byItself;
    this.#open = open;
    this.#changed = changed;
  }

  /** The host asks. */
  next() {
    return this.#take(({ action_id: id }) => this.#open(id));
  }

  /** By itself, unless something is on the desk or begun, or that one was just put back. */
  maybe() {
    if (!this.#isFree || !this.#byItself.wants(this.#evening.actions.waiting)) return;
    void this.#take(({ action_id: id, player_name: player }) => {
      // It was some time on its way, in which the host may have begun something else.
      if (this.#isFree) this.#open(id);
      else this.#desk.say("", `${player} is in the queue.`);
    });
  }

  get #isFree() {
    return this.#desk.action === null && isBlank(this.#desk.draft) && !this.#desk.isBusy;
  }

  /** @param {(handed: Handed) => void} then what to do with it */
  async #take(then) {
    if (this.#isUnderway) return;
    this.#isUnderway = true;
    try {
      const handed = await this.#evening.table.next();
      if (handed === null) return this.#desk.say("", "Nobody waits for an answer.");
      this.#byItself.putBack = null;
      this.#evening.actions.taken(handed);
      then(handed);
      this.#changed();
    } catch (error) {
      this.#desk.say("bad", whyNot(error));
    } finally {
      this.#isUnderway = false;
    }
  }
}
