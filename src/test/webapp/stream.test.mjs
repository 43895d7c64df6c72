import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { connected, live, message, replayed, settle } from "./fakes.mjs";
import { follow, world } from "./world.mjs";

describe("a stream of a channel", () => {
  it("is live at once when it asks for no history", async () => {
    const around = world();
    const { stream, states } = await follow(around);
    assert.equal(stream.state.name, "connecting");
    around.ws.newest().accept(connected());
    assert.equal(stream.state.name, "live");
    assert.equal(states.at(-1), "live");
    assert.deepEqual(around.ws.newest().sent, []);
  });

  it("asks for its last messages and is live when they have come", async () => {
    const around = world();
    const { stream, seen, replays } = await follow(around, { last: 2 });
    const socket = around.ws.newest();
    socket.accept(connected("c9"));
    assert.deepEqual(socket.sent, [{ type: "subscribe", last: 2 }]);
    assert.equal(stream.state.name, "catching-up");
    socket.push(replayed(1), replayed(2), live("c2"), message(3));
    assert.equal(stream.state.name, "live");
    assert.deepEqual(seen, ["m1", "m2", "m3"]);
    assert.deepEqual(replays, [true, true, false]);
  });

  it("keeps order when a message slips in before the history it asked for", async () => {
    const around = world();
    const { seen } = await follow(around, { last: 2 });
    around.ws.newest().accept(connected("c1"), message(2), replayed(1), replayed(2), live("c2"));
    assert.deepEqual(seen, ["m1", "m2"]);
  });

  it("asks for its history again when it was cut off before it came", async () => {
    const around = world();
    const { seen } = await follow(around, { last: 2 });
    around.ws.newest().accept(connected("c9"));
    around.ws.newest().end();
    await around.clock.advance(1_000);
    const again = around.ws.newest();
    assert.equal(new URL(again.url).searchParams.get("cursor"), null);
    again.accept(connected("c9"), replayed(1), live("c1"));
    assert.deepEqual(again.sent, [{ type: "subscribe", last: 2 }]);
    assert.deepEqual(seen, ["m1"]);
  });

  it("hands over each message once, whatever comes twice at the seam", async () => {
    const around = world();
    const { seen, stream } = await follow(around, { cursor: "c0" });
    around.ws.newest().accept(connected(), replayed(1), replayed(2), live("c2"), message(2), message(3), message(3));
    assert.deepEqual(seen, ["m1", "m2", "m3"]);
    assert.equal(stream.cursor, "c3");
  });

  it("resumes from the last cursor after it was cut off", async () => {
    const around = world();
    const { seen } = await follow(around);
    around.ws.newest().accept(connected(), message(1));
    around.ws.newest().end();
    await around.clock.advance(1_000);
    const again = around.ws.newest();
    assert.equal(new URL(again.url).searchParams.get("cursor"), "c1");
    again.accept(connected("c1"), replayed(2), live("c2"));
    assert.deepEqual(seen, ["m1", "m2"]);
  });

  it("asks for presence again on every connection", async () => {
    const around = world();
    await follow(around, { presence: true });
    around.ws.newest().accept(connected());
    around.ws.newest().end();
    await around.clock.advance(1_000);
    around.ws.newest().accept(connected());
    for (const socket of around.ws.sockets) assert.deepEqual(socket.sent, [{ type: "subscribe", presence: true }]);
  });

  it("tells a gap and goes on from where the server put it", async () => {
    const around = world();
    const { frames, seen, stream } = await follow(around, { cursor: "old" });
    const gap = { type: "gap", reason: "trimmed", cursor: "c7" };
    around.ws.newest().accept(gap, connected("c7"), message(8));
    assert.deepEqual(frames[0], gap);
    assert.deepEqual(seen, ["m8"]);
    assert.equal(stream.cursor, "c8");
    assert.equal(stream.state.name, "live");
  });

  it("hands over typing and presence, which move no cursor", async () => {
    const around = world();
    const { frames, stream } = await follow(around);
    around.ws.newest().accept(connected("c4"), { type: "typing", author: "bo" }, { type: "presence", count: 3 });
    assert.deepEqual(frames.map(({ type }) => type), ["connected", "typing", "presence"]);
    assert.equal(stream.cursor, "c4");
  });

  it("survives what it cannot read or does not know", async () => {
    const around = world();
    const { seen, stream } = await follow(around);
    around.ws.newest().accept(connected(), "{", "[]", "null", "{}", { type: "from_the_future" }, message(1));
    assert.deepEqual(seen, ["m1"]);
    assert.equal(stream.state.name, "live");
  });

  it("ignores what an older socket still says", async () => {
    const around = world();
    const { seen, states } = await follow(around);
    const old = around.ws.newest();
    old.accept(connected());
    await around.clock.advance(45_000);
    await around.clock.advance(1_000);
    around.ws.newest().accept(connected());
    states.length = 0;
    old.push(message(1));
    old.end();
    assert.deepEqual(seen, []);
    assert.deepEqual(states, []);
  });

  it("sends frames while there is a socket, and says so when there is none", async () => {
    const around = world();
    const { stream } = await follow(around);
    assert.equal(stream.send({ type: "typing" }), false);
    around.ws.newest().accept(connected());
    assert.equal(stream.send({ type: "typing" }), true);
    around.ws.newest().end();
    assert.equal(stream.send({ type: "typing" }), false);
  });

  it("says nothing more once it is closed", async () => {
    const around = world();
    const { stream, seen } = await follow(around);
    const socket = around.ws.newest();
    socket.accept(connected());
    stream.close();
    socket.push(message(1));
    socket.end();
    await around.clock.advance(60_000);
    assert.deepEqual(seen, []);
    assert.equal(around.ws.sockets.length, 1);
    assert.ok(socket.closedByClient);
  });
});

