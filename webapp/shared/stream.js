// @ts-check
/** @import { Clock, Frame, Kind, State } from "./messages.js" */
/** @import { Addresses } from "./addresses.js" */
/** @import { Filters } from "./endpoints.js" */
/** @import { TransportName } from "./transport-shapes.js" */
import { ENDPOINTS } from "./endpoints.js";
import { Line } from "./line.js";
import { RecentIds } from "./recent-ids.js";
import { TRANSPORTS } from "./transports.js";
import { onWakeup } from "./wakeups.js";

/**
 * What a stream is asked for.
 *
 * @typedef {object} FollowOptions
 * @property {string} [cursor] where an earlier stream stopped; what came after it is handed over first
 * @property {number} [last] without a cursor: how many of the newest events come first, on bots at most 50; none without it
 * @property {Filters} [filters] bots: `source`, `status`, `success`
 * @property {boolean} [presence] channels: how many are connected, as `presence` frames
 * @property {string} [session] plans: the session that this socket belongs to
 * @property {boolean} [snapshots] plans over a socket: a connection begins with how the plan is, instead of with all that
 *   was missed
 * @property {TransportName[]} [transports] which to use, best first; all three by default
 * @property {Record<string, (frame: any) => void>} [on] listeners: frame type, or `frame` or `state`, to what to do
 *
 * The outside world, for programs that have another one and for tests.
 * @typedef {{ addresses: Addresses, token: () => string | null, fetch: typeof fetch,
 *   WebSocket: typeof WebSocket | undefined, clock: Clock, random: () => number,
 *   wakeups?: Parameters<typeof onWakeup>[1] }} Surroundings
 */

/**
 * One topic, followed for as long as the stream is open, over whatever gets through. Every durable event is handed over
 * once and in order; the cursor lives through reconnects and through changes of transport.
 *
 * It is an `EventTarget`. An event is named after the frame's `type` and holds the frame in `detail`; every frame also
 * comes as `frame`. Frames with `replay: true` happened before: show them, but do not ring for them. `live` says
 * that everything missed has come, `gap` that something is gone for good, `state` how the line is (a {@link State}).
 */
export class Stream extends EventTarget {
  #kind;
  #id;
  #options;
  #around;
  #line;
  #seen = new RecentIds();
  /** @type {string | null} */
  #cursor;
  #liveAt = "live";
  /** The first replay was asked for on a socket that is live already: until it begins, what comes will come again. */
  #holding = false;
  #live = false;
  #forget;

