// @ts-check

const KEY = "heliograph.host";

/** Runs what a browser that stores nothing refuses. @template T @param {() => T} what @returns {T | null} */
function attempt(what) {
  try {
    return what();
  } catch {
    return null;
  }
}

/**
 * The host's token that this browser was given last. A tab keeps its own, so that two tables can be hosted side by side;
 * a new tab begins with the newest, for without it nobody could ever host that table again.
 */
export const hostToken = {
  /** @returns {string | null} */
  read: () => attempt(() => sessionStorage.getItem(KEY)) ?? attempt(() => localStorage.getItem(KEY)),

  /** @param {string} token */
  keep(token) {
    attempt(() => sessionStorage.setItem(KEY, token));
    attempt(() => localStorage.setItem(KEY, token));
  },

  /** @param {string} token the one that opens nothing any more; one that came after it stays */
  forget(token) {
    for (const storage of [() => sessionStorage, () => localStorage]) {
      attempt(() => storage().getItem(KEY) === token && storage().removeItem(KEY));
    }
  },

  /** Takes it out of the address, where it would be seen and copied. @returns {string | null} */
  fromAddress() {
    const url = new URL(location.href);
    const token = url.searchParams.get("token");
    if (token === null) return null;
    url.searchParams.delete("token");
    history.replaceState(null, "", url);
    return token.trim() === "" ? null : token.trim();
  },
};
