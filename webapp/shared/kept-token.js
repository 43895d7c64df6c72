// @ts-check

const KEY = "heliograph.token";

/** The token that this tab was given, if any. Other tabs do not see it, and it ends with the tab. */
export const keptToken = {
  /** @returns {string | null} */
  read() {
    try {
      return sessionStorage.getItem(KEY);
    } catch {
      return null;
    }
  },

  /** @param {string} token */
  keep(token) {
    try {
      sessionStorage.setItem(KEY, token);
    } catch {
      // A browser that stores nothing asks again after a reload.
    }
  },
};
