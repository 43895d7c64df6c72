import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { Deeds } from "../../../webapp/party/deeds.js";
import { fingerprint } from "../../../webapp/party/fingerprint.js";
import { Names } from "../../../webapp/party/names.js";
import { Seat } from "../../../webapp/party/seat.js";
import { Story } from "../../../webapp/party/story.js";
import { ToldStretch } from "../../../webapp/party/told-stretch.js";
import { TurnCalls } from "../../../webapp/party/turn-calls.js";
import { together } from "../../../webapp/party/wishes.js";
import { RefusedError, UnreachableError } from "../../../webapp/shared/http.js";
import { FakeClock, fakeFetch, fakeSockets, live, settle } from "./fakes.mjs";

/** What is kept by one tab and read by the next. */
function kept(value) {
  let text = JSON.stringify(value);
  return { read: () => JSON.parse(text), write: (next) => (text = JSON.stringify(next)) };
}

const greeting = (more = {}) => ({
  type: "connected",
  player_id: "thorin",
  player_name: "Thorin",
  role: "PLAYER",
  open_actions: [],
  timestamp: "2026-01-01T00:00:00.000000Z",
  cursor: "c0",
  ...more,
});

const told = (n, more = {}) => ({
  type: "narrative",
  id: `n${n}`,
  content: `text ${n}`,
  narrative: `text ${n}`,
  timestamp: `2026-01-01T00:00:0${n}.000000Z`,
  cursor: `c${n}`,
  ...more,
});

/** A seat with nothing real around it; `heard` is what it says, oldest first. */
async function seated({ withSockets = true, token = "hgp_secret" } = {}) {
  const clock = new FakeClock();
  const net = fakeFetch();
  const ws = fakeSockets();
  const heard = { frames: [], sitters: [], lost: [] };
  const seat = new Seat(token, {
    base: "http://example.test/push/",
    fetch: net.fetch,
    WebSocket: withSockets ? ws.WebSocket : null,
    clock,
    random: () => 0.5,
    wakeups: { window: new EventTarget(), document: new EventTarget() },
  });
  seat.addEventListener("frame", ({ detail }) => heard.frames.push(detail));
  seat.addEventListener("sitter", ({ detail }) => heard.sitters.push(detail));
  seat.addEventListener("lost", ({ detail }) => heard.lost.push(detail));
  return { seat, clock, net, ws, heard };
}

