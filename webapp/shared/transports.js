// @ts-check
/** @import { Connection, Sink, TransportName, Wire } from "./transport-shapes.js" */
import { openWebSocket } from "./transport-ws.js";
import { openEventStream } from "./transport-sse.js";
import { openPoll } from "./transport-poll.js";

/** The three ways, best first. @type {Record<TransportName, (wire: Wire, sink: Sink) => Connection>} */
export const TRANSPORTS = { ws: openWebSocket, sse: openEventStream, poll: openPoll };
