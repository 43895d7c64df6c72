// @ts-check
/** @import { OutputLine, PlanStep } from "../shared/messages.js" */

/** Characters of a line that are kept, as many as the server sends. */
export const LONGEST = 16 * 1024;

/** Lines and characters that are kept of one step. */
const MOST_LINES = 6_000;
const MOST_CHARACTERS = 8 * 1024 * 1024;

/** How far around what is looked at lines are kept in any case. */
const NEAR = 500;

/** Lines asked for at once. */
const PAGE = 500;

const AGAIN_MS = 2_000;

/**
 * A line on the page. Of one whose text alone is known, no time and no stream.
 *
 * @typedef {{ text: string, timestamp: string | null, stream: "stdout" | "stderr" | null, cut: boolean, gone?: boolean }} Line
 */

/** A line that the server no longer keeps. @type {Line} */
const GONE = { text: "", timestamp: "", stream: null, cut: false, gone: true };

/**
 * What a step printed, as far as somebody looks at it: the lines around that are kept, others are asked for when they are
 * looked at. What is printed now is taken in as it comes. No DOM.
 */
export class StepOutput {
  #fetch;
  #changed;
  /** @type {Map<number, Line>} */
  #lines = new Map();
  #characters = 0;
  #total = 0;
  #bytes = 0;
  /** The first line that is kept. */
  #first = 0;
  /** The last line, while it goes on. @type {Line | null} */
  #open = null;
  #from = 0;
  #to = 0;
  #busy = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #again;
  #closed = false;

  /**
   * @param {(range: { from: number, limit: number }) => Promise<{ lines: OutputLine[], first_line?: number }>} fetch
   * @param {(from: number, to: number) => void} changed lines from one to before the other look different now
   */
  constructor(fetch, changed) {
    this.#fetch = fetch;
    this.#changed = changed;
  }

  /** How many lines there are. */
  get total() {
    return this.#total;
  }

  get bytes() {
    return this.#bytes;
  }

  /** How many lines are kept here. */
  get kept() {
    return this.#lines.size;
  }

