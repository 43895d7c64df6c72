// @ts-check
/** @import { Handed, StatusChange } from "./host-messages.js" */

/**
 * Something a player wants to do. `text` is null as long as it is known only that there is one.
 *
 * @typedef {{ id: string, playerId: string, playerName: string, text: string | null, whispered: boolean,
 *   submittedAt: string | null, status: string }} Action
 */

const OPEN = new Set(["pending", "processing"]);

/** @param {Action} action */
export const isOpen = ({ status }) => OPEN.has(status);

/** All actions this page knows, from whatever told of them, in whichever order that came. Each is a value: it stays as it is. */
export class Actions {
  /** @type {Map<string, Action>} */
  #all = new Map();
  /** What the connection said are all that were open when it began. @type {{ ids: Set<string>, at: string } | null} */
  #began = null;

  /** @param {string} id */
  get(id) {
    return this.#all.get(id) ?? null;
  }

  /** Those that wait or are being answered, the oldest first. @returns {Action[]} */
  get open() {
    return [...this.#all.values()]
      .filter(isOpen)
      .sort((one, other) => (one.submittedAt ?? "").localeCompare(other.submittedAt ?? ""));
  }

  /** @returns {Action[]} those that wait to be taken */
  get waiting() {
    return this.open.filter(({ status }) => status === "pending");
  }

  /**
   * A connection begins with all that is open.
   *
   * @param {{ open_actions: StatusChange[], timestamp: string }} connected
   */
  began({ open_actions: open, timestamp }) {
    const ids = new Set(open.map(({ action_id: id }) => /** @type {string} */ (id)));
    this.#began = { ids, at: timestamp };
    for (const { id } of this.open) if (!ids.has(id)) this.changed({ action_id: id, status: "done" });
    open.forEach((change) => this.changed(change));
  }

  /** @param {Handed & { timestamp?: string, replay?: boolean }} frame */
  queued(frame) {
    const known = this.#all.get(frame.action_id);
    const began = this.#began;
    const past = frame.replay && began !== null && !began.ids.has(frame.action_id) && (frame.timestamp ?? "") <= began.at;
    this.#put(frame, known?.status ?? (past ? "done" : "pending"));
  }

  /** The host was given one. @param {Handed} handed */
  taken(handed) {
    this.#put(handed, "processing");
  }

  /** @param {StatusChange} change */
  changed({ action_id: id, player_id: playerId, status }) {
    if (id === null) return;
    const known = this.#all.get(id);
    if (known) this.#all.set(id, { ...known, status });
    else if (playerId && OPEN.has(status)) this.#all.set(id, unread(id, playerId, status));
  }

  /** @param {string} id */
  resolved(id) {
    this.changed({ action_id: id, status: "resolved" });
  }

  /**
   * @param {Handed} frame
   * @param {string} status
   */
  #put(frame, status) {
    this.#all.set(frame.action_id, {
      id: frame.action_id,
      playerId: frame.player_id,
      playerName: frame.player_name,
      text: frame.text,
      whispered: frame.private,
      submittedAt: frame.submitted_at,
      status,
    });
  }
}

/**
 * @param {string} id
 * @param {string} playerId
 * @param {string} status
 * @returns {Action}
 */
function unread(id, playerId, status) {
  return { id, playerId, playerName: playerId, text: null, whispered: false, submittedAt: null, status };
}
