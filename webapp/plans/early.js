// @ts-check
/** @import { PlanSnapshot } from "../shared/messages.js" */
import { keptToken } from "../shared/kept-token.js";

/**
 * Asks how the plan in the address is, while the rest of the page is still on its way. The page loads this apart from
 * everything else; whatever goes wrong here, it asks again in its own way.
 *
 * @param {string | null} plan
 * @returns {Promise<PlanSnapshot | null>}
 */
async function ask(plan) {
  if (!plan) return null;
  const token = keptToken.read();
  /** @type {Record<string, string>} */
  const headers = { Accept: "application/json", ...(token !== null && { Authorization: `Bearer ${token}` }) };
  try {
    const address = new URL(`../api/dashboard/plan/${encodeURIComponent(plan)}/poll`, import.meta.url);
    const response = await fetch(address, { headers, cache: "no-store" });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

const plan = new URLSearchParams(location.search).get("plan");

/** How the plan was that the page was opened with; null if that is not known. */
export const early = { plan, snapshot: ask(plan) };