  /** @param {number} number @returns {Line | undefined} undefined while it is not known */
  line(number) {
    if (number < this.#first) return GONE;
    return this.#open !== null && number === this.#total - 1 ? this.#open : this.#lines.get(number);
  }

  /** It is as the server says, perhaps further than before. @param {PlanStep} step */
  reset({ output, output_truncated: truncated, output_lines: total, output_bytes: bytes }) {
    if (bytes === this.#bytes && total === this.#total) return;
    if (total < this.#total || bytes < this.#bytes) this.#forget();
    const before = Math.max(0, this.#total - 1);
    this.#total = total;
    this.#bytes = bytes;
    this.#open = null;
    const texts = output.split("\n");
    if (texts[texts.length - 1] === "") texts.pop();
    else this.#open = rough(texts.pop() ?? "");
    const first = total - texts.length - (this.#open === null ? 0 : 1);
    texts.forEach((text, i) => {
      const whole = i > 0 || !truncated;
      if (whole && !this.#lines.has(first + i) && this.#isNear(first + i)) this.#put(first + i, rough(text));
    });
    this.#changed(before, total);
    this.#go();
  }

  /**
   * It printed something.
   *
   * @param {string} text
   * @param {"stdout" | "stderr"} stream
   * @param {string} timestamp
   */
  print(text, stream, timestamp) {
    if (text === "") return;
    const before = this.#open === null ? this.#total : this.#total - 1;
    this.#bytes += bytesOf(text);
    let start = 0;
    for (let feed = text.indexOf("\n"); feed >= 0; feed = text.indexOf("\n", start)) {
      this.#add(text, start, feed, stream, timestamp);
      this.#end();
      start = feed + 1;
    }
    if (start < text.length) this.#add(text, start, text.length, stream, timestamp);
    this.#changed(before, this.#total);
  }

  /** Somebody looks at these lines. @param {number} from @param {number} to the line after the last one */
  look(from, to) {
    this.#from = from;
    this.#to = to;
    if (this.#lines.size > MOST_LINES || this.#characters > MOST_CHARACTERS) this.#tidy();
    this.#go();
  }

  /** Nobody looks any more. */
  close() {
    this.#closed = true;
    clearTimeout(this.#again);
    this.#forget();
  }

  /**
   * @param {string} text
   * @param {number} start
   * @param {number} end
   * @param {"stdout" | "stderr"} stream
   * @param {string} timestamp
   */
  #add(text, start, end, stream, timestamp) {
    if (this.#open === null) {
      this.#open = { text: "", timestamp, stream, cut: false };
      this.#total += 1;
    }
    const room = LONGEST - this.#open.text.length;
    const line = this.#open.text + text.slice(start, Math.min(end, start + room));
    this.#open = { ...this.#open, text: line, cut: this.#open.cut || end - start > room };
  }

  #end() {
    const number = this.#total - 1;
    if (this.#open !== null && this.#isNear(number)) this.#put(number, this.#open);
    this.#open = null;
  }

  /** What is printed while somebody looks elsewhere is not kept: it can be asked for. @param {number} number */
  #isNear(number) {
    return this.#to === 0 || number >= this.#from - NEAR && number < Math.max(this.#to, this.#from + PAGE) + 4 * NEAR;
  }

  async #go() {
    const missing = this.#missing();
    if (missing === null || this.#busy || this.#closed) return;
    this.#busy = true;
    clearTimeout(this.#again);
    try {
      const { lines, first_line: first = 0 } = await this.#fetch({ from: missing, limit: PAGE });
      this.#busy = false;
      if (this.#closed) return;
      this.#trim(first);
      this.#take(lines);
      // What did not come now will not come at once either.
      if (this.#missing() !== missing) void this.#go();
    } catch {
      // The page says that the server is away; what is still wanted then is asked for again.
      this.#busy = false;
      if (!this.#closed) this.#again = setTimeout(() => void this.#go(), AGAIN_MS);
    }
  }

  #missing() {
    for (let number = this.#from; number < Math.min(this.#to, this.#total); number++) {
      const line = this.line(number);
      if (line === undefined || line.timestamp === null) return number;
    }
    return null;
  }

  /** @param {number} first the first line that the server keeps */
  #trim(first) {
    if (first <= this.#first) return;
    this.#first = first;
    this.#changed(0, first);
  }

  /** @param {OutputLine[]} lines */
  #take(lines) {
    for (const { number, text, timestamp, stream, cut = false } of lines) {
      if (number >= this.#total) continue;
      if (this.#open !== null && number === this.#total - 1) {
        // It may be further here, or there. What comes next is added to what stood here.
        this.#open = { ...this.#open, timestamp, stream };
      } else {
        this.#put(number, { text, timestamp, stream, cut });
      }
    }
    if (lines.length > 0) this.#changed(lines[0].number, lines[lines.length - 1].number + 1);
  }

  /** @param {number} number @param {Line} line */
  #put(number, line) {
    this.#characters += line.text.length - (this.#lines.get(number)?.text.length ?? 0);
    this.#lines.set(number, line);
  }

  #tidy() {
    for (const [number, { text }] of this.#lines) {
      if (number >= this.#from - NEAR && number < this.#to + NEAR) continue;
      this.#lines.delete(number);
      this.#characters -= text.length;
    }
  }

  #forget() {
    this.#lines.clear();
    this.#characters = 0;
    this.#total = 0;
    this.#bytes = 0;
    this.#first = 0;
    this.#open = null;
  }
}

/** @param {string} text @returns {Line} */
function rough(text) {
  return { text: text.slice(0, LONGEST), timestamp: null, stream: null, cut: text.length > LONGEST };
}

/** @param {string} text @returns {number} its length in UTF-8 */
function bytesOf(text) {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code > 0x7f) bytes += code > 0x7ff && (code < 0xd800 || code > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
