// @ts-check
/** @import { Wire, Sink, Connection } from "./transport-shapes.js" */
import { streamAddress } from "./endpoints.js";
import { bearer, closingOf } from "./http.js";

/** How long the server may hold a request while there is nothing new (s); well under the watchdog. */
const HOLD_S = 20;

/** The pause after an empty answer that was not held (ms), for where something between cuts long requests short. */
const PAUSE_MS = 2_000;

const PAGE = 500;

/**
 * Asks again and again; each request is held by the server until there is something (long-poll).
 *
 * @param {Wire} wire
 * @param {Sink} sink
 * @returns {Connection}
 */
export function openPoll(wire, sink) {
  const abort = new AbortController();
  ask(wire, sink, abort.signal).then(
    (closing) => sink.closed(closing),
    () => sink.closed({ reason: "The server cannot be reached.", unreachable: true }),
  );
  return { send: () => false, close: () => abort.abort() };
}

/**
 * @param {Wire} wire
 * @param {Sink} sink
 * @param {AbortSignal} signal
 * @returns {Promise<import("./messages.js").Closing>}
 */
async function ask(wire, sink, signal) {
  let wanted = wire.wanted;
  let caughtUp = false;
  const standing = new Standing();
  while (!signal.aborted) {
    const asked = wire.clock.now();
    const { path, query } = streamAddress(wire.kind, wanted);
    const response = await wire.fetch(
      wire.addresses.http(path, { ...query, limit: PAGE, wait: caughtUp ? HOLD_S : 0 }),
      { headers: { Accept: "application/json", ...bearer(wire.token) }, cache: "no-store", signal },
    );
    if (!response.ok) return closingOf(response);
    const answer = await response.json();
    if (signal.aborted) break;
    sink.pulse();
    standing.tell(answer.state, sink);
    hand(answer, caughtUp, sink);
    wanted = { ...wanted, cursor: answer.cursor };
    const held = wire.clock.now() - asked >= PAUSE_MS;
    if (caughtUp && !held && answer.events.length === 0) await pause(wire.clock);
    caughtUp ||= answer.live;
  }
  return { reason: "" };
}

/**
 * What a socket would have sent: everything up to the first `live` is replay, nothing after it is.
 *
 * @param {{ events: import("./messages.js").Frame[], cursor: string, live: boolean, gap: object | null }} answer
 * @param {boolean} caughtUp
 * @param {Sink} sink
 */
function hand({ events, cursor, live, gap }, caughtUp, sink) {
  if (gap) sink.frame({ type: "gap", ...gap });
  for (const event of events) {
    const { replay, ...frame } = event;
    sink.frame(caughtUp ? frame : { ...frame, replay: true });
  }
  if (live && !caughtUp) sink.frame({ type: "live", cursor });
}

/** How things stand at a party, which a socket tells when it changes and a poll tells every time. */
class Standing {
  /** @type {Map<string, string>} */
  #told = new Map();

  /**
   * @param {{ combat?: object, character?: object } | undefined} state
   * @param {Sink} sink
   */
  tell(state, sink) {
    this.#once("combat_state", state?.combat, sink);
    this.#once("character_update", state?.character, sink);
  }

  /**
   * @param {string} type
   * @param {object | undefined} data
   * @param {Sink} sink
   */
  #once(type, data, sink) {
    const text = JSON.stringify(data);
    if (data === undefined || this.#told.get(type) === text) return;
    this.#told.set(type, text);
    sink.frame({ type, data });
  }
}

/** @param {import("./messages.js").Clock} clock */
function pause(clock) {
  return new Promise((resume) => clock.setTimeout(() => resume(undefined), PAUSE_MS));
}
