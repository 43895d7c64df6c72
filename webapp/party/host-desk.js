// @ts-check
/** @import { Action } from "./host-actions.js" */
/** @import { Draft } from "./host-draft.js" */
/** @import { PrivateParts } from "./host-privates.js" */
/** @import { RecipientPreview } from "./host-preview.js" */
/** @import { SheetChanges } from "./host-changes.js" */
/** @import { Situation } from "./host-sights.js" */
import { element, tell } from "../shared/elements.js";
import { emptyDraft, faultOf, isEmpty, sayingOf } from "./host-draft.js";
import { sightsOf } from "./host-sights.js";
import { AudiencePicker } from "./host-audience.js";
import { textField } from "./host-text.js";
import "./host-changes.js";
import "./host-preview.js";
import "./host-privates.js";

/**
 * `<host-desk>`: where the host answers an action, or says something that answers none. {@link HostDesk.lay} puts one or
 * the other on it, property `situation` says how things are. Events: `edited`, after which `draft` is worth keeping;
 * `give` with a {@link import("./host-draft.js").Saying}, answered by {@link HostDesk.lay} or {@link HostDesk.failed};
 * `requeue`, `cancel` and `leave`. What could not be said stays where it was written.
 */
export class HostDesk extends HTMLElement {
  /** @type {Action | null} */
  action = null;
  /** @type {Draft} */
  draft = emptyDraft();
  /** @type {Situation} */
  #situation = { whisperer: null, players: [], sheets: new Map(), combat: { active: false } };

  #title = element("h2", { id: "desk-title", tabindex: "-1" });
  #quote = element("blockquote", { class: "wish", dir: "auto" });
  #audience = new AudiencePicker();
  #public = textField({ label: "", name: "narrative", value: "", rows: 4 }, (text) => this.#edit(() => (this.draft.narrative = text)));
  #parts = /** @type {PrivateParts} */ (document.createElement("private-parts"));
  #changes = /** @type {SheetChanges} */ (document.createElement("sheet-changes"));
  #note = textField({ label: "For you alone (DM only)", name: "dm-only", value: "", rows: 2 }, (text) => this.#edit(() => (this.draft.dmOnly = text)));
  #addNote = element("button", { type: "button", class: "chip" }, "+ Note for yourself");
  #preview = /** @type {RecipientPreview} */ (document.createElement("recipient-preview"));
  #receipt = element("p", { id: "receipt", role: "status" });
  #give = element("button", { class: "main" });
  #requeue = element("button", { type: "button" }, "Put back");
  #cancel = element("button", { type: "button" }, "Cancel it");
  #leave = element("button", { type: "button" }, "Set aside");

