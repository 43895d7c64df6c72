// @ts-check
/** @import { Wire, Sink, Connection } from "./transport-shapes.js" */
import { EventStreamParser } from "./event-stream.js";
import { streamAddress } from "./endpoints.js";
import { bearer, closingOf } from "./http.js";
import { parseFrame } from "./transport-ws.js";

/**
 * Opens Server-Sent Events by `fetch`, which unlike `EventSource` takes a header, tells the status of a refusal and
 * shows the comments that prove that the line is alive.
 *
 * @param {Wire} wire
 * @param {Sink} sink
 * @returns {Connection}
 */
export function openEventStream(wire, sink) {
  const abort = new AbortController();
  read(wire, sink, abort.signal).then(
    (closing) => sink.closed(closing),
    () => sink.closed({ reason: "The server cannot be reached.", unreachable: true }),
  );
  return { send: () => false, close: () => abort.abort() };
}

/**
 * @param {Wire} wire
 * @param {Sink} sink
 * @param {AbortSignal} signal
 * @returns {Promise<import("./messages.js").Closing>} how the stream ended
 */
async function read(wire, sink, signal) {
  const { path, query } = streamAddress(wire.kind, wire.wanted);
  const response = await wire.fetch(wire.addresses.http(path, query), {
    headers: { Accept: "text/event-stream", ...bearer(wire.token) },
    cache: "no-store",
    signal,
  });
  if (!response.ok) return closingOf(response);
  if (!response.body || !response.headers.get("Content-Type")?.startsWith("text/event-stream")) {
    return { reason: "Something between this page and the server does not let a stream through." };
  }
  return drain(response.body.getReader(), sink);
}

/**
 * @param {ReadableStreamDefaultReader<Uint8Array>} reader
 * @param {Sink} sink
 * @returns {Promise<import("./messages.js").Closing>}
 */
async function drain(reader, sink) {
  /** @type {import("./messages.js").Closing | null} */
  let closing = null;
  const parser = new EventStreamParser(({ event, data }) => {
    if (event === "close") closing = closingOfEvent(data);
    else {
      const frame = parseFrame(data);
      if (frame) sink.frame(frame);
    }
  });
  const decoder = new TextDecoder();
  while (closing === null) {
    const { done, value } = await reader.read();
    if (done) return { reason: "" };
    sink.pulse();
    parser.push(decoder.decode(value, { stream: true }));
  }
  await reader.cancel();
  return closing;
}

/**
 * @param {string} data
 * @returns {import("./messages.js").Closing}
 */
function closingOfEvent(data) {
  try {
    const { code, reason, retry_after_ms: retryAfterMs } = JSON.parse(data);
    return { code, reason, retryAfterMs, explained: true };
  } catch {
    return { reason: "" };
  }
}
