// @ts-check
/** @import { Frame, PlanSnapshot, State } from "../shared/messages.js" */
/** @import { Heliograph, Stream } from "../shared/heliograph.js" */
import { Batch } from "../shared/batch.js";
import { RefusedError } from "../shared/heliograph.js";

/** States in which the socket tells nothing. */
const DEAD = ["waiting", "stopped", "doubtful"];

/** How long to wait for the next try where the server is away as well (s). */
const AWAY_S = 2;

/**
 * One plan as it goes on: by a socket, and while there is none by asking how it is as often as the server likes.
 *
 * @typedef {object} Listener
 * @property {(news: (Frame | { snapshot: PlanSnapshot })[]) => void} news what happened, or how the plan is, in order
 * @property {(state: State, seconds: number) => void} state how the line is, and how often is asked while it polls
 * @property {(message: string) => void} refused it cannot be followed
 */
export class Watch {
  #heliograph;
  #plan;
  #listener;
  #batch;
  /** @type {Stream} */
  #stream;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #polls = false;
  /** Whether the last question was answered. */
  #answered = false;
  /** @type {string | null} */
  #tag = null;
  #seconds = AWAY_S;
  #closed = false;
  /** Whether it was told how the plan is. */
  #told = false;

  /**
   * @param {Heliograph} heliograph
   * @param {string} plan
   * @param {Promise<PlanSnapshot | null>} first how it is, if somebody has asked already
   * @param {Listener} listener
   */
  constructor(heliograph, plan, first, listener) {
    this.#heliograph = heliograph;
    this.#plan = plan;
    this.#listener = listener;
    this.#batch = new Batch((/** @type {(Frame | { snapshot: PlanSnapshot })[]} */ news) => listener.news(news));
    const add = (/** @type {Frame} */ frame) => this.#batch.add(frame);
    this.#stream = heliograph.follow("plan", plan, {
      snapshots: true,
      transports: ["ws"],
      on: {
        subscribed: ({ snapshot }) => this.#subscribed(snapshot),
        execution_update: add,
        step_status: add,
        step_output: add,
        plan_completed: add,
        plan_failed: add,
        error: ({ message, error_code: code }) => code === 400 && listener.refused(message),
        state: () => this.#lineChanged(),
      },
    });
    this.#tell();
    void first.then((snapshot) => {
      if (snapshot !== null && !this.#told && !this.#closed) listener.news([{ snapshot }]);
    });
  }

  get live() {
    return this.#stream.state.name === "live";
  }

  reconnect() {
    this.#stream.reconnect();
    if (this.#polls) void this.#poll();
  }

  close() {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#stream.close();
    this.#batch.clear();
  }

  /** @param {PlanSnapshot | null} snapshot */
  #subscribed(snapshot) {
    this.#tag = null;
    this.#told = true;
    if (snapshot !== null) this.#batch.add({ snapshot });
    // It is what the page shows first.
    this.#batch.flush();
  }

  #lineChanged() {
    if (this.#closed) return;
    const { name } = this.#stream.state;
    if (name === "live") this.#stopPolling();
    else if (DEAD.includes(name) && !this.#polls) {
      this.#polls = true;
      void this.#poll();
    }
    this.#tell();
  }

  #stopPolling() {
    this.#polls = false;
    this.#answered = false;
    clearTimeout(this.#timer);
  }

  async #poll() {
    clearTimeout(this.#timer);
    try {
      const { snapshot, tag, seconds } = await this.#heliograph.poll(this.#plan, this.#tag);
      if (this.#closed || !this.#polls) return;
      this.#tag = tag;
      this.#seconds = seconds;
      this.#answered = true;
      this.#told = true;
      this.#tell();
      this.#listener.news(snapshot === null ? [] : [{ snapshot }]);
    } catch (error) {
      if (this.#closed || !this.#polls) return;
      // A plan that is not there yet is an answer.
      this.#answered = error instanceof RefusedError && error.status === 404;
      this.#seconds = AWAY_S;
      this.#tell();
    }
    this.#timer = setTimeout(() => void this.#poll(), this.#seconds * 1000);
  }

  #tell() {
    const state = this.#stream.state;
    if (!this.#polls || !this.#answered) return this.#listener.state(state, 0);
    this.#listener.state({ ...state, name: "polling", transport: "poll", retryAt: null }, this.#seconds);
  }
}