  /**
   * @param {Kind} kind
   * @param {string} id
   * @param {FollowOptions} options
   * @param {Surroundings} around
   */
  constructor(kind, id, options, around) {
    super();
    if (!Object.hasOwn(ENDPOINTS, kind)) throw new TypeError(`There is no kind of stream called ${kind}.`);
    this.#kind = kind;
    this.#id = id;
    this.#options = options;
    this.#around = around;
    this.#cursor = options.cursor ?? null;
    for (const [type, listener] of Object.entries(options.on ?? {})) {
      this.addEventListener(type, (event) => listener(/** @type {CustomEvent} */ (event).detail));
    }
    this.#line = new Line({
      dial: (name, sink) => this.#dial(name, sink),
      transports: options.transports ?? this.#usable(),
      clock: around.clock,
      random: around.random,
      listener: {
        opened: () => this.#opened(),
        frame: (frame) => this.#receive(frame),
        state: (state) => this.#emit("state", state),
      },
    });
    this.#forget = onWakeup(() => this.#line.wake(), around.wakeups);
    // The caller has the stream in hand, and its listeners on it, before anything happens.
    queueMicrotask(() => this.#line.state.name === "connecting" && this.#line.open());
  }

  /** Where this stream is: the cursor of the newest event handed over. Keep it to continue later, on any transport. */
  get cursor() {
    return this.#cursor;
  }

  /** @returns {State} */
  get state() {
    return this.#line.state;
  }

  /**
   * Sends a frame if there is a socket to send it on. For what may be lost, such as `typing`; what must arrive is
   * posted ({@link Heliograph.publish}, {@link Outbox}).
   *
   * @param {Frame} frame
   * @returns {boolean} whether it left
   */
  send(frame) {
    return this.#line.send(frame);
  }

  /** Tries again now; also after it stopped, for example with a new token. */
  reconnect() {
    this.#line.open();
  }

  /** Ends it. Nothing more is handed over. */
  close() {
    this.#forget();
    this.#line.stop("Closed.");
  }

  #usable() {
    const names = /** @type {TransportName[]} */ (Object.keys(TRANSPORTS));
    return this.#around.WebSocket ? names : names.filter((name) => name !== "ws");
  }

  /**
   * @param {TransportName} name
   * @param {import("./transport-shapes.js").Sink} sink
   */
  #dial(name, sink) {
    const { addresses, clock, fetch, WebSocket } = this.#around;
    const endpoint = ENDPOINTS[this.#kind];
    const { last, filters, presence, session, snapshots } = this.#options;
    const cursor = snapshots && name === "ws" && this.#kind === "plan" ? null : this.#cursor;
    const wanted = { id: this.#id, cursor, last, filters, presence, session };
    const token = this.#around.token();
    const holding = name === "ws" && this.#kind === "channel" && holds(wanted);
    this.#asked = { liveAt: name === "ws" ? endpoint.liveAt(wanted) : "live", holding };
    return TRANSPORTS[name]({ addresses, kind: this.#kind, endpoint, wanted, token, clock, fetch, WebSocket }, sink);
  }

  /** What the newest connection was asked for; it counts once that connection is the present one. */
  #asked = { liveAt: "live", holding: false };

  #opened() {
    this.#liveAt = this.#asked.liveAt;
    this.#holding = this.#asked.holding;
    this.#live = false;
  }

  /** @param {Frame} frame */
  #receive(frame) {
    const id = frame.id ?? frame.data?.id;
    if (this.#holding && !begins(frame)) return typeof id === "string" ? undefined : this.#hand(frame);
    this.#holding = false;
    if (typeof id === "string" && frame.cursor !== undefined && !this.#wants(id, frame)) return;
    if (frame.type === "gap") this.#liveAt = ENDPOINTS[this.#kind].liveAt({ id: this.#id, cursor: null });
    if (frame.cursor !== undefined) this.#cursor = frame.cursor;
    this.#hand(frame);
    this.#handInitial(frame);
    if (!this.#live && (frame.type === this.#liveAt || frame.type === "live")) {
      this.#live = true;
      this.#line.caughtUp();
    }
  }

  /**
   * @param {string} id
   * @param {Frame} frame
   */
  #wants(id, frame) {
    const fresh = this.#seen.add(id);
    if (!fresh) return false;
    const passes = Object.entries(this.#options.filters ?? {}).every(([field, value]) => frame[field] === value);
    if (!passes) this.#cursor = frame.cursor ?? this.#cursor;
    return passes;
  }

  /**
   * A socket brings a bot's newest entries within its first frame. Who asked for the last ones gets them one by one, as
   * over any other transport.
   *
   * @param {Frame} frame
   */
  #handInitial({ type, initial_entries: entries }) {
    const { last } = this.#options;
    if (type !== "subscribed" || !Array.isArray(entries) || !last) return;
    for (const entry of entries.slice(-last)) {
      if (this.#seen.add(entry.id)) this.#hand({ ...entry, replay: true });
    }
  }

  /** @param {Frame} frame */
  #hand(frame) {
    this.#emit(frame.type, frame);
    this.#emit("frame", frame);
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

/** @param {{ cursor: string | null, last?: number }} wanted */
function holds({ cursor, last }) {
  return cursor === null && last !== undefined;
}

/**
 * Whether the replay that was asked for has begun. Before that no cursor counts: it would skip what is still to come.
 *
 * @param {Frame} frame
 */
function begins({ type, replay }) {
  return replay === true || type === "live" || type === "gap";
}
