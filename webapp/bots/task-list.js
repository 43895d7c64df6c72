// @ts-check
/** @import { BotEntry, OpenTask, ProgressFrame } from "../shared/messages.js" */
/** @import { Task } from "./task.js" */
import { element } from "../shared/elements.js";
import { FollowLog } from "../shared/follow-log.js";
import { TaskItem } from "./task-item.js";
import { TaskWindow } from "./task-window.js";
import { Times } from "../shared/times.js";

/** `<task-list>`: a bot's timeline, a card a task, newest at the bottom. Events `older` and `whole`. */
export class TaskList extends FollowLog {
  #window = new TaskWindow();
  /** @type {Map<string, TaskItem>} */
  #made = new Map();
  #times = new Times(false);
  #spoken = element("p", { class: "spoken", "aria-live": "polite" });
  /** Which tasks have not ended, where what comes does not tell. @type {Set<string> | null} */
  #open = null;
  /** Of what runs. @type {Map<string, ProgressFrame>} */
  #progresses = new Map();
  #notice = element("p", { class: "notice", role: "status" });

  constructor() {
    super({ label: "Timeline", item: "task-item", things: "tasks", fresh: (count) => `${count.toLocaleString()} new` });
  }

  connectedCallback() {
    super.connectedCallback();
    this.append(this.#spoken);
  }

  get stretch() {
    return this.#window;
  }

  /** Where older entries are to be asked for. */
  get oldest() {
    return this.#window.oldest;
  }

  /** How many tasks are known, whatever text is looked for. */
  get known() {
    return this.#window.known;
  }

  /** How many of them are shown. */
  get size() {
    return this.#window.size;
  }

  /** @param {Times} times */
  set times(times) {
    this.#times = times;
    this.#made.forEach((item, id) => this.#show(item, id));
    this.render();
  }

  /** Empties it, for another bot or other filters. @param {string} words */
  reset(words) {
    const { text } = this.#window;
    this.#window = new TaskWindow();
    this.#window.look(text);
    this.#made.clear();
    this.#progresses.clear();
    this.#open = null;
    this.#spoken.textContent = "";
    this.restart(words);
  }

  /** What is looked for. */
  get text() {
    return this.#window.text;
  }

  /** @param {string} text */
  look(text) {
    this.#window.look(text);
    this.follow();
  }

  /**
   * @param {BotEntry[]} entries newer ones, oldest first
   */
  addNewer(entries) {
    for (const { type, task_id: id } of entries) if (type !== "task_started") this.#progresses.delete(id);
    const { changed, forgot } = this.#window.append(entries, this.following);
    if (forgot) this.complete(null);
    changed.forEach(({ id }) => this.#refresh(id));
    this.grown(changed.filter((task) => task.has(this.text)).map(({ id }) => id));
    this.#speak(changed);
  }

  /** @param {BotEntry[]} entries older ones, oldest first */
  addOlder(entries) {
    this.#window.prepend(entries, this.following);
    this.#progresses.forEach((frame) => this.#apply(frame));
    entries.forEach(({ task_id: id }) => this.#refresh(id));
    this.reached();
  }

  /** How far a task is, which may not be among those loaded yet. @param {ProgressFrame} frame */
  progress(frame) {
    this.#progresses.set(frame.task_id, frame);
    this.#apply(frame);
  }

  /**
   * How far a task is at least, where nothing better is known.
   *
   * @param {string} id
   * @param {number} percent
   */
  atLeast(id, percent) {
    if ((this.#progresses.get(id)?.percent ?? -1) >= percent) return;
    this.progress({ type: "progress", task_id: id, percent, message: "", timestamp: "" });
  }

  /**
   * What the server says has not ended.
   *
   * @param {OpenTask[]} tasks
   * @param {boolean} all whether what is not among them has
   */
  describe(tasks, all) {
    tasks.forEach((open) => this.#window.task(open.task_id)?.describe(open));
    this.#open = all ? new Set(tasks.map(({ task_id: id }) => id)) : null;
    this.#made.forEach((item, id) => this.#show(item, id));
  }

  /** Commands of tasks whose first step is not among what is shown. @param {BotEntry[]} entries */
  name(entries) {
    for (const entry of entries) {
      const task = this.#window.task(entry.task_id);
      if (task && task.command === null && task.take(entry) === false) this.#refresh(task.id);
    }
  }

  /** Whether there is a task whose command nobody has told yet. */
  get nameless() {
    return this.#window.shown.some(({ command }) => command === null);
  }

  /** The clocks of what runs. @param {number} now the server's time (ms) */
  tick(now) {
    this.#made.forEach((item) => item.tick(now));
  }

  /** @param {BotEntry} entry in full */
  unfold(entry) {
    this.#made.get(entry.task_id)?.whole(entry);
  }

  /**
   * @param {BotEntry} entry
   * @param {string} words
   */
  unfoldFailed(entry, words) {
    this.#made.get(entry.task_id)?.failed(words);
  }

  /** Says something that stands between the tasks. @param {string} words */
  notice(words) {
    this.#notice.textContent = words;
    this.items.append(this.#notice);
  }

  nodes() {
    /** @type {HTMLElement[]} */
    const nodes = [];
    const stay = new Set();
    let day = "";
    for (const task of this.#window.shown) {
      const on = this.#times.day(task.last.timestamp);
      if (on !== day) nodes.push(this.#day(on, nodes));
      day = on;
      nodes.push(this.#item(task));
      stay.add(task.id);
    }
    for (const id of [...this.#made.keys()]) if (!stay.has(id)) this.#made.delete(id);
    return nodes;
  }

  /** @param {Task} task */
  #item(task) {
    const known = this.#made.get(task.id);
    if (known) return known;
    const made = new TaskItem();
    this.#made.set(task.id, made);
    this.#show(made, task.id);
    return made;
  }

  /**
   * @param {string} words
   * @param {HTMLElement[]} used
   */
  #day(words, used) {
    /** @type {HTMLElement[]} */
    const known = [...this.items.querySelectorAll(/** @type {"p"} */ (".day"))];
    return known.find((day) => day.textContent === words && !used.includes(day)) ?? element("p", { class: "day" }, words);
  }

  /** @param {ProgressFrame} frame */
  #apply(frame) {
    const task = this.#window.task(frame.task_id);
    if (task?.status !== "in_progress") return;
    task.progress = frame;
    this.#refresh(task.id);
  }

  /** @param {string} id */
  #refresh(id) {
    const item = this.#made.get(id);
    if (item) this.#show(item, id);
  }

  /**
   * @param {TaskItem} item
   * @param {string} id
   */
  #show(item, id) {
    const task = this.#window.task(id);
    if (task) item.show(task, this.#times, this.#open === null || this.#open.has(id));
  }

  /** @param {Task[]} tasks */
  #speak(tasks) {
    const ended = tasks.filter(({ ended, last }) => ended && last.replay !== true);
    if (ended.length === 0) return;
    this.#spoken.textContent =
      ended.length > 3
        ? `${ended.length} tasks ended`
        : ended.map(({ id, status, command }) => `${status}: ${command?.slice(0, 80) ?? id}`).join(". ");
  }
}

customElements.define("task-list", TaskList);
