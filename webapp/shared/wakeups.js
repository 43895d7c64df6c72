// @ts-check

/**
 * Calls when the network comes or goes, and when a page that was hidden is looked at again. Outside a browser there is
 * nothing to listen to.
 *
 * @param {() => void} wake
 * @param {{ window?: EventTarget, document?: EventTarget & { visibilityState?: string } }} [targets]
 * @returns {() => void} stops it
 */
export function onWakeup(wake, targets = globalThis) {
  const { window, document } = targets;
  const seen = () => document?.visibilityState !== "hidden" && wake();
  window?.addEventListener("online", wake);
  window?.addEventListener("offline", wake);
  document?.addEventListener("visibilitychange", seen);
  return () => {
    window?.removeEventListener("online", wake);
    window?.removeEventListener("offline", wake);
    document?.removeEventListener("visibilitychange", seen);
  };
}
