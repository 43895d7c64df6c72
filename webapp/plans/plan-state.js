// @ts-check
/** @import { Plan } from "./plan.js" */
import { element, tell } from "../shared/elements.js";
import { lasted, passed } from "../shared/times.js";
import { SIGNS, WORDS } from "./words.js";

/** What the server puts into every summary; the rest is the producer's. */
const USUAL = ["total_duration_ms", "steps_completed", "steps_failed", "steps_skipped"];

/** `<plan-state>`: how far a plan is and how it ended. Property `plan`; event `cancel`, and `step` with an index. */
export class PlanState extends HTMLElement {
  #status = element("span", { class: "status" });
  #words = element("span", { class: "words" });
  #duration = element("span", { class: "duration" });
  #bar = element("progress", { max: 1 });
  #cancel = element("button", { type: "button", hidden: true }, "Cancel", element("span", { class: "spoken" }, " the plan"));
  #message = element("p", { class: "message", dir: "auto", hidden: true });
  #result = element("div", { class: "result", hidden: true });
  #shown = "";
  /** @type {Plan | null} */
  #plan = null;

  connectedCallback() {
    this.#cancel.onclick = () => tell(this, "cancel");
    this.#bar.setAttribute("aria-label", "Steps that have ended");
    const row = element("div", { class: "row" }, this.#status, this.#words, this.#duration, this.#cancel);
    this.replaceChildren(row, this.#bar, this.#message, this.#result);
  }

  /** @param {Plan | null} plan */
  set plan(plan) {
    this.#plan = plan;
    this.hidden = plan === null || !plan.known;
    if (plan === null || !plan.known) return;
    const { overall_status: status, progress, message, started_at: began, completed_at: ended } = plan.now;
    this.setAttribute("status", status);
    write(this.#status, `${SIGNS[status]} ${WORDS[status]}`);
    write(this.#words, progress.total === 0 ? "no steps" : `${progress.completed} of ${progress.total} steps`);
    this.#bar.max = Math.max(1, progress.total);
    this.#bar.value = progress.completed;
    this.#cancel.hidden = plan.over;
    write(this.#message, message ?? "");
    this.#message.hidden = !message;
    if (began !== null && ended !== null) write(this.#duration, lasted((Date.parse(ended) - Date.parse(began)) / 1000));
    else if (began === null) write(this.#duration, "");
    this.#showResult(plan);
  }

  /** Its clock. @param {number} now the server's time (ms) */
  tick(now) {
    const { started_at: began = null, completed_at: ended = null } = this.#plan?.now ?? {};
    if (began === null || ended !== null) return;
    write(this.#duration, passed(Math.floor(Math.max(0, now - Date.parse(began)) / 1000)));
  }

  /** @param {Plan} plan */
  #showResult({ now: { error, failed_step_index: failed, summary }, steps }) {
    const shown = JSON.stringify([error, failed, summary]);
    if (this.#shown === shown) return;
    this.#shown = shown;
    const step = failed === null ? undefined : steps[failed];
    this.#result.replaceChildren();
    if (error) this.#result.append(element("p", { class: "error", dir: "auto" }, error));
    if (step) {
      const go = element("button", { type: "button", class: "text" }, `Go to step ${step.step_index + 1}, ${step.step_name}`);
      go.onclick = () => tell(this, "step", step.step_index);
      this.#result.append(go);
    }
    if (summary) this.#result.append(summaryOf(summary));
    this.#result.hidden = this.#result.childElementCount === 0;
  }
}

/** @param {Record<string, any>} summary */
function summaryOf(summary) {
  const entries = Object.entries(summary);
  const usual = entries.filter(([name, value]) => USUAL.includes(name) && value !== 0);
  const own = entries.filter(([name]) => !USUAL.includes(name));
  const list = element("dl", {});
  for (const [name, value] of [...usual, ...own]) {
    list.append(element("div", {}, element("dt", {}, labelOf(name)), element("dd", { dir: "auto" }, valueOf(name, value))));
  }
  return list;
}

/** @param {string} name */
function labelOf(name) {
  if (name === "total_duration_ms") return "Took";
  const words = name.replace(/^steps_/, "").replaceAll("_", " ");
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}

/**
 * @param {string} name
 * @param {any} value
 */
function valueOf(name, value) {
  if (name === "total_duration_ms" && typeof value === "number") return lasted(value / 1000);
  if (typeof value === "number") return value.toLocaleString();
  return typeof value === "string" ? value : JSON.stringify(value);
}

/**
 * @param {HTMLElement} place
 * @param {string} words
 */
function write(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

customElements.define("plan-state", PlanState);
