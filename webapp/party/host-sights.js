// @ts-check
/** @import { Combat, Sheet } from "./host-messages.js" */
/** @import { Saying } from "./host-draft.js" */
import { band, patched } from "./host-figures.js";

/**
 * What one recipient gets of an act, part by part, in the order in which it comes.
 *
 * @typedef {{ kind: "narrative" | "private" | "note" | "sheet" | "fight", text: string, mark?: string }} Part
 * @typedef {{ id: string, name: string, parts: Part[] }} Sight
 *
 * What it depends on: whose whisper is answered, if one is; who plays; how characters and the fight are before.
 * @typedef {{ whisperer: string | null, players: { id: string, name: string }[], sheets: Map<string, Sheet>,
 *   combat: Combat }} Situation
 */

/**
 * What everybody will see, as the server decides it.
 *
 * @param {Saying} saying
 * @param {Situation} situation
 * @returns {Sight[]} players, `observer`, `host`
 */
export function sightsOf(saying, situation) {
  const { players } = situation;
  return [
    ...players.map(({ id, name }) => ({ id, name, parts: [...told(saying, situation, id), ...shown(saying, situation, id)] })),
    { id: "observer", name: "Who watches", parts: [...told(saying, situation, null), ...shown(saying, situation, null)] },
    { id: "host", name: "You", parts: mine(saying, situation) },
  ];
}

/**
 * @param {Saying} saying
 * @param {Situation} situation
 * @param {string | null} player null for who only watches
 * @returns {Part[]}
 */
function told({ narrative, to, private: parts = {} }, { whisperer }, player) {
  const secret = player === null ? undefined : parts[player];
  if (whisperer !== null) {
    const text = [player === whisperer ? narrative : undefined, secret].filter((said) => said !== undefined).join("\n\n");
    return text === "" ? [] : [{ kind: "private", text }];
  }
  const hears = narrative !== undefined && (to === undefined || (player !== null && to.includes(player)));
  return [
    ...(hears ? [/** @type {Part} */ ({ kind: "narrative", text: narrative })] : []),
    ...(secret === undefined ? [] : [/** @type {Part} */ ({ kind: "private", text: secret })]),
  ];
}

/**
 * What changes before their eyes: their own sheet, and how others look in a fight.
 *
 * @param {Saying} saying
 * @param {Situation} situation
 * @param {string | null} player
 * @returns {Part[]}
 */
function shown({ characters = {} }, { sheets, combat, players }, player) {
  /** @type {Part[]} */
  const parts = [];
  for (const [id, patch] of Object.entries(characters)) {
    const before = sheets.get(id);
    if (!before) continue;
    const after = patched(before, patch);
    if (id === player) parts.push({ kind: "sheet", text: differences(before, after).join("; ") });
    const fights = combat.active && combat.mode === "turn_based" && combat.initiative.some((fighter) => fighter.id === id);
    const played = players.some((one) => one.id === id);
    const text = fights && id !== player ? looks(before, after, player !== null && played) : "";
    if (text !== "") parts.push({ kind: "fight", text });
  }
  return parts.filter(({ text }) => text !== "");
}

/**
 * How somebody in a fight changes for others.
 *
 * @param {Sheet} before
 * @param {Sheet} after
 * @param {boolean} figures whether they see figures
 */
function looks(before, after, figures) {
  if (after.hidden) return before.hidden ? "" : `${after.name} vanishes`;
  if (before.hidden) return `${after.name} appears`;
  const hp = (/** @type {Sheet} */ sheet) => (figures ? sheet.hp : band(sheet));
  const changes = [
    hp(before) === hp(after) ? "" : `${hp(before) ?? "—"} → ${hp(after) ?? "—"}`,
    conditions(before) === conditions(after) ? "" : conditions(after) || "no condition",
  ].filter((change) => change !== "");
  return changes.length === 0 ? "" : `${after.name}: ${changes.join("; ")}`;
}

/**
 * @param {Saying} saying
 * @param {Situation} situation
 * @returns {Part[]}
 */
function mine({ narrative, to, private: parts = {}, dm_only: note, characters = {} }, { whisperer, players, sheets }) {
  const name = (/** @type {string} */ id) => players.find((player) => player.id === id)?.name ?? id;
  /** @type {Part[]} */
  const all = [];
  if (whisperer !== null) {
    const texts = { ...parts };
    if (narrative !== undefined) texts[whisperer] = [narrative, parts[whisperer]].filter((text) => text !== undefined).join("\n\n");
    parts = texts;
  } else if (narrative !== undefined) {
    all.push({ kind: "narrative", text: narrative, ...(to && { mark: `To ${to.map(name).join(", ")}` }) });
  }
  const byPlayer = Object.entries(parts).sort(([one], [other]) => one.localeCompare(other));
  byPlayer.forEach(([id, text]) => all.push({ kind: "private", text, mark: `To ${name(id)} alone` }));
  if (note !== undefined) all.push({ kind: "note", text: note, mark: "DM only" });
  for (const [id, patch] of Object.entries(characters)) {
    const before = sheets.get(id);
    if (before) all.push({ kind: "sheet", text: `${before.name}: ${differences(before, patched(before, patch)).join("; ")}` });
  }
  return all;
}

/**
 * @param {Sheet} before
 * @param {Sheet} after
 * @returns {string[]} what is different on the sheet
 */
function differences(before, after) {
  return [
    before.hp === after.hp ? "" : `hit points ${before.hp ?? "—"} → ${after.hp ?? "—"}`,
    conditions(before) === conditions(after) ? "" : `conditions: ${conditions(after) || "none"}`,
    Boolean(before.hidden) === Boolean(after.hidden) ? "" : after.hidden ? "hidden" : "revealed",
  ].filter((text) => text !== "");
}

/** @param {Sheet} sheet */
const conditions = (sheet) => (sheet.conditions ?? []).join(", ");
