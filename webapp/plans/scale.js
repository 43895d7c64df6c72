// @ts-check

/**
 * How many pixels stand for lines that are not on the page. Browsers end an element at some millions of pixels, so the
 * lines of a very long output share what there is: the scroll bar still covers all of them, and those that are on the
 * page have their full height.
 */
export class Scale {
  #total;
  #line;
  #unit;

  /**
   * @param {number} total how many lines there are
   * @param {number} line the height of one (px)
   * @param {number} room how high all of them may be (px)
   */
  constructor(total, line, room) {
    this.#total = total;
    this.#line = line;
    this.#unit = total === 0 ? line : Math.min(line, room / total);
  }

  /** The height of so many lines that are not on the page (px). @param {number} lines */
  height(lines) {
    return lines * this.#unit;
  }

  /**
   * The line that stands at the top edge of a view.
   *
   * @param {number} top where the view begins (px)
   * @param {number} view how high it is (px)
   * @returns {number} with a fraction, so that small movements are not lost
   */
  lineAt(top, view) {
    if (top <= 0) return 0;
    const end = this.height(this.#total);
    // Below the lines something else can be seen.
    if (top + view > end) return Math.min(this.#total, Math.max(0, this.#total - (end - top) / this.#line));
    return this.#part(top, this.height(this.#total) - view) * this.#lastTop(view);
  }

  /**
   * Where a view begins that has this line at its top edge.
   *
   * @param {number} line
   * @param {number} view
   * @returns {number}
   */
  topOf(line, view) {
    return this.#part(line, this.#lastTop(view)) * Math.max(0, this.height(this.#total) - view);
  }

  /** The line at the top edge of a view at the end. @param {number} view */
  #lastTop(view) {
    return Math.max(0, this.#total - view / this.#line);
  }

  /**
   * @param {number} some
   * @param {number} all
   */
  #part(some, all) {
    return all <= 0 ? 0 : Math.min(1, Math.max(0, some / all));
  }
}
