// @ts-check
/** @import { Surroundings } from "./stream.js" */
import { Addresses } from "./addresses.js";

/**
 * @typedef {object} Options
 * @property {string | URL} [base] where the server's application is; by default where this module was loaded from
 * @property {typeof WebSocket} [WebSocket] needed in Node before 22 for sockets; without it SSE is the best there is
 * @property {typeof fetch} [fetch]
 * @property {import("./messages.js").Clock} [clock]
 * @property {() => number} [random]
 * @property {Surroundings["wakeups"]} [wakeups] the `window` and `document` whose events wake a stream
 */

/**
 * The server and the world as they are, but for what the options say.
 *
 * @param {Options} options
 * @returns {Omit<Surroundings, "token">}
 */
export function surroundings(options) {
  return {
    addresses: new Addresses(options.base ?? new URL("../", import.meta.url)),
    fetch: options.fetch ?? ((...request) => globalThis.fetch(...request)),
    WebSocket: options.WebSocket ?? globalThis.WebSocket,
    clock: options.clock ?? {
      now: () => Date.now(),
      setTimeout: (task, ms) => setTimeout(task, ms),
      clearTimeout: (timer) => clearTimeout(timer),
    },
    random: options.random ?? Math.random,
    wakeups: options.wakeups,
  };
}