describe("the address of a stream", () => {
  it("lies below the context path, with the id encoded and the token in the query", async () => {
    const around = world({ token: "s3cret" });
    around.heliograph.follow("channel", "Höhe 7 %2F?#", { cursor: "c1" });
    await settle();
    const url = new URL(around.ws.newest().url);
    assert.equal(url.protocol, "ws:");
    assert.equal(url.pathname, "/push/api/ws/H%C3%B6he%207%20%252F%3F%23");
    assert.deepEqual([...url.searchParams], [["cursor", "c1"], ["token", "s3cret"]]);
  });

  it("is wss under https", async () => {
    const around = world({ base: "https://example.test" });
    await follow(around);
    assert.equal(around.ws.newest().url, "wss://example.test/api/ws/ops");
  });
});

describe("a stream of a bot", () => {
  it("sends its subscription with its filters and its cursor again after every reconnect", async () => {
    const around = world();
    const filters = { status: "failed" };
    await follow(around, { filters }, "bot");
    around.ws.newest().accept({ type: "subscribed", bot_id: "ops", initial_entries: [], cursor: "c5" });
    around.ws.newest().end();
    await around.clock.advance(1_000);
    around.ws.newest().accept();
    const [first, second] = around.ws.sockets.map(({ sent }) => sent);
    assert.deepEqual(first, [{ type: "subscribe", bot_id: "ops", filters }]);
    assert.deepEqual(second, [{ type: "subscribe", bot_id: "ops", filters, cursor: "c5" }]);
  });

  it("keeps to its filters on every transport", async () => {
    const around = world({ withSockets: false });
    const { frames, stream } = await follow(around, { filters: { status: "failed" } }, "bot");
    const feed = around.net.newest().stream();
    feed.frame({ type: "task_completed", id: "a", status: "completed", cursor: "c1" });
    feed.frame({ type: "task_failed", id: "b", status: "failed", cursor: "c2" });
    feed.frame({ type: "task_completed", id: "c", status: "completed", cursor: "c3" });
    await settle();
    assert.deepEqual(frames.map(({ id }) => id), ["b"]);
    assert.equal(stream.cursor, "c3");
  });

  const entry = (n, more = {}) => ({ type: "task_completed", id: `e${n}`, seq: n, status: "completed", cursor: `c${n}`, ...more });
  const subscribed = (entries, cursor) => ({ type: "subscribed", bot_id: "ops", initial_entries: entries, in_progress: [], cursor });

  it("hands over the newest entries one by one, as many as were asked for, and is live then", async () => {
    const around = world();
    const { frames, stream } = await follow(around, { last: 2 }, "bot");
    around.ws.newest().accept(subscribed([entry(1), entry(2), entry(3)], "c3"), entry(4));
    assert.deepEqual(frames.map(({ type, id, replay }) => [type, id, replay]), [
      ["subscribed", undefined, undefined],
      ["task_completed", "e2", true],
      ["task_completed", "e3", true],
      ["task_completed", "e4", undefined],
    ]);
    assert.deepEqual([stream.cursor, stream.state.name], ["c4", "live"]);
  });

  it("hands over none of them to one who asked for none", async () => {
    const around = world();
    const { frames } = await follow(around, {}, "bot");
    around.ws.newest().accept(subscribed([entry(1)], "c1"));
    assert.deepEqual(frames.map(({ type }) => type), ["subscribed"]);
  });

  it("after a gap it is live again, with what a fresh client gets, and none of it twice", async () => {
    const around = world();
    const { frames, stream } = await follow(around, { last: 50 }, "bot");
    around.ws.newest().accept(subscribed([entry(1)], "c1"));
    around.ws.newest().end();
    await around.clock.advance(1_000);
    around.ws.newest().accept({ type: "gap", reason: "epoch_changed", cursor: "d2" }, subscribed([entry(1), entry(2)], "d2"));
    assert.deepEqual(frames.filter(({ id }) => id).map(({ id }) => id), ["e1", "e2"]);
    assert.deepEqual([stream.cursor, stream.state.name], ["d2", "live"]);
  });

  it("puts its filters into the query where there is no socket, and begins where it was told", async () => {
    const around = world({ withSockets: false });
    await follow(around, { filters: { source: "file", success: false } }, "bot");
    const { pathname, searchParams } = around.net.newest().url;
    assert.equal(pathname, "/push/api/streams/bot/ops");
    assert.deepEqual([...searchParams], [["source", "file"], ["success", "false"], ["from", "head"]]);
    await follow(around, { last: 20, filters: { status: "failed" } }, "bot");
    assert.deepEqual([...around.net.newest().url.searchParams], [["status", "failed"], ["last", "20"]]);
  });
});

