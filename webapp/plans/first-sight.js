// @ts-check
/** @import { Heliograph } from "../shared/heliograph.js" */
/** @import { PlanLog, Source } from "./plan-log.js" */
import { Kept } from "../shared/kept.js";
import { placeIn } from "./address.js";
import { early } from "./early.js";
import { Plan } from "./plan.js";
import "./plan-log.js";

/** Whether long lines are wrapped; on a phone they are unless somebody said otherwise. */
export const wrapped = new Kept("heliograph.log-wrap", matchMedia("(max-width: 46rem)").matches);

/**
 * The end of the log, shown as soon as it is there and before the rest of the page is: of all its modules few are needed
 * for that. What else the log wants has to wait for the client.
 */
class FirstSight {
  #log = /** @type {PlanLog} */ (document.querySelector("plan-log"));
  /** @type {(client: Heliograph) => void} */
  #come = () => undefined;
  /** @type {Promise<Heliograph>} */
  #client = new Promise((come) => (this.#come = come));
  #over = false;
  /** Which plan is shown. @type {string | null} */
  #plan = null;

  constructor() {
    this.#log.wrap = wrapped.read();
    void this.#show();
  }

  async #show() {
    const snapshot = await early.snapshot;
    const { plan } = early;
    // Who is sent to a line is not shown the end first.
    if (this.#over || plan === null || !snapshot?.created_at || placeIn(location.hash)) return;
    this.#plan = plan;
    document.body.toggleAttribute("data-open", true);
    for (const [id, hidden] of /** @type {[string, boolean][]} */ ([["welcome", true], ["plan", false]])) {
      /** @type {HTMLElement} */ (document.getElementById(id)).hidden = hidden;
    }
    /** @type {HTMLElement} */ (document.getElementById("plan-title")).textContent = snapshot.name ?? plan;
    this.#log.open({ lines: async (step, range) => (await this.#client).lines(plan, step, range), raw: () => "#" }, "");
    this.#log.take(new Plan(snapshot));
  }

  /**
   * The rest of the page is here.
   *
   * @param {string} plan the one that it shows
   * @param {Heliograph} client
   * @param {Source} source
   * @returns {boolean} whether the log shows that plan already
   */
  end(plan, client, source) {
    this.#over = true;
    this.#come(client);
    const shown = this.#plan === plan;
    this.#plan = null;
    if (shown) this.#log.source = source;
    return shown;
  }
}

export const firstSight = new FirstSight();
