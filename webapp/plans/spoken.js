// @ts-check
/** @import { Plan } from "./plan.js" */
import { WORDS } from "./words.js";

const SOON_MS = 400;
const MOST = 3;

/** What a screen reader is told of a plan: its steps as they begin and end, not what they print. */
export class Spoken {
  #place;
  /** @type {string[]} */
  #waiting = [];

  /** @param {HTMLElement} place */
  constructor(place) {
    this.#place = place;
  }

  /** A step has become something else. @param {Plan} plan @param {number} index */
  step({ steps }, index) {
    const { step_name: name, status } = steps[index];
    this.#say(`Step ${index + 1} of ${steps.length}, ${name}: ${WORDS[status]}`);
  }

  /** @param {Plan} plan */
  end({ now }) {
    this.#say(`The plan has ended: ${WORDS[now.overall_status]}`);
  }

  /** Tells what differs from what was known before. @param {Plan | null} before @param {Plan} now */
  compare(before, now) {
    if (before === null || before.steps.length !== now.steps.length) return;
    now.steps.forEach(({ status }, i) => status !== before.steps[i].status && this.step(now, i));
    if (now.over && !before.over) this.end(now);
  }

  /** @param {string} words */
  #say(words) {
    // Many at once would talk over each other.
    if (this.#waiting.push(words) > 1) return;
    setTimeout(() => {
      const some = this.#waiting.splice(0);
      this.#place.textContent = some.length > MOST ? `${some.length} changes. ${some[some.length - 1]}` : some.join(". ");
    }, SOON_MS);
  }
}
