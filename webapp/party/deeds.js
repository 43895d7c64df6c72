// @ts-check
/** @import { Frame, Letter } from "../shared/messages.js" */
/** @import { Kept } from "../shared/kept.js" */
/** @import { ActionServer, Deed, Standing } from "./table-shapes.js" */
import { Outbox } from "../shared/outbox.js";
import { randomId } from "../shared/random-id.js";

/** So many that are done are kept for a reload. */
const KEPT = 80;

/** @type {Set<Standing>} */
const ENDS = new Set(["resolved", "rejected", "cancelled", "dropped"]);

/** @type {Set<Standing>} */
const UNSENT = new Set(["waiting", "sending"]);

/** Whether the server has not said that it has it. @param {Deed} deed */
export const isUnsent = ({ standing }) => UNSENT.has(standing);

/**
 * A player's own deeds. What is written while there is no line is kept, over reloads too, and sent when there is one; the
 * server takes each of them once, however often it was sent.
 *
 * It is an `EventTarget`: `change` says that some deed has changed.
 */
export class Deeds extends EventTarget {
  #kept;
  #server;
  #outbox;
  /** @type {Map<string, Deed>} */
  #deeds = new Map();
  #telling = false;
  #closed = false;

  /**
   * @param {Kept<Deed[]>} kept
   * @param {ActionServer} server
   */
  constructor(kept, server) {
    super();
    this.#kept = kept;
    this.#server = server;
    this.#outbox = new Outbox({ publish: (_, draft) => this.#send(draft.client_msg_id) });
    this.#outbox.addEventListener("change", (event) => this.#moved(/** @type {CustomEvent} */ (event).detail));
    this.#load();
  }

  /** Oldest first. @returns {Deed[]} */
  get all() {
    return this.#known.filter(({ standing }) => standing !== "dropped");
  }

  get #known() {
    return [...this.#deeds.values()].sort((one, other) => (one.at < other.at ? -1 : 1));
  }

  /** Takes up again what an earlier visit could not send. To be called once. */
  resume() {
    this.#known.filter(isUnsent).forEach((deed) => this.#post(deed));
  }

  /** @param {Pick<Deed, "text" | "whisper" | "at" | "after">} wish */
  add(wish) {
    const deed = { id: randomId(), actionId: null, standing: /** @type {Standing} */ ("waiting"), reason: "", ...wish };
    this.#deeds.set(deed.id, deed);
    this.#keep();
    this.#post(deed);
  }

  /** Takes what was not done from the list. @param {Deed} deed */
  drop(deed) {
    deed.standing = "dropped";
    deed.text = "";
    this.#keep();
  }

  /** Sends nothing and writes down nothing any more. */
  close() {
    this.#closed = true;
  }

  /** The line is back: sends what waits. */
  flush() {
    this.#outbox.flush();
  }

  /** Another tab of this browser has written down its deeds. */
  reread() {
    this.#adopt();
    this.#tell();
  }

  /** What another tab has not sent is sent from here too: that tab may be gone before there is a line. */
  #adopt() {
    this.#load().filter(isUnsent).forEach((deed) => this.#post(deed));
  }

  /** Takes over what any tab has added, and what has ended there. @returns {Deed[]} what is new here */
  #load() {
    const kept = this.#kept.read();
    const added = kept.filter(({ id }) => !this.#deeds.has(id));
    const ended = kept.filter(({ id, standing }) => standing === "dropped" || (ENDS.has(standing) && this.#goesOn(id)));
    for (const deed of [...added, ...ended]) this.#deeds.set(deed.id, deed);
    return added;
  }

  /** @param {string} id */
  #goesOn(id) {
    const deed = this.#deeds.get(id);
    return deed !== undefined && !ENDS.has(deed.standing);
  }

  /** @param {Frame} frame */
  take(frame) {
    if (frame.type === "connected") for (const action of frame.open_actions ?? []) this.#heard(action);
    else if (frame.type === "action_status") this.#heard(frame);
  }

  /** Asks what became of those that nothing was heard of: not every way here brings such news by itself. */
  async ask() {
    for (const deed of this.all) {
      if (deed.actionId === null || ENDS.has(deed.standing)) continue;
      const answer = await this.#server.standingOf(deed.actionId).catch(() => null);
      if (answer) this.#set(deed, answer.status);
    }
  }

  /** @param {Deed} deed */
  #post(deed) {
    this.#outbox.post("", { author: "", content: deed.text, client_msg_id: deed.id });
  }

  /** @param {string} id */
  async #send(id) {
    const deed = this.#deeds.get(id);
    if (!deed || this.#closed || ENDS.has(deed.standing)) return null;
    return this.#server.act({ text: deed.text, private: deed.whisper, client_action_id: id });
  }

  /** @param {Letter} letter */
  #moved({ draft, status, reason, message }) {
    const deed = this.#deeds.get(draft.client_msg_id);
    if (!deed || this.#closed || !isUnsent(deed)) return;
    if (status === "failed") this.#set(deed, "rejected", reason);
    else if (status === "sent") this.#taken(deed, /** @type {any} */ (message));
    else this.#set(deed, status, reason);
  }

  /**
   * @param {Deed} deed
   * @param {{ action_id: string, status: Standing }} answer
   */
  #taken(deed, answer) {
    deed.actionId = answer.action_id;
    this.#set(deed, answer.status);
  }

  /** @param {{ action_id?: string | null, client_action_id?: string, status?: Standing, error?: string }} news */
  #heard({ action_id: actionId, client_action_id: id, status, error }) {
    const deed = this.#deeds.get(id ?? "") ?? this.all.find((known) => actionId && known.actionId === actionId);
    if (!deed || !status) return;
    deed.actionId = actionId ?? deed.actionId;
    this.#set(deed, status, error);
  }

  /**
   * @param {Deed} deed
   * @param {Standing} standing
   * @param {string} [reason]
   */
  #set(deed, standing, reason = "") {
    if (ENDS.has(deed.standing)) return;
    deed.standing = standing;
    deed.reason = reason;
    this.#keep();
  }

  /** Other tabs write here too: what they have added stays. */
  #keep() {
    if (this.#closed) return;
    this.#adopt();
    const known = this.#known;
    const done = known.filter(({ standing }) => ENDS.has(standing));
    const old = new Set(done.slice(0, Math.max(0, done.length - KEPT)));
    this.#kept.write(known.filter((deed) => !old.has(deed)));
    this.#tell();
  }

  /** Once for all that happens at a stroke: what is being sent is on its way before anything is drawn. */
  #tell() {
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      this.dispatchEvent(new CustomEvent("change"));
    });
  }
}
