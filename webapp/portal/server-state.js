// @ts-check
import { element } from "../shared/elements.js";
import { duration } from "../shared/when.js";

/** @typedef {{ status: string, version?: string, uptime_seconds?: number }} Health */

/** `<server-state>`: what the server says of itself. Property `health`; null when it does not answer. */
export class ServerState extends HTMLElement {
  #words = element("strong", { role: "status" });
  #detail = element("span");

  connectedCallback() {
    this.#words.textContent = "Asking the server…";
    this.replaceChildren(element("span", { class: "lamp" }), this.#words, this.#detail);
  }

  /** @param {Health | null} health */
  set health(health) {
    const well = health !== null && /^(ok|up|healthy|ready)$/i.test(health.status);
    this.setAttribute("tone", well ? "good" : "bad");
    const words = well ? "Running" : health === null ? "The server does not answer" : `The server says: ${health.status}`;
    // Written only when it changes, so that it is spoken only then.
    if (this.#words.textContent !== words) this.#words.textContent = words;
    this.#detail.textContent = health === null ? "" : details(health);
  }
}

/** @param {Health} health */
function details({ version, uptime_seconds: uptime }) {
  return [
    ...(uptime === undefined ? [] : [`for ${duration(uptime)}`]),
    ...(version === undefined ? [] : [`version ${version}`]),
  ].join(" · ");
}

customElements.define("server-state", ServerState);
