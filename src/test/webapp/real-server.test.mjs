/**
 * The client against a real server, whose address is in HELIOGRAPH_URL (and a token, if it wants one, in
 * HELIOGRAPH_TOKEN). A POST to HELIOGRAPH_RESTART stops it and starts it again. What has no address is skipped by name.
 */
import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Heliograph, RefusedError, randomId } from "../../../webapp/shared/heliograph.js";
import { TinyWebSocket } from "./tiny-websocket.mjs";

const base = process.env.HELIOGRAPH_URL;
const skip = base ? false : "HELIOGRAPH_URL names no server";
const restart = process.env.HELIOGRAPH_RESTART;
const sockets = [];

class Socket extends TinyWebSocket {
  constructor(url) {
    super(url);
    sockets.push(this);
  }
}

const client = () => new Heliograph({ base, token: process.env.HELIOGRAPH_TOKEN ?? null, WebSocket: Socket });
const channel = () => `js-${randomId().slice(0, 12)}`;
const say = (heliograph, id, content) => heliograph.publish(id, { author: "node", content: String(content) });

/** Waits until something holds; the runner's own time limit ends what never does. */
async function until(holds) {
  while (!holds()) await new Promise((again) => setTimeout(again, 10));
}

function follow(heliograph, id, options) {
  const contents = [];
  const frames = [];
  const stream = heliograph.follow("channel", id, {
    ...options,
    on: { message: ({ data }) => contents.push(data.content), frame: (frame) => frames.push(frame) },
  });
  const calm = () => ["live", "polling"].includes(stream.state.name);
  return { stream, contents, frames, live: () => until(calm) };
}

