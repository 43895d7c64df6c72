// @ts-check
/** @import { AskDialog } from "../shared/ask-dialog.js" */
/** @import { Action } from "./host-actions.js" */
/** @import { Saying } from "./host-draft.js" */
/** @import { Sent } from "./host-doubt.js" */
/** @import { Evening } from "./host-evening.js" */
/** @import { Told } from "./host-messages.js" */
/** @import { ActionQueue } from "./host-queue.js" */
/** @import { HostDesk } from "./host-desk.js" */
import { isOpen } from "./host-actions.js";
import { ByItself } from "./host-by-itself.js";
import { Doubt, isRefusal } from "./host-doubt.js";
import { isEmpty, since } from "./host-draft.js";
import { Drafts, SAYING } from "./host-drafts.js";
import { Place } from "./host-place.js";
import { Taking } from "./host-taking.js";
import { whyNot, whyNotSaid } from "./host-words.js";
import "./host-desk.js";
import "./host-queue.js";

const $ = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));

/** What the host does with the desk and with those who wait. */
export class Answering {
  desk = /** @type {HostDesk} */ (document.createElement("host-desk"));
  #evening;
  #queue = /** @type {ActionQueue} */ ($("action-queue"));
  #auto = /** @type {HTMLInputElement} */ ($("#auto"));
  #next = /** @type {HTMLButtonElement} */ ($("#next"));
  #byItself;
  #taking;
  /** @type {Drafts | null} */
  #drafts = null;
  /** @type {Place | null} */
  #place = null;
  /** What is on its way, and whether what failed to be said was said. */
  #doubt = new Doubt();

