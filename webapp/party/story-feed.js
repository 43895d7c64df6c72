// @ts-check
/** @import { Deed, Line } from "./table-shapes.js" */
import { element } from "../shared/elements.js";
import { FollowLog } from "../shared/follow-log.js";
import { exactly, timeOfDay } from "../shared/when.js";
import { DeedItem } from "./deed-item.js";
import { prose } from "./prose.js";
import { ToldStretch } from "./told-stretch.js";

/** After such a pause the time is said (ms). */
const PAUSE_MS = 10 * 60_000;

/**
 * `<story-feed>`: what was told, and what one wanted to do, in the order in which it came. Property `secrets` says whether
 * private text is open to view. Events `again` and `edit` of its {@link DeedItem}s.
 */
export class StoryFeed extends FollowLog {
  #spoken = element("p", { class: "spoken", "aria-live": "polite" });
  #stretch = new ToldStretch();
  /** @type {readonly Deed[]} */
  #deeds = [];
  /** @type {Map<string, HTMLElement>} */
  #made = new Map();
  #secrets = true;

  constructor() {
    const fresh = (/** @type {number} */ count) => (count === 1 ? "1 new" : `${count.toLocaleString()} new`);
    super({ label: "The story", item: "article", things: "lines", fresh });
  }

  connectedCallback() {
    super.connectedCallback();
    this.append(this.#spoken);
  }

  get stretch() {
    return this.#stretch;
  }

  /**
   * @param {readonly Line[]} lines
   * @param {readonly Deed[]} deeds
   */
  show(lines, deeds) {
    const fresh = this.#stretch.take(lines, this.following);
    this.#deeds = deeds;
    this.grown(fresh.map(({ id }) => id));
  }

  /** Says aloud what has just been told. @param {Line} line */
  speak({ kind, text }) {
    this.#spoken.textContent = kind === "private" ? `For you alone: ${text}` : text;
  }

  /** Says something that stands between the lines. @param {string} words */
  notice(words) {
    this.items.append(element("p", { class: "notice" }, words));
    this.#spoken.textContent = words;
  }

  /** @param {boolean} open */
  set secrets(open) {
    this.#secrets = open;
    for (const secret of this.items.querySelectorAll("details")) secret.open = open;
    this.settle();
  }

  nodes() {
    /** @type {HTMLElement[]} */
    const nodes = [];
    const { lines, atStart } = this.#stretch;
    const places = placesOf(this.#deeds, this.#stretch.all);
    let before = "";
    const put = (/** @type {string} */ at, /** @type {HTMLElement} */ node) => {
      if (before === "" || Date.parse(at) - Date.parse(before) >= PAUSE_MS) nodes.push(this.#time(at));
      before = at;
      nodes.push(node);
    };
    if (atStart) for (const deed of places.get(null) ?? []) put(deed.at, this.#deed(deed));
    for (const line of lines) {
      put(line.at, this.#line(line));
      for (const deed of places.get(line.id) ?? []) put(deed.at, this.#deed(deed));
    }
    this.#forget(new Set(nodes));
    return nodes;
  }

  /** @param {Line} line */
  #line(line) {
    return this.#once(line.id, () => {
      const body = line.kind === "private" ? this.#secret(line) : line.kind === "system" ? element("p", {}, line.text) : prose(line.text);
      return element("article", { class: line.kind, title: exactly(line.at) }, body);
    });
  }

  /** @param {Line} line */
  #secret({ text }) {
    const details = element("details", {}, element("summary", {}, "For you alone"), prose(text));
    details.open = this.#secrets;
    details.ontoggle = () => this.settle();
    return details;
  }

  /** @param {Deed} deed */
  #deed(deed) {
    const item = this.#once(deed.id, () => element("article", { class: "deed" }, new DeedItem()));
    /** @type {DeedItem} */ (item.firstElementChild).deed = deed;
    return item;
  }

  /** @param {string} at */
  #time(at) {
    return this.#once(`at ${at}`, () => element("p", { class: "pause" }, element("time", { datetime: at }, timeOfDay(at))));
  }

  /**
   * @param {string} key
   * @param {() => HTMLElement} make
   */
  #once(key, make) {
    const made = this.#made.get(key) ?? make();
    this.#made.set(key, made);
    return made;
  }

  /** @param {Set<HTMLElement>} stay */
  #forget(stay) {
    for (const [key, node] of [...this.#made]) if (!stay.has(node)) this.#made.delete(key);
  }
}

/**
 * Where deeds stand: after the line that was the last one then; where that is gone, by the time.
 *
 * @param {readonly Deed[]} deeds
 * @param {readonly Line[]} lines
 * @returns {Map<string | null, Deed[]>} by the line before them; null for those before all lines
 */
function placesOf(deeds, lines) {
  const ids = new Set(lines.map(({ id }) => id));
  /** @type {Map<string | null, Deed[]>} */
  const places = new Map();
  for (const deed of deeds) {
    const known = deed.after !== null && ids.has(deed.after);
    const place = known ? deed.after : (lines.filter(({ at }) => at <= deed.at).at(-1)?.id ?? null);
    places.set(place, [...(places.get(place) ?? []), deed]);
  }
  return places;
}

customElements.define("story-feed", StoryFeed);
