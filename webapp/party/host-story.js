// @ts-check
/** @import { Action } from "./host-actions.js" */
/** @import { CameOrWent, Handed, Told } from "./host-messages.js" */
import { Batch } from "../shared/batch.js";
import { element } from "../shared/elements.js";
import { FollowLog } from "../shared/follow-log.js";
import { exactly, timeOfDay } from "../shared/when.js";
import { StoryLines } from "./host-lines.js";

/** A line of the story, and how it looks. @typedef {{ id: string, at: string, node: HTMLElement }} Line */

const OUTCOMES = new Map([["pending", "waits"], ["processing", "on the desk"], ["cancelled", "cancelled"]]);

/**
 * `<host-story>`: what happened, all of it, with a mark on what not everybody was told. Property `earlier`: whether
 * there is more before; event `older` when that is wanted.
 */
export class HostStory extends FollowLog {
  /** What a player is called. @type {(id: string) => string} */
  nameOf = (id) => id;
  /** What an action says. @type {(id: string) => Action | null} */
  actionOf = () => null;

  /** @type {StoryLines<Line>} */
  #lines = new StoryLines();
  /** What is there, or comes with the next batch. @type {Set<string>} */
  #ids = new Set();
  /** Where it stands what became of an action. @type {Map<string, HTMLElement>} */
  #outcomes = new Map();
  #coming = new Batch((/** @type {Line[]} */ lines) => this.grown(this.#lines.add(lines, this.following)));

  constructor() {
    const fresh = (/** @type {number} */ count) => (count === 1 ? "1 new" : `${count.toLocaleString()} new`);
    super({ label: "The story", item: "article", things: "lines", fresh });
  }

  get stretch() {
    return this.#lines;
  }

  nodes() {
    return this.#lines.shown.map(({ node }) => node);
  }

  /** @param {boolean} more */
  set earlier(more) {
    this.#coming.flush();
    if (more) return this.offer("", "Show all of the evening");
    this.reached();
    this.complete("");
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
    if (this.#ids.has(frame.id)) return;
    const mark = frame.private ? [element("span", { class: "mark" }, "whisper"), " "] : [];
    const outcome = element("span", { class: "outcome" });
    const head = element("p", { class: "head" }, element("b", { dir: "auto" }, frame.player_name), " ", ...mark, outcome);
    this.#add(frame, "action", head, element("blockquote", { dir: "auto" }, frame.text));
    this.#outcomes.set(frame.action_id, outcome);
    this.outcome(frame.action_id);
  }

  /** What became of an action is shown where it stands. @param {string} id */
  outcome(id) {
    const place = this.#outcomes.get(id);
    if (place === undefined) return;
    const status = this.actionOf(id)?.status ?? "";
    place.textContent = OUTCOMES.get(status) ?? "";
    place.dataset.status = status;
  }

  /** Something is gone for good. @param {string} words */
  note(words) {
    this.#coming.flush();
    this.items.append(element("p", { class: "notice" }, words));
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
    if (this.#ids.has(id)) return;
    const time = element("time", { datetime: timestamp, title: exactly(timestamp) }, timeOfDay(timestamp));
    this.#ids.add(id);
    this.#coming.add({ id, at: timestamp, node: element("article", { class: kind, "data-id": id }, time, ...content) });
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