describe("a seat at a table", () => {
  it("says who it is in the first frame, and nothing of it in the address", async () => {
    const { seat, ws, heard } = await seated();
    seat.open("c7");
    await settle();
    ws.newest().accept(greeting());
    assert.equal(ws.newest().url, "ws://example.test/push/ws");
    assert.deepEqual(ws.newest().sent, [{ type: "auth", token: "hgp_secret", cursor: "c7" }]);
    assert.deepEqual(heard.sitters, [{ id: "thorin", name: "Thorin", role: "PLAYER" }]);
  });

  for (const [code, reason, error, kind] of [
    [1008, "Kicked by host", { type: "error", message: "Kicked by host", error_code: 403 }, "kicked"],
    [1008, "Token replaced", { type: "error", message: "Token replaced", error_code: 401 }, "replaced"],
    [1008, "The token is not valid", { type: "error", message: "The token is not valid", error_code: 401 }, "refused"],
    [1001, "Party over", null, "over"],
  ]) {
    it(`is lost for good after ${code} ${reason}, and does not come back`, async () => {
      const { seat, clock, ws, heard } = await seated();
      seat.open();
      await settle();
      ws.newest().accept(greeting(), live());
      if (error) ws.newest().push(error);
      ws.newest().end(code, reason);
      await clock.advance(600_000);
      assert.equal(heard.lost.length, 1);
      assert.equal(heard.lost[0].kind, kind);
      assert.equal(ws.sockets.length, 1);
    });
  }

  for (const [code, reason] of [
    [1001, "retry_after_ms=700"],
    [1006, ""],
    [1013, "Over 32 connections with one token"],
    [4000, "Stale connection"],
  ]) {
    it(`is not lost after ${code} ${reason}: it comes back with its cursor`, async () => {
      const { seat, clock, ws, heard } = await seated();
      seat.open();
      await settle();
      ws.newest().accept(greeting(), told(1, { replay: true }), live("c1"));
      ws.newest().end(code, reason);
      await clock.advance(12_000);
      ws.newest().accept(greeting());
      assert.deepEqual(ws.newest().sent, [{ type: "auth", token: "hgp_secret", cursor: "c1" }]);
      assert.deepEqual(heard.lost, []);
    });
  }

  it("learns who it is from its character where there is no socket, and that it watches from having none", async () => {
    const player = await seated({ withSockets: false });
    player.seat.open();
    await settle();
    const stream = player.net.newest().stream();
    stream.frame({ type: "character_update", data: { id: "thorin", name: "Thorin" } });
    await settle();
    assert.equal(player.heard.sitters[0].role, "PLAYER");

    const observer = await seated({ withSockets: false });
    observer.seat.open();
    await settle();
    observer.net.newest().stream().frame(live());
    await settle();
    assert.equal(observer.heard.sitters[0].role, "OBSERVER");
    assert.ok(!observer.net.newest().url.href.includes("hgp_"));
    player.seat.close();
    observer.seat.close();
  });

  it("is told by polls how things stand, when it changes", async () => {
    const { seat, clock, net, heard } = await seated({ withSockets: false });
    seat.open();
    await settle();
    net.newest().json({ message: "no streams" }, 502);
    await clock.advance(1_000);
    const state = { combat: { active: false }, character: { id: "thorin", name: "Thorin", hp: 3 } };
    const none = { events: [], cursor: "c0", live: true, gap: null };
    net.newest().json({ ...none, state });
    await settle();
    net.newest().json({ ...none, events: [told(1)], cursor: "c1", state });
    await settle();
    net.newest().json({ ...none, cursor: "c1", state: { ...state, combat: { active: true } } });
    await settle();
    const types = heard.frames.map(({ type }) => type);
    assert.deepEqual(types, ["combat_state", "character_update", "live", "narrative", "combat_state"]);
    seat.close();
  });

  it("reads the server's clock where something is said just now, not from what is replayed", async () => {
    const { seat, ws } = await seated();
    seat.open();
    await settle();
    const now = Date.now() + 3_600_000;
    ws.newest().accept(greeting({ timestamp: new Date(now).toISOString() }), told(1, { replay: true }));
    assert.ok(Math.abs(seat.now() - now) < 1_000);
  });
});

describe("a story", () => {
  it("takes each line once, and goes on after a reload where it was written down", () => {
    const box = kept(null);
    const story = new Story(box);
    assert.ok(story.take(told(1)));
    assert.equal(story.take(told(1)), null);
    story.keep("c1");
    story.take(told(2));

    const reloaded = new Story(box);
    assert.equal(reloaded.cursor, "c1");
    assert.deepEqual(reloaded.lines.map(({ id }) => id), ["n1"]);
    assert.ok(reloaded.take(told(2, { replay: true })));
    assert.equal(reloaded.take(told(1, { replay: true })), null);
  });

  it("keeps the newest, never more than a browser takes, and says that there was more", () => {
    const box = kept(null);
    const story = new Story(box);
    for (let n = 0; n < 900; n++) story.take(told(n, { content: "x".repeat(3_000) }));
    story.keep("c899");
    const { lines, truncated } = box.read();
    assert.equal(lines.at(-1).id, "n899");
    assert.ok(lines.length > 50 && JSON.stringify(lines).length < 500_000);
    assert.equal(truncated, true);
    assert.ok(story.lines.length <= 600);
  });

  it("is made of what is told, not of how things stand", () => {
    const story = new Story(kept(null));
    story.take({ type: "combat_state", data: {} });
    story.take({ type: "thinking", message: "hm" });
    assert.equal(story.take({ type: "private", id: "p1", content: "psst", from: "DM" })?.kind, "private");
    assert.equal(story.lines.length, 1);
  });
});

