// @ts-check

/** So near to the end counts as there (px). */
const AT_END_PX = 32;

/**
 * Where the reader of something that grows is, and whether they follow its end. Whatever moves it upwards, but for the
 * page itself, is the reader, who follows no longer; who comes to the end follows again.
 */
export class Reader {
  #log;
  #end;
  #onChange;
  #following = true;
  #expected = 0;

  /**
   * @param {HTMLElement} log what scrolls
   * @param {() => number} end where it would be scrolled to at its end (px)
   * @param {() => void} onChange it follows now, or does so no longer
   */
  constructor(log, end, onChange) {
    this.#log = log;
    this.#end = end;
    this.#onChange = onChange;
    log.addEventListener("wheel", ({ deltaY }) => deltaY < 0 && this.leave(), { passive: true });
    log.addEventListener("touchmove", () => this.look(), { passive: true });
  }

  get following() {
    return this.#following;
  }

  follow() {
    if (this.#following) return;
    this.#following = true;
    this.#onChange();
  }

  /** Follows no longer. */
  leave() {
    // What cannot be scrolled cannot be read back.
    if (!this.#following || this.#log.scrollHeight <= this.#log.clientHeight) return;
    this.#following = false;
    this.#onChange();
  }

  /** Finds out whether the reader has moved. @returns {boolean} */
  look() {
    const { scrollTop } = this.#log;
    const lowest = this.#log.scrollHeight - this.#log.clientHeight;
    const moved = Math.abs(scrollTop - this.#expected) > 1;
    if (scrollTop < this.#expected - 1 && scrollTop < lowest - 1) this.leave();
    else if (scrollTop > this.#expected + 1 && scrollTop >= this.#end() - AT_END_PX) this.follow();
    this.#expected = scrollTop;
    return moved;
  }

  /** The page moves what the reader sees. @param {number} top */
  move(top) {
    this.#log.scrollTop = top;
    this.#expected = this.#log.scrollTop;
  }
}
