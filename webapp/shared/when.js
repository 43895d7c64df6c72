// @ts-check

const TIME = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const DAY_AND_YEAR = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" });
const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "medium" });

/** @param {string} timestamp @returns {string} the time of day here */
export const timeOfDay = (timestamp) => TIME.format(new Date(timestamp));

/** @param {string} timestamp @returns {string} date and time, in full */
export const exactly = (timestamp) => EXACT.format(new Date(timestamp));

/** @param {string} timestamp @returns {string} something equal for two instants on the same day here */
export const dayKey = (timestamp) => new Date(timestamp).toDateString();

const MINUTE_MS = 60_000;

/**
 * @param {string} one
 * @param {string} other
 * @returns {boolean} whether clocks show the same time for both
 */
export const sameMinute = (one, other) =>
  Math.floor(Date.parse(one) / MINUTE_MS) === Math.floor(Date.parse(other) / MINUTE_MS);

/**
 * @param {string} timestamp
 * @param {Date} now
 * @returns {string} "Just now", the time of day, or the day
 */
export function lately(timestamp, now) {
  const age = now.getTime() - Date.parse(timestamp);
  if (age < MINUTE_MS) return "Just now";
  return dayKey(timestamp) === now.toDateString() ? timeOfDay(timestamp) : dayName(timestamp, now);
}

/**
 * @param {string} timestamp
 * @param {Date} now
 * @returns {string} "Today", "Yesterday", or the date
 */
export function dayName(timestamp, now) {
  const day = new Date(timestamp);
  const yesterday = new Date(now);
  yesterday.setDate(now.getDate() - 1);
  if (day.toDateString() === now.toDateString()) return "Today";
  if (day.toDateString() === yesterday.toDateString()) return "Yesterday";
  return (day.getFullYear() === now.getFullYear() ? DAY : DAY_AND_YEAR).format(day);
}

/**
 * @param {number} seconds
 * @returns {string} for example "3 h 12 min"
 */
export function duration(seconds) {
  const minutes = Math.floor(seconds / 60);
  if (minutes < 1) return `${Math.floor(seconds)} s`;
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return `${hours} h ${minutes % 60} min`;
  return `${Math.floor(hours / 24)} days`;
}
