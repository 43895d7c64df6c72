// @ts-check
/** @import { BotEntry, GapFrame, ProgressFrame, State } from "../shared/messages.js" */
/** @import { Filters } from "../shared/endpoints.js" */
/** @import { Heliograph, Stream } from "../shared/heliograph.js" */
/** @import { TaskList } from "./task-list.js" */
import { Batch } from "../shared/batch.js";

const HISTORY = 50;
const PAGE = 100;
const NAMES = 300;

/** @type {Record<GapFrame["reason"], string>} */
const GAPS = {
  trimmed: "Some steps came and went while this page was away. They are no longer kept.",
  epoch_changed: "The server's log was replaced. Steps may be missing here.",
  invalid_cursor: "The server could not tell where this page had stopped. Steps may be missing here.",
};

/** One bot on the page, through its filters: what comes in, and which element shows it. */
export class Watch {
  #heliograph;
  #filters;
  #parts;
  #stream;
  #batch;
  #ready = false;
  #described = false;
  #closed = false;

  /**
   * @param {Heliograph} heliograph
   * @param {string} bot
   * @param {Filters} filters
   * @param {{ list: TaskList, onState(state: State): void, onEntries(entries: BotEntry[]): void,
   *   onProgress(frame: ProgressFrame): void, onOlder(): void, onUnknown(): void }} parts
   */
  constructor(heliograph, bot, filters, parts) {
    this.bot = bot;
    this.#heliograph = heliograph;
    this.#filters = filters;
    this.#parts = parts;
    parts.list.reset("Loading…");
    this.#batch = new Batch((/** @type {BotEntry[]} */ entries) => this.#show(entries));
    const add = (/** @type {BotEntry} */ entry) => this.#batch.add(entry);
    /** @type {Stream} */
    this.#stream = heliograph.follow("bot", bot, {
      last: HISTORY,
      filters,
      on: {
        task_queued: add,
        task_started: add,
        task_completed: add,
        task_failed: add,
        subscribed: ({ in_progress: running }) => this.#running(running ?? []),
        progress: (frame) => this.#progress(frame),
        gap: ({ reason }) => parts.list.notice(GAPS[/** @type {GapFrame["reason"]} */ (reason)] ?? GAPS.invalid_cursor),
        error: ({ message }) => /bot_id/.test(message) && parts.onUnknown(),
        state: (state) => this.#state(state),
      },
    });
    parts.onState(this.#stream.state);
  }

  get live() {
    return ["live", "polling"].includes(this.#stream.state.name);
  }

  reconnect() {
    this.#stream.reconnect();
  }

  close() {
    this.#closed = true;
    this.#stream.close();
    this.#batch.clear();
  }

  /** Loads the entries before the oldest one known. */
  async older() {
    const { list } = this.#parts;
    const before = list.oldest;
    // A cursor stands after its entry: the page begins with the one before it.
    const place = before === null ? {} : { cursor: before, offset: 1 };
    try {
      const page = await this.#heliograph.timeline(this.bot, { ...this.#filters, ...place, limit: PAGE });
      if (this.#closed || list.oldest !== before) return;
      const entries = page.entries.reverse();
      list.addOlder(entries);
      if (page.has_more) list.goOn(list.text === "" ? "" : `Looked through ${list.known.toLocaleString()} tasks.`);
      else list.complete(list.known === 0 ? this.#nothing() : `The beginning of ${this.bot}`);
      this.#parts.onOlder();
      void this.#name(entries);
    } catch (error) {
      if (!this.#closed) list.failed(`Older tasks could not be loaded. ${/** @type {Error} */ (error).message}`);
    }
  }

  /** Gets the texts of an entry in full. @param {BotEntry} entry */
  async whole(entry) {
    const { list } = this.#parts;
    try {
      list.unfold(await this.#heliograph.entry(this.bot, entry.id));
    } catch (error) {
      list.unfoldFailed(entry, /** @type {Error} */ (error).message);
    }
  }

  /** Asks what has not ended: where only beginnings are shown, nothing else tells of ends. */
  async describe() {
    const all = this.#filters.status === "pending" || this.#filters.status === "in_progress";
    if (!this.#ready || (this.#described && !all)) return;
    this.#described = true;
    const tasks = await this.#heliograph.tasks(this.bot).catch(() => null);
    if (tasks !== null && !this.#closed) this.#parts.list.describe(tasks, all);
  }

  #nothing() {
    return Object.keys(this.#filters).length === 0
      ? "Nothing has happened yet. Give it a task."
      : "Nothing fits these filters yet.";
  }

  /** @param {State} state */
  #state(state) {
    if (this.#closed) return;
    if (state.name === "live" || state.name === "polling") this.#caughtUp();
    if (state.name === "stopped" && !state.login && /unknown bot/i.test(state.reason)) this.#parts.onUnknown();
    else this.#parts.onState(state);
  }

  #caughtUp() {
    this.#batch.flush();
    if (this.#ready) return;
    this.#ready = true;
    void this.describe();
    void this.older();
  }

  /** @param {BotEntry[]} entries */
  #show(entries) {
    this.#parts.list.addNewer(entries);
    this.#parts.onEntries(entries);
    void this.#name(entries);
  }

  /** @param {ProgressFrame[]} frames */
  #running(frames) {
    // The tasks themselves come right after.
    queueMicrotask(() => {
      this.#batch.flush();
      frames.filter(({ percent, message }) => percent > 0 || message).forEach((frame) => this.#parts.list.progress(frame));
    });
  }

  /** @param {ProgressFrame} frame */
  #progress(frame) {
    this.#batch.flush();
    this.#parts.list.progress(frame);
    this.#parts.onProgress(frame);
  }

  /** Finds the commands of tasks whose first step the filters hide. @param {BotEntry[]} entries */
  async #name(entries) {
    const { status, success, source } = this.#filters;
    const narrow = status !== undefined || success !== undefined;
    if (!narrow || status === "pending" || entries.length === 0) return;
    const question = { ...(source !== undefined && { source }), status: "pending", limit: NAMES };
    const until = entries[entries.length - 1].timestamp;
    const page = await this.#heliograph.timeline(this.bot, { ...question, end_time: until }).catch(() => null);
    if (page !== null && !this.#closed) this.#parts.list.name(page.entries);
  }
}
