// @ts-check
/** @import { Action } from "./host-actions.js" */
/** @import { CameOrWent, Handed, Told } from "./host-messages.js" */
import { element, tell } from "../shared/elements.js";
import { exactly, timeOfDay } from "../shared/when.js";

/** Within so many pixels of its end somebody follows the story. */
const NEAR_PX = 60;

const OUTCOMES = new Map([["pending", "waits"], ["processing", "on the desk"], ["cancelled", "cancelled"]]);

/**
 * `<host-story>`: what happened, all of it, with a mark on what not everybody was told. Property `earlier`: whether
 * there is more before; event `earlier` when that is wanted.
 */
export class HostStory extends HTMLElement {
  /** What a player is called. @type {(id: string) => string} */
  nameOf = (id) => id;
  /** What an action says. @type {(id: string) => Action | null} */
  actionOf = () => null;

  #earlier = element("button", { type: "button", class: "text", hidden: true }, "Show all of the evening");
  #list = element("ol");
  #log = element("div", { class: "log", role: "log", "aria-live": "off", "aria-label": "The story", tabindex: "0" });
  /** @type {Map<string, HTMLLIElement>} */
  #entries = new Map();

  connectedCallback() {
    this.#earlier.onclick = () => tell(this, "earlier");
    this.#log.replaceChildren(element("p", { class: "edge" }, this.#earlier), this.#list);
    this.replaceChildren(this.#log);
  }

  /** @param {boolean} more */
  set earlier(more) {
    this.#earlier.hidden = !more;
  }

  /** @param {Told} told */
  told(told) {
    const parts = [];
    if (told.action_id) parts.push(this.#answered(told.action_id));
    if (told.content !== "") parts.push(part(told.to ? "few" : "narrative", told.to ? `To ${this.#namesOf(told.to)}` : "", told.content));
    for (const [player, text] of Object.entries(told.all_private ?? {}).sort(byPlayer)) {
      parts.push(part("private", `To ${this.nameOf(player)} alone`, text));
    }
    if (told.dm_only) parts.push(part("note", "DM only", told.dm_only));
    this.#add(told, "told", ...parts.filter((one) => one !== null));
  }

  /** @param {CameOrWent} frame */
  system(frame) {
    this.#add(frame, "system", element("p", { dir: "auto" }, frame.content));
  }

  /** @param {Handed & { id: string, timestamp: string }} frame */
  queued(frame) {
    const mark = frame.private ? [element("span", { class: "mark" }, "whisper"), " "] : [];
    const head = element("p", { class: "head" }, element("b", { dir: "auto" }, frame.player_name), " ", ...mark, element("span", { class: "outcome" }));
    const item = this.#add(frame, "action", head, element("blockquote", { dir: "auto" }, frame.text));
    item.dataset.action = frame.action_id;
    this.outcome(frame.action_id);
  }

  /** What became of an action is shown where it stands. @param {string} id */
  outcome(id) {
    const status = this.actionOf(id)?.status ?? "";
    for (const item of this.#list.querySelectorAll("li.action")) {
      if (/** @type {HTMLElement} */ (item).dataset.action !== id) continue;
      const place = /** @type {HTMLElement} */ (item.querySelector(".outcome"));
      place.textContent = OUTCOMES.get(status) ?? "";
      place.dataset.status = status;
    }
  }

  /** Something is gone for good. @param {string} words */
  note(words) {
    this.#list.append(element("li", { class: "system" }, element("p", {}, words)));
  }

  get size() {
    return this.#entries.size;
  }

  /** @param {string} id */
  has(id) {
    return this.#entries.has(id);
  }

  /** @param {string} id of an action */
  #answered(id) {
    const action = this.actionOf(id);
    if (action === null || action.text === null) return null;
    const whose = element("b", { dir: "auto" }, action.playerName);
    return element("p", { class: "answered", dir: "auto" }, whose, ": ", element("q", {}, short(action.text)));
  }

  /**
   * @param {{ id: string, timestamp: string }} entry
   * @param {string} kind
   * @param {...Node} content
   */
  #add({ id, timestamp }, kind, ...content) {
    const known = this.#entries.get(id);
    if (known) return known;
    const time = element("time", { datetime: timestamp, title: exactly(timestamp) }, timeOfDay(timestamp));
    const item = element("li", { class: kind, "data-id": id }, time, ...content);
    const follows = this.#follows();
    this.#list.insertBefore(item, this.#placeFor(timestamp));
    this.#entries.set(id, item);
    if (follows) this.#log.scrollTop = this.#log.scrollHeight;
    return item;
  }

  /** @param {string} timestamp */
  #placeFor(timestamp) {
    let before = this.#list.lastElementChild;
    let after = null;
    while (before && (before.querySelector("time")?.dateTime ?? "") > timestamp) {
      after = before;
      before = before.previousElementSibling;
    }
    return after;
  }

  #follows() {
    const { scrollTop, scrollHeight, clientHeight } = this.#log;
    return scrollHeight - scrollTop - clientHeight < NEAR_PX;
  }

  /** @param {string[]} players */
  #namesOf(players) {
    return players.map((player) => this.nameOf(player)).join(", ");
  }
}

/**
 * @param {string} kind
 * @param {string} mark who was told, where that is not everybody
 * @param {string} text
 */
function part(kind, mark, text) {
  const content = element("p", { class: "content", dir: "auto" }, text);
  return element("div", { class: `part ${kind}` }, ...(mark === "" ? [] : [element("p", { class: "mark" }, mark)]), content);
}

/**
 * The server tells them in any order.
 *
 * @param {[string, string]} one
 * @param {[string, string]} other
 */
const byPlayer = ([one], [other]) => one.localeCompare(other);

const LONGEST = 90;

/** @param {string} text */
const short = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text);

customElements.define("host-story", HostStory);
