// @ts-check
/** @import { PlanStep } from "../shared/messages.js" */
/** @import { StepOutput } from "./step-output.js" */
import { element, tell } from "../shared/elements.js";
import { lasted, passed } from "../shared/times.js";
import { StepLines } from "./step-lines.js";
import { SIGNS, WORDS, sizeOf, some } from "./words.js";

/**
 * `<plan-step>`: a step and, unless it is folded, what it printed. Event `fold` when the reader folds or unfolds it.
 */
export class StepItem extends HTMLElement {
  #index;
  #sign = element("span", { class: "sign", "aria-hidden": "true" });
  #name = element("span", { class: "name", dir: "auto" });
  #status = element("span", { class: "status" });
  #button = element("button", { type: "button" }, this.#sign, this.#name, this.#status);
  #duration = element("span", { class: "duration" });
  #size = element("span", { class: "size" });
  #raw = element("a", { class: "raw", hidden: true }, "Raw");
  #description = element("p", { class: "description", dir: "auto", hidden: true });
  #error = element("p", { class: "error", dir: "auto", hidden: true });
  #nothing = element("p", { class: "nothing", hidden: true });
  #lines = new StepLines();
  /** @type {PlanStep | null} */
  #step = null;

  /**
   * @param {number} index from 0
   * @param {() => string} raw the address of all that it printed
   */
  constructor(index, raw) {
    super();
    this.#index = index;
    this.#button.onclick = () => tell(this, "fold");
    // A token may be in it, which may be another one by then.
    this.#raw.onclick = this.#raw.onfocus = this.#raw.onpointerdown = () => (this.#raw.href = raw());
    this.#raw.href = "#";
    this.#raw.title = "Download all that this step printed, as it came";
    this.#raw.setAttribute("download", "");
  }

  connectedCallback() {
    if (this.childElementCount > 0) return;
    const head = element("header", {}, element("h2", {}, this.#button), this.#size, this.#duration, this.#raw);
    this.replaceChildren(head, this.#description, this.#error, this.#nothing, this.#lines);
    this.#lines.id = `lines-${this.#index + 1}`;
    this.#button.setAttribute("aria-controls", this.#lines.id);
    this.unfolded = false;
  }

  get index() {
    return this.#index;
  }

  get lines() {
    return this.#lines;
  }

  /** What is to be clicked to fold it. */
  get button() {
    return this.#button;
  }

  get unfolded() {
    return !this.#lines.hidden;
  }

  /** @param {boolean} unfolded */
  set unfolded(unfolded) {
    this.#lines.hidden = !unfolded;
    if (!unfolded) this.#lines.empty();
    this.#button.setAttribute("aria-expanded", String(unfolded));
    this.#showTexts();
  }

  /**
   * @param {PlanStep} step
   * @param {StepOutput} output
   * @param {number} now the server's time when clocks went on last (ms)
   */
  show(step, output, now) {
    this.#step = step;
    this.setAttribute("status", step.status);
    this.#sign.textContent = SIGNS[step.status];
    write(this.#name, step.step_name);
    write(this.#status, WORDS[step.status]);
    write(this.#size, output.total === 0 ? "" : `${some(output.total, "line")} · ${sizeOf(output.bytes)}`);
    this.#raw.hidden = output.bytes === 0;
    this.#raw.setAttribute("aria-label", `Raw output of ${step.step_name}, as a file`);
    if (step.started_at !== null && step.completed_at !== null) {
      write(this.#duration, lasted((Date.parse(step.completed_at) - Date.parse(step.started_at)) / 1000));
    } else if (step.status !== "running") {
      write(this.#duration, "");
    } else if (this.#duration.textContent === "") {
      this.tick(now);
    }
    this.#showTexts();
  }

  /** The clock of a step that runs. @param {number} now the server's time (ms) */
  tick(now) {
    if (this.#step?.status !== "running" || this.#step.started_at === null) return;
    write(this.#duration, passed(Math.floor(Math.max(0, now - Date.parse(this.#step.started_at)) / 1000)));
  }

  #showTexts() {
    if (this.#step === null) return;
    const { error, description, status } = this.#step;
    write(this.#error, error ?? "");
    this.#error.hidden = !error;
    write(this.#description, description ?? "");
    this.#description.hidden = !description || !this.unfolded;
    this.#nothing.hidden = !this.unfolded || (this.#lines.output?.total ?? 0) > 0;
    write(this.#nothing, status === "pending" ? "It has not begun." : "It printed nothing.");
    if (status === "running") write(this.#nothing, "Nothing printed yet.");
  }
}

/**
 * Written only when it changes, so that nothing that was selected is lost.
 *
 * @param {HTMLElement} place
 * @param {string} words
 */
function write(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

customElements.define("plan-step", StepItem);
