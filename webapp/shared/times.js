// @ts-check

/** Instants as people read them: where they are, or in UTC. */
export class Times {
  #time;
  #precise;
  #exact;
  #day;

  /** @param {boolean} utc */
  constructor(utc) {
    const timeZone = utc ? "UTC" : undefined;
    this.#time = new Intl.DateTimeFormat(undefined, { timeStyle: "medium", timeZone });
    this.#precise = new Intl.DateTimeFormat(undefined, {
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      fractionalSecondDigits: 3,
      hourCycle: "h23",
      timeZone,
    });
    this.#exact = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeStyle: "long", timeZone });
    this.#day = new Intl.DateTimeFormat(undefined, { dateStyle: "full", timeZone });
  }

  /** @param {string} timestamp @returns {string} the time of day, to the second */
  time(timestamp) {
    return this.#time.format(new Date(timestamp));
  }

  /** @param {string} timestamp @returns {string} the time of day, to the millisecond */
  precisely(timestamp) {
    return this.#precise.format(new Date(timestamp));
  }

  /** @param {string} timestamp @returns {string} date, time and zone */
  exactly(timestamp) {
    return this.#exact.format(new Date(timestamp));
  }

  /** @param {string} timestamp @returns {string} the date */
  day(timestamp) {
    return this.#day.format(new Date(timestamp));
  }
}

/**
 * @param {number} seconds
 * @returns {string} for example "40 ms", "1.4 s", "12 s", "3 min 20 s" or "2 h 5 min"
 */
export function lasted(seconds) {
  if (seconds < 0.9995) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 9.95) return `${seconds.toFixed(1)} s`;
  return passed(Math.round(seconds));
}

/**
 * @param {number} whole seconds
 * @returns {string} the same, for a clock that runs
 */
export function passed(whole) {
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  if (minutes < 60) return `${minutes} min ${whole % 60} s`;
  return `${Math.floor(minutes / 60).toLocaleString()} h ${minutes % 60} min`;
}
