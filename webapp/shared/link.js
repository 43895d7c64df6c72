// @ts-check
/** @import { Clock, Closing, ErrorFrame, Frame } from "./messages.js" */
/** @import { Connection, Sink, TransportName } from "./transport-shapes.js" */
import { Pulse } from "./pulse.js";

/** From the first try to the first frame (ms); what takes longer is held up by something between. */
export const OPEN_WITHIN_MS = 10_000;

/**
 * One connection from its opening to its end: one generation. After {@link drop}, or once it has told of its end, it
 * says nothing more, whatever its socket still receives.
 */
export class Link {
  #clock;
  #report;
  #pulse;
  /** @type {any} */
  #openTimer;
  #over = false;
  #openedAt = 0;
  /** @type {Connection} */
  #connection;

  /** The `error` frame that came last, if nothing followed it. @type {ErrorFrame | null} */
  error = null;

  opened = false;

  /**
   * @param {TransportName} name
   * @param {(sink: Sink) => Connection} connect
   * @param {Clock} clock
   * @param {{ opened(link: Link): void, frame(link: Link, frame: Frame): void, doubt(link: Link): void,
   *   sure(link: Link): void, closed(link: Link, closing: Closing): void }} report
   */
  constructor(name, connect, clock, report) {
    this.name = name;
    this.#clock = clock;
    this.#report = report;
    this.#pulse = new Pulse(clock, {
      ping: () => this.send({ type: "ping" }),
      doubt: () => report.doubt(this),
      sure: () => report.sure(this),
      dead: () => this.#end({ reason: "Nothing was heard from the server for 45 seconds." }),
    });
    this.#openTimer = clock.setTimeout(
      () => this.#end({ reason: "The server did not answer in time.", timedOut: true }),
      OPEN_WITHIN_MS,
    );
    this.#connection = connect({
      pulse: () => this.#over || this.#pulse.beat(),
      frame: (frame) => this.#over || this.#receive(frame),
      closed: (closing) => this.#end(closing),
    });
  }

  /** How long this link has been open (ms). */
  get age() {
    return this.opened ? this.#clock.now() - this.#openedAt : 0;
  }

  /**
   * @param {Frame} frame
   * @returns {boolean} whether it left
   */
  send(frame) {
    return !this.#over && this.#connection.send(frame);
  }

  /** Finds out now whether anyone is still there. */
  probe() {
    if (this.name === "ws") this.#pulse.ask();
    else this.#pulse.check();
  }

  /** Ends it without a word. */
  drop() {
    if (this.#over) return;
    this.#over = true;
    this.#pulse.stop();
    this.#clock.clearTimeout(this.#openTimer);
    this.#connection.close();
  }

  /** @param {Frame} frame */
  #receive(frame) {
    this.error = frame.type === "error" ? /** @type {ErrorFrame} */ (/** @type {unknown} */ (frame)) : null;
    if (!this.opened && frame.type !== "error") this.#open();
    this.#report.frame(this, frame);
  }

  #open() {
    this.opened = true;
    this.#openedAt = this.#clock.now();
    this.#clock.clearTimeout(this.#openTimer);
    this.#pulse.start();
    this.#report.opened(this);
  }

  /** @param {Closing} closing */
  #end(closing) {
    if (this.#over) return;
    this.drop();
    this.#report.closed(this, closing);
  }
}
