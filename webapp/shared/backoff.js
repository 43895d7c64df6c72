// @ts-check

/** No wait before another try is longer than this, unless the server asks for more (ms). */
export const LONGEST_WAIT_MS = 10_000;

const FIRST_WAIT_MS = 1_000;

/**
 * How long to wait before try number `attempt` (0 is the first retry): full jitter under a doubling ceiling, so that
 * clients that were cut off together do not come back together.
 *
 * @param {number} attempt how many tries have failed so far
 * @param {() => number} random a number in [0, 1)
 * @returns {number} milliseconds, at most {@link LONGEST_WAIT_MS}
 */
export function backoff(attempt, random) {
  return random() * Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempt, 30));
}

/**
 * The wait after "come back, but later": the upper half of the longest wait.
 *
 * @param {() => number} random a number in [0, 1)
 * @returns {number} milliseconds
 */
export function later(random) {
  return LONGEST_WAIT_MS * (0.5 + random() / 2);
}
