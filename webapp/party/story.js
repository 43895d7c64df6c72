// @ts-check
/** @import { Keepsake, Line, Sitter } from "./table-shapes.js" */
/** @import { Frame } from "../shared/messages.js" */
/** @import { Kept } from "../shared/kept.js" */

const KINDS = new Set(["narrative", "private", "system"]);

/** So much is on the page at most; older lines leave it. */
const SHOWN = 600;

/** So much is kept for a reload; browsers give a page few megabytes. */
const KEPT_LINES = 200;
const KEPT_CHARACTERS = 400_000;

/** @type {Keepsake} */
const NOTHING = { cursor: null, sitter: null, truncated: false, lines: [] };

/** All that was told, each line once and in order, kept over reloads. No DOM. */
export class Story {
  #kept;
  #ids;
  /** @type {Line[]} */
  #lines;
  #cursor;
  #sitter;
  #truncated;

  /** @param {Kept<Keepsake | null>} kept */
  constructor(kept) {
    this.#kept = kept;
    const { cursor, sitter, truncated, lines } = kept.read() ?? NOTHING;
    this.#cursor = cursor;
    this.#sitter = sitter;
    this.#truncated = truncated;
    this.#lines = [...lines];
    this.#ids = new Set(lines.map(({ id }) => id));
  }

  /** Where to go on reading. */
  get cursor() {
    return this.#cursor;
  }

  /** Who sat here last. */
  get sitter() {
    return this.#sitter;
  }

  /** Whether there is more before the first line. */
  get truncated() {
    return this.#truncated;
  }

  /** @returns {readonly Line[]} */
  get lines() {
    return this.#lines;
  }

  /** @param {Sitter} sitter */
  sat(sitter) {
    this.#sitter = sitter;
  }

  /** What a frame tells, if it tells something new. @param {Frame} frame @returns {Line | null} */
  take(frame) {
    if (frame.type === "connected" && this.#lines.length === 0) this.#truncated = frame.history_truncated === true;
    if (!KINDS.has(frame.type) || frame.id === undefined || this.#ids.has(frame.id)) return null;
    const line = lineOf(frame);
    this.#ids.add(line.id);
    this.#lines.push(line);
    if (this.#lines.length > SHOWN) {
      this.#lines.shift();
      this.#truncated = true;
    }
    return line;
  }

  /** Writes down what there is. @param {string | null} cursor where reading has come to */
  keep(cursor) {
    this.#cursor = cursor ?? this.#cursor;
    const lines = this.#newest();
    const truncated = this.#truncated || lines.length < this.#lines.length;
    this.#kept.write({ cursor: this.#cursor, sitter: this.#sitter, truncated, lines });
  }

  #newest() {
    let room = KEPT_CHARACTERS;
    let from = this.#lines.length;
    while (from > 0 && this.#lines.length - from < KEPT_LINES && (room -= this.#lines[from - 1].text.length) > 0) from--;
    return this.#lines.slice(from);
  }
}

/** @param {Frame} frame @returns {Line} */
function lineOf({ type, id, content, narrative, timestamp, action_id: actionId }) {
  return {
    id: id ?? "",
    kind: /** @type {Line["kind"]} */ (type),
    text: String(content ?? narrative ?? ""),
    at: timestamp ?? "",
    ...(actionId && { actionId }),
  };
}