describe("deeds", () => {
  const wish = { text: "I search", whisper: false, at: "2026-01-01T00:00:00Z", after: null };

  /** A server that answers when the test says so. */
  function served(box = kept([])) {
    const posts = [];
    const act = (sent) => new Promise((accept, refuse) => posts.push({ sent, accept, refuse }));
    const asked = [];
    const standingOf = async (id) => (asked.push(id), { status: "resolved" });
    return { deeds: new Deeds(box, { act, standingOf }), posts, asked, box };
  }

  const taken = { success: true, action_id: "a1", player_id: "thorin", status: "pending" };

  it("go out once and are followed to their end", async () => {
    const { deeds, posts } = served();
    deeds.add(wish);
    assert.equal(deeds.all[0].standing, "sending");
    const id = posts[0].sent.client_action_id;
    assert.deepEqual(posts[0].sent, { text: "I search", private: false, client_action_id: id });
    posts[0].accept(taken);
    await settle();
    assert.equal(deeds.all[0].standing, "pending");
    for (const status of ["processing", "pending", "processing", "resolved"]) {
      deeds.take({ type: "action_status", action_id: "a1", status });
      assert.equal(deeds.all[0].standing, status);
    }
    deeds.take({ type: "action_status", action_id: "a1", status: "pending" });
    assert.equal(deeds.all[0].standing, "resolved");
    assert.equal(posts.length, 1);
  });

  it("written without a line go out when it is back, after a reload too, under the same id", async () => {
    const { deeds, posts, box } = served();
    deeds.add(wish);
    posts[0].refuse(new UnreachableError());
    await settle();
    assert.equal(deeds.all[0].standing, "waiting");

    const later = served(box);
    later.deeds.resume();
    assert.equal(later.posts[0].sent.client_action_id, posts[0].sent.client_action_id);
    later.posts[0].accept(taken);
    await settle();
    assert.equal(later.deeds.all.length, 1);
    assert.equal(later.deeds.all[0].standing, "pending");
    served(box).deeds.resume();
    assert.equal(later.posts.length, 1);
  });

  it("say why they were refused, and do not hold up the next", async () => {
    const { deeds, posts } = served();
    deeds.add(wish);
    deeds.add({ ...wish, at: "2026-01-01T00:00:01Z" });
    posts[0].refuse(new RefusedError(403, "Not your turn. Waiting for Wolf."));
    await settle();
    assert.deepEqual([deeds.all[0].standing, deeds.all[0].reason], ["rejected", "Not your turn. Waiting for Wolf."]);
    assert.equal(posts.length, 2);
    deeds.drop(deeds.all[0]);
    assert.equal(deeds.all.length, 1);
  });

  it("that were done while the phone slept are learned of from the greeting", async () => {
    const { deeds, posts } = served();
    deeds.add(wish);
    const id = posts[0].sent.client_action_id;
    deeds.take(greeting({ open_actions: [{ action_id: "a1", client_action_id: id, status: "resolved" }] }));
    assert.equal(deeds.all[0].standing, "resolved");
    posts[0].accept(taken);
    await settle();
    assert.equal(deeds.all[0].standing, "resolved");
  });

  it("of which nothing was heard are asked for", async () => {
    const { deeds, posts, asked } = served();
    deeds.add(wish);
    await deeds.ask();
    assert.deepEqual(asked, []);
    posts[0].accept(taken);
    await settle();
    await deeds.ask();
    assert.deepEqual(asked, ["a1"]);
    assert.equal(deeds.all[0].standing, "resolved");
    await deeds.ask();
    assert.deepEqual(asked, ["a1"]);
  });

  it("of two tabs stand in both", () => {
    const box = kept([]);
    const one = served(box);
    const other = served(box);
    one.deeds.add(wish);
    other.deeds.reread();
    assert.equal(other.deeds.all.length, 1);
    other.deeds.add({ ...wish, text: "I hide" });
    assert.deepEqual(box.read().map(({ text }) => text).sort(), ["I hide", "I search"]);
  });

  it("that one tab could not send are sent by the other, under the same id", () => {
    const box = kept([]);
    const one = served(box);
    const other = served(box);
    one.deeds.add(wish);
    other.deeds.reread();
    assert.deepEqual(other.posts[0].sent, one.posts[0].sent);
    const third = served(box);
    third.deeds.add({ ...wish, text: "I hide" });
    other.deeds.add({ ...wish, text: "I wait" });
    assert.equal(other.deeds.all.length, 3);
    assert.equal(other.posts.length, 1);
  });

  it("that were dropped in one tab are not brought back by the other", async () => {
    const box = kept([]);
    const one = served(box);
    const other = served(box);
    one.deeds.add(wish);
    other.deeds.reread();
    one.posts[0].refuse(new RefusedError(403, "No."));
    other.posts[0].refuse(new RefusedError(403, "No."));
    await settle();
    one.deeds.drop(one.deeds.all[0]);
    other.deeds.add({ ...wish, text: "I hide" });
    one.deeds.reread();
    const texts = (tab) => tab.deeds.all.map(({ text }) => text);
    assert.deepEqual([texts(one), texts(other), texts(served(box))], [["I hide"], ["I hide"], ["I hide"]]);
  });

  it("that were refused in one tab are not sent by the other later, nor after a reload", async () => {
    const box = kept([]);
    const one = served(box);
    const other = served(box);
    one.deeds.add(wish);
    other.deeds.reread();
    other.posts[0].refuse(new UnreachableError());
    one.posts[0].refuse(new RefusedError(403, "Not your turn."));
    await settle();
    other.deeds.flush();
    await settle();
    assert.equal(other.posts.length, 1);
    assert.deepEqual([other.deeds.all[0].standing, box.read()[0].standing], ["rejected", "rejected"]);
    const reloaded = served(box);
    reloaded.deeds.resume();
    assert.equal(reloaded.posts.length, 0);
  });

  it("are neither sent nor written down once the seat is lost", async () => {
    const { deeds, posts, box } = served();
    deeds.add(wish);
    deeds.close();
    box.write([]);
    posts[0].refuse(new UnreachableError());
    await settle();
    deeds.flush();
    await settle();
    assert.equal(posts.length, 1);
    assert.deepEqual(box.read(), []);
  });

  it("that were dropped before they could be sent hold up no other", async () => {
    const { deeds, posts } = served();
    deeds.add(wish);
    deeds.add({ ...wish, text: "I hide", at: "2026-01-01T00:00:01Z" });
    deeds.take({ type: "action_status", client_action_id: posts[0].sent.client_action_id, status: "rejected", error: "No." });
    deeds.drop(deeds.all[0]);
    posts[0].refuse(new UnreachableError());
    await settle();
    deeds.flush();
    await settle();
    assert.deepEqual(posts.map(({ sent }) => sent.text), ["I search", "I hide"]);
  });
});

