// @ts-check
/** @import { Draft } from "./host-draft.js" */
import { emptyDraft, isBlank, isEmpty, joined, retold } from "./host-draft.js";

/** The draft of what answers no action. */
export const SAYING = "say";

/** What was written for each action and not said, kept in this tab so that neither an error nor a reload loses it. */
export class Drafts {
  #prefix;
  #storage;
  /** For a browser that stores nothing. @type {Map<string, Draft>} */
  #held = new Map();

  /**
   * @param {string} party
   * @param {Pick<Storage, "getItem" | "setItem" | "removeItem"> | null} [storage]
   */
  constructor(party, storage = ofThisTab()) {
    this.#prefix = `heliograph.host.draft.${party}.`;
    this.#storage = storage;
  }

  /** @param {string} subject an action's id, or another name @returns {Draft} */
  read(subject) {
    try {
      const text = this.#storage?.getItem(this.#prefix + subject);
      if (text) return { ...emptyDraft(), ...JSON.parse(text) };
    } catch {
      // What cannot be read is as if it had not been kept.
    }
    return this.#held.get(subject) ?? emptyDraft();
  }

  /**
   * @param {string} subject
   * @param {Draft} draft
   */
  keep(subject, draft) {
    if (isBlank(draft)) return this.forget(subject);
    this.#held.set(subject, draft);
    try {
      this.#storage?.setItem(this.#prefix + subject, JSON.stringify(draft));
    } catch {
      // Storage is full: it lives as long as the page.
    }
  }

  /**
   * What it was written for is over: it is there to be told of the host's own accord.
   *
   * @param {string} subject
   * @param {Draft} draft what is left of it
   * @param {string | null} whisperer
   */
  retell(subject, draft, whisperer) {
    this.forget(subject);
    if (!isEmpty(draft)) this.keep(SAYING, joined(this.read(SAYING), retold(draft, whisperer)));
  }

  /** @param {string} subject */
  forget(subject) {
    this.#held.delete(subject);
    try {
      this.#storage?.removeItem(this.#prefix + subject);
    } catch {
      // Nothing was kept.
    }
  }
}

function ofThisTab() {
  try {
    return globalThis.sessionStorage ?? null;
  } catch {
    return null;
  }
}
