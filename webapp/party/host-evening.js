// @ts-check
/** @import { Frame, State } from "../shared/messages.js" */
/** @import { Combat, Guest, Overview, Sheet } from "./host-messages.js" */
/** @import { Loss } from "./table-shapes.js" */
import { Heliograph, RefusedError } from "../shared/heliograph.js";
import { Actions } from "./host-actions.js";
import { HostTable } from "./host-table.js";
import { Seat } from "./seat.js";

/** Statuses that mean: this token is no host's. */
const NOT_A_HOST = new Set([401, 403]);

/**
 * One party as its host knows it, put together from what comes and what is asked for.
 *
 * It is an `EventTarget`: `overview`, `sheets`, `combat` and `actions` say that this property changed; `told`, `system`
 * and `queued` hold what belongs to the story, `outcome` the id of an action whose status changed; `wish` an action that
 * has just come; `state` how the line is; `truncated` whether the story has more before; `gap` that something is gone;
 * `lost` a {@link Loss}, after which nothing more comes.
 */
export class Evening extends EventTarget {
  actions = new Actions();
  /** Players' first. @type {Map<string, Sheet>} */
  sheets = new Map();
  /** @type {Combat} */
  combat = { active: false };
  /** @type {Overview | null} */
  overview = null;
  table;
  #seat;
  #lost = false;
  /** @type {string | null} */
  #first = null;
  /** Whether this connection said what is open. */
  #toldOpen = false;
  /** Whether it is about to be said that actions changed. */
  #tellsActions = false;

  /** @param {string} token the host's */
  constructor(token) {
    super();
    const heliograph = new Heliograph({ token });
    this.table = new HostTable(heliograph);
    this.#seat = new Seat(token, heliograph);
    this.#seat.addEventListener("frame", (event) => this.#take(/** @type {CustomEvent} */ (event).detail));
    this.#seat.addEventListener("state", (event) => this.#changed(/** @type {CustomEvent} */ (event).detail));
    this.#seat.addEventListener("lost", (event) => this.#lose(/** @type {CustomEvent} */ (event).detail));
  }

  /** Who sits here is known, if it can be, before anything is told of them. */
  async open() {
    await this.refresh();
    if (!this.#lost) this.#seat.open();
  }

  close() {
    this.#lost = true;
    this.#seat.close();
  }

  reconnect() {
    this.#seat.reconnect();
  }

  /** The server's time (ms since 1970). */
  now() {
    return this.#seat.now();
  }

  /** Who sits with everybody else's consent: those sent away are not among them. @returns {{ id: string, name: string }[]} */
  get players() {
    const all = this.overview?.players ?? [];
    return all.filter(({ removed }) => !removed).map(({ player_id: id, name }) => ({ id, name }));
  }

  /** @returns {Map<string, Guest>} by id */
  get guests() {
    return new Map((this.overview?.players ?? []).map((guest) => [guest.player_id, guest]));
  }

  /** @param {string} id */
  nameOf(id) {
    return this.sheets.get(id)?.name ?? this.guests.get(id)?.name ?? id;
  }

  /** Asks how the party is. */
  async refresh() {
    try {
      const overview = await this.table.overview();
      if (this.#lost) return;
      if (overview.status === "stopped") return this.#lose({ kind: "over", words: "The party is over." });
      if (this.sheets.size === 0 || this.#seat.state !== "live") await this.#readCast();
      this.overview = overview;
      this.#emit("overview");
      if (!this.#toldOpen) await this.#askWhatIsOpen();
    } catch (error) {
      if (error instanceof RefusedError && NOT_A_HOST.has(error.status)) this.#lose({ kind: "refused", words: error.message });
    }
  }

  /** Takes over what an answer told of a sheet. @param {Sheet} sheet */
  know(sheet) {
    this.sheets.set(sheet.id, sheet);
    this.#emit("sheets");
  }

  /** Takes over what an answer told of the fight. @param {Combat} combat */
  fight(combat) {
    this.combat = combat;
    this.#emit("combat");
  }

  /** Reads all of the evening that was not shown yet. */
  async earlier() {
    /** @type {string | null} */
    let cursor = null;
    for (let more = true; more; ) {
      const page = await this.table.history(cursor);
      page.events.forEach((frame) => this.#take({ ...frame, replay: true }));
      more = !page.live && page.cursor !== cursor && !page.events.some(({ id }) => id === this.#first);
      cursor = page.cursor;
    }
    this.#emit("truncated", false);
  }

  async #readCast() {
    const { characters } = await this.table.cast();
    this.sheets = new Map(characters.map((sheet) => [sheet.id, sheet]));
    this.#emit("sheets");
  }

  /** Only a socket says what is open; without one each action is asked for. */
  async #askWhatIsOpen() {
    if (!["live", "polling"].includes(this.#seat.state)) return;
    for (const { id } of this.actions.open) {
      const { status } = await this.table.actionStatus(id);
      this.#became({ action_id: id, status });
    }
  }

  /** @param {Frame} frame */
  #take(frame) {
    if (this.#lost) return;
    const take = this.#deeds[frame.type];
    take?.(frame);
  }

  /** What each frame does. @type {Record<string, (frame: any) => void>} */
  #deeds = {
    connected: (frame) => {
      this.#toldOpen = true;
      this.actions.began(frame);
      if (this.#first === null) this.#emit("truncated", frame.history_truncated === true);
      this.#tellActions();
    },
    live: () => void this.#caughtUp(),
    combat_state: ({ data }) => this.fight(data),
    character_update: ({ data }) => this.know(data),
    action_queued: (frame) => this.#queued(frame),
    action_status: (frame) => this.#became(frame),
    narrative: (frame) => {
      this.#first ??= frame.id;
      if (frame.action_id) this.#became({ action_id: frame.action_id, status: "resolved" });
      this.#emit("told", frame);
    },
    system: (frame) => {
      this.#first ??= frame.id;
      this.#emit("system", frame);
      if (!frame.replay) void this.refresh();
    },
    gap: () => this.#emit("gap"),
  };

  /** @param {any} frame */
  #queued(frame) {
    this.#first ??= frame.id;
    const isNew = (this.actions.get(frame.action_id)?.text ?? null) === null && !frame.replay;
    this.actions.queued(frame);
    this.#emit("queued", frame);
    this.#tellActions();
    if (isNew) this.#emit("wish", this.actions.get(frame.action_id));
  }

  /** @param {import("./host-messages.js").StatusChange} change */
  #became(change) {
    if (change.action_id === null || this.actions.get(change.action_id)?.status === change.status) return;
    this.actions.changed(change);
    this.#emit("outcome", change.action_id);
    this.#tellActions();
  }

  /** A page of the past says it once. */
  #tellActions() {
    if (this.#tellsActions) return;
    this.#tellsActions = true;
    queueMicrotask(() => {
      this.#tellsActions = false;
      this.#emit("actions");
    });
  }

  async #caughtUp() {
    void this.refresh();
    if (!this.actions.open.some(({ text }) => text === null)) return;
    try {
      await this.earlier();
    } catch {
      // The next connection tries again; until then the queue shows that there is something.
    }
  }

  /** @param {State} state */
  #changed(state) {
    if (state.name === "connecting") this.#toldOpen = false;
    this.#emit("state", state);
  }

  /** @param {Loss} loss */
  #lose(loss) {
    if (this.#lost) return;
    this.close();
    this.#emit("lost", loss);
  }

  /**
   * @param {string} type
   * @param {unknown} [detail]
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
