import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addressOf, channelIn, faultIn } from "../../../webapp/channels/address.js";
import { hueOf, suggestName } from "../../../webapp/channels/author.js";
import { linkify } from "../../../webapp/channels/linkify.js";
import { KEPT, MessageWindow, SHOWN } from "../../../webapp/channels/message-window.js";
import { dayName, duration, lately, sameMinute } from "../../../webapp/shared/when.js";

const messages = (from, to) => Array.from({ length: to - from }, (_, i) => ({ id: `m${from + i}`, seq: from + i }));
const bounds = ({ shown }) => [shown[0]?.seq, shown.at(-1)?.seq, shown.length];

describe("the stretch of messages on the page", () => {
  it("stays short while ten thousand messages come in, and shows the newest to one who follows", () => {
    const window = new MessageWindow();
    for (let i = 0; i < 10_000; i += 50) window.append(messages(i, i + 50), true);
    assert.deepEqual(bounds(window), [10_000 - SHOWN, 9_999, SHOWN]);
  });

  it("does not move under one who reads", () => {
    const window = new MessageWindow();
    window.append(messages(0, 500), true);
    window.older(100);
    const before = bounds(window);
    window.append(messages(500, 600), false);
    assert.deepEqual(bounds(window), before);
    assert.equal(window.atEnd, false);
  });

  it("knows each message once, from whichever side it comes", () => {
    const window = new MessageWindow();
    window.append(messages(100, 200), true);
    assert.deepEqual(window.append(messages(150, 210), true).map(({ seq }) => seq), messages(200, 210).map(({ seq }) => seq));
    window.prepend(messages(50, 120));
    window.older(1_000);
    assert.deepEqual(window.shown.map(({ seq }) => seq), messages(50, 210).map(({ seq }) => seq));
  });

  it("can be walked from end to end and back without losing its place", () => {
    const window = new MessageWindow();
    window.append(messages(0, 1_000), true);
    while (!window.atStart) window.older(60);
    assert.deepEqual(bounds(window), [0, SHOWN - 1, SHOWN]);
    while (!window.atEnd) window.newer(60);
    assert.deepEqual(bounds(window), [1_000 - SHOWN, 999, SHOWN]);
  });

  it("forgets the oldest beyond what it keeps, only for one who follows", () => {
    const window = new MessageWindow();
    window.append(messages(0, KEPT), true);
    window.append(messages(KEPT, KEPT + 10), false);
    assert.equal(window.size, KEPT + 10);
    window.append(messages(KEPT + 10, KEPT + 20), true);
    assert.equal(window.size, KEPT);
    assert.equal(window.oldest.seq, 20);
  });
});

describe("links in what people write", () => {
  const links = (text) => linkify(text).filter(({ href }) => href).map(({ href }) => href);

  it("are found without the punctuation that follows them", () => {
    assert.deepEqual(links("See https://a.example/b?c=1#d, (http://x.example/y). Done"), [
      "https://a.example/b?c=1#d",
      "http://x.example/y",
    ]);
  });

  it("are http and https only", () => {
    assert.deepEqual(links("javascript:alert(1) data:text/html,x file:///etc/passwd ftp://x http://"), []);
  });

  it("lose nothing of the text", () => {
    const text = "a https://b.example <script>https://c.example</script> \u0000";
    assert.equal(linkify(text).map((part) => part.text).join(""), text);
  });
});

describe("the address of a channel", () => {
  it("comes back as it was, whatever the name", () => {
    for (const name of ["ops", "Höhe 7", "%2F", "a?b#c", "🙂", "100%"]) {
      assert.equal(channelIn({ hash: addressOf(name), search: "" }), name);
    }
  });

  it("may also be a query, or an unencoded hash that somebody typed", () => {
    assert.equal(channelIn({ hash: "", search: "?channel=a%20b" }), "a b");
    assert.equal(channelIn({ hash: "#/50%", search: "" }), "50%");
    assert.equal(channelIn({ hash: "#/", search: "" }), null);
  });

  it("is refused with a sentence when the name cannot be one", () => {
    for (const name of ["", " ", ".", "..", "a/b", "a\\b", "{x}", "a\nb", "\ud800", "x".repeat(129)]) {
      assert.ok(faultIn(name), JSON.stringify(name));
    }
    for (const name of ["a", "a.b", "Höhe 7", "%2F", "x".repeat(128)]) assert.equal(faultIn(name), null);
  });
});

describe("a name for a stranger", () => {
  it("is two words, and has the same colour every time", () => {
    assert.match(suggestName(), /^[a-z]+-[a-z]+$/);
    assert.equal(suggestName(() => 0), suggestName(() => 0));
    for (const name of ["ada", "", "🙂", "x".repeat(500)]) {
      assert.equal(hueOf(name), hueOf(name));
      assert.ok(hueOf(name) >= 0 && hueOf(name) < 8);
    }
  });
});

describe("times in words", () => {
  it("name today and yesterday", () => {
    const now = new Date(2026, 10, 21, 0, 30);
    assert.equal(dayName(new Date(2026, 10, 21, 0, 1).toISOString(), now), "Today");
    assert.equal(dayName(new Date(2026, 10, 20, 23, 59).toISOString(), now), "Yesterday");
    assert.match(dayName(new Date(2025, 10, 20).toISOString(), now), /2025/);
  });

  it("say how long something has run", () => {
    assert.deepEqual([5, 65, 3_660, 200_000].map(duration), ["5 s", "1 min", "1 h 1 min", "2 days"]);
  });
});

describe("when something was said", () => {
  const now = new Date("2026-03-04T12:00:30Z");

  it("goes on in the minute that the clock shows, and no longer", () => {
    assert.ok(sameMinute("2026-03-04T11:59:00.000001Z", "2026-03-04T11:59:59.999999Z"));
    assert.ok(!sameMinute("2026-03-04T11:59:59.999999Z", "2026-03-04T12:00:00.000000Z"));
  });

  it("is just now, a time, or a day", () => {
    assert.equal(lately("2026-03-04T12:00:01Z", now), "Just now");
    assert.match(lately("2026-03-04T11:50:00Z", now), /\d\d/);
    assert.equal(lately("2026-03-03T11:50:00Z", now), "Yesterday");
  });
});
