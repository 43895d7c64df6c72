// @ts-check
/** @import { BotEntry } from "../shared/messages.js" */
import { Task } from "./task.js";

/** How many tasks stand on the page at most. */
export const SHOWN = 120;

/** How many are kept in memory at most; older ones are asked for again. */
export const KEPT = 5_000;

/**
 * What is known of a bot's timeline, folded into tasks, and which stretch of them stands on the page. A task stands where
 * its last step stands; while somebody reads, tasks change where they are, and take their places when the reader follows
 * again. No DOM: the page only ever holds {@link SHOWN} of them, however many there are.
 */
export class TaskWindow {
  /** @type {Map<string, Task>} */
  #tasks = new Map();
  /** In their order. @type {Task[]} */
  #all = [];
  /** Those of them that hold the text that is looked for. @type {Task[]} */
  #fitting = [];
  #text = "";
  #from = 0;
  #to = 0;
  /** The oldest entry known. @type {BotEntry | null} */
  #oldest = null;

  /** The stretch on the page, oldest first. @returns {Task[]} */
  get shown() {
    return this.#fitting.slice(this.#from, this.#to);
  }

  get size() {
    return this.#fitting.length;
  }

  get known() {
    return this.#all.length;
  }

  get atStart() {
    return this.#from === 0;
  }

  get atEnd() {
    return this.#to === this.#fitting.length;
  }

  /** Where older entries are to be asked for. @returns {string | null} */
  get oldest() {
    return this.#oldest?.cursor ?? null;
  }

  /** @param {string} id */
  task(id) {
    return this.#tasks.get(id);
  }

  /**
   * @param {BotEntry[]} entries newer ones, oldest first
   * @param {boolean} following whether the newest is what the reader wants to see
   * @returns {{ changed: Task[], forgot: boolean }} the tasks that have something new, and whether old ones had to go
   */
  append(entries, following) {
    const changed = new Set(entries.map((entry) => this.#take(entry)).filter((task) => task !== null));
    const forgot = following && this.#forgetOldest();
    this.#arrange(following);
    return { changed: [...changed], forgot };
  }

  /**
   * @param {BotEntry[]} entries older ones, oldest first
   * @param {boolean} following
   */
  prepend(entries, following) {
    const known = this.#all;
    this.#all = [];
    // From the newest to the oldest: a task stands where its last step does.
    for (const entry of [...entries].reverse()) this.#take(entry);
    this.#all = [...this.#all.reverse(), ...known];
    this.#arrange(following);
  }

  /** What is looked for, in small letters. */
  get text() {
    return this.#text;
  }

  /** Shows only what holds this text. @param {string} text */
  look(text) {
    this.#text = text.trim().toLowerCase();
    this.#arrange(true);
  }

  showNewest() {
    this.#arrange(true);
  }

  /** Moves the stretch towards older tasks. @param {number} count */
  older(count) {
    this.#from = Math.max(0, this.#from - count);
    this.#to = Math.min(this.#to, this.#from + SHOWN);
  }

  /** Moves the stretch towards newer tasks. @param {number} count */
  newer(count) {
    this.#to = Math.min(this.#fitting.length, this.#to + count);
    this.#from = Math.max(this.#from, this.#to - SHOWN);
  }

  /** @param {BotEntry} entry @returns {Task | null} the task, if the entry told something new of it */
  #take(entry) {
    if (this.#oldest === null || entry.seq < this.#oldest.seq) this.#oldest = entry;
    const known = this.#tasks.get(entry.task_id);
    if (known) return known.take(entry) ? known : null;
    const made = new Task(entry);
    this.#tasks.set(entry.task_id, made);
    this.#all.push(made);
    return made;
  }

  /** @param {boolean} following */
  #arrange(following) {
    const first = this.#fitting[this.#from];
    if (following) this.#all.sort((a, b) => a.seq - b.seq);
    this.#fitting = this.#text === "" ? [...this.#all] : this.#all.filter((task) => task.has(this.#text));
    const count = this.#fitting.length;
    if (following) this.#from = Math.max(0, count - SHOWN);
    else if (first) this.#from = Math.max(0, this.#fitting.indexOf(first));
    this.#to = Math.min(count, this.#from + SHOWN);
  }

  #forgetOldest() {
    if (this.#all.length <= KEPT) return false;
    this.#all.sort((a, b) => a.seq - b.seq);
    this.#all.splice(0, this.#all.length - KEPT).forEach(({ id }) => this.#tasks.delete(id));
    this.#oldest = this.#all[0].last;
    return true;
  }
}
