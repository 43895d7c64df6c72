// @ts-check
/** @import { PlanInfo } from "../shared/messages.js" */
/** @import { Wanted } from "./address.js" */
import { element, tell } from "../shared/elements.js";
import { lasted } from "../shared/times.js";
import { lately } from "../shared/when.js";
import { STATUSES } from "./address.js";
import { SIGNS, WORDS } from "./words.js";

const TYPING_MS = 250;

/**
 * `<plan-list>`: which plans there are, the newest first. Properties `plans`, `wanted` and `href` (the address of a plan),
 * then `render()`; event `open` with a plan's id, `filter` with what changed of what is listed.
 */
export class PlanList extends HTMLElement {
  #list = element("ul");
  #note = element("p", { class: "note", role: "status", hidden: true });
  #none = element("p", { class: "none", hidden: true });
  #status = element(
    "select",
    { id: "filter-status", "aria-label": "Status" },
    element("option", { value: "" }, "Any status"),
    ...STATUSES.map((status) => element("option", { value: status }, WORDS[/** @type {PlanInfo["overall_status"]} */ (status)])),
  );
  #text = element("input", { id: "filter-text", type: "search", placeholder: "Find a plan", autocomplete: "off", "aria-label": "Text in the names of plans" });
  #typing = 0;

  /** @type {PlanInfo[] | null} */
  plans = null;
  /** @type {Wanted} */
  wanted = { plan: null, status: "", text: "" };
  /** @type {(plan: string) => string} */
  href = () => "";

  connectedCallback() {
    const filters = element("div", { class: "filters", role: "search", "aria-label": "Which plans are listed" }, this.#status, this.#text);
    this.#status.onchange = () => tell(this, "filter", { status: this.#status.value });
    this.#text.oninput = () => {
      clearTimeout(this.#typing);
      this.#typing = setTimeout(() => tell(this, "filter", { text: this.#text.value }), TYPING_MS);
    };
    this.#list.onclick = (event) => this.#clicked(event);
    this.replaceChildren(filters, this.#note, element("nav", { "aria-label": "Plans" }, this.#list, this.#none));
  }

  disconnectedCallback() {
    clearTimeout(this.#typing);
  }

  focus() {
    this.#text.focus();
  }

  /** Says what is not as it seems, or nothing. @param {string} words */
  set note(words) {
    this.#note.hidden = words === "";
    if (this.#note.textContent !== words) this.#note.textContent = words;
  }

  /** Shows what the properties say. Links that stay keep the focus. */
  render() {
    const { status, text } = this.wanted;
    this.#status.value = status;
    this.#status.toggleAttribute("data-set", status !== "");
    if (this.#text.value.trim() !== text.trim()) this.#text.value = text;
    const fitting = (this.plans ?? []).filter((plan) => fits(plan, this.wanted));
    const known = new Map([...this.#list.children].map((row) => [/** @type {HTMLElement} */ (row).dataset.plan, row]));
    const now = new Date();
    const rows = fitting.map((plan) => {
      const row = /** @type {HTMLLIElement} */ (known.get(plan.plan_id)) ?? newRow(plan.plan_id);
      this.#fill(row, plan, now);
      return row;
    });
    known.forEach((row) => rows.includes(/** @type {HTMLLIElement} */ (row)) || row.remove());
    rows.forEach((row, i) => this.#list.children[i] === row || this.#list.insertBefore(row, this.#list.children[i] ?? null));
    this.#none.hidden = this.plans === null || rows.length > 0;
    this.#none.textContent = this.plans?.length ? "No plan fits." : "There are no plans yet.";
  }

  /**
   * @param {HTMLElement} row
   * @param {PlanInfo} plan
   * @param {Date} now
   */
  #fill(row, plan, now) {
    const link = /** @type {HTMLAnchorElement} */ (row.firstElementChild);
    link.href = this.href(plan.plan_id);
    if (plan.plan_id === this.wanted.plan) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    row.setAttribute("status", plan.overall_status);
    const [sign, name, state, when] = [...link.children];
    const { completed, total } = plan.progress;
    write(sign, SIGNS[plan.overall_status]);
    write(name, plan.name ?? plan.plan_id);
    const far = plan.completed_at === null && total > 0 ? ` · ${completed} of ${total}` : "";
    write(state, WORDS[plan.overall_status] + far);
    write(when, whenOf(plan, now));
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest("a");
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    tell(this, "open", /** @type {HTMLElement} */ (link.parentElement).dataset.plan);
  }
}

/**
 * @param {PlanInfo} plan
 * @param {Wanted} wanted
 */
function fits({ plan_id: id, name, overall_status: is }, { status, text }) {
  const looked = text.trim().toLowerCase();
  return (status === "" || is === status) && `${name ?? ""}\n${id}`.toLowerCase().includes(looked);
}

/**
 * @param {PlanInfo} plan
 * @param {Date} now
 */
function whenOf({ created_at: created, started_at: started, completed_at: ended }, now) {
  const took = started === null || ended === null ? "" : `${lasted((Date.parse(ended) - Date.parse(started)) / 1000)} · `;
  return took + lately(ended ?? started ?? created, now);
}

/**
 * @param {Element} place
 * @param {string} words
 */
function write(place, words) {
  if (place.textContent !== words) place.textContent = words;
}

/** @param {string} id */
function newRow(id) {
  const link = element(
    "a",
    { href: "" },
    element("span", { class: "sign", "aria-hidden": "true" }),
    element("span", { class: "name", dir: "auto" }),
    element("span", { class: "state" }),
    element("span", { class: "when" }),
  );
  return element("li", { "data-plan": id }, link);
}

customElements.define("plan-list", PlanList);
