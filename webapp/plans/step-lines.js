// @ts-check
/** @import { Manner } from "./line-item.js" */
/** @import { StepOutput } from "./step-output.js" */
import { element } from "../shared/elements.js";
import { partsOf } from "./line-item.js";
import { Scale } from "./scale.js";

/** The height of a line that is not wrapped (px), as the style sheet has it. */
export const LINE_PX = 20;

/** How far beyond what can be seen lines stand on the page, in heights of the view. */
const BEYOND = 1;

/**
 * `<step-lines>`: the lines of a step that can be seen, and a little more; what stands before and after them is empty
 * room. Where the view is, its owner says: {@link StepLines.layOut}; when it has come to rest, {@link StepLines.settle}.
 */
export class StepLines extends HTMLElement {
  #before = element("div");
  #rows = element("div", { class: "rows" });
  #after = element("div");
  #beforePx = 0;
  #first = 0;
  #last = 0;
  /** @type {StepOutput | null} */
  output = null;
  /** @type {Manner} */
  manner = { time: null, find: "" };
  /** The address of a line. @type {(number: number) => string} */
  href = () => "";
  /** Which lines are marked: from, to. @type {[number, number] | null} */
  marked = null;
  /** How high all that is not on the page may be (px). */
  room = 4_000_000;

