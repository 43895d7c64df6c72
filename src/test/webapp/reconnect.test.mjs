import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { connected, message } from "./fakes.mjs";
import { follow, world } from "./world.mjs";

describe("when the connection is lost", () => {
  it("the first retry comes within a second, and the state says when", async () => {
    const around = world({ random: 0.999 });
    const { stream } = await follow(around);
    around.ws.newest().accept(connected());
    around.ws.newest().end();
    assert.equal(stream.state.name, "waiting");
    assert.equal(stream.state.retryAt, around.clock.now() + 999);
    await around.clock.advance(1_000);
    assert.equal(around.ws.sockets.length, 2);
  });

  it("a server that accepts and hangs up is not hammered", async () => {
    const around = world({ random: 1 });
    const { stream } = await follow(around);
    const waits = [];
    for (let round = 0; round < 5; round++) {
      around.ws.newest().accept(connected());
      around.ws.newest().end(1011);
      waits.push(stream.state.retryAt - around.clock.now());
      await around.clock.advance(10_000);
    }
    assert.deepEqual(waits, [1_000, 2_000, 4_000, 8_000, 10_000]);
  });

  it("after a while of good connection the next retry is quick again", async () => {
    const around = world({ random: 1 });
    const { stream } = await follow(around);
    for (let round = 0; round < 3; round++) {
      around.ws.newest().accept(connected());
      await around.clock.advance(20_000);
      around.ws.newest().end();
      assert.equal(stream.state.retryAt - around.clock.now(), 1_000);
      await around.clock.advance(1_000);
    }
  });

  it("1001 with retry_after_ms is obeyed, even beyond the cap", async () => {
    const around = world();
    const { stream } = await follow(around);
    around.ws.newest().accept(connected());
    around.ws.newest().end(1001, "Server stopping retry_after_ms=15000");
    assert.equal(stream.state.reason, "The server is restarting.");
    await around.clock.advance(14_999);
    assert.equal(around.ws.sockets.length, 1);
    await around.clock.advance(1);
    assert.equal(around.ws.sockets.length, 2);
  });

  it("1008 after an error frame stops it for good, with the reason", async () => {
    const around = world();
    const { stream } = await follow(around);
    around.ws.newest().accept(connected(), { type: "error", message: "Token revoked", error_code: 401 });
    around.ws.newest().end(1008);
    await around.clock.advance(600_000);
    assert.equal(around.ws.sockets.length, 1);
    assert.deepEqual(
      [stream.state.name, stream.state.reason, stream.state.login],
      ["stopped", "Token revoked", true],
    );
  });

  it("an error long before does not make a later 1008 final", async () => {
    const around = world();
    const { stream } = await follow(around);
    around.ws.newest().accept(connected(), { type: "error", message: "Unknown message type: x", error_code: 400 });
    around.ws.newest().push(message(1));
    around.ws.newest().end(1008);
    assert.equal(stream.state.name, "waiting");
  });

  it("1008 without a word: one more try, then it asks for a login", async () => {
    const around = world();
    const { stream } = await follow(around);
    around.ws.newest().end(1008);
    await around.clock.advance(1_000);
    assert.equal(around.ws.sockets.length, 2);
    around.ws.newest().end(1008);
    await around.clock.advance(600_000);
    assert.equal(around.ws.sockets.length, 2);
    assert.deepEqual([stream.state.name, stream.state.login], ["stopped", true]);
  });

  it("a stopped stream can be started again with a new token", async () => {
    const around = world({ token: "old" });
    const { stream } = await follow(around);
    around.ws.newest().accept({ type: "error", message: "Unknown token", error_code: 401 });
    around.ws.newest().end(1008);
    around.heliograph.token = "new";
    stream.reconnect();
    assert.equal(new URL(around.ws.newest().url).searchParams.get("token"), "new");
    around.ws.newest().accept(connected());
    assert.equal(stream.state.name, "live");
  });
});

