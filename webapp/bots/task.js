// @ts-check
/** @import { BotEntry, OpenTask, ProgressFrame } from "../shared/messages.js" */

/** One task, as far as its steps are known. They may come in any order and more than once. */
export class Task {
  /** The step that came last. @type {BotEntry} */
  last;
  /** @type {BotEntry | null} */
  queued = null;
  /** @type {BotEntry | null} */
  started = null;
  /** What is to be done, as far as that is known. @type {string | null} */
  command = null;
  /** @type {string | null} */
  priority = null;
  /** @type {ProgressFrame | null} */
  progress = null;

  /** @param {BotEntry} entry */
  constructor(entry) {
    this.last = entry;
    this.take(entry);
  }

  get id() {
    return this.last.task_id;
  }

  /** Where its last step stands in the timeline. */
  get seq() {
    return this.last.seq;
  }

  get status() {
    return this.last.status;
  }

  get ended() {
    return this.status === "completed" || this.status === "failed";
  }

  /** @param {BotEntry} entry @returns {boolean} whether it tells something new */
  take(entry) {
    if (entry.type === "task_queued") {
      if (this.queued === null || this.queued.seq < entry.seq) this.queued = entry;
      this.command ??= entry.command ?? null;
      this.priority ??= entry.priority ?? null;
    }
    if (entry.type === "task_started" && (this.started === null || this.started.seq < entry.seq)) this.started = entry;
    if (entry.seq <= this.last.seq) return false;
    this.last = entry;
    if (entry.type !== "task_started") this.progress = null;
    return true;
  }

  /** What the server's list of open tasks says of it. @param {OpenTask} open */
  describe({ command, priority }) {
    // Who began a task that nobody had queued said nothing of what it is.
    this.command ??= command || null;
    this.priority ??= command ? priority : null;
  }

  /** @param {string} text in small letters @returns {boolean} whether it stands anywhere in what is known */
  has(text) {
    const { response, error, reason, files_modified: files = [] } = this.last;
    return [this.id, this.command, response, error, reason, ...files].some((words) => words?.toLowerCase().includes(text));
  }
}
