// @ts-check
/** @import { Frame } from "./messages.js" */
/** @import { Wire, Sink, Connection } from "./transport-shapes.js" */
import { retryAfter } from "./verdict.js";

/**
 * Opens a WebSocket. The token goes into the query or the first frame, since a browser can set no header here.
 *
 * @param {Wire} wire
 * @param {Sink} sink
 * @returns {Connection}
 */
export function openWebSocket(wire, sink) {
  const { addresses, endpoint, wanted, token } = wire;
  const url = addresses.ws(endpoint.path(wanted), {
    ...endpoint.query(wanted),
    token: endpoint.tokenInHello ? null : token,
  });
  /** @type {WebSocket} */
  let socket;
  try {
    socket = new /** @type {typeof WebSocket} */ (wire.WebSocket)(url);
  } catch {
    // For example a page under https that may not open ws:. The reason of the exception would show the token.
    queueMicrotask(() => sink.closed({ reason: "This browser refused to open a WebSocket." }));
    return { send: () => false, close() {} };
  }
  socket.onopen = () => endpoint.hello(wanted, token).forEach((frame) => socket.send(JSON.stringify(frame)));
  socket.onmessage = ({ data }) => receive(data, sink, (frame) => socket.send(JSON.stringify(frame)));
  socket.onclose = ({ code, reason }) => sink.closed({ code, reason, retryAfterMs: retryAfter(reason) });
  return {
    send(frame) {
      if (socket.readyState !== 1) return false;
      socket.send(JSON.stringify(frame));
      return true;
    },
    close: () => socket.close(),
  };
}

/**
 * @param {unknown} data
 * @param {Sink} sink
 * @param {(frame: Frame) => void} reply
 */
function receive(data, sink, reply) {
  sink.pulse();
  const frame = typeof data === "string" ? parseFrame(data) : null;
  if (frame === null || frame.type === "pong") return;
  if (frame.type === "ping") reply({ type: "pong" });
  else sink.frame(frame);
}

/**
 * @param {string} text
 * @returns {Frame | null} null for what is no frame; a newer server may send what this client need not know
 */
export function parseFrame(text) {
  try {
    const frame = JSON.parse(text);
    return frame !== null && typeof frame === "object" && typeof frame.type === "string" ? frame : null;
  } catch {
    return null;
  }
}