  connectedCallback() {
    const form = element(
      "form",
      {},
      element("div", { class: "paper" }, this.#audience, this.#public.field, this.#parts, this.#changes, this.#note.field, element("p", { class: "more" }, this.#changes.pick, this.#addNote)),
      this.#preview,
      element("div", { class: "deeds" }, this.#receipt, this.#leave, this.#cancel, this.#requeue, this.#give),
    );
    form.onsubmit = (event) => {
      event.preventDefault();
      this.#submit();
    };
    this.onkeydown = (event) => {
      if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#submit();
    };
    this.addEventListener("edited", () => this.#look());
    this.#audience.addEventListener("pick", (event) => this.#edit(() => (this.draft.to = /** @type {CustomEvent} */ (event).detail)));
    this.#addNote.onclick = () => this.writeNote();
    this.#requeue.onclick = () => tell(this, "requeue");
    this.#cancel.onclick = () => tell(this, "cancel");
    this.#leave.onclick = () => tell(this, "leave");
    this.replaceChildren(element("header", {}, this.#title, this.#quote), form);
    this.lay(null, emptyDraft());
  }

  /**
   * Puts an action on the desk, or nothing but paper.
   *
   * @param {Action | null} action
   * @param {Draft} draft
   */
  lay(action, draft) {
    this.action = action;
    this.draft = draft;
    this.#public.area.value = draft.narrative;
    this.#parts.parts = draft.private;
    this.#changes.changes = draft.changes;
    this.#note.area.value = draft.dmOnly ?? "";
    this.#audience.to = draft.to;
    this.isBusy = false;
    this.say("", "");
    this.describe();
    this.#preview.show(action?.playerId ?? "");
    this.#public.grow();
    this.#note.grow();
  }

  /** Says again whose action it is, and how that is. */
  describe() {
    const { action } = this;
    const whispered = action?.whispered === true;
    this.toggleAttribute("answering", action !== null);
    this.#quote.hidden = action === null;
    this.#audience.hidden = action !== null;
    for (const button of [this.#requeue, this.#cancel, this.#leave]) button.hidden = action === null;
    this.#requeue.disabled = action?.status !== "processing";
    this.#give.textContent = action === null ? "Tell" : "Answer";
    this.#title.textContent = action === null ? "Tell the table" : `${action.playerName} ${whispered ? "whispers" : "wants to"}`;
    this.#quote.textContent = action?.text ?? "";
    this.#public.words.textContent = whispered ? `What ${action.playerName} alone is told: it was a whisper` : "What everybody is told";
    this.#public.field.classList.toggle("secret", whispered);
    if (action === null && this.draft.to !== null) this.#public.words.textContent = "What those few are told";
    this.#look();
  }

  /** @param {Situation} situation */
  set situation(situation) {
    this.#situation = situation;
    this.#parts.players = situation.players;
    this.#audience.players = situation.players;
    this.#changes.sheets = situation.sheets;
    this.#look();
  }

  get isEmpty() {
    return isEmpty(this.draft);
  }

  /** What would be said now. */
  get saying() {
    return sayingOf(this.draft, this.#situation.sheets);
  }

  /** Whether something is on its way that was decided here. */
  get isBusy() {
    return this.hasAttribute("busy");
  }

  /** Meanwhile nothing is written: what would become of it? @param {boolean} busy */
  set isBusy(busy) {
    this.toggleAttribute("busy", busy);
    for (const field of this.querySelectorAll("textarea, input")) /** @type {HTMLInputElement} */ (field).readOnly = busy;
    for (const one of this.querySelectorAll(":is(.paper, .deeds) :is(button, select, [type=checkbox])")) /** @type {HTMLButtonElement} */ (one).disabled = busy;
    if (!busy) this.#requeue.disabled = this.action?.status !== "processing";
  }

  focus() {
    this.#public.area.focus();
  }

  focusTitle() {
    this.#title.focus();
  }

  /** Begins a part for one player: the one whose action it is, or the next who has none. */
  writeAlone() {
    if (this.isBusy) return;
    this.#parts.begin(this.action?.playerId ?? null);
  }

  writeNote() {
    if (this.isBusy) return;
    this.#edit(() => (this.draft.dmOnly ??= ""));
    this.#note.area.focus();
  }

  writeChange() {
    this.#changes.focus();
  }

  /** Shows what the next recipient will see. */
  turnPreview() {
    this.#preview.turn(1);
  }

  /** What lies here is on its way. */
  showSending() {
    this.isBusy = true;
    this.say("", "Sending…");
  }

  /** @param {string} words why not */
  failed(words) {
    this.isBusy = false;
    // The button that was pressed could not keep the focus while it was disabled.
    if (document.activeElement === document.body) this.focus();
    this.say("bad", words);
  }

  /**
   * @param {"good" | "bad" | "warn" | ""} tone
   * @param {string} words
   */
  say(tone, words) {
    this.#receipt.setAttribute("tone", tone);
    this.#receipt.textContent = words;
  }

  /** @param {() => void} how */
  #edit(how) {
    how();
    tell(this, "edited");
    this.describe();
  }

  #submit() {
    if (this.isBusy) return;
    const { saying } = this;
    const fault = faultOf(this.draft, saying, this.#situation.sheets);
    if (fault !== "") {
      this.say("bad", fault);
      return this.#public.area.focus();
    }
    this.showSending();
    tell(this, "give", saying);
  }

  #look() {
    this.#note.field.hidden = this.draft.dmOnly === null;
    this.#addNote.hidden = this.draft.dmOnly !== null;
    const whisperer = this.action?.whispered ? this.action.playerId : null;
    this.#preview.hidden = this.isEmpty;
    this.#preview.sights = sightsOf(this.saying, { ...this.#situation, whisperer });
  }
}

customElements.define("host-desk", HostDesk);
