// @ts-check
/** @import { Sheet } from "./host-messages.js" */
import { conditionsIn, hitPoints } from "./host-figures.js";

/**
 * What the host has written and not said yet. `to` names the few who hear the narrative, null means everybody. In
 * `changes` stands what was written for a character: `hp` such as `-5`, `conditions` all of them with commas between, where
 * the host has touched them.
 *
 * @typedef {{ narrative: string, private: Record<string, string>, dmOnly: string | null, to: string[] | null,
 *   changes: Record<string, { hp: string, conditions?: string, hidden?: boolean }> }} Draft
 *
 * The request that is made of it.
 * @typedef {{ narrative?: string, private?: Record<string, string>, dm_only?: string, to?: string[],
 *   characters?: Record<string, Partial<Sheet>> }} Saying
 */

/** @returns {Draft} */
export const emptyDraft = () => ({ narrative: "", private: {}, dmOnly: null, to: null, changes: {} });

/** @param {Draft} draft */
export function isEmpty({ narrative, private: parts, dmOnly, changes }) {
  const texts = [narrative, dmOnly ?? "", ...Object.values(parts)];
  return texts.every((text) => text.trim() === "") && Object.keys(changes).length === 0;
}

/** Whether nothing was begun: not even whom it is for. @param {Draft} draft */
export function isBlank(draft) {
  return isEmpty(draft) && draft.to === null && draft.dmOnly === null && Object.keys(draft.private).length === 0;
}

/**
 * @param {Draft} draft
 * @param {Map<string, Sheet>} sheets as they are now: what is written changes those
 * @returns {Saying}
 */
export function sayingOf(draft, sheets) {
  const told = Object.entries(draft.private).map(([player, text]) => [player, text.trim()]);
  const parts = Object.fromEntries(told.filter(([, text]) => text !== ""));
  const characters = Object.fromEntries(
    Object.entries(draft.changes)
      .map(([id, change]) => /** @type {const} */ ([id, patchOf(change, sheets.get(id))]))
      .filter(([, patch]) => Object.keys(patch).length > 0),
  );
  const narrative = draft.narrative.trim();
  const dmOnly = draft.dmOnly?.trim() ?? "";
  return {
    ...(narrative !== "" && { narrative }),
    ...(narrative !== "" && draft.to !== null && { to: draft.to }),
    ...(Object.keys(parts).length > 0 && { private: parts }),
    ...(dmOnly !== "" && { dm_only: dmOnly }),
    ...(Object.keys(characters).length > 0 && { characters }),
  };
}

/**
 * Why this cannot be said.
 *
 * @param {Draft} draft
 * @param {Saying} saying what was made of it
 * @param {Map<string, Sheet>} sheets
 * @returns {string} empty if it can
 */
export function faultOf(draft, saying, sheets) {
  for (const [id, { hp }] of Object.entries(draft.changes)) {
    const sheet = sheets.get(id);
    if (hp.trim() !== "" && sheet && hitPoints(hp, sheet) === null) {
      return `Hit points of ${sheet.name} are written as −5, +3 or 12.`;
    }
  }
  if (draft.to !== null && draft.to.length === 0 && saying.narrative) return "Pick who hears it.";
  if (!saying.narrative && !saying.private && !saying.dm_only) return "Write something first: the public part, a private one, or a note.";
  return "";
}

/**
 * @param {Draft["changes"][string]} change
 * @param {Sheet | undefined} sheet
 * @returns {Partial<Sheet>}
 */
function patchOf({ hp, conditions, hidden }, sheet) {
  if (!sheet) return {};
  const points = hitPoints(hp, sheet);
  const list = conditions === undefined ? null : conditionsIn(conditions);
  return {
    ...(points !== null && points !== sheet.hp && { hp: points }),
    ...(list !== null && !same(list, sheet.conditions ?? []) && { conditions: list }),
    ...(hidden !== undefined && hidden !== (sheet.hidden ?? false) && { hidden }),
  };
}

/**
 * @param {string[]} one
 * @param {string[]} other
 */
const same = (one, other) => one.length === other.length && one.every((word, i) => word === other[i]);

/**
 * The same, to be said of the host's own accord, since there is nothing any more that it would answer. What was meant for
 * one who whispered stays for that one.
 *
 * @param {Draft} draft
 * @param {string | null} whisperer
 * @returns {Draft}
 */
export function retold(draft, whisperer) {
  if (whisperer === null || draft.narrative.trim() === "") return draft;
  const text = [draft.narrative, draft.private[whisperer] ?? ""].filter((part) => part.trim() !== "").join("\n\n");
  return { ...draft, narrative: "", private: { ...draft.private, [whisperer]: text } };
}

/**
 * Two drafts as one, where both are to be said of the host's own accord. Those few whom the first one is for are all who
 * hear it: what was written for few never goes to everybody.
 *
 * @param {Draft} one
 * @param {Draft} other
 * @returns {Draft}
 */
export function joined(one, other) {
  const text = (/** @type {(string | null | undefined)[]} */ ...parts) => parts.filter((part) => part?.trim()).join("\n\n");
  const players = Object.keys({ ...one.private, ...other.private });
  return {
    narrative: text(one.narrative, other.narrative),
    private: Object.fromEntries(players.map((player) => [player, text(one.private[player], other.private[player])])),
    dmOnly: text(one.dmOnly, other.dmOnly) || null,
    to: one.to ?? other.to,
    changes: { ...one.changes, ...other.changes },
  };
}

/**
 * What was written since something was said: what was only added to stands here without what was said, what was changed
 * stands here whole.
 *
 * @param {Draft} draft
 * @param {Draft} said
 * @returns {Draft}
 */
export function since(draft, said) {
  const parts = Object.entries(draft.private).map(([player, text]) => [player, added(text, said.private[player])]);
  const isNew = (/** @type {[string, object]} */ [id, change]) => JSON.stringify(change) !== JSON.stringify(said.changes[id]);
  return {
    ...draft,
    narrative: added(draft.narrative, said.narrative),
    private: Object.fromEntries(parts.filter(([, text]) => text !== "")),
    dmOnly: added(draft.dmOnly ?? "", said.dmOnly) || null,
    changes: Object.fromEntries(Object.entries(draft.changes).filter(isNew)),
  };
}

/**
 * @param {string} text
 * @param {string | null} [said]
 */
function added(text, said) {
  const before = said?.trim() ?? "";
  const now = text.trim();
  const rest = now.slice(before.length);
  return now.startsWith(before) && /^(\s|$)/.test(rest) ? rest.trim() : now;
}

/**
 * Whether this is what was said. An answer that got lost on its way back leaves that open.
 *
 * @param {Saying} saying
 * @param {import("./host-messages.js").Told} told
 * @param {string | null} whisperer
 */
export function isSaid({ narrative, private: parts = {}, dm_only: note }, told, whisperer) {
  const all = { ...parts };
  if (whisperer !== null && narrative) all[whisperer] = [narrative, parts[whisperer]].filter((text) => text !== undefined).join("\n\n");
  const heard = told.all_private ?? {};
  const alike = Object.keys(all).length === Object.keys(heard).length && Object.entries(all).every(([id, text]) => heard[id] === text);
  return alike && told.content === (whisperer === null ? (narrative ?? "") : "") && (told.dm_only ?? undefined) === note;
}
