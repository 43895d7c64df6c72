// @ts-check
import { Kept } from "../shared/kept.js";

const PARAMETER = "token";

/**
 * The token that a page was opened with: the newest one wins, and it is kept, so that a reload and another visit need no
 * QR code. A tab keeps its own, so that two seats can be tried side by side in one browser.
 */
export class Invitation {
  #here;
  #anywhere;

  /** @param {string} page what the token is for: a host's page and a player's in one browser are no matter to each other */
  constructor(page) {
    const key = `heliograph.${page}:${new URL("./", location.href).pathname}`;
    this.#here = new Kept(key, /** @type {string | null} */ (null), () => sessionStorage);
    this.#anywhere = new Kept(key, /** @type {string | null} */ (null));
  }

  /** The token, from the address or from what was kept. The address is cleaned. @returns {string | null} */
  take() {
    const address = new URL(location.href);
    const token = address.searchParams.get(PARAMETER)?.trim() || null;
    if (address.searchParams.has(PARAMETER)) {
      address.searchParams.delete(PARAMETER);
      history.replaceState(history.state, "", address);
    }
    if (token !== null) this.keep(token);
    return token ?? this.#here.read() ?? this.#anywhere.read();
  }

  /** @param {string} token */
  keep(token) {
    this.#here.write(token);
    this.#anywhere.write(token);
  }

  /** It opens nothing any more. @param {string} token */
  forget(token) {
    for (const kept of [this.#here, this.#anywhere]) if (kept.read() === token) kept.forget();
  }

  /**
   * The token in what somebody pasted: an invitation's whole address, or the token alone.
   *
   * @param {string} text
   * @returns {string | null}
   */
  static tokenIn(text) {
    return /hgp_[\w-]{10,}/.exec(text)?.[0] ?? null;
  }
}
