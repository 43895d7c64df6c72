// @ts-check
/** @import { Filters } from "../shared/endpoints.js" */

/**
 * What the page shows: of which bot, through which filters, and which text is looked for.
 *
 * @typedef {{ bot: string | null, source: string, status: string, success: string, text: string }} Wanted
 */

/** @type {(keyof Omit<Wanted, "bot">)[]} */
const FIELDS = ["source", "status", "success", "text"];

/** @type {Record<string, string[]>} */
const VALUES = {
  source: ["file", "websocket"],
  status: ["pending", "in_progress", "completed", "failed"],
  success: ["true", "false"],
};

/**
 * What an address such as `?bot=B&status=failed` asks for. A value that is none is left out.
 *
 * @param {string} search
 * @returns {Wanted}
 */
export function wantedIn(search) {
  const query = new URLSearchParams(search);
  const value = (/** @type {string} */ field) => {
    const given = query.get(field) ?? "";
    return VALUES[field] === undefined || VALUES[field].includes(given) ? given : "";
  };
  return {
    bot: query.get("bot") || null,
    source: value("source"),
    status: value("status"),
    success: value("success"),
    text: value("text"),
  };
}

/**
 * @param {Wanted} wanted
 * @returns {string} the query that {@link wantedIn} reads, with its question mark
 */
export function addressOf(wanted) {
  const query = new URLSearchParams();
  if (wanted.bot !== null) query.set("bot", wanted.bot);
  for (const field of FIELDS) if (wanted[field] !== "") query.set(field, wanted[field]);
  return `?${query}`;
}

/**
 * @param {Wanted} wanted
 * @returns {Filters} what the server filters by; the text is not among it
 */
export function filtersOf({ source, status, success }) {
  return {
    ...(source !== "" && { source }),
    ...(status !== "" && { status }),
    ...(success !== "" && { success: success === "true" }),
  };
}

/**
 * What is wrong with a bot's name, in a sentence; null when nothing is.
 *
 * @param {string} name
 * @returns {string | null}
 */
export function faultIn(name) {
  if (name === "") return "A bot needs a name.";
  if (name.length > 128) return "A bot's name has at most 128 characters.";
  if (!/^[A-Za-z0-9_][A-Za-z0-9_.:-]*$/.test(name)) {
    return "A bot's name is made of letters, digits and . _ : - and begins with a letter, a digit or _.";
  }
  return null;
}
