// @ts-check
/** @import { State } from "./messages.js" */
import { element, tell } from "./elements.js";

/** @type {Record<State["name"], { tone: string, words: string, again?: string }>} */
const LOOKS = {
  connecting: { tone: "busy", words: "Connecting…" },
  "catching-up": { tone: "busy", words: "Catching up…" },
  live: { tone: "good", words: "Live" },
  polling: { tone: "warn", words: "Polling: the newest may come late" },
  doubtful: { tone: "warn", words: "The server has gone quiet. Checking…" },
  waiting: { tone: "bad", words: "Not connected.", again: "Try now" },
  stopped: { tone: "bad", words: "Stopped.", again: "Connect again" },
};

/** @type {Record<import("./transport-shapes.js").TransportName, string>} */
const WAYS = { ws: "Over a WebSocket", sse: "Over server-sent events", poll: "By asking again and again" };

/**
 * `<connection-status>`: how the line is, in words. Property `state`; event `retry` when the reader wants it tried now.
 * The countdown is for the eye alone, so that a screen reader hears each state once.
 */
export class ConnectionStatus extends HTMLElement {
  #words = element("span", { role: "status" });
  #countdown = element("span", { "aria-hidden": "true" });
  #again = element("button", { type: "button", class: "text", hidden: true });
  #ticking = 0;
  /** @type {State | null} */
  #state = null;

  connectedCallback() {
    const text = element("p", {}, this.#words, " ", this.#countdown);
    this.replaceChildren(element("span", { class: "lamp" }), text, this.#again);
    this.#again.onclick = () => tell(this, "retry");
    if (this.#state) this.state = this.#state;
  }

  disconnectedCallback() {
    clearInterval(this.#ticking);
  }

  /** @param {State} state */
  set state(state) {
    this.#state = state;
    const { tone, words, again } = LOOKS[state.name];
    this.setAttribute("tone", tone);
    this.#words.textContent = again && state.reason ? `${words} ${state.reason}` : words;
    this.title = state.transport === null ? "" : WAYS[state.transport];
    this.#again.hidden = !again;
    this.#again.textContent = again ?? "";
    clearInterval(this.#ticking);
    this.#count();
    if (state.retryAt !== null) this.#ticking = setInterval(() => this.#count(), 500);
  }

  #count() {
    const left = Math.ceil(((this.#state?.retryAt ?? 0) - Date.now()) / 1000);
    this.#countdown.textContent = left > 0 ? `Next try in ${left} s.` : "";
  }
}

customElements.define("connection-status", ConnectionStatus);
