// @ts-check
/**
 * What the page shows: which plan, and which of them are listed.
 *
 * @typedef {{ plan: string | null, status: string, text: string }} Wanted
 *
 * A place in a plan. Steps and lines count from 0 here and from 1 in addresses, as on the page.
 * @typedef {{ step: number, from: number | null, to: number | null }} Place
 */

export const STATUSES = ["pending", "running", "completed", "failed", "cancelled"];

/** @param {string} search such as `?plan=P&status=failed` @returns {Wanted} */
export function wantedIn(search) {
  const query = new URLSearchParams(search);
  const status = query.get("status") ?? "";
  return { plan: query.get("plan") || null, status: STATUSES.includes(status) ? status : "", text: query.get("text") ?? "" };
}

/** @param {Wanted} wanted @returns {string} the query that {@link wantedIn} reads, with its question mark */
export function addressOf({ plan, status, text }) {
  const query = new URLSearchParams();
  if (plan !== null) query.set("plan", plan);
  if (status !== "") query.set("status", status);
  if (text !== "") query.set("text", text);
  return `?${query}`;
}

/** @param {string} hash such as `#step-2`, `#step-2-L10` or `#step-2-L10-L20` @returns {Place | null} */
export function placeIn(hash) {
  const [found, step, one, other] = /^#step-(\d{1,6})(?:-L(\d{1,9})(?:-L(\d{1,9}))?)?$/.exec(hash) ?? [];
  if (!found || Number(step) < 1) return null;
  if (one === undefined) return { step: Number(step) - 1, from: null, to: null };
  const ends = [Number(one), Number(other ?? one)].map((line) => Math.max(1, line) - 1);
  return { step: Number(step) - 1, from: Math.min(...ends), to: Math.max(...ends) };
}

/** @param {Place} place @returns {string} what {@link placeIn} reads */
export function hashOf({ step, from, to }) {
  if (from === null || to === null) return `#step-${step + 1}`;
  return from === to ? `#step-${step + 1}-L${from + 1}` : `#step-${step + 1}-L${from + 1}-L${to + 1}`;
}

/** What is wrong with a plan's name, in a sentence; null when nothing is. @param {string} name @returns {string | null} */
export function faultIn(name) {
  if (name.length > 128) return "A plan's name has at most 128 characters.";
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.:-]*$/.test(name)) {
    return "A plan's name is made of letters, digits and . _ : - and begins with a letter, a digit or _.";
  }
  return null;
}
