// @ts-check
/**
 * How a stretch of text looks. Colours are numbers of the usual palette (0 to 255) or `#rrggbb`; null is the page's own.
 *
 * @typedef {{ fg: number | string | null, bg: number | string | null, bold: boolean, dim: boolean, italic: boolean,
 *   underline: boolean, strike: boolean, inverse: boolean }} Style
 * @typedef {{ text: string, style: Style }} Span
 */

/** @type {Style} */
const PLAIN = {
  fg: null,
  bg: null,
  bold: false,
  dim: false,
  italic: false,
  underline: false,
  strike: false,
  inverse: false,
};

/** Control sequences of ECMA-48, and control characters but for the tab. The first group holds what `ESC [ … m` says. */
const CONTROL =
  // eslint-disable-next-line no-control-regex
  /\x1b\[([0-?]*)m|\x1b\[[0-?]*[ -/]*[@-~]|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)?|\x1b[PX^_][^\x1b]*(?:\x1b\\)?|\x1b[ -/]*[0-~]?|[\x00-\x08\x0a-\x1f\x7f]/g;

/**
 * What a terminal shows of a line: its colours, none of its control characters, and only what stands after the last
 * carriage return, as of a progress bar that is drawn over and over.
 *
 * @param {string} line without its line feed
 * @returns {Span[]}
 */
export function spansOf(line) {
  /** @type {Span[]} */
  const spans = [];
  let style = PLAIN;
  let at = 0;
  let returned = false;
  const put = (/** @type {string} */ text) => {
    if (text === "") return;
    if (returned) spans.length = 0;
    returned = false;
    const last = spans[spans.length - 1];
    if (last?.style === style) last.text += text;
    else spans.push({ text, style });
  };
  for (const found of line.matchAll(CONTROL)) {
    put(line.slice(at, found.index));
    at = found.index + found[0].length;
    if (found[0] === "\r") returned = true;
    else if (found[1] !== undefined) style = styled(style, found[1]);
  }
  put(line.slice(at));
  return spans;
}

/** Whether two stretches look alike is asked by identity: the same codes give the same style. @type {Map<string, Style>} */
const STYLES = new Map();
const MOST_STYLES = 1_000;

/**
 * @param {Style} before
 * @param {string} codes for example `1;38;5;208`
 * @returns {Style}
 */
function styled(before, codes) {
  const style = { ...before };
  // With colons a colour may name its colour space first, which nobody does.
  const numbers = codes.replace(/([34]8):2:\d*:(\d+):(\d+):(\d+)/g, "$1;2;$2;$3;$4").split(/[;:]/).map(Number);
  while (numbers.length > 0) apply(style, numbers);
  const key = JSON.stringify(style);
  if (key === JSON.stringify(PLAIN)) return PLAIN;
  if (STYLES.size > MOST_STYLES) STYLES.clear();
  const known = STYLES.get(key) ?? style;
  STYLES.set(key, known);
  return known;
}

/**
 * @param {Style} style
 * @param {number[]} numbers those that are used are taken away
 */
function apply(style, numbers) {
  const code = numbers.shift() ?? 0;
  if (code === 0) Object.assign(style, PLAIN);
  else if (code === 1) style.bold = true;
  else if (code === 2) style.dim = true;
  else if (code === 3) style.italic = true;
  else if (code === 4) style.underline = true;
  else if (code === 7) style.inverse = true;
  else if (code === 9) style.strike = true;
  else if (code === 22) style.bold = style.dim = false;
  else if (code === 23) style.italic = false;
  else if (code === 24) style.underline = false;
  else if (code === 27) style.inverse = false;
  else if (code === 29) style.strike = false;
  else if (code === 38) style.fg = colour(numbers);
  else if (code === 39) style.fg = null;
  else if (code === 48) style.bg = colour(numbers);
  else if (code === 49) style.bg = null;
  else if (code >= 30 && code <= 37) style.fg = code - 30;
  else if (code >= 40 && code <= 47) style.bg = code - 40;
  else if (code >= 90 && code <= 97) style.fg = code - 82;
  else if (code >= 100 && code <= 107) style.bg = code - 92;
}

/** @param {number[]} numbers what follows 38 or 48 @returns {number | string | null} */
function colour(numbers) {
  const how = numbers.shift();
  if (how === 5) return byte(numbers.shift());
  if (how !== 2) return null;
  return `#${[0, 0, 0].map(() => byte(numbers.shift()).toString(16).padStart(2, "0")).join("")}`;
}

/** @param {number | undefined} number */
function byte(number) {
  return Math.min(255, Math.max(0, number || 0));
}

/** @param {number} number from 16 to 255 @returns {string} the colour of the usual palette */
export function paletteColour(number) {
  if (number >= 232) return `rgb(${Array(3).fill(8 + (number - 232) * 10).join(" ")})`;
  const part = (/** @type {number} */ n) => (n === 0 ? 0 : 55 + n * 40);
  const index = number - 16;
  return `rgb(${part(Math.floor(index / 36))} ${part(Math.floor(index / 6) % 6)} ${part(index % 6)})`;
}
