// @ts-check

/**
 * The channel that an address names: `#/ops`, or `?channel=ops` in a link that somebody wrote by hand.
 *
 * @param {{ hash: string, search: string }} location
 * @returns {string | null}
 */
export function channelIn({ hash, search }) {
  const path = hash.replace(/^#\/?/, "");
  if (path === "") return new URLSearchParams(search).get("channel") || null;
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/**
 * @param {string} channelId
 * @returns {string} the part of an address that {@link channelIn} reads
 */
export function addressOf(channelId) {
  return `#/${encodeURIComponent(channelId)}`;
}

/**
 * What is wrong with a channel's name, in a sentence; null when nothing is.
 *
 * @param {string} name
 * @returns {string | null}
 */
export function faultIn(name) {
  if (name.trim() === "") return "A channel needs a name.";
  if (name.length > 128) return "A channel's name has at most 128 characters.";
  if (name === "." || name === ".." || /[\p{Cc}\p{Cs}/\\{}]/u.test(name)) return "A channel's name has no / \\ { } in it.";
  return null;
}
