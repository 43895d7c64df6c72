// @ts-check

/**
 * A short name for a token, under which a browser may keep things: it does not tell the token, and a page that came by
 * plain `http` has no `crypto.subtle` to make a better one.
 *
 * @param {string} text
 * @returns {string} 13 characters or fewer
 */
export function fingerprint(text) {
  let one = 0xdeadbeef;
  let other = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    one = Math.imul(one ^ text.charCodeAt(i), 2654435761);
    other = Math.imul(other ^ text.charCodeAt(i), 1597334677);
  }
  one = Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909);
  other = Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909);
  return (4294967296 * (2097151 & other) + (one >>> 0)).toString(36);
}
