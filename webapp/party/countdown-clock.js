// @ts-check
import { element } from "../shared/elements.js";

/** From here on it is urgent (ms). */
const URGENT_MS = 10_000;

/** What the way here took: without it, a minute would begin with 1:01 (ms). */
const SLACK_MS = 250;

/**
 * `<countdown-clock>`: how long there is until an instant of the server's; `urgent` in its last seconds.
 */
export class CountdownClock extends HTMLElement {
  #figures = element("span", { role: "timer" });
  #ticking = 0;
  #until = 0;
  /** @type {() => number} */
  #now = Date.now;

  connectedCallback() {
    this.replaceChildren(this.#figures);
    this.#tick();
  }

  disconnectedCallback() {
    clearTimeout(this.#ticking);
  }

  /**
   * @param {string | undefined} deadline none hides it
   * @param {() => number} now the server's time (ms)
   */
  count(deadline, now) {
    this.#until = deadline === undefined ? Number.NaN : Date.parse(deadline);
    this.#now = now;
    this.hidden = Number.isNaN(this.#until);
    this.#tick();
  }

  #tick() {
    clearTimeout(this.#ticking);
    if (this.hidden || !this.isConnected) return;
    const left = this.#until - this.#now();
    this.toggleAttribute("urgent", left <= URGENT_MS);
    this.#figures.textContent = left > 0 ? clock(Math.ceil((left - SLACK_MS) / 1000)) : "Time is up";
    if (left > 0) this.#ticking = setTimeout(() => this.#tick(), Math.max(50, (left - SLACK_MS) % 1000));
  }
}

/** @param {number} seconds */
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

customElements.define("countdown-clock", CountdownClock);
