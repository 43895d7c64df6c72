// @ts-check
/** @import { Draft } from "./host-draft.js" */
import { element, tell } from "../shared/elements.js";
import { textField } from "./host-text.js";

/**
 * `<private-parts>`: what single players are told, a text each. Properties `players` and `parts`, the texts by player,
 * which it changes; event `edited`. {@link PrivateParts.add} begins one.
 */
export class PrivateParts extends HTMLElement {
  /** @type {{ id: string, name: string }[]} */
  #players = [];
  /** @type {Draft["private"]} */
  #parts = {};
  #rows = element("div", { class: "rows" });
  #more = element("p", { class: "more" });

  connectedCallback() {
    this.replaceChildren(this.#rows, this.#more);
  }

  /** @param {{ id: string, name: string }[]} players */
  set players(players) {
    this.#players = players;
    this.#offer();
  }

  /** @param {Draft["private"]} parts */
  set parts(parts) {
    this.#parts = parts;
    this.#rows.replaceChildren(...Object.keys(parts).map((player) => this.#row(player)));
    this.#offer();
  }

  /** @param {string} player */
  add(player) {
    if (!(player in this.#parts)) {
      this.#parts[player] = "";
      this.#rows.append(this.#row(player));
      this.#offer();
      tell(this, "edited");
    }
    this.#area(player)?.focus();
  }

  /** Focuses the next one that can be written. @param {string | null} first who comes before others */
  begin(first) {
    const free = this.#players.filter(({ id }) => !(id in this.#parts));
    const player = free.find(({ id }) => id === first) ?? (first !== null && first in this.#parts ? { id: first } : free[0]);
    if (player) this.add(player.id);
  }

  #offer() {
    const free = this.#players.filter(({ id }) => !(id in this.#parts));
    const offered = JSON.stringify(free);
    // Who is at one of them with the keyboard stays there.
    if (this.#more.dataset.offered === offered) return;
    this.#more.dataset.offered = offered;
    this.#more.replaceChildren(...(free.length > 0 ? [element("span", { class: "label" }, "Tell alone")] : []), ...free.map((player) => this.#offered(player)));
  }

  /** @param {{ id: string, name: string }} player */
  #offered({ id, name }) {
    const button = element("button", { type: "button", class: "chip", "data-player": id }, `+ ${name}`);
    button.onclick = () => this.add(id);
    return button;
  }

  /** @param {string} player */
  #area(player) {
    return /** @type {HTMLTextAreaElement | null} */ (this.#rows.querySelector(`[data-player="${CSS.escape(player)}"] textarea`));
  }

  /** @param {string} player */
  #row(player) {
    const name = this.#players.find(({ id }) => id === player)?.name ?? player;
    const { field } = textField({ label: `${name} alone`, name: `private-${player}`, value: this.#parts[player] ?? "", rows: 2 }, (text) => {
      this.#parts[player] = text;
      tell(this, "edited");
    });
    const remove = element("button", { type: "button", class: "remove", "aria-label": `Leave out what ${name} alone is told` }, "×");
    const row = element("div", { class: "row secret", "data-player": player }, field, remove);
    remove.onclick = () => this.#remove(player, row);
    return row;
  }

  /**
   * @param {string} player
   * @param {HTMLElement} row
   */
  #remove(player, row) {
    delete this.#parts[player];
    row.remove();
    this.#offer();
    tell(this, "edited");
    /** @type {HTMLElement | null} */ (this.#more.querySelector(`[data-player="${CSS.escape(player)}"]`))?.focus();
  }
}

customElements.define("private-parts", PrivateParts);