describe("against a real server", { skip, timeout: 60_000 }, () => {
  for (const transport of ["ws", "sse", "poll"]) {
    it(`${transport}: history, then live, each message once and in order`, async () => {
      const heliograph = client();
      const id = channel();
      for (let n = 0; n < 5; n++) await say(heliograph, id, n);
      const { stream, contents, frames, live } = follow(heliograph, id, { last: 3, transports: [transport] });
      await live();
      for (let n = 5; n < 10; n++) await say(heliograph, id, n);
      await until(() => contents.length >= 8);
      stream.close();
      assert.deepEqual(contents, ["2", "3", "4", "5", "6", "7", "8", "9"]);
      const replayed = frames.filter(({ type }) => type === "message").map(({ replay }) => replay === true);
      assert.deepEqual(replayed, [true, true, true, false, false, false, false, false]);
    });

    it(`${transport}: an unknown channel is empty, and its first message arrives`, async () => {
      const heliograph = client();
      const id = channel();
      const { stream, contents, live } = follow(heliograph, id, { transports: [transport] });
      await live();
      assert.ok(stream.cursor);
      await say(heliograph, id, "first");
      await until(() => contents.length > 0);
      stream.close();
      assert.deepEqual(contents, ["first"]);
    });

    it(`${transport}: a cursor that was never given is a gap, told first`, async () => {
      const heliograph = client();
      const id = channel();
      await say(heliograph, id, "old");
      const { stream, frames, live } = follow(heliograph, id, { cursor: "no-such-cursor", transports: [transport] });
      await live();
      stream.close();
      assert.deepEqual([frames[0].type, frames[0].reason], ["gap", "invalid_cursor"]);
    });
  }

  it("K1: one cursor hops between the transports, while others write, and nothing is lost or doubled", async () => {
    const heliograph = client();
    const id = channel();
    const total = 120;
    const joined = [];
    await say(heliograph, id, 0);
    const writing = (async () => {
      for (let n = 1; n < total; n++) await say(heliograph, id, n);
    })();
    let cursor = null;
    for (let hop = 0; joined.length < total; hop++) {
      const transports = [["ws", "sse", "poll"][hop % 3]];
      const start = cursor === null ? { last: 1_000 } : { cursor };
      const { stream, contents } = follow(heliograph, id, { ...start, transports });
      await until(() => contents.length >= 7 || joined.length + contents.length >= total);
      stream.close();
      joined.push(...contents);
      cursor = stream.cursor;
    }
    await writing;
    assert.deepEqual(joined, Array.from({ length: total }, (_, n) => String(n)));
  });

  it("a line that is cut again and again loses and doubles nothing", async () => {
    const heliograph = client();
    const id = channel();
    const { stream, contents, live } = follow(heliograph, id, { transports: ["ws"] });
    await live();
    for (let n = 0; n < 40; n++) {
      await say(heliograph, id, n);
      if (n % 13 === 12) sockets.at(-1).cut();
    }
    await until(() => contents.length >= 40);
    stream.close();
    assert.deepEqual(contents, Array.from({ length: 40 }, (_, n) => String(n)));
  });

  for (const transport of ["ws", "sse", "poll"]) {
    const options = { skip: restart ? false : "HELIOGRAPH_RESTART names nothing that restarts the server" };
    it(`X9 ${transport}: the server is restarted, and what was said meanwhile comes, once`, options, async () => {
      const heliograph = client();
      const id = channel();
      const { stream, contents, live } = follow(heliograph, id, { transports: [transport] });
      await live();
      await say(heliograph, id, "before");
      await until(() => contents.length >= 1);
      const states = [];
      stream.addEventListener("state", ({ detail }) => states.push(detail.name));
      await fetch(restart, { method: "POST", body: JSON.stringify({ channel_id: id, author: "node", content: "meanwhile" }) });
      await until(() => contents.length >= 2);
      await live();
      await say(heliograph, id, "after");
      await until(() => contents.length >= 3);
      stream.close();
      assert.deepEqual(contents, ["before", "meanwhile", "after"]);
      // Who asks now and then may ask before and after, and find nobody away.
      if (transport !== "poll") assert.ok(states.includes("waiting"), `it said that it was not connected: ${states}`);
    });
  }

  it("typing and presence reach the others and are not kept", async () => {
    const heliograph = client();
    const id = channel();
    const one = follow(heliograph, id, { presence: true });
    await one.live();
    const two = follow(heliograph, id, {});
    await two.live();
    await until(() => one.frames.some(({ type, count }) => type === "presence" && count === 2));
    two.stream.send({ type: "typing", author: "bo" });
    await until(() => one.frames.some(({ type, author }) => type === "typing" && author === "bo"));
    one.stream.close();
    two.stream.close();
    assert.deepEqual((await heliograph.messages(id)).messages, []);
  });

  it("R26: the same client_msg_id twice is one message", async () => {
    const heliograph = client();
    const id = channel();
    const draft = { author: "node", content: "once", client_msg_id: randomId() };
    const [first, second] = [await heliograph.publish(id, draft), await heliograph.publish(id, draft)];
    assert.equal(first.id, second.id);
    assert.equal((await heliograph.messages(id)).messages.length, 1);
  });

  it("R15: older pages join up to the whole channel", async () => {
    const heliograph = client();
    const id = channel();
    for (let n = 0; n < 25; n++) await say(heliograph, id, n);
    const all = [];
    for (let page = await heliograph.messages(id, { limit: 10 }); page.messages.length > 0; ) {
      all.unshift(...page.messages.map(({ content }) => content));
      page = await heliograph.messages(id, { limit: 10, before: page.messages[0].id });
    }
    assert.deepEqual(all, Array.from({ length: 25 }, (_, n) => String(n)));
    assert.equal((await heliograph.channels()).find(({ channel_id }) => channel_id === id).message_count, 25);
  });

  const step = (bot, task, name, body = {}) =>
    fetch(`${base}api/bot/${bot}/tasks/${task}/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  const run = async (bot, task, end, body) => {
    await step(bot, task, "started");
    await step(bot, task, end, body);
  };

  for (const transport of ["ws", "sse", "poll"]) {
    it(`${transport}: a bot through a filter, what was and what comes, each step once and in order`, async () => {
      const heliograph = client();
      const bot = channel();
      await heliograph.register(bot);
      await run(bot, "a", "failed", { error: "no" });
      await run(bot, "b", "completed", { response: "yes" });
      const seen = [];
      const on = { frame: ({ type, id, task_id: task, replay }) => id && seen.push([type, task, replay === true]) };
      const stream = heliograph.follow("bot", bot, { last: 50, filters: { success: false }, transports: [transport], on });
      await until(() => ["live", "polling"].includes(stream.state.name));
      await run(bot, "c", "completed", { response: "yes" });
      await run(bot, "d", "failed", { error: "no" });
      await until(() => seen.length >= 2);
      stream.close();
      assert.deepEqual(seen, [["task_failed", "a", true], ["task_failed", "d", false]]);
    });
  }

  it("a bot is given a task once, however often it was asked; it waits while the bot is paused", async () => {
    const heliograph = client();
    const bot = channel();
    await heliograph.register(bot);
    assert.equal((await heliograph.pause(bot)).status, "paused");
    const key = randomId();
    const [first, again] = [
      await heliograph.submit(bot, { command: "x".repeat(2_000) }, key),
      await heliograph.submit(bot, { command: "x".repeat(2_000) }, key),
    ];
    assert.equal(first.task_id, again.task_id);
    assert.deepEqual((await heliograph.tasks(bot)).map(({ task_id: id }) => id), [first.task_id]);
    const { entries, has_more: more } = await heliograph.timeline(bot, { status: "pending", limit: 1 });
    assert.deepEqual([entries[0].truncated, more], [true, false]);
    assert.equal((await heliograph.entry(bot, entries[0].id)).command.length, 2_000);
    await heliograph.resume(bot);
    const known = (await heliograph.bots()).find(({ bot_id: id }) => id === bot);
    assert.deepEqual([known.status, known.queue_size, known.current_task], ["idle", 1, null]);
  });

  it("a refusal comes with the server's own sentence", async () => {
    const blank = client().publish(channel(), { author: "node", content: " " });
    await assert.rejects(blank, (error) => error instanceof RefusedError && error.status === 400 && /content/.test(error.message));
  });

  it("a wrong token stops the stream, which says so", async () => {
    for (const transport of ["ws", "sse", "poll"]) {
      const heliograph = new Heliograph({ base, token: "no-such-token", WebSocket: Socket });
      const stream = heliograph.follow("channel", channel(), { transports: [transport] });
      await until(() => stream.state.name === "stopped");
      assert.equal(stream.state.login, true, `${transport}: ${stream.state.reason}`);
    }
  });
});
