import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { connected, live, message, replayed, settle } from "./fakes.mjs";
import { follow, world } from "./world.mjs";

/** Both chances that WebSocket gets, used up. */
async function refuseSockets(around) {
  for (let chance = 0; chance < 2; chance++) {
    around.ws.newest().end();
    await around.clock.advance(10_000);
  }
}

describe("when WebSocket does not get through", () => {
  it("SSE takes over from the same cursor", async () => {
    const around = world({ token: "s3cret" });
    const { seen, stream } = await follow(around);
    around.ws.newest().accept(connected(), message(1));
    around.ws.newest().end();
    await around.clock.advance(1_000);
    await refuseSockets(around);
    const { url, init } = around.net.newest();
    assert.equal(url.pathname, "/push/api/streams/channel/ops");
    assert.equal(url.searchParams.get("cursor"), "c1");
    assert.equal(url.searchParams.get("token"), null);
    assert.equal(init.headers.Authorization, "Bearer s3cret");
    const feed = around.net.newest().stream();
    feed.frame(replayed(2));
    feed.frame(live("c2"));
    feed.frame(message(3));
    await settle();
    assert.deepEqual(seen, ["m1", "m2", "m3"]);
    assert.deepEqual([stream.state.name, stream.state.transport], ["live", "sse"]);
  });

  it("polling takes over when SSE is held back by something between", async () => {
    const around = world();
    const { seen, replays, stream } = await follow(around, { last: 5 });
    await refuseSockets(around);
    assert.equal(around.net.newest().init.headers.Accept, "text/event-stream");
    while (around.net.requests.length < 2) await around.clock.advance(500);
    const first = around.net.newest();
    assert.equal(first.init.headers.Accept, "application/json");
    assert.equal(first.url.searchParams.get("last"), "5");
    assert.equal(first.url.searchParams.get("wait"), "0");
    first.json({ events: [replayed(1)], cursor: "c1", live: true, gap: null });
    await settle();
    assert.equal(stream.state.name, "polling");
    const second = around.net.newest();
    assert.equal(second.url.searchParams.get("cursor"), "c1");
    assert.equal(second.url.searchParams.get("wait"), "20");
    second.json({ events: [message(2, { replay: true })], cursor: "c2", live: true, gap: null });
    await settle();
    assert.deepEqual(seen, ["m1", "m2"]);
    assert.deepEqual(replays, [true, false]);
  });

  it("polling tells a gap first, and does not spin when nothing holds its requests", async () => {
    const around = world();
    const { frames } = await follow(around, { cursor: "old", transports: ["poll"] });
    const gap = { reason: "trimmed", cursor: "c5" };
    around.net.newest().json({ events: [replayed(6)], cursor: "c6", live: true, gap });
    await settle();
    assert.deepEqual(frames.map(({ type }) => type), ["gap", "message", "live"]);
    around.net.newest().json({ events: [], cursor: "c6", live: true, gap: null });
    await settle();
    assert.equal(around.net.requests.length, 2);
    await around.clock.advance(2_000);
    assert.equal(around.net.requests.length, 3);
  });

  it("a server that is simply away is not mistaken for a proxy that forbids sockets", async () => {
    const around = world();
    const { stream } = await follow(around);
    await refuseSockets(around);
    around.net.newest().fail();
    await around.clock.advance(10_000);
    around.ws.newest().accept(connected());
    assert.deepEqual([stream.state.name, stream.state.transport], ["live", "ws"]);
  });

  it("a 401 over SSE stops and asks for a login", async () => {
    const around = world({ withSockets: false });
    const { stream } = await follow(around);
    around.net.newest().json({ error: "A token is needed", message: "A token is needed", error_code: 401 }, 401);
    await around.clock.advance(60_000);
    assert.equal(around.net.requests.length, 1);
    assert.deepEqual([stream.state.reason, stream.state.login], ["A token is needed", true]);
  });

  it("an SSE close event is obeyed like a close code", async () => {
    const around = world({ withSockets: false });
    const { stream } = await follow(around);
    const feed = around.net.newest().stream();
    feed.frame(live());
    feed.text('event: close\ndata: {"code":1001,"reason":"Server stopping","retry_after_ms":4000}\n\n');
    await settle();
    assert.equal(stream.state.retryAt, around.clock.now() + 4_000);
  });

  it("comments keep an SSE line alive, silence ends it", async () => {
    const around = world({ withSockets: false });
    const { stream } = await follow(around);
    const feed = around.net.newest().stream();
    feed.frame(live());
    for (let round = 0; round < 6; round++) {
      feed.text(": still here\n\n");
      await around.clock.advance(15_000);
    }
    assert.equal(stream.state.name, "live");
    await around.clock.advance(45_000);
    assert.notEqual(stream.state.name, "live");
  });
});

describe("while a lesser transport serves", () => {
  async function onSse() {
    const around = world();
    const followed = await follow(around);
    await refuseSockets(around);
    const feed = around.net.newest().stream();
    feed.frame(live("c0"));
    await settle();
    return { around, feed, ...followed };
  }

  it("WebSocket is tried again beside it, and takes over without a hole or a double", async () => {
    const { around, feed, seen, stream } = await onSse();
    await around.clock.advance(30_000);
    feed.frame(message(1));
    await settle();
    assert.equal(stream.state.transport, "sse");
    around.ws.newest().accept(connected("c0"), replayed(1), replayed(2), live("c2"));
    feed.frame(message(3));
    await settle();
    assert.deepEqual(seen, ["m1", "m2"]);
    assert.deepEqual([stream.state.name, stream.state.transport], ["live", "ws"]);
  });

  it("a try that fails disturbs nothing, and the next one waits longer", async () => {
    const { around, feed, stream } = await onSse();
    const before = around.ws.sockets.length;
    await around.clock.advance(30_000);
    around.ws.newest().end();
    assert.equal(stream.state.name, "live");
    feed.text(":\n\n");
    await around.clock.advance(30_000);
    feed.text(":\n\n");
    assert.equal(around.ws.sockets.length, before + 1);
    await around.clock.advance(30_000);
    assert.equal(around.ws.sockets.length, before + 2);
  });
});