describe("a stream of a plan", () => {
  const subscribed = (cursor, snapshot = null) => ({ type: "subscribed", plan_id: "ops", snapshot, cursor });
  const printed = (number) => ({ type: "step_output", id: `p${number}`, seq: number, cursor: `c${number}`, output: "x" });

  it("resumes from its cursor, so that nothing is missed", async () => {
    const around = world();
    await follow(around, {}, "plan");
    around.ws.newest().accept(subscribed("c1", {}), printed(2));
    around.ws.newest().end();
    await around.clock.advance(1_000);
    around.ws.newest().accept(subscribed("c2"));
    assert.deepEqual(around.ws.newest().sent, [{ type: "subscribe", plan_id: "ops", cursor: "c2" }]);
  });

  it("begins with how the plan is on every connection, for who wants that", async () => {
    const around = world();
    const { frames, stream } = await follow(around, { snapshots: true, transports: ["ws"] }, "plan");
    around.ws.newest().accept(subscribed("c1", {}), printed(2));
    around.ws.newest().end();
    await around.clock.advance(1_000);
    around.ws.newest().accept(subscribed("c9", { overall_status: "running" }), printed(10));
    assert.deepEqual(around.ws.newest().sent, [{ type: "subscribe", plan_id: "ops" }]);
    assert.deepEqual(frames.map(({ type }) => type), ["subscribed", "step_output", "subscribed", "step_output"]);
    assert.deepEqual([stream.state.name, stream.cursor], ["live", "c10"]);
  });
});

describe("a client that polls a plan", () => {
  it("asks whether anything has changed, and learns how often it may", async () => {
    const { heliograph, net } = world({ token: "t" });
    const first = heliograph.poll("a b");
    assert.equal(net.newest().url.pathname, "/push/api/dashboard/plan/a%20b/poll");
    net.newest().json({ overall_status: "running" }, 200, { ETag: '"1"', "X-Poll-Interval": "7" });
    assert.deepEqual(await first, { snapshot: { overall_status: "running" }, tag: '"1"', seconds: 7 });
    const second = heliograph.poll("a b", '"1"');
    assert.equal(net.newest().init.headers["If-None-Match"], '"1"');
    assert.equal(net.newest().init.headers.Authorization, "Bearer t");
    net.newest().same({ ETag: '"1"', "X-Poll-Interval": "30" });
    assert.deepEqual(await second, { snapshot: null, tag: '"1"', seconds: 30 });
  });
});
