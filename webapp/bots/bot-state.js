// @ts-check
/** @import { BotInfo } from "../shared/messages.js" */
import { element, tell } from "../shared/elements.js";
import { STATES, measure } from "./bot-list.js";

/** `<bot-state>`: what the open bot is at. Properties `bot` and `stale`; events `pause` and `resume`. */
export class BotState extends HTMLElement {
  #state = element("span", { class: "state", role: "status" });
  #words = element("span", { class: "words" });
  #bar = element("progress", { max: 100 });
  #button = element("button", { type: "button" });
  #paused = false;
  #stale = false;
  /** @type {BotInfo | null} */
  #bot = null;

  connectedCallback() {
    this.#button.onclick = () => tell(this, this.#paused ? "resume" : "pause");
    this.replaceChildren(this.#state, this.#words, this.#bar, this.#button);
  }

  /** Whether what is shown may be old. @param {boolean} stale */
  set stale(stale) {
    this.#stale = stale;
    this.bot = this.#bot;
  }

  /** @param {BotInfo | null} bot */
  set bot(bot) {
    this.#bot = bot;
    this.hidden = bot === null;
    if (bot === null) return;
    this.#paused = bot.status === "paused";
    this.setAttribute("state", bot.status);
    if (this.#state.textContent !== STATES[bot.status]) this.#state.textContent = STATES[bot.status];
    this.#words.textContent = this.#stale ? `may be old · ${words(bot)}` : words(bot);
    // It keeps its room: what stands below must not move when a task begins.
    this.#bar.toggleAttribute("off", bot.current_task === null);
    measure(this.#bar, bot);
    this.#button.textContent = this.#paused ? "Resume" : "Pause";
  }
}

/** @param {BotInfo} bot */
function words({ running, queue_size: waiting, tasks_processed: processed, current_percent: percent, current_task: task }) {
  return [
    ...(task === null ? [] : [percent === null ? task : `${task} ${percent} %`]),
    ...(running > 1 ? [`${running - 1} more running`] : []),
    ...(waiting > 0 ? [`${waiting.toLocaleString()} waiting`] : []),
    `${processed.toLocaleString()} done`,
  ].join(" · ");
}

customElements.define("bot-state", BotState);
