// @ts-check
/** @import { Frame, OutputLine } from "../shared/messages.js" */
/** @import { Place } from "./address.js" */
/** @import { Manner } from "./line-item.js" */
/** @import { Plan } from "./plan.js" */
import { element, tell } from "../shared/elements.js";
import { hashOf } from "./address.js";
import { StepItem } from "./plan-step.js";
import { Reader } from "./reader.js";
import { StepOutput } from "./step-output.js";

const REST_MS = 150;

/** How high everything that is not on the page may be (px); some browsers know no height beyond 17 millions. */
const ROOM_PX = 12_000_000;

/**
 * @typedef {{ lines(step: number, range: { from: number, limit: number }): Promise<{ lines: OutputLine[], first_line?: number }>,
 *   raw(step: number): string }} Source where what is not here can be had
 */

/**
 * `<plan-log>`: the steps of a plan, each with what it printed, which may be millions of lines; those that can be seen
 * are on the page. It follows the end of the step at work until the reader scrolls up. Event `place` with a
 * {@link Place} when the reader picks a line, `follow` when it begins or ends to follow.
 */
export class PlanLog extends HTMLElement {
  #log = element("div", { class: "log", role: "log", "aria-live": "off", "aria-label": "Steps and their output", tabindex: "0" });
  #jump = element("button", { type: "button", class: "jump", hidden: true }, "Follow");
  #edge = element("p", { class: "edge", hidden: true });
  /** @type {StepItem[]} */
  #steps = [];
  /** @type {StepOutput[]} */
  #outputs = [];
  /** What the reader folded or unfolded. @type {Map<number, boolean>} */
  #chosen = new Map();
  /** @type {Plan | null} */
  #plan = null;
  /** @type {Source | null} */
  #source = null;
  /** @type {Manner} */
  #manner = { time: null, find: "" };
  /** What is marked. @type {Place | null} */
  #place = null;
  /** Whether the reader was brought to it and has not moved since: it stays in view while what is around it comes. */
  #arrived = false;
  #reader = new Reader(
    this.#log,
    () => this.#endOfActive(),
    () => this.#followed(),
  );
  /** The server's time when the clocks went on last (ms). */
  #now = 0;
  #drawing = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #resting;
  #resized = new ResizeObserver(() => this.#draw());

  connectedCallback() {
    this.#log.replaceChildren(this.#edge);
    this.replaceChildren(this.#log, this.#jump);
    this.#log.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.#log.addEventListener("keydown", (event) => this.#pressed(event));
    this.#log.addEventListener("click", (event) => this.#clicked(event));
    this.#log.addEventListener("fold", (event) => this.#fold(/** @type {StepItem} */ (event.target)));
    this.#jump.onclick = () => {
      this.follow();
      this.#log.focus({ preventScroll: true });
    };
    this.#resized.observe(this.#log);
  }

  disconnectedCallback() {
    this.#resized.disconnect();
  }

  get following() {
    return this.#reader.following;
  }

  /** What is marked. */
  get place() {
    return this.#place;
  }

  /** How many lines each step has. @returns {number[]} */
  get totals() {
    return this.#outputs.map(({ total }) => total);
  }

  focus() {
    this.#log.focus({ preventScroll: true });
  }

  /** Another plan. @param {Source} source @param {string} words what to say until it is there */
  open(source, words) {
    this.#source = source;
    this.#plan = null;
    this.#place = null;
    this.#chosen.clear();
    this.#setSteps(0);
    this.edge = words;
    this.#reader.follow();
  }

  /** Where the rest of the same plan is from now on. @param {Source} source */
  set source(source) {
    this.#source = source;
  }

  /** Stands in the place of steps. @param {string} words */
  set edge(words) {
    this.#edge.hidden = words === "";
    this.#edge.textContent = words;
  }

  /** The plan as the server has it. @param {Plan} plan */
  take(plan) {
    this.#plan = plan;
    if (plan.steps.length !== this.#steps.length) this.#setSteps(plan.steps.length);
    plan.steps.forEach((step, i) => this.#outputs[i].reset(step));
    this.refresh();
  }

  /** Something of the plan is different now. */
  refresh() {
    this.#draw();
  }

  /** A step printed something, if there is an output. @param {Frame} frame */
  print({ step_index: index, output, stream = "stdout", timestamp = "" }) {
    if (output) this.#outputs[index]?.print(output, stream, timestamp);
  }

  /** The clocks of what runs. @param {number} now the server's time (ms) */
  tick(now) {
    this.#now = now;
    this.#steps.forEach((step) => step.tick(now));
  }

  /** @param {Partial<Manner>} manner */
  show(manner) {
    this.#manner = { ...this.#manner, ...manner };
    this.#keep(() => {
      for (const { lines } of this.#steps) {
        lines.manner = this.#manner;
        lines.refreshAll();
      }
    });
    this.#draw();
  }

  /** Whether long lines are wrapped. @param {boolean} wrap */
  set wrap(wrap) {
    this.#keep(() => this.toggleAttribute("wrap", wrap));
    this.#draw();
  }

  /** Goes to the end of the step at work and stays there. */
  follow() {
    const active = this.#plan?.active?.step_index;
    if (active !== undefined) this.#chosen.delete(active);
    this.#reader.follow();
    this.#draw();
  }

  /**
   * Goes to a line, or to a step, and marks it.
   *
   * @param {Place | null} place
   * @returns {string} what is not as it was asked for, in words
   */
  go(place) {
    this.mark(place);
    if (place === null) return "";
    const step = this.#steps[place.step];
    if (!step) return `There is no step ${place.step + 1}.`;
    this.#chosen.set(place.step, true);
    step.unfolded = true;
    this.#wire();
    this.#reader.leave();
    return place.from === null ? this.#goToStep(step) : this.#goToLine(step, place.from);
  }

  /** @param {StepItem} step */
  #goToStep(step) {
    step.lines.layOutEnd(this.#log.clientHeight);
    this.#reader.move(this.#endOf(step));
    this.#draw();
    return "";
  }

  /**
   * @param {StepItem} step
   * @param {number} wanted
   */
  #goToLine(step, wanted) {
    const { total } = this.#outputs[step.index];
    const number = Math.min(wanted, total - 1);
    step.lines.layOutAround(number, this.#log.clientHeight);
    const row = step.lines.row(number);
    if (row) {
      const { top, height } = row.getBoundingClientRect();
      const view = this.#log.getBoundingClientRect();
      this.#reader.move(this.#log.scrollTop + top - view.top - (view.height - height) / 2);
    }
    this.#reader.leave();
    this.#arrived = true;
    this.#draw();
    return wanted < total ? "" : `There is no line ${wanted + 1} in this step yet.`;
  }

  /** @param {number} count */
  #setSteps(count) {
    this.#outputs.forEach((output) => output.close());
    this.#steps.forEach((step) => step.remove());
    this.#outputs = [];
    this.#steps = [];
    const source = this.#source;
    for (let i = 0; source !== null && i < count; i++) {
      const output = new StepOutput(
        (range) => (this.#source ?? source).lines(i, range),
        (from, to) => this.#printed(i, from, to),
      );
      const step = new StepItem(i, () => (this.#source ?? source).raw(i));
      step.lines.output = output;
      step.lines.manner = this.#manner;
      step.lines.href = (number) => hashOf({ step: i, from: number, to: number });
      this.#outputs.push(output);
      this.#steps.push(step);
    }
    this.#edge.before(...this.#steps);
  }

  /**
   * @param {number} step
   * @param {number} from
   * @param {number} to
   */
  #printed(step, from, to) {
    const item = this.#steps[step];
    if (item?.unfolded) this.#keep(() => item.lines.refresh(from, to));
    this.#draw();
  }

  #draw() {
    if (this.#drawing) return;
    this.#drawing = true;
    // A timer, not requestAnimationFrame: that one stands still while the page is hidden.
    setTimeout(() => {
      this.#drawing = false;
      this.#drawNow();
    }, 0);
  }

  #look() {
    if (this.#reader.look()) this.#arrived = false;
  }

  #drawNow() {
    this.#look();
    this.#jump.textContent = this.#plan?.over ? "To the end" : "Follow";
    this.#keep(() => {
      this.#plan?.steps.forEach((step, i) => this.#steps[i]?.show(step, this.#outputs[i], this.#now));
      this.#unfold();
      this.#wire();
      this.#layOut();
    });
  }

  /** Unfolds what is at work; folds what no longer is, unless somebody reads. */
  #unfold() {
    const active = this.#plan?.active?.step_index;
    this.#steps.forEach((item, i) => {
      const own = this.#chosen.get(i);
      const stays = !this.#reader.following && item.unfolded;
      item.unfolded = own ?? (i === active || this.#plan?.steps[i].status === "failed" || stays);
    });
  }

  /** Those that are unfolded share the room there is. */
  #wire() {
    const open = this.#steps.filter(({ unfolded }) => unfolded);
    open.forEach(({ lines }) => (lines.room = ROOM_PX / open.length));
  }

  #layOut() {
    const view = this.#log.clientHeight;
    const active = this.#active;
    if (this.#reader.following && active?.unfolded) {
      active.lines.layOutEnd(view);
      this.#reader.move(this.#endOf(active));
    }
    for (const step of this.#steps) {
      if (step.unfolded) step.lines.layOut(this.#topIn(step), view);
    }
  }

  /** Where the view begins, seen from the lines of a step. @param {StepItem} step */
  #topIn(step) {
    return this.#log.getBoundingClientRect().top - step.lines.getBoundingClientRect().top;
  }

  get #active() {
    const active = this.#plan?.active;
    return active ? this.#steps[active.step_index] : undefined;
  }

  #endOfActive() {
    const active = this.#active;
    return active ? this.#endOf(active) : 0;
  }

  /** Where the view begins that has the end of a step at its bottom. @param {StepItem} step */
  #endOf(step) {
    return Math.max(0, step.offsetTop + step.offsetHeight - this.#log.clientHeight);
  }

  /** Changes something, and moves nothing under the reader's eyes. @param {() => void} change */
  #keep(change) {
    const anchor = this.#anchor();
    change();
    if (this.#reader.following) {
      this.#reader.move(this.#endOfActive());
      return;
    }
    if (!anchor?.node.isConnected || !anchor.node.checkVisibility()) return;
    const moved = anchor.node.getBoundingClientRect().top - anchor.top;
    if (Math.abs(moved) >= 0.5) this.#reader.move(this.#log.scrollTop + moved);
  }

  /** The first line that the reader sees, or else the first step, and where it stands. */
  #anchor() {
    if (this.#reader.following) return null;
    const arrived = this.#arrived && this.#place?.from != null ? this.#steps[this.#place.step]?.lines.row(this.#place.from) : null;
    if (arrived) return { node: arrived, top: arrived.getBoundingClientRect().top };
    const view = this.#log.getBoundingClientRect();
    for (const step of this.#steps) {
      const box = step.getBoundingClientRect();
      if (box.bottom <= view.top) continue;
      if (box.top >= view.top) return { node: step, top: box.top };
      const row = firstBelow(step.lines.rows, view.top);
      if (row && row.getBoundingClientRect().top < view.bottom) return { node: row, top: row.getBoundingClientRect().top };
    }
    return null;
  }

  #scrolled() {
    this.#look();
    this.#draw();
    clearTimeout(this.#resting);
    this.#resting = setTimeout(() => this.#rested(), REST_MS);
  }

  #rested() {
    if (this.#reader.following) return;
    this.#keep(() => {
      for (const step of this.#steps) if (step.unfolded) step.lines.settle(this.#topIn(step), this.#log.clientHeight);
    });
  }

  #followed() {
    this.#jump.hidden = this.#reader.following;
    if (this.#reader.following) this.#draw();
    tell(this, "follow", this.#reader.following);
  }

  /** @param {StepItem} step */
  #fold(step) {
    const unfolded = !step.unfolded;
    this.#chosen.set(step.index, unfolded);
    if (unfolded) {
      this.#reader.leave();
      step.unfolded = true;
      this.#wire();
      this.#goToStep(step);
      return;
    }
    const stuck = step.getBoundingClientRect().top < this.#log.getBoundingClientRect().top;
    if (step === this.#active) this.#reader.leave();
    step.unfolded = false;
    if (stuck) this.#reader.move(step.offsetTop);
    this.#draw();
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const { key, ctrlKey, altKey, metaKey } = event;
    if (ctrlKey || altKey || metaKey) return;
    if (key === "End" || key === "f") this.follow();
    else if (key === "/") tell(this, "find");
    else if (key === "n" || key === "N") tell(this, "found", key === "n" ? 1 : -1);
    else if (key === "?") tell(this, "help");
    else if (key === "[" || key === "]") this.#step(key === "]" ? 1 : -1);
    else return void (["ArrowUp", "PageUp", "Home"].includes(key) && this.#reader.leave());
    event.preventDefault();
  }

  /** Puts the focus on the next step, or on the one before. @param {number} by */
  #step(by) {
    const at = this.#steps.findIndex((step) => step.contains(document.activeElement));
    const top = this.#log.getBoundingClientRect().top;
    const above = this.#steps.filter((step) => step.getBoundingClientRect().top <= top + 1).length;
    const here = at >= 0 ? at : above - 1;
    const next = this.#steps[Math.min(this.#steps.length - 1, Math.max(0, here + by))];
    if (!next) return;
    this.#reader.leave();
    next.button.focus({ preventScroll: true });
    this.#reader.move(next.offsetTop);
    this.#draw();
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest("a.number");
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.altKey) return;
    event.preventDefault();
    const step = /** @type {StepItem} */ (link.closest("plan-step")).index;
    const number = Number(/** @type {HTMLElement} */ (link.closest(".line")).dataset.line) - 1;
    const before = event.shiftKey && this.#place?.step === step ? this.#place.from : null;
    const ends = [number, before ?? number];
    tell(this, "place", { step, from: Math.min(...ends), to: Math.max(...ends) });
  }

  /** Marks a place without going there. @param {Place | null} place */
  mark(place) {
    this.#place = place;
    this.#arrived = false;
    this.#steps.forEach(({ lines }, i) => {
      lines.marked = place?.step === i && place.from !== null && place.to !== null ? [place.from, place.to] : null;
      lines.refreshAll();
    });
  }
}

/**
 * @param {HTMLElement} rows
 * @param {number} edge
 * @returns {HTMLElement | undefined} the first of them that ends below the edge
 */
function firstBelow({ children }, edge) {
  let low = 0;
  let high = children.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (children[middle].getBoundingClientRect().bottom <= edge) low = middle + 1;
    else high = middle;
  }
  return /** @type {HTMLElement | undefined} */ (children[low]);
}

customElements.define("plan-log", PlanLog);
