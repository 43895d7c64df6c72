// @ts-check
/** @import { AskDialog } from "../shared/ask-dialog.js" */
/** @import { Invited } from "./host-card.js" */
/** @import { Evening } from "./host-evening.js" */
/** @import { InviteCards } from "./host-cards.js" */
/** @import { SeatDialog } from "./host-seat.js" */
import { element } from "../shared/elements.js";
import { RefusedError } from "../shared/heliograph.js";
import { Links } from "./host-links.js";
import { whyNot } from "./host-words.js";
import "./host-cards.js";
import "./host-seat.js";

const OBSERVER = "observer";

const $ = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

/** What the host does with seats: shows their codes, replaces them, sends somebody away. */
export class Seating {
  #evening;
  #token;
  #dialog = /** @type {SeatDialog} */ ($("seat-dialog"));
  #cards = /** @type {InviteCards} */ ($("invite-cards"));
  #watching = /** @type {HTMLButtonElement} */ ($("#watching"));

  /**
   * @param {Evening} evening
   * @param {string} token the host's
   * @param {AbortSignal} signal ends it
   */
  constructor(evening, token, signal) {
    this.#evening = evening;
    this.#token = token;
    const on = (/** @type {EventTarget} */ target, /** @type {string} */ type, /** @type {(id: string) => void} */ act) =>
      target.addEventListener(type, (event) => act(/** @type {CustomEvent} */ (event).detail), { signal });
    on(document, "seat", (id) => void this.#open(id));
    on(this.#dialog, "newtoken", (id) => void this.#replace(id));
    on(this.#dialog, "kick", (id) => void this.#kick(id));
    on(this.#watching, "click", () => void this.#open(OBSERVER));
    on(evening, "overview", () => this.#showWatching());
  }

  /** Shows the invitations of all. */
  async invite() {
    const { overview, players } = this.#evening;
    if (overview === null) return;
    try {
      const ids = [...players.map(({ id }) => id), OBSERVER];
      const invited = await Promise.all(ids.map((id) => this.#invited(id)));
      this.#cards.open(overview.name, invited, `${overview.url}/host?token=${this.#token}`);
    } catch (error) {
      this.#say(error, this.#dialog.shown);
    }
  }

  #showWatching() {
    const watching = this.#evening.overview?.observers ?? 0;
    const words = watching === 0 ? "nobody watches" : watching === 1 ? "1 watches" : `${watching} watch`;
    this.#watching.dataset.state = watching > 0 ? "here" : "away";
    this.#watching.replaceChildren(element("span", { class: "lamp" }), words);
  }

  /** @param {string} id */
  async #open(id) {
    try {
      this.#dialog.open(await this.#invited(id), this.#evening.guests.get(id) ?? null);
    } catch (error) {
      this.#say(error, id);
    }
  }

  /** @param {string} id @returns {Promise<Invited>} */
  async #invited(id) {
    const name = id === OBSERVER ? "Who watches" : this.#evening.nameOf(id);
    const by = this.#evening.sheets.get(id)?.player_name;
    const svg = await this.#evening.table.qr(id).catch(noCode);
    return { id, name, svg, url: this.#links?.of(id) ?? null, ...(by && { by }) };
  }

  get #links() {
    const { overview } = this.#evening;
    return overview === null ? null : new Links(overview.party_id);
  }

  /** @param {string} id */
  async #replace(id) {
    const hint = "The code there is opens nothing from then on, and whoever came with it has to scan the new one.";
    await this.#change(id, { question: `A new code for ${this.#called(id)}?`, hint, yes: "New code" }, async () => {
      const { url } = await this.#evening.table.replaceToken(id);
      this.#links?.put(id, url);
    });
  }

  /** @param {string} id */
  async #kick(id) {
    const hint = "Their connections end at once, their code opens nothing any more, and what they wanted to do is cancelled. With a new code they may come back.";
    await this.#change(id, { question: `Send ${this.#called(id)} away?`, hint, yes: "Send away" }, async () => {
      await this.#evening.table.kick(id);
      this.#links?.put(id, null);
    });
  }

  /**
   * @param {string} id
   * @param {{ question: string, hint: string, yes: string }} words
   * @param {() => Promise<void>} how
   */
  async #change(id, words, how) {
    const ask = /** @type {AskDialog} */ ($("ask-dialog"));
    if (!(await ask.ask(words))) return;
    try {
      await how();
      await this.#evening.refresh();
      const invited = await this.#invited(id);
      if (this.#dialog.shown === id) this.#dialog.open(invited, this.#evening.guests.get(id) ?? null);
    } catch (error) {
      this.#say(error, id);
    }
  }

  /** @param {string} id */
  #called(id) {
    return id === OBSERVER ? "those who watch" : this.#evening.nameOf(id);
  }

  /**
   * @param {unknown} error
   * @param {string | null} id whose seat it is about
   */
  #say(error, id) {
    $("#news").textContent = whyNot(error);
    if (id !== null && this.#dialog.shown === id) this.#dialog.failed(whyNot(error));
  }
}

/** @param {unknown} error @returns {null} where nobody has a code */
function noCode(error) {
  if (error instanceof RefusedError && error.status === 404) return null;
  throw error;
}