describe("when nothing comes", () => {
  it("it pings after 30 s, doubts at 35 s and reconnects at 45 s", async () => {
    const around = world();
    const { stream } = await follow(around);
    const socket = around.ws.newest();
    socket.accept(connected());
    await around.clock.advance(29_999);
    assert.deepEqual(socket.sent, []);
    await around.clock.advance(1);
    assert.deepEqual(socket.sent, [{ type: "ping" }]);
    assert.equal(stream.state.name, "live");
    await around.clock.advance(5_000);
    assert.equal(stream.state.name, "doubtful");
    await around.clock.advance(10_000);
    assert.equal(stream.state.name, "waiting");
    assert.ok(socket.closedByClient);
    await around.clock.advance(1_000);
    assert.equal(around.ws.sockets.length, 2);
  });

  it("an answer to the ping keeps it", async () => {
    const around = world();
    const { stream } = await follow(around);
    around.ws.newest().accept(connected());
    for (let round = 0; round < 10; round++) {
      await around.clock.advance(36_000);
      assert.equal(stream.state.name, "doubtful");
      around.ws.newest().push({ type: "pong", timestamp: "2026-01-01T00:00:00.000000Z" });
      assert.equal(stream.state.name, "live");
    }
    assert.equal(around.ws.sockets.length, 1);
  });

  it("it answers the server's pings", async () => {
    const around = world();
    await follow(around);
    around.ws.newest().accept(connected(), { type: "ping" });
    assert.deepEqual(around.ws.newest().sent, [{ type: "pong" }]);
  });

  it("a socket that never opens is given up after 10 s", async () => {
    const around = world();
    const { stream } = await follow(around);
    await around.clock.advance(10_000);
    assert.equal(stream.state.name, "waiting");
    assert.ok(around.ws.newest().closedByClient);
  });
});

describe("when the device wakes up", () => {
  it("online ends the wait", async () => {
    const around = world({ random: 1 });
    await follow(around);
    around.ws.newest().accept(connected());
    around.ws.newest().end();
    around.window.dispatchEvent(new Event("online"));
    await around.clock.advance(0);
    assert.equal(around.ws.sockets.length, 2);
  });

  it("a page that is looked at again ends the wait, one that is hidden does not", async () => {
    const around = world({ random: 1 });
    await follow(around);
    around.ws.newest().end();
    around.document.visibilityState = "hidden";
    around.document.dispatchEvent(new Event("visibilitychange"));
    await around.clock.advance(0);
    assert.equal(around.ws.sockets.length, 1);
    around.document.visibilityState = "visible";
    around.document.dispatchEvent(new Event("visibilitychange"));
    await around.clock.advance(0);
    assert.equal(around.ws.sockets.length, 2);
  });

  it("the wait that the server asked for is kept all the same", async () => {
    const around = world();
    await follow(around);
    around.ws.newest().accept(connected());
    around.ws.newest().end(1001, "retry_after_ms=8000");
    around.window.dispatchEvent(new Event("online"));
    await around.clock.advance(7_999);
    assert.equal(around.ws.sockets.length, 1);
    await around.clock.advance(1);
    assert.equal(around.ws.sockets.length, 2);
  });

  it("a connection that slept through its watchdog is replaced at once", async () => {
    const around = world();
    const { stream } = await follow(around);
    around.ws.newest().accept(connected());
    around.clock.sleep(3_600_000);
    around.document.dispatchEvent(new Event("visibilitychange"));
    assert.equal(stream.state.name, "waiting");
  });

  it("a connection that looks well is asked, and doubted when it does not answer", async () => {
    const around = world();
    const { stream } = await follow(around);
    around.ws.newest().accept(connected());
    around.window.dispatchEvent(new Event("online"));
    assert.deepEqual(around.ws.newest().sent, [{ type: "ping" }]);
    await around.clock.advance(5_000);
    assert.equal(stream.state.name, "doubtful");
  });
});
