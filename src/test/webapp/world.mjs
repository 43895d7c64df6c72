import { Heliograph } from "../../../webapp/shared/heliograph.js";
import { FakeClock, fakeFetch, fakeSockets, settle } from "./fakes.mjs";

/** A client with nothing real around it, and a record of all it hands over. */
export function world({ withSockets = true, token = null, base = "http://example.test/push/", random = 0.5 } = {}) {
  const clock = new FakeClock();
  const net = fakeFetch();
  const ws = fakeSockets();
  const window = new EventTarget();
  const document = Object.assign(new EventTarget(), { visibilityState: "visible" });
  const heliograph = new Heliograph({
    base,
    token,
    fetch: net.fetch,
    WebSocket: withSockets ? ws.WebSocket : null,
    clock,
    random: () => random,
    wakeups: { window, document },
  });
  return { heliograph, clock, net, ws, window, document };
}

/** Follows the channel `ops`; `seen` holds the ids of the messages handed over, `states` the names of the states. */
export async function follow(surroundings, options = {}, kind = "channel") {
  const record = { seen: [], frames: [], states: [], replays: [] };
  const stream = surroundings.heliograph.follow(kind, "ops", options);
  stream.addEventListener("message", ({ detail }) => {
    record.seen.push(detail.data.id);
    record.replays.push(detail.replay === true);
  });
  stream.addEventListener("frame", ({ detail }) => record.frames.push(detail));
  stream.addEventListener("state", ({ detail }) => record.states.push(detail.name));
  await settle();
  return { stream, ...record };
}