describe("the lines on the page", () => {
  const lines = (count) => Array.from({ length: count }, (_, i) => ({ id: `n${i}`, kind: "narrative", text: "", at: "" }));
  const from = (stretch) => [stretch.lines[0]?.id, stretch.size, stretch.atStart];

  it("are few for who follows, and all that a reader has gone back to", () => {
    const told = lines(600);
    const stretch = new ToldStretch();
    assert.equal(stretch.take(told, true).length, 600);
    assert.deepEqual(from(stretch), ["n500", 100, false]);
    stretch.older(60);
    assert.deepEqual(from(stretch), ["n440", 160, false]);
    told.push({ id: "new", kind: "narrative", text: "", at: "" });
    assert.deepEqual(stretch.take(told, false).map(({ id }) => id), ["new"]);
    assert.deepEqual(from(stretch), ["n440", 161, false]);
    stretch.older(1_000);
    assert.deepEqual(from(stretch), ["n0", 601, true]);
    stretch.showNewest();
    assert.deepEqual(from(stretch), ["n501", 100, false]);
  });

  it("begin with the first there is where that is too old by now, and with none where there are none", () => {
    const told = lines(150);
    const stretch = new ToldStretch();
    assert.deepEqual(stretch.take([], true), []);
    assert.deepEqual(from(stretch), [undefined, 0, true]);
    stretch.take(told, true);
    stretch.older(50);
    told.splice(0, 20);
    assert.deepEqual(stretch.take(told, false), []);
    assert.deepEqual(from(stretch), ["n20", 130, true]);
  });
});

describe("wishes that were not sent", () => {
  const wish = (text, whisper = false) => ({ text, whisper });

  it("become one to read over, a secret if any of them was", () => {
    assert.deepEqual(together([wish("I hide"), wish(" \n"), wish("and wait")]), wish("I hide\nand wait"));
    assert.deepEqual(together([wish("I hide"), wish("and wait", true)]), wish("I hide\nand wait", true));
    assert.deepEqual(together([]), wish(""));
  });
});

