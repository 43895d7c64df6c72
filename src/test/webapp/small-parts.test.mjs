import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Heliograph, RefusedError, UnreachableError } from "../../../webapp/shared/heliograph.js";
import { Addresses } from "../../../webapp/shared/addresses.js";
import { Batch } from "../../../webapp/shared/batch.js";
import { Http } from "../../../webapp/shared/http.js";
import { randomId } from "../../../webapp/shared/random-id.js";
import { RecentIds } from "../../../webapp/shared/recent-ids.js";
import { FakeClock, settle } from "./fakes.mjs";
import { world } from "./world.mjs";

describe("a random id", () => {
  it("needs neither randomUUID nor, if there is none, crypto itself", () => {
    const insecure = { getRandomValues: (bytes) => globalThis.crypto.getRandomValues(bytes) };
    for (const crypto of [insecure, undefined, null]) assert.match(randomId(crypto), /^[0-9a-f]{32}$/);
    assert.notEqual(randomId(null), randomId(null));
  });
});

describe("the ids seen lately", () => {
  it("are known up to a bound, the oldest forgotten first", () => {
    const ids = new RecentIds(2);
    assert.deepEqual(["a", "b", "b", "c", "b", "a"].map((id) => ids.add(id)), [true, true, false, true, false, true]);
  });
});

describe("a batch", () => {
  it("holds up nothing that comes alone, and makes one of what comes within a frame of the screen", async () => {
    const clock = new FakeClock();
    const taken = [];
    const batch = new Batch((items) => taken.push(items), clock);
    batch.add("alone");
    await clock.advance(0);
    assert.deepEqual(taken, [["alone"]]);
    for (const item of ["a", "b", "c"]) {
      batch.add(item);
      await clock.advance(5);
    }
    await clock.advance(1);
    assert.deepEqual(taken, [["alone"], ["a", "b", "c"]]);
    await clock.advance(1_000);
    batch.add("late");
    await clock.advance(0);
    assert.deepEqual(taken.at(-1), ["late"]);
    batch.add("at once");
    batch.flush();
    await clock.advance(1_000);
    assert.deepEqual(taken.slice(-2), [["late"], ["at once"]]);
  });
});

describe("a request", () => {
  it("that nothing answers and nothing fails is given up, so that it can be tried again", async (test) => {
    const given = new AbortController();
    test.mock.method(AbortSignal, "timeout", (ms) => (assert.equal(ms, 30_000), given.signal));
    const halfOpen = (url, { signal }) =>
      new Promise((_, fail) => signal?.addEventListener("abort", () => fail(signal.reason)));
    const http = new Http(new Addresses("http://example.test/"), halfOpen, () => null);
    const posted = http.post("api/messages", {});

    given.abort();
    await assert.rejects(posted, UnreachableError);
  });
});

describe("the client", () => {
  it("wants a base when it was not loaded from a server", () => {
    assert.throws(() => new Heliograph(), /http or https/);
  });

  it("posts a message with its own client_msg_id and gives back what the server stored", async () => {
    const { heliograph, net } = world({ token: "t" });
    const posted = heliograph.publish("ops", { author: "ada", content: "hi" });
    const { url, init, json } = net.newest();
    const body = JSON.parse(init.body);
    assert.equal(url.href, "http://example.test/push/api/messages");
    assert.equal(init.headers.Authorization, "Bearer t");
    assert.match(body.client_msg_id, /^[0-9a-f]{32}$/);
    json({ success: true, message: { id: "m1" } });
    assert.deepEqual(await posted, { id: "m1" });
  });

  it("pages backwards through a channel", async () => {
    const { heliograph, net } = world();
    void heliograph.messages("a b", { before: "m7", limit: 50 });
    await settle();
    assert.deepEqual(Object.fromEntries(net.newest().url.searchParams), { channel_id: "a b", before: "m7", limit: "50" });
    net.newest().json({ messages: [], cursor: "c" });
  });

  it("tells a refusal, in the server's words, from a server that does not answer", async () => {
    const { heliograph, net } = world();
    const refused = heliograph.channels();
    net.newest().json({ error: "No", message: "No", error_code: 403 }, 403);
    await assert.rejects(refused, (error) => error instanceof RefusedError && error.status === 403 && error.message === "No");
    const lost = heliograph.channels();
    net.newest().fail();
    await assert.rejects(lost, UnreachableError);
  });
});