  connectedCallback() {
    this.replaceChildren(this.#before, this.#rows, this.#after);
  }

  get rows() {
    return this.#rows;
  }

  /** @param {number} number @returns {HTMLElement | null} null if it is not on the page */
  row(number) {
    return /** @type {HTMLElement | null} */ (this.#rows.children[number - this.#first] ?? null);
  }

  /**
   * Puts those lines on the page that belong to a view.
   *
   * @param {number} top where the view begins, seen from here (px)
   * @param {number} view how high it is
   */
  layOut(top, view) {
    if (this.output === null || view === 0) return;
    const beyond = view * BEYOND;
    if (top + view + beyond < 0 || top - beyond > this.offsetHeight) return this.empty();
    if (!this.#touches(top, view)) this.#jump(top, view);
    this.#extend(top - beyond, top + view + beyond);
    this.#trim(top - 2 * beyond, top + view + 2 * beyond);
    this.#pad();
    this.output.look(this.#first, this.#last);
  }

  /** Puts the end of it on the page. @param {number} view */
  layOutEnd(view) {
    const { output } = this;
    if (output === null || view === 0) return;
    const wanted = Math.ceil((view * (1 + BEYOND)) / LINE_PX);
    if (this.#last < output.total - wanted || this.#first === this.#last) this.#show(output.total - wanted);
    else this.#append(output.total - this.#last);
    const shown = this.#last - this.#first;
    if (shown > 2 * wanted) this.#cutTop(shown - wanted);
    this.#pad();
    output.look(this.#first, this.#last);
  }

  /** Puts a line and what is around it on the page. @param {number} number @param {number} view */
  layOutAround(number, view) {
    if (this.output === null || view === 0) return;
    const around = Math.ceil((view * (0.5 + BEYOND)) / LINE_PX);
    this.#show(number - around, number + around);
    this.#pad();
    this.output.look(this.#first, this.#last);
  }

  /**
   * The view has come to rest: what is before it gets the room that is due to it. The caller keeps what is seen in place.
   *
   * @param {number} top
   * @param {number} view
   */
  settle(top, view) {
    if (this.output === null || this.#first === 0 || this.#first === this.#last || top < 0) return;
    const seen = this.#lineAt(top - this.#beforePx);
    const due = this.#scale().topOf(seen, view);
    if (top + view <= this.offsetHeight) this.#setBefore(this.#beforePx + due - top);
    this.#pad();
  }

  /** Lines look different now. @param {number} from @param {number} to */
  refresh(from, to) {
    for (let number = Math.max(from, this.#first); number < Math.min(to, this.#last); number++) {
      const row = this.row(number);
      if (row) this.#fill(row, number);
    }
    this.#pad();
  }

  refreshAll() {
    this.refresh(this.#first, this.#last);
  }

  /**
   * @param {number} top
   * @param {number} view
   */
  #touches(top, view) {
    const end = this.#beforePx + this.#rows.offsetHeight;
    return this.#first < this.#last && end > top && this.#beforePx < top + view;
  }

  /**
   * @param {number} top
   * @param {number} view
   */
  #jump(top, view) {
    const line = this.#scale().lineAt(top, view);
    const some = Math.ceil(view / LINE_PX);
    const first = Math.max(0, Math.floor(line) - some);
    this.#show(first, Math.floor(line) + 2 * some);
    this.#setBefore(top - (line - first) * LINE_PX);
  }

  /**
   * Nothing is measured before all of it is in place: a page that is too short for a moment is scrolled up.
   *
   * @param {number} from
   * @param {number} [to]
   */
  #show(from, to = Infinity) {
    const total = this.output?.total ?? 0;
    this.#first = Math.min(total, Math.max(0, from));
    this.#last = Math.min(total, to);
    const rows = [];
    for (let number = this.#first; number < this.#last; number++) rows.push(this.#made(number));
    this.#rows.replaceChildren(...rows);
    this.#setBefore(this.#scale().height(this.#first));
    this.#pad();
  }

  /**
   * @param {number} top
   * @param {number} bottom
   */
  #extend(top, bottom) {
    const total = this.output?.total ?? 0;
    const below = bottom - this.#beforePx - this.#rows.offsetHeight;
    if (below > 0 && this.#last < total) this.#append(Math.min(total - this.#last, Math.ceil(below / LINE_PX)));
    const above = this.#beforePx - top;
    if (above > 0 && this.#first > 0) this.#prepend(Math.min(this.#first, Math.ceil(above / LINE_PX)));
  }

  /** @param {number} count */
  #append(count) {
    const rows = [];
    for (let i = 0; i < count; i++) rows.push(this.#made(this.#last + i));
    this.#last += rows.length;
    this.#rows.append(...rows);
  }

  /** @param {number} count */
  #prepend(count) {
    const height = this.#rows.offsetHeight;
    const rows = [];
    for (let i = count; i > 0; i--) rows.push(this.#made(this.#first - i));
    this.#first -= count;
    this.#rows.prepend(...rows);
    this.#setBefore(this.#beforePx - (this.#rows.offsetHeight - height));
  }

  /**
   * @param {number} top
   * @param {number} bottom
   */
  #trim(top, bottom) {
    const height = this.#rows.offsetHeight;
    const count = this.#last - this.#first;
    const above = Math.floor(this.#lineAt(top - this.#beforePx)) - this.#first;
    const below = this.#last - Math.ceil(this.#lineAt(bottom - this.#beforePx)) - 1;
    if (below > 0 && this.#beforePx + height > bottom) {
      for (let i = 0; i < Math.min(below, count - 1); i++) this.#rows.lastElementChild?.remove();
      this.#last -= Math.min(below, count - 1);
      this.#pad();
    }
    if (above > 0) this.#cutTop(Math.min(above, this.#last - this.#first - 1));
  }

  /** @param {number} count */
  #cutTop(count) {
    const first = /** @type {HTMLElement | undefined} */ (this.#rows.children[count]);
    const height = first?.offsetTop ?? this.#rows.offsetHeight;
    for (let i = 0; i < count; i++) this.#rows.firstElementChild?.remove();
    this.#first += count;
    this.#setBefore(this.#beforePx + height);
  }

  /** Takes all lines off the page; the room for them stays. */
  empty() {
    this.#rows.replaceChildren();
    this.#first = this.#last = 0;
    this.#setBefore(0);
    this.#pad();
  }

  /** The line at this height of the rows, with a fraction. @param {number} px */
  #lineAt(px) {
    const rows = this.#rows.children;
    let low = 0;
    let high = rows.length;
    // Rows that are wrapped are of different heights.
    while (low < high) {
      const middle = (low + high) >> 1;
      const { offsetTop, offsetHeight } = /** @type {HTMLElement} */ (rows[middle]);
      if (offsetTop + offsetHeight <= px) low = middle + 1;
      else high = middle;
    }
    const at = /** @type {HTMLElement | undefined} */ (rows[low]);
    return this.#first + low + (at && px > at.offsetTop ? (px - at.offsetTop) / at.offsetHeight : 0);
  }

  /** @param {number} number */
  #made(number) {
    const row = element("p", { class: "line" });
    this.#fill(row, number);
    return row;
  }

  /**
   * @param {HTMLElement} row
   * @param {number} number
   */
  #fill(row, number) {
    const line = this.output?.line(number);
    row.dataset.line = String(number + 1);
    row.toggleAttribute("waiting", line === undefined);
    row.toggleAttribute("marked", this.marked !== null && number >= this.marked[0] && number <= this.marked[1]);
    row.replaceChildren(...partsOf(number, this.href(number), line, this.manner));
  }

  #scale() {
    return new Scale(this.output?.total ?? 0, LINE_PX, this.room);
  }

  /** @param {number} px */
  #setBefore(px) {
    const height = this.#first === 0 ? 0 : Math.max(0, Math.round(px));
    if (height === this.#beforePx) return;
    this.#beforePx = height;
    this.#before.style.height = `${height}px`;
  }

  #pad() {
    const left = (this.output?.total ?? 0) - this.#last;
    this.#after.style.height = `${Math.round(this.#scale().height(left))}px`;
  }
}

customElements.define("step-lines", StepLines);
