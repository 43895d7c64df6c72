import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { backoff, later, LONGEST_WAIT_MS } from "../../../webapp/shared/backoff.js";

const LUCK = [0, 0.25, 0.5, 0.999999];

describe("the wait before another try", () => {
  it("is under a second the first time", () => {
    for (const luck of LUCK) assert.ok(backoff(0, () => luck) < 1_000);
  });

  it("has full jitter: it may be anything between nothing and its ceiling", () => {
    assert.equal(backoff(2, () => 0), 0);
    assert.equal(backoff(2, () => 0.5), 2_000);
  });

  it("doubles its ceiling and never exceeds ten seconds", () => {
    const ceilings = [0, 1, 2, 3, 4, 5, 2_000].map((attempt) => backoff(attempt, () => 1));
    assert.deepEqual(ceilings, [1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000]);
  });

  it("is never short when the server said later", () => {
    for (const luck of LUCK) {
      const wait = later(() => luck);
      assert.ok(wait >= LONGEST_WAIT_MS / 2 && wait <= LONGEST_WAIT_MS);
    }
  });
});
