// @ts-check
import { RefusedError } from "../shared/heliograph.js";

/**
 * Why something did not happen, in words.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function whyNot(error) {
  return error instanceof Error ? error.message : String(error);
}

/**
 * Why something could not be said, and what to do now.
 *
 * @param {unknown} error
 * @param {boolean} answers whether it was to answer an action, which is answered once however often it is sent
 * @returns {string}
 */
export function whyNotSaid(error, answers) {
  if (error instanceof RefusedError) return `Not sent. ${error.message}`;
  const again = answers ? "Send it again: an action is answered only once." : "Look at the story before you send it again: it may have arrived.";
  return `${whyNot(error)} What you wrote is kept. ${again}`;
}
