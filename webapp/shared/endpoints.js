// @ts-check
/** @import { Frame, Kind } from "./messages.js" */
import { randomId } from "./random-id.js";

/**
 * Where a stream starts and what it wants.
 *
 * @typedef {{ id: string, cursor: string | null, last?: number, filters?: Filters,
 *   presence?: boolean, session?: string }} Subscription
 *
 * What is wanted of a topic, by field; all of them must hold.
 * @typedef {Record<string, string | boolean>} Filters
 */

/**
 * How one kind of topic is reached over WebSocket: the path, what goes into the query, what is said first, and which
 * frame ends the beginning. The query is preferred where it can carry the cursor: nothing can slip in before it. The token
 * goes there too, unless it goes into the first frame, where no proxy writes it down.
 *
 * @typedef {{ path(wanted: Subscription): string, query(wanted: Subscription): Record<string, string | null>,
 *   hello(wanted: Subscription, token: string | null): Frame[], liveAt(wanted: Subscription): string,
 *   tokenInHello?: true }} Endpoint
 */

/** @type {Record<Kind, Endpoint>} */
export const ENDPOINTS = {
  channel: {
    path: ({ id }) => `api/ws/${encodeURIComponent(id)}`,
    query: ({ cursor }) => ({ cursor }),
    hello: ({ cursor, last, presence }) => {
      const frame = {
        ...(cursor === null && last !== undefined && { last }),
        ...(presence && { presence: true }),
      };
      return Object.keys(frame).length > 0 ? [{ type: "subscribe", ...frame }] : [];
    },
    liveAt: ({ cursor, last }) => (cursor === null && last === undefined ? "connected" : "live"),
  },
  bot: {
    path: ({ id }) => `ws/bot/${encodeURIComponent(id)}/timeline`,
    query: () => ({}),
    hello: ({ id, filters, cursor }) => [
      { type: "subscribe", bot_id: id, ...(filters && { filters }), ...(cursor !== null && { cursor }) },
    ],
    liveAt: ({ cursor }) => (cursor === null ? "subscribed" : "live"),
  },
  plan: {
    path: ({ session }) => `ws/${encodeURIComponent(session ?? `page-${randomId()}`)}`,
    query: () => ({}),
    hello: ({ id, cursor }) => [{ type: "subscribe", plan_id: id, ...(cursor !== null && { cursor }) }],
    liveAt: ({ cursor }) => (cursor === null ? "subscribed" : "live"),
  },
  party: {
    path: () => "ws",
    query: () => ({}),
    hello: ({ cursor }, token) => [{ type: "auth", token, ...(cursor !== null && { cursor }) }],
    liveAt: () => "live",
    tokenInHello: true,
  },
};

/**
 * The address of a topic over SSE, long-poll and poll.
 *
 * @param {Kind} kind
 * @param {Subscription} wanted
 * @returns {{ path: string, query: Record<string, string | null> }}
 */
export function streamAddress(kind, { id, cursor, last, filters = {} }) {
  const path = `api/streams/${kind}/${encodeURIComponent(kind === "party" ? "self" : id)}`;
  const wanted = Object.fromEntries(Object.entries(filters).map(([field, value]) => [field, String(value)]));
  return { path, query: { ...wanted, ...start(kind, cursor, last) } };
}

/**
 * @param {Kind} kind
 * @param {string | null} cursor
 * @param {number | undefined} last
 * @returns {Record<string, string>}
 */
function start(kind, cursor, last) {
  if (cursor !== null) return { cursor };
  if (last !== undefined) return { last: String(last) };
  return kind === "channel" || kind === "bot" ? { from: "head" } : {};
}
