import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { retryAfter, verdict } from "../../../webapp/shared/verdict.js";

const action = (closing, history) => verdict(closing, history).action;

describe("after a close code", () => {
  for (const code of [1001, 1006, 1011, 4000, 4001]) {
    it(`${code} the client comes back`, () => assert.equal(action({ code }), "retry"));
  }

  for (const code of [1013, 4002]) {
    it(`${code} it comes back later`, () => assert.equal(action({ code }), "later"));
  }

  it("1009 it stays away", () => assert.equal(action({ code: 1009 }), "stop"));

  it("1001 it waits as long as the server says", () => {
    assert.equal(retryAfter("Server stopping retry_after_ms=2345"), 2345);
    assert.equal(verdict({ code: 1001, retryAfterMs: 2345 }).afterMs, 2345);
  });

  it("a reason without a wait names none", () => assert.equal(retryAfter("Party over"), undefined));
});

describe("after 1008", () => {
  it("with an error frame before it, the client stops and repeats the reason", () => {
    const judged = verdict({ code: 1008 }, { error: { type: "error", message: "Kicked by host", error_code: 403 } });
    assert.deepEqual(judged, { action: "stop", why: "Kicked by host", login: false });
  });

  it("with an error frame of code 401, it asks for another token", () => {
    const error = { type: "error", message: "Unknown token", error_code: 401 };
    assert.equal(verdict({ code: 1008 }, { error }).login, true);
  });

  it("without a word it tries once more, then asks for a login", () => {
    assert.equal(action({ code: 1008 }), "retry");
    const second = verdict({ code: 1008 }, { refusedBefore: true });
    assert.equal(second.action, "stop");
    assert.equal(second.login, true);
  });
});

describe("after an HTTP refusal", () => {
  it("401 asks for a login", () => assert.equal(verdict({ status: 401 }).login, true));
  it("404 and 403 stop, with the server's own words", () => {
    assert.deepEqual(verdict({ status: 404, reason: "Unknown bot" }), { action: "stop", why: "Unknown bot" });
    assert.equal(action({ status: 403 }), "stop");
  });
  it("503 and 429 come back later", () => {
    assert.equal(action({ status: 503 }), "later");
    assert.equal(verdict({ status: 429, retryAfterMs: 7_000 }).afterMs, 7_000);
  });
  it("500 comes back", () => assert.equal(action({ status: 500 }), "retry"));
});
