import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { EventStreamParser } from "../../../webapp/shared/event-stream.js";

function parse(...pieces) {
  const events = [];
  const parser = new EventStreamParser((event) => events.push(event));
  pieces.forEach((piece) => parser.push(piece));
  return events;
}

const TEXT = 'id: c1\r\nevent: message\r\ndata: {"a":\r\ndata: 1}\r\n\r\n: comment\n\nid:c2\ndata:two\n\n';

describe("an event stream", () => {
  it("gives the same events however it is cut", () => {
    const whole = parse(TEXT);
    assert.deepEqual(whole, [
      { event: "message", id: "c1", data: '{"a":\n1}' },
      { event: "message", id: "c2", data: "two" },
    ]);
    for (let cut = 0; cut <= TEXT.length; cut++) assert.deepEqual(parse(TEXT.slice(0, cut), TEXT.slice(cut)), whole);
    assert.deepEqual(parse(...TEXT), whole);
  });

  it("gives nothing for comments, ids alone and an unfinished event", () => {
    assert.deepEqual(parse(": hello\n\n", "id: c9\n\n", "data: half\n"), []);
  });
});
