// @ts-check
import { element, tell } from "../shared/elements.js";

/**
 * `<audience-picker>`: who hears what the host says: everybody, or a few. Properties `players` and `to`, null for
 * everybody; event `pick` with the new `to`.
 */
export class AudiencePicker extends HTMLElement {
  #row = element("div", { class: "more", role: "group", "aria-label": "Who hears it" });
  /** @type {{ id: string, name: string }[]} */
  #players = [];
  /** @type {string[] | null} */
  #to = null;

  connectedCallback() {
    this.replaceChildren(this.#row);
    this.#render();
  }

  /** @param {{ id: string, name: string }[]} players */
  set players(players) {
    const same = this.#players.map(({ id, name }) => id + name).join() === players.map(({ id, name }) => id + name).join();
    this.#players = players;
    if (!same) this.#render();
  }

  /** @param {string[] | null} to */
  set to(to) {
    this.#to = to;
    this.#mark();
  }

  #render() {
    const all = this.#chip("Everybody", "", () => this.#pick(null));
    this.#row.replaceChildren(all, ...this.#players.map(({ id, name }) => this.#chip(name, id, () => this.#turn(id))));
    this.#mark();
  }

  /**
   * @param {string} name
   * @param {string} id
   * @param {() => void} act
   */
  #chip(name, id, act) {
    const button = element("button", { type: "button", class: "chip", "data-player": id }, name);
    button.onclick = act;
    return button;
  }

  /** @param {string} id */
  #turn(id) {
    const to = this.#to ?? [];
    const next = to.includes(id) ? to.filter((one) => one !== id) : this.#players.map((player) => player.id).filter((one) => one === id || to.includes(one));
    this.#pick(next.length === 0 ? null : next);
  }

  /** @param {string[] | null} to */
  #pick(to) {
    this.to = to;
    tell(this, "pick", to);
  }

  #mark() {
    for (const chip of /** @type {Iterable<HTMLElement>} */ (this.#row.children)) {
      const { player } = chip.dataset;
      chip.setAttribute("aria-pressed", String(player === "" ? this.#to === null : (this.#to?.includes(player ?? "") ?? false)));
    }
  }
}

customElements.define("audience-picker", AudiencePicker);
