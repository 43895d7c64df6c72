// @ts-check
/** @import { Opened } from "./host-messages.js" */
import { Kept } from "../shared/kept.js";

/** The plain addresses of a party's invitations, as far as this tab was told of them: the server tells each only once. */
export class Links {
  #kept;

  /** @param {string} party its id */
  constructor(party) {
    this.#kept = new Kept(`heliograph.host.links.${party}`, /** @type {Record<string, string>} */ ({}), () => sessionStorage);
  }

  /** @param {Opened} opened */
  opened({ players, observer }) {
    const links = Object.fromEntries(players.map(({ player_id: id, url }) => [id, url]));
    this.#kept.write({ ...links, observer: observer.url });
  }

  /** @param {string} seat @returns {string | null} */
  of(seat) {
    return this.#kept.read()[seat] ?? null;
  }

  /**
   * @param {string} seat
   * @param {string | null} url null if the one there was opens nothing any more
   */
  put(seat, url) {
    const { [seat]: old, ...others } = this.#kept.read();
    this.#kept.write(url === null ? others : { ...others, [seat]: url });
  }
}
