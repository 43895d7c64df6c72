// @ts-check
/** @import { Clock, Closing, Frame, State } from "./messages.js" */
/** @import { Connection, Sink, TransportName } from "./transport-shapes.js" */
import { backoff, later } from "./backoff.js";
import { Ladder } from "./ladder.js";
import { Link } from "./link.js";
import { verdict } from "./verdict.js";

/** A connection that lasted this long has earned a quick retry (ms). */
const SETTLED_AFTER_MS = 10_000;

/** When a better transport is tried again beside the present one (ms); doubled after each try that failed. */
const FIRST_UPGRADE_MS = 30_000;
const LAST_UPGRADE_MS = 600_000;

/**
 * Keeps one connection up for as long as it is wanted: retries, falls back, climbs up again, wakes up, and gives up
 * only when it is told to. It knows nothing of what travels.
 */
export class Line {
  #dial;
  #clock;
  #random;
  #listener;
  #ladder;
  /** @type {Link | null} */
  #link = null;
  /** A better transport, opening beside the present one. @type {Link | null} */
  #candidate = null;
  #attempt = 0;
  #refused = false;
  #notBefore = 0;
  #upgradeAfter = FIRST_UPGRADE_MS;
  /** @type {any} */
  #retryTimer = null;
  /** @type {any} */
  #upgradeTimer = null;
  #caughtUp = false;
  /** @type {State} */
  #state = { name: "connecting", reason: "", transport: null, retryAt: null, login: false };

  /**
   * @param {{ dial(name: TransportName, sink: Sink): Connection, transports: TransportName[], clock: Clock,
   *   random: () => number, listener: { opened(): void, frame(frame: Frame): void, state(state: State): void } }} parts
   */
  constructor({ dial, transports, clock, random, listener }) {
    this.#dial = dial;
    this.#clock = clock;
    this.#random = random;
    this.#listener = listener;
    this.#ladder = new Ladder(transports);
  }

  get state() {
    return this.#state;
  }

  /** Connects, at once. Also the way back after it stopped. */
  open() {
    this.#drop();
    this.#tell({ name: "connecting", reason: this.#state.reason });
    this.#link = this.#newLink(this.#ladder.name);
  }

  /** @param {string} reason */
  stop(reason) {
    this.#drop();
    this.#tell({ name: "stopped", reason });
  }

  /** The device woke up, or the network came back: do not sit out a wait, unless the server asked for it. */
  wake() {
    if (this.#state.name === "waiting") {
      this.#attempt = 0;
      this.#retryIn(Math.max(0, this.#notBefore - this.#clock.now()), this.#state.reason);
    } else {
      this.#link?.probe();
    }
  }

  /** Everything that was missed has come. */
  caughtUp() {
    this.#caughtUp = true;
    this.#tellPresent();
  }

  /** @param {Frame} frame */
  send(frame) {
    return this.#link?.send(frame) ?? false;
  }

  /** @param {TransportName} name */
  #newLink(name) {
    return new Link(name, (sink) => this.#dial(name, sink), this.#clock, {
      opened: (link) => this.#opened(link),
      frame: (link, frame) => link === this.#link && this.#listener.frame(frame),
      doubt: (link) => link === this.#link && this.#tell({ name: "doubtful", reason: "The server has gone quiet." }),
      sure: (link) => link === this.#link && this.#tellPresent(),
      closed: (link, closing) => (link === this.#link ? this.#closed(link, closing) : this.#candidateFailed()),
    });
  }

  /** @param {Link} link */
  #opened(link) {
    if (link === this.#candidate) {
      this.#candidate = null;
      this.#link?.drop();
      this.#link = link;
      this.#upgradeAfter = FIRST_UPGRADE_MS;
    }
    this.#ladder.worked(link.name);
    this.#caughtUp = false;
    this.#listener.opened();
    this.#tellPresent();
    if (!this.#ladder.atBest) this.#planUpgrade();
  }

  /**
   * @param {Link} link
   * @param {Closing} closing
   */
  #closed(link, closing) {
    if (link.age >= SETTLED_AFTER_MS) {
      this.#attempt = 0;
      this.#refused = false;
    }
    const judged = verdict(closing, { error: link.error, refusedBefore: this.#refused });
    this.#drop();
    if (judged.action === "stop") {
      this.#tell({ name: "stopped", reason: judged.why, login: judged.login ?? false });
      return;
    }
    this.#refused = closing.code === 1008;
    if (!link.opened) this.#ladder.missed(closing);
    const wait =
      judged.afterMs ?? (judged.action === "later" ? later(this.#random) : backoff(this.#attempt, this.#random));
    this.#attempt += 1;
    this.#notBefore = judged.afterMs === undefined ? 0 : this.#clock.now() + judged.afterMs;
    this.#retryIn(wait, judged.why);
  }

  /**
   * @param {number} ms
   * @param {string} reason
   */
  #retryIn(ms, reason) {
    this.#clock.clearTimeout(this.#retryTimer);
    this.#retryTimer = this.#clock.setTimeout(() => this.open(), ms);
    this.#tell({ name: "waiting", reason, retryAt: this.#clock.now() + ms });
  }

  #planUpgrade() {
    this.#clock.clearTimeout(this.#upgradeTimer);
    this.#upgradeTimer = this.#clock.setTimeout(() => {
      this.#candidate = this.#newLink(this.#ladder.best);
    }, this.#upgradeAfter);
  }

  #candidateFailed() {
    this.#candidate = null;
    this.#upgradeAfter = Math.min(LAST_UPGRADE_MS, this.#upgradeAfter * 2);
    this.#planUpgrade();
  }

  #drop() {
    this.#clock.clearTimeout(this.#retryTimer);
    this.#clock.clearTimeout(this.#upgradeTimer);
    const links = [this.#link, this.#candidate];
    this.#link = null;
    this.#candidate = null;
    links.forEach((link) => link?.drop());
  }

  #tellPresent() {
    const live = this.#link?.name === "poll" ? "polling" : "live";
    this.#tell({ name: this.#caughtUp ? live : "catching-up" });
  }

  /** @param {Partial<State> & Pick<State, "name">} news */
  #tell(news) {
    const transport = this.#link?.name ?? null;
    const state = { reason: "", retryAt: null, login: false, transport, ...news };
    const changed = Object.entries(state).some(([key, value]) => Reflect.get(this.#state, key) !== value);
    this.#state = state;
    if (changed) this.#listener.state(state);
  }
}
