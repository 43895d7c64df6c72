// @ts-check

/**
 * Keeps the screen on while the page is looked at, from the first touch on, where a browser can: on plain `http` none can.
 */
export function keepAwake() {
  /** @type {WakeLockSentinel | null} */
  let lock = null;
  const ask = async () => {
    if (document.hidden || (lock && !lock.released)) return;
    lock = await navigator.wakeLock.request("screen").catch(() => null);
  };
  if (!("wakeLock" in navigator)) return;
  document.addEventListener("pointerup", ask, { passive: true });
  document.addEventListener("visibilitychange", () => lock && void ask());
}
