// @ts-check
import { element } from "../shared/elements.js";
import { prose } from "./prose.js";

/** What has a place of its own, or is no matter of a player's. */
const PLACED = new Set(["id", "name", "player_name", "class", "race", "level", "hp", "max_hp", "ac", "conditions", "inventory", "notes"]);

/**
 * A character as a page of nodes. Whatever else its author wrote on the sheet is shown too, under its own name.
 *
 * @param {Record<string, any>} character
 * @returns {HTMLElement[]}
 */
export function sheet(character) {
  const { name, player_name: player, race, class: calling, level, hp, max_hp: most, ac, conditions, inventory, notes } = character;
  const rank = level === undefined || level === null ? "" : `level ${level}`;
  const kind = [race, calling, rank].filter((words) => words !== undefined && words !== "").join(", ");
  const figures = { "Hit points": most === undefined ? hp : `${hp} of ${most}`, "Armour class": ac, Player: player };
  const others = Object.entries(character).filter(([key]) => !PLACED.has(key));
  return [
    element("h2", { dir: "auto" }, String(name)),
    ...(kind ? [element("p", { class: "kind", dir: "auto" }, kind)] : []),
    list(Object.entries(figures)),
    ...section("Conditions", conditions),
    ...section("Carries", inventory),
    ...section("Notes", notes),
    ...others.flatMap(([key, value]) => section(title(key), value)),
  ];
}

/**
 * @param {string} heading
 * @param {unknown} value
 * @returns {HTMLElement[]} nothing for what is empty
 */
function section(heading, value) {
  if (isEmpty(value)) return [];
  return [element("h3", { dir: "auto" }, heading), shown(value)];
}

/** @param {unknown} value @returns {HTMLElement} */
function shown(value) {
  if (Array.isArray(value)) return element("ul", {}, ...value.map((item) => element("li", { dir: "auto" }, words(item))));
  if (value !== null && typeof value === "object") return list(Object.entries(value).map(([key, part]) => [title(key), part]));
  return prose(String(value));
}

/** @param {[string, unknown][]} entries */
function list(entries) {
  const rows = entries.filter(([, value]) => !isEmpty(value));
  return element("dl", {}, ...rows.map(([key, value]) => element("div", {}, element("dt", {}, key), element("dd", { dir: "auto" }, words(value)))));
}

/** @param {any} value @returns {string} in one line */
function words(value) {
  if (Array.isArray(value)) return value.map(words).join(", ");
  if (value === null || typeof value !== "object") return typeof value === "boolean" ? (value ? "yes" : "no") : String(value);
  if (typeof value.name === "string") {
    const { name, count, ...more } = value;
    const rest = Object.keys(more).length > 0 ? ` (${words(more)})` : "";
    return (count === undefined || count === 1 ? name : `${name} × ${count}`) + rest;
  }
  return Object.entries(value)
    .map(([key, part]) => `${title(key).toLowerCase()} ${words(part)}`)
    .join(", ");
}

/** @param {unknown} value */
function isEmpty(value) {
  return value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** @param {string} key */
function title(key) {
  const plain = key.replaceAll("_", " ");
  return plain.charAt(0).toUpperCase() + plain.slice(1);
}