  /**
   * @param {Evening} evening
   * @param {AbortSignal} signal ends it
   */
  constructor(evening, signal) {
    this.#evening = evening;
    this.#byItself = new ByItself(this.#auto, signal);
    this.#taking = new Taking(evening, this.desk, this.#byItself, { open: (id) => this.#open(id), changed: () => this.#showActions() });
    $("host-desk").replaceWith(this.desk);
    const on = (/** @type {EventTarget} */ target, /** @type {string} */ type, /** @type {(detail: any) => void} */ act) =>
      target.addEventListener(type, (event) => act(/** @type {CustomEvent} */ (event).detail), { signal });
    on(evening, "overview", () => this.#situate());
    on(evening, "sheets", () => this.#situate());
    on(evening, "combat", () => this.#situate());
    on(evening, "actions", () => this.#showActions());
    on(evening, "told", (told) => this.#heard(told));
    on(this.#queue, "open", (id) => this.#open(id));
    on(this.desk, "edited", () => this.#drafts?.keep(this.#subject, this.desk.draft));
    on(this.desk, "give", (saying) => void this.#give(saying));
    on(this.desk, "requeue", () => void this.requeue());
    on(this.desk, "cancel", () => void this.cancel());
    on(this.desk, "leave", () => this.leave());
    on(this.#next, "click", () => void this.next());
    on(this.#auto, "change", () => this.#maybeNext());
    this.#showActions();
  }

  /** @param {number} now the server's time (ms since 1970) */
  tick(now) {
    this.#queue.tick(now);
  }

  /** Takes the oldest action that waits. */
  async next() {
    if (this.#drafts !== null) await this.#taking.next();
  }

  write() {
    this.desk.focus();
  }

  /** Puts the action aside, with what is written for it, for something that answers nobody. */
  leave() {
    this.#lay(null);
    this.desk.focus();
  }

  async requeue() {
    const { action } = this.desk;
    if (action?.status !== "processing") return;
    await this.#end(action, async () => {
      await this.#evening.table.requeue(action.id);
      this.#byItself.putBack = action.id;
    }, "Put back: it waits at its old place.");
  }

  async cancel() {
    const { action } = this.desk;
    if (action === null) return;
    const ask = /** @type {AskDialog} */ ($("ask-dialog"));
    const hint = `${action.playerName} is told that it was cancelled: “${action.text ?? ""}”`;
    if (!(await ask.ask({ question: "It will not happen?", hint, yes: "It will not" }))) return;
    await this.#end(action, async () => {
      await this.#evening.table.cancel(action.id);
      this.#drafts?.forget(action.id);
    }, "Cancelled.");
  }

  /**
   * @param {Action} action the one on the desk
   * @param {() => Promise<unknown>} how
   * @param {string} words what came of it
   */
  async #end(action, how, words) {
    const { id, playerName } = action;
    if (this.desk.isBusy || this.#subject !== id) return;
    this.desk.isBusy = true;
    try {
      await this.#doubt.sending(id, how());
      if (this.#subject !== id) return this.desk.say("good", `${playerName}: ${words}`);
      this.#lay(null);
      this.desk.say("good", words);
      this.#next.focus();
    } catch (error) {
      if (this.#subject !== id) return this.desk.say("bad", `${playerName}: ${whyNot(error)}`);
      this.desk.failed(whyNot(error));
      this.#showActions();
    }
  }

  get #subject() {
    return this.desk.action?.id ?? SAYING;
  }

  /** @param {string} id of an action */
  #open(id) {
    const action = this.#evening.actions.get(id);
    if (action === null) return;
    document.body.dataset.view = "desk";
    if (this.desk.action?.id !== id) this.#lay(action);
    this.desk.focus();
  }

  /** @param {Action | null} action */
  #lay(action) {
    const draft = this.#drafts?.read(action?.id ?? SAYING);
    if (!draft) return;
    this.#doubt.end();
    this.desk.lay(action, draft);
    this.#place?.lay(action?.id ?? null);
    this.#queue.current = action?.id ?? null;
    if (this.#doubt.isSending(this.#subject)) this.desk.showSending();
    else if (action?.status === "pending") this.desk.say("warn", "It still waits: answered now, it overtakes those before it.");
  }

  #situate() {
    const { players, sheets, combat, overview } = this.#evening;
    this.desk.situation = { whisperer: null, players, sheets, combat };
    if (overview === null || this.#drafts !== null) return;
    this.#drafts = new Drafts(overview.party_id);
    this.desk.lay(null, this.#drafts.read(SAYING));
    this.#place = new Place(overview.party_id);
    this.#resume();
  }

  /** After a reload the desk is as it was, as soon as that is known. */
  #resume() {
    const action = this.#place?.resume(this.#evening.actions) ?? null;
    if (action !== null && isOpen(action)) this.#lay(action);
  }

  #showActions() {
    const { actions } = this.#evening;
    this.#queue.actions = actions.open;
    this.#next.disabled = actions.waiting.length === 0;
    const { action } = this.desk;
    if (action !== null) this.#follow(action);
    else this.#resume();
    this.#maybeNext();
  }

  /** The action on the desk may have become another one's, or waits again. @param {Action} before */
  #follow(before) {
    // What becomes of it now is what the host is doing; that is known when it is done.
    if (this.desk.isBusy) return;
    const action = this.#evening.actions.get(before.id) ?? before;
    this.desk.action = action;
    this.desk.describe();
    if (action.status === before.status) return;
    if (action.status === "pending") this.desk.say("warn", "It waits again, since it took long. It can still be answered here.");
    if (!isOpen(action)) this.#over(action);
  }

  /** @param {Action} action one that was ended elsewhere */
  #over(action) {
    const { draft, isEmpty: nothing } = this.desk;
    const words = action.status === "cancelled" ? "was cancelled" : "was answered";
    if (this.#doubt.isOpen) return;
    this.#drafts?.retell(action.id, draft, whispererOf(action));
    this.#lay(null);
    this.desk.say("warn", `What ${action.playerName} wanted ${words} elsewhere.${nothing ? "" : " What you wrote is here."}`);
  }

  /** @param {Saying} saying */
  async #give(saying) {
    const { action } = this.desk;
    const { table } = this.#evening;
    const subject = this.#subject;
    // The desk goes on changing its own.
    const draft = JSON.parse(JSON.stringify(this.desk.draft));
    const sent = { action: action?.id ?? null, saying, draft, whisperer: whispererOf(action) };
    try {
      await this.#doubt.sending(subject, action === null ? table.narrate(saying) : table.resolve(action.id, saying));
      this.#given(sent);
    } catch (error) {
      this.#failed(sent, error);
    }
  }

  /**
   * @param {Sent} sent
   * @param {unknown} error
   */
  #failed(sent, error) {
    const subject = sent.action ?? SAYING;
    if (!isRefusal(error) && this.#doubt.isHeard(sent)) return this.#given(sent);
    const words = whyNotSaid(error, sent.action !== null);
    if (this.#subject !== subject) return this.desk.say("bad", `${this.#named(sent)}: ${words}`);
    this.desk.failed(words);
    if (isRefusal(error)) this.#refused();
    else this.#doubt.arise(sent);
  }

  /** @param {Sent} sent */
  #named({ action }) {
    return action === null ? "What you told" : `Your answer to ${this.#evening.actions.get(action)?.playerName}`;
  }

  /** Nothing is in doubt: perhaps it is over, since somebody else was quicker. */
  #refused() {
    this.#doubt.end();
    this.#showActions();
  }

  /** @param {Sent} sent */
  #given(sent) {
    const subject = sent.action ?? SAYING;
    const drafts = /** @type {Drafts} */ (this.#drafts);
    const more = since(drafts.read(subject), sent.draft);
    drafts.retell(subject, more, sent.whisperer);
    this.#evening.actions.resolved(subject);
    if (this.#subject !== subject) return;
    this.#lay(null);
    this.desk.say("good", `${subject === SAYING ? "Told." : "Answered."}${isEmpty(more) ? "" : " What you wrote since is here."}`);
    this.#showActions();
    if (subject !== SAYING && isEmpty(more) && !this.#next.disabled) this.#next.focus();
    else this.desk.focus();
  }

  /** @param {Told} told */
  #heard(told) {
    this.#doubt.hear(told);
    const arrived = this.#doubt.endedBy(told);
    if (arrived !== null && !this.desk.isBusy) this.#given(arrived);
  }

  #maybeNext() {
    if (this.#drafts !== null) this.#taking.maybe();
  }
}

/** Who alone is told. @param {Action | null} action */
const whispererOf = (action) => (action?.whispered ? action.playerId : null);