describe("a turn", () => {
  const turn = (round, mine) => ({
    active: true,
    mode: "turn_based",
    round,
    your_turn: mine,
    turn_started_at: `2026-01-01T00:00:0${round}Z`,
  });

  it("is called once, however often it is told", () => {
    const calls = new TurnCalls(kept(""));
    assert.equal(calls.take({ active: false }, "thorin"), "others");
    assert.equal(calls.take(turn(1, false), "thorin"), "others");
    assert.equal(calls.take(turn(1, true), "thorin"), "call");
    assert.equal(calls.take(turn(1, true), "thorin"), "mine");
    assert.equal(calls.take(turn(1, false), "thorin"), "others");
    assert.equal(calls.take(turn(2, true), "thorin"), "call");
  });

  it("is not called by a page that has just been opened, nor after a reload", () => {
    const box = kept("");
    assert.equal(new TurnCalls(box).take(turn(1, true), "thorin"), "mine");
    const reloaded = new TurnCalls(box);
    assert.equal(reloaded.take({ active: false }, "thorin"), "others");
    assert.equal(reloaded.take(turn(1, true), "thorin"), "mine");
  });

  it("is called once by a browser that keeps nothing, too", () => {
    const calls = new TurnCalls({ read: () => "", write: () => {} });
    calls.take({ active: false }, "thorin");
    assert.equal(calls.take(turn(1, true), "thorin"), "call");
    assert.equal(calls.take(turn(1, true), "thorin"), "mine");
  });

  it("of all at once is one's own until one has answered", () => {
    const calls = new TurnCalls(kept(""));
    const all = (waiting) => ({ active: true, mode: "simultaneous", deadline: "d1", waiting_for: waiting });
    calls.take({ active: false }, "thorin");
    assert.equal(calls.take(all(["thorin", "elara"]), "thorin"), "call");
    assert.equal(calls.take(all(["thorin"]), "thorin"), "mine");
    assert.equal(calls.take(all([]), "thorin"), "others");
  });
});

it("names are those that frames told; others are made of ids", () => {
  const names = new Names();
  names.take({ type: "system", player_id: "elara", player_name: "Élara" });
  names.take({ type: "combat_state", data: { initiative: [{ id: "wolf-1", name: "The wolf" }] } });
  assert.deepEqual(["elara", "wolf-1", "old_bram"].map((id) => names.of(id)), ["Élara", "The wolf", "Old Bram"]);
});

it("a fingerprint is short, always the same, and tells nothing of its token", () => {
  const one = fingerprint("hgp_AAAAAAAAAAAAAAAAAAAAAA");
  assert.equal(one, fingerprint("hgp_AAAAAAAAAAAAAAAAAAAAAA"));
  assert.notEqual(one, fingerprint("hgp_AAAAAAAAAAAAAAAAAAAAAB"));
  assert.ok(one.length <= 13 && !one.includes("A"));
});

for (const name of ["play", "tv", "host"]) {
  it(`/${name} names all modules it is made of, so that they come at once`, () => {
    const { root, page, modules } = partsOf(name);
    const named = [...page.matchAll(/^ *<(?:link rel="modulepreload" href|script type="module" src)="([^"]+)"/gm)];
    assert.deepEqual(named.map(([, href]) => new URL(href, root).href).sort(), modules.sort());
  });
}

it("P49 all of /play is under 60 KB compressed", () => {
  const { root, page, modules } = partsOf("play");
  const others = [...page.matchAll(/href="([^"]+\.(?:css|svg))"/g)].map(([, href]) => new URL(href, root).href);
  const files = [new URL("party/play.html", root).href, ...modules, ...new Set(others)];
  const size = files.reduce((sum, file) => sum + gzipSync(readFileSync(fileURLToPath(file)), { level: 9 }).length, 0);
  assert.ok(size < 60_000, `${size} bytes in ${files.length} files`);
});

/** A page, and every module that it is made of. */
function partsOf(name) {
  const root = new URL("../../../webapp/", import.meta.url);
  const seen = new Set();
  const walk = (url) => {
    if (seen.has(url.href)) return;
    seen.add(url.href);
    const code = readFileSync(fileURLToPath(url), "utf8");
    for (const [, from] of code.matchAll(/^(?:import|export)\b[^;]*?"(\.[^"]+)";/gm)) walk(new URL(from, url));
  };
  walk(new URL(`party/${name}-page.js`, root));
  return { root, page: readFileSync(fileURLToPath(new URL(`party/${name}.html`, root)), "utf8"), modules: [...seen] };
}
