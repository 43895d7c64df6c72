// @ts-check
/** @import { Clock } from "./messages.js" */

/** After this long without a frame the client asks whether anyone is there (ms). */
export const PING_AFTER_MS = 30_000;

/** From here on the client no longer claims to be live (ms). */
export const DOUBT_AFTER_MS = 35_000;

/** A connection that was silent for this long is dead (ms). */
export const DEAD_AFTER_MS = 45_000;

/**
 * Watches one connection for silence. It compares instants and does not trust its timers to come in time: a laptop that
 * slept an hour finds its connection dead at once.
 */
export class Pulse {
  #clock;
  #on;
  #last = 0;
  #stage = 0;
  /** @type {any} */
  #timer = null;
  #running = false;

  /**
   * @param {Clock} clock
   * @param {{ ping(): void, doubt(): void, sure(): void, dead(): void }} on `sure` follows `doubt` when something came
   */
  constructor(clock, on) {
    this.#clock = clock;
    this.#on = on;
  }

  start() {
    this.#running = true;
    this.#last = this.#clock.now();
    this.#schedule();
  }

  stop() {
    this.#running = false;
    this.#clock.clearTimeout(this.#timer);
  }

  /** Something came. */
  beat() {
    this.#last = this.#clock.now();
    const doubted = this.#stage > 1;
    this.#stage = 0;
    if (doubted) this.#on.sure();
  }

  /** Asks now, as if the connection had been silent long enough to be asked; for a device that just woke up. */
  ask() {
    this.#last = Math.min(this.#last, this.#clock.now() - PING_AFTER_MS);
    this.check();
  }

  /** Looks at the silence so far. */
  check() {
    if (!this.#running) return;
    const silence = this.#clock.now() - this.#last;
    if (silence >= DEAD_AFTER_MS) {
      this.stop();
      this.#on.dead();
      return;
    }
    if (silence >= PING_AFTER_MS && this.#stage < 1) {
      this.#stage = 1;
      this.#on.ping();
    }
    if (silence >= DOUBT_AFTER_MS && this.#stage < 2) {
      this.#stage = 2;
      this.#on.doubt();
    }
    this.#schedule();
  }

  #schedule() {
    this.#clock.clearTimeout(this.#timer);
    const due = [PING_AFTER_MS, DOUBT_AFTER_MS, DEAD_AFTER_MS][this.#stage];
    const wait = Math.max(0, this.#last + due - this.#clock.now());
    this.#timer = this.#clock.setTimeout(() => this.check(), wait);
  }
}
