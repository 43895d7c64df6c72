import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Outbox, RefusedError, UnreachableError } from "../../../webapp/shared/heliograph.js";
import { FakeClock, settle } from "./fakes.mjs";

function outbox() {
  const clock = new FakeClock();
  const posts = [];
  const publish = (channelId, draft) =>
    new Promise((accept, refuse) => posts.push({ channelId, draft, accept: () => accept({ id: draft.content }), refuse }));
  const box = new Outbox({ publish, clock, random: () => 0.5 });
  const write = (content) => box.post("ops", { author: "ada", content });
  return { box, clock, posts, write };
}

describe("an outbox", () => {
  it("sends in the order of writing, one at a time", async () => {
    const { posts, write } = outbox();
    const letters = ["one", "two"].map(write);
    assert.equal(posts.length, 1);
    posts[0].accept();
    await settle();
    assert.deepEqual(posts.map(({ draft }) => draft.content), ["one", "two"]);
    assert.deepEqual(letters.map(({ status }) => status), ["sent", "sending"]);
  });

  it("holds what was written offline, and sends it with the same id when the line is back", async () => {
    const { box, posts, write } = outbox();
    const letter = write("offline");
    posts[0].refuse(new UnreachableError());
    await settle();
    assert.equal(letter.status, "waiting");
    box.flush();
    assert.equal(posts[1].draft.client_msg_id, posts[0].draft.client_msg_id);
    posts[1].accept();
    await settle();
    assert.equal(letter.status, "sent");
    assert.equal(box.pending.length, 0);
  });

  it("tries again by itself", async () => {
    const { clock, posts, write } = outbox();
    write("patience");
    posts[0].refuse(new RefusedError(503, "Starting"));
    await clock.advance(1_000);
    assert.equal(posts.length, 2);
  });

  it("what is refused has failed with the reason and does not hold up the rest", async () => {
    const { box, posts, write } = outbox();
    const [bad, good] = ["bad", "good"].map(write);
    posts[0].refuse(new RefusedError(413, "content is over 16 KiB"));
    await settle();
    posts[1].accept();
    await settle();
    assert.deepEqual([bad.status, bad.reason, good.status], ["failed", "content is over 16 KiB", "sent"]);
    box.retry(bad);
    posts[2].accept();
    await settle();
    assert.equal(bad.status, "sent");
  });

  it("gives every message its own id", () => {
    const { write } = outbox();
    assert.notEqual(write("a").draft.client_msg_id, write("a").draft.client_msg_id);
  });
});
