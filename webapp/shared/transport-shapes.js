// @ts-check
/** @import { Clock, Closing, Frame, Kind } from "./messages.js" */
/** @import { Addresses } from "./addresses.js" */
/** @import { Endpoint, Subscription } from "./endpoints.js" */

/**
 * What the ways to the server share, as JSDoc types. There is no code in this file.
 *
 * Everything one connection is made of.
 *
 * @typedef {{ addresses: Addresses, kind: Kind, endpoint: Endpoint, wanted: Subscription, token: string | null,
 *   clock: Clock, fetch: typeof fetch, WebSocket: typeof WebSocket | undefined }} Wire
 *
 * Where a connection reports to: `pulse` for any sign of life, `frame` for what means something, `closed` exactly
 * once at the end. None is called before the opening function has returned.
 * @typedef {{ pulse(): void, frame(frame: Frame): void, closed(closing: Closing): void }} Sink
 *
 * `send` tells whether the frame left; SSE and polling cannot send.
 * @typedef {{ send(frame: Frame): boolean, close(): void }} Connection
 *
 * @typedef {"ws" | "sse" | "poll"} TransportName
 */
