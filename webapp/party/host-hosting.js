// @ts-check
/** @import { AskDialog } from "../shared/ask-dialog.js" */
/** @import { ConnectionStatus } from "../shared/connection-status.js" */
/** @import { State } from "../shared/messages.js" */
/** @import { Action } from "./host-actions.js" */
/** @import { Evening } from "./host-evening.js" */
/** @import { HostSheets } from "./host-sheets.js" */
/** @import { HostStory } from "./host-story.js" */
/** @import { KeysDialog } from "./host-keys.js" */
import { duration } from "../shared/when.js";
import { Answering } from "./host-answering.js";
import { Fighting } from "./host-fighting.js";
import { Seating } from "./host-seating.js";
import { deedOf } from "./host-keys.js";
import { whyNot } from "./host-words.js";
import "./host-sheets.js";
import "./host-story.js";

const REFRESH_MS = 5_000;
const TICK_MS = 1_000;

const $ = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

/** One evening on the page, from sitting down to the end: what is shown of it, and what keys and buttons do. */
export class Hosting {
  #evening;
  #answering;
  #fighting;
  #seating;
  #ended = new AbortController();
  #status = /** @type {ConnectionStatus} */ ($("connection-status"));
  #story = /** @type {HostStory} */ (document.createElement("host-story"));
  #sheets = /** @type {HostSheets} */ (document.createElement("host-sheets"));
  #thinking = /** @type {HTMLButtonElement} */ ($("#thinking"));
  #timers = [
    setInterval(() => this.#tick(), TICK_MS),
    setInterval(() => document.hidden || void this.#evening.refresh(), REFRESH_MS),
  ];

  /**
   * @param {Evening} evening not open yet
   * @param {string} token the host's
   */
  constructor(evening, token) {
    this.#evening = evening;
    $("host-story").replaceWith(this.#story);
    $("host-sheets").replaceWith(this.#sheets);
    const { signal } = this.#ended;
    this.#answering = new Answering(evening, signal);
    this.#fighting = new Fighting(evening, signal);
    this.#seating = new Seating(evening, token, signal);
    this.#story.nameOf = (id) => evening.nameOf(id);
    this.#story.actionOf = (id) => evening.actions.get(id);
    this.#listen(signal);
    this.#press(signal);
  }

  close() {
    this.#ended.abort();
    this.#timers.forEach((timer) => clearInterval(timer));
    this.#evening.close();
  }

  /** Shows the invitations as soon as it is known who plays. */
  inviteWhenKnown() {
    this.#evening.addEventListener("overview", () => void this.#seating.invite(), { once: true, signal: this.#ended.signal });
  }

  /** @param {AbortSignal} signal */
  #listen(signal) {
    const on = (/** @type {string} */ type, /** @type {(detail: any) => void} */ act) =>
      this.#evening.addEventListener(type, (event) => act(/** @type {CustomEvent} */ (event).detail), { signal });
    on("state", (/** @type {State} */ state) => (this.#status.state = state));
    on("told", (frame) => this.#story.told(frame));
    on("system", (frame) => this.#story.system(frame));
    on("queued", (frame) => this.#story.queued(frame));
    on("outcome", (id) => this.#story.outcome(id));
    on("truncated", (more) => (this.#story.earlier = more));
    on("gap", () => this.#story.note("Some of what happened is gone from the server."));
    on("wish", (/** @type {Action} */ action) => ($("#news").textContent = `${action.playerName}: ${action.text}`));
    on("overview", () => this.#showOverview());
    on("sheets", () => this.#showSheets());
    on("combat", () => this.#showSheets());
    on("actions", () => this.#showTitle());
  }

  /** @param {AbortSignal} signal */
  #press(signal) {
    const click = (/** @type {string} */ selector, /** @type {() => void} */ act) => $(selector).addEventListener("click", act, { signal });
    click("#thinking", () => this.#deeds.thinking());
    click("#invite", () => this.#deeds.invite());
    click("#help", () => this.#deeds.help());
    click("#stop", () => void this.#stop());
    click(".skip", () => this.#deeds.answer());
    $("#views").addEventListener("click", (event) => this.#view(/** @type {HTMLElement} */ (event.target).closest("button")?.dataset.view ?? ""), { signal });
    this.#status.addEventListener("retry", () => this.#evening.reconnect(), { signal });
    this.#story.addEventListener("older", () => void this.#evening.earlier().catch((error) => this.#story.failed(whyNot(error))), { signal });
    this.#sheets.addEventListener("patch", (event) => void this.#patch(/** @type {CustomEvent} */ (event).detail), { signal });
    document.addEventListener("keydown", (event) => this.#key(event), { signal });
  }

  /** @type {Record<string, () => void>} by the name that keys have for them */
  #deeds = {
    next: () => void this.#answering.next(),
    answer: () => this.#onDesk(() => this.#answering.write()),
    alone: () => this.#onDesk(() => this.#answering.desk.writeAlone()),
    note: () => this.#onDesk(() => this.#answering.desk.writeNote()),
    change: () => this.#onDesk(() => this.#answering.desk.writeChange()),
    preview: () => this.#onDesk(() => this.#answering.desk.turnPreview()),
    requeue: () => void this.#answering.requeue(),
    cancel: () => void this.#answering.cancel(),
    say: () => this.#onDesk(() => this.#answering.leave()),
    thinking: () => void this.#think(),
    queue: () => this.#onDesk(() => $("action-queue").focus()),
    points: () => this.#onTable(() => this.#sheets.focus()),
    fight: () => this.#onTable(() => this.#fighting.begin()),
    turn: () => void this.#fighting.next(),
    invite: () => void this.#seating.invite(),
    help: () => /** @type {KeysDialog} */ ($("keys-dialog")).show(),
  };

  /** @param {KeyboardEvent} event */
  #key(event) {
    if (event.key === "Escape" && !document.querySelector("dialog[open]")) /** @type {HTMLElement} */ (document.activeElement)?.blur();
    const deed = deedOf(event);
    if (deed === null) return;
    event.preventDefault();
    this.#deeds[deed]();
  }

  /** @param {() => void} act */
  #onDesk(act) {
    this.#view("desk");
    act();
  }

  /** @param {() => void} act */
  #onTable(act) {
    this.#view("table");
    act();
  }

  /** @param {string} view */
  #view(view) {
    if (view === "") return;
    document.body.dataset.view = view;
    for (const button of /** @type {Iterable<HTMLElement>} */ ($("#views").children)) {
      button.setAttribute("aria-pressed", String(button.dataset.view === view));
    }
  }

  #showOverview() {
    const { overview, players } = this.#evening;
    if (overview === null) return;
    $("#party-name").textContent = overview.name;
    const here = overview.players.filter(({ connected }) => connected).length;
    $("#glance").textContent = `${here} of ${players.length} here · ${overview.resolved} answered · ${duration(overview.uptime_seconds)}`;
    this.#showSheets();
    this.#showTitle();
  }

  #showSheets() {
    const { sheets, combat, guests } = this.#evening;
    this.#sheets.show(sheets, combat, guests);
  }

  #showTitle() {
    const { length } = this.#evening.actions.waiting;
    const name = this.#evening.overview?.name ?? "Host";
    document.title = `${length > 0 ? `(${length}) ` : ""}${name} · Host`;
    $("#views button").dataset.count = length > 0 ? String(length) : "";
  }

  #tick() {
    const now = this.#evening.now();
    this.#answering.tick(now);
    this.#fighting.tick(now);
  }

  /** @param {{ id: string, patch: object }} change */
  async #patch({ id, patch }) {
    try {
      this.#evening.know(await this.#evening.table.patch(id, patch));
    } catch (error) {
      this.#sheets.row(id)?.failed(whyNot(error));
    }
  }

  async #think() {
    try {
      await this.#evening.table.thinking();
      this.#thinking.classList.add("shown");
      setTimeout(() => this.#thinking.classList.remove("shown"), TICK_MS);
    } catch (error) {
      this.#answering.desk.say("bad", whyNot(error));
    }
  }

  async #stop() {
    const ask = /** @type {AskDialog} */ ($("ask-dialog"));
    const hint = "Everybody is sent home, the codes open nothing any more, and the log goes into the archive.";
    if (!(await ask.ask({ question: "End the party?", hint, yes: "End it" }))) return;
    try {
      await this.#evening.table.stop();
      await this.#evening.refresh();
    } catch (error) {
      this.#answering.desk.say("bad", whyNot(error));
    }
  }
}
