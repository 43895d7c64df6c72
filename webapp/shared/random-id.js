// @ts-check

/**
 * A random id of 128 bits in hexadecimal. `crypto.randomUUID` is no choice: a phone that came by plain
 * `http://192.168.…` is in no secure context and does not have it.
 *
 * @param {Pick<Crypto, "getRandomValues"> | undefined} [crypto]
 * @returns {string}
 */
export function randomId(crypto = globalThis.crypto) {
  const bytes = new Uint8Array(16);
  if (crypto) {
    crypto.getRandomValues(bytes);
  } else {
    for (let i = 0; i < bytes.length; i++) bytes[i] = Math.floor(Math.random() * 256);
  }
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
