// @ts-check
/** @import { Closing, ErrorFrame } from "./messages.js" */

/**
 * What to do after a connection ended.
 *
 * - `retry`: come back after the usual backoff, or after exactly `afterMs` when the server said so
 * - `later`: come back, but not at once
 * - `stop`: do not come back by yourself; `login` tells that another token may help
 *
 * @typedef {{ action: "retry" | "later" | "stop", why: string, afterMs?: number, login?: boolean }} Verdict
 */

/** @type {Record<number, string>} */
const WHY = {
  1001: "The server is restarting.",
  1013: "The server has too many connections right now.",
  4000: "The connection had gone stale.",
  4001: "The connection was too slow and was cut.",
  4002: "This page sent too fast.",
};

/** A party that is over has no server that comes back. */
const PARTY_OVER = "Party over";

/**
 * Reads the close-code table of the protocol.
 *
 * @param {Closing} closing how the connection ended
 * @param {{ error?: ErrorFrame | null, refusedBefore?: boolean }} [history] the `error` frame that came last on this
 *   connection, if nothing followed it, and whether the try before this one was refused without a word as well
 * @returns {Verdict}
 */
export function verdict(closing, { error = null, refusedBefore = false } = {}) {
  const status = closing.status ?? 0;
  if (status >= 400) return ofStatus(status, closing);
  switch (closing.code) {
    case 1001:
      return closing.reason === PARTY_OVER
        ? { action: "stop", why: "The party is over." }
        : { action: "retry", why: WHY[1001], afterMs: closing.retryAfterMs };
    case 1008:
      return ofRefusal(closing, error, refusedBefore);
    case 1009:
      return { action: "stop", why: sentence(closing, "Something this page sent was over the server's limit.") };
    case 1013:
    case 4002:
      return { action: "later", why: WHY[closing.code], afterMs: closing.retryAfterMs };
    default:
      return {
        action: "retry",
        why: WHY[closing.code ?? 0] ?? sentence(closing, "The connection was lost."),
        afterMs: closing.retryAfterMs,
      };
  }
}

/**
 * @param {Closing} closing
 * @param {ErrorFrame | null} error
 * @param {boolean} refusedBefore
 * @returns {Verdict}
 */
function ofRefusal(closing, error, refusedBefore) {
  if (error) {
    return { action: "stop", why: error.message, login: error.error_code === 401 };
  }
  if (closing.explained) {
    return { action: "stop", why: sentence(closing, "Access was refused."), login: true };
  }
  return refusedBefore
    ? { action: "stop", why: sentence(closing, "Access was refused."), login: true }
    : { action: "retry", why: sentence(closing, "Access was refused.") };
}

/**
 * @param {number} status
 * @param {Closing} closing
 * @returns {Verdict}
 */
function ofStatus(status, closing) {
  if (status === 401) {
    return { action: "stop", why: sentence(closing, "A token is needed."), login: true };
  }
  if (status === 429 || status === 503) {
    return { action: "later", why: sentence(closing, WHY[1013]), afterMs: closing.retryAfterMs };
  }
  if (status < 500 && status !== 408) {
    return { action: "stop", why: sentence(closing, `The server answered ${status}.`) };
  }
  return { action: "retry", why: sentence(closing, `The server answered ${status}.`), afterMs: closing.retryAfterMs };
}

/**
 * @param {Closing} closing
 * @param {string} otherwise
 */
function sentence(closing, otherwise) {
  return closing.reason && !/retry_after_ms=/.test(closing.reason) ? closing.reason : otherwise;
}

/**
 * The wait that a close reason asks for.
 *
 * @param {string | undefined} reason for example `Server stopping retry_after_ms=1200`
 * @returns {number | undefined} milliseconds
 */
export function retryAfter(reason) {
  const found = /retry_after_ms=(\d{1,9})/.exec(reason ?? "");
  return found ? Number(found[1]) : undefined;
}
