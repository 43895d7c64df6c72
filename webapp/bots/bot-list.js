// @ts-check
/** @import { BotInfo } from "../shared/messages.js" */
import { element, tell } from "../shared/elements.js";
import { faultIn } from "./address.js";

/** @type {Record<BotInfo["status"], string>} */
export const STATES = { idle: "Idle", working: "Working", paused: "Paused" };

/**
 * `<bot-list>`: what every bot is at. Properties `bots`, `current` and `href` (the address of a bot), then `render()`;
 * event `open` with a bot's name, `register` with the name of one to make known.
 */
export class BotList extends HTMLElement {
  #list = element("ul");
  #note = element("p", { class: "note", role: "status", hidden: true });
  #input = element("input", {
    id: "new-bot",
    name: "bot",
    autocomplete: "off",
    autocapitalize: "off",
    spellcheck: "false",
    placeholder: "Register a bot",
  });

  /** @type {BotInfo[]} */
  bots = [];
  /** @type {string | null} */
  current = null;
  /** @type {(bot: string) => string} */
  href = () => "";

  connectedCallback() {
    const form = element(
      "form",
      {},
      element("label", { for: "new-bot", class: "spoken" }, "Name of a bot to register"),
      this.#input,
      element("button", {}, "Register"),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      const name = this.#input.value.trim();
      const fault = faultIn(name);
      this.#input.setCustomValidity(fault ?? "");
      if (fault) return this.#input.reportValidity();
      this.#input.value = "";
      tell(this, "register", name);
    };
    this.#input.oninput = () => this.#input.setCustomValidity("");
    this.#list.onclick = (event) => this.#clicked(event);
    this.replaceChildren(element("nav", { "aria-label": "Bots" }, this.#list), this.#note, form);
  }

  focus() {
    this.#input.focus();
  }

  /** Says what is not as it seems, or nothing. @param {string} words */
  set note(words) {
    this.#note.hidden = words === "";
    this.#note.textContent = words;
  }

  /** Shows what the properties say. Links that stay keep the focus. */
  render() {
    const known = new Map([...this.#list.children].map((row) => [/** @type {HTMLElement} */ (row).dataset.bot, row]));
    const rows = this.bots.map((bot) => {
      const row = /** @type {HTMLLIElement} */ (known.get(bot.bot_id)) ?? newRow(bot.bot_id);
      this.#fill(row, bot);
      return row;
    });
    known.forEach((row) => rows.includes(/** @type {HTMLLIElement} */ (row)) || row.remove());
    rows.forEach((row, i) => this.#list.children[i] === row || this.#list.insertBefore(row, this.#list.children[i] ?? null));
  }

  /**
   * @param {HTMLElement} row
   * @param {BotInfo} bot
   */
  #fill(row, bot) {
    const link = /** @type {HTMLAnchorElement} */ (row.firstElementChild);
    link.href = this.href(bot.bot_id);
    if (bot.bot_id === this.current) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
    row.setAttribute("state", bot.status);
    const [, state, queue, current, bar] = /** @type {HTMLElement[]} */ ([...link.children]);
    state.textContent = STATES[bot.status];
    queue.textContent = bot.queue_size === 0 ? "" : `${bot.queue_size.toLocaleString()} waiting`;
    const busy = bot.current_task !== null;
    current.hidden = !busy;
    const more = bot.running > 1 ? ` and ${bot.running - 1} more` : "";
    const percent = bot.current_percent === null ? "" : `${bot.current_percent} % · `;
    current.textContent = busy ? `${percent}${bot.current_task}${more}` : "";
    bar.hidden = !busy;
    measure(/** @type {HTMLProgressElement} */ (bar), bot);
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const link = /** @type {HTMLElement} */ (event.target).closest("a");
    if (!link || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    tell(this, "open", /** @type {HTMLElement} */ (link.parentElement).dataset.bot);
  }
}

/**
 * @param {HTMLProgressElement} bar
 * @param {BotInfo} bot
 */
export function measure(bar, { current_percent: percent, current_task: task }) {
  bar.setAttribute("aria-label", `Progress of ${task ?? "nothing"}`);
  if (percent === null || task === null) bar.removeAttribute("value");
  else bar.value = percent;
}

/** @param {string} id */
function newRow(id) {
  const link = element(
    "a",
    { href: "" },
    element("span", { class: "name" }, id),
    element("span", { class: "state" }),
    element("span", { class: "queue" }),
    element("span", { class: "current" }),
    element("progress", { max: 100 }),
  );
  return element("li", { "data-bot": id }, link);
}

customElements.define("bot-list", BotList);
