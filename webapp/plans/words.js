// @ts-check
/** @import { PlanStatus, StepStatus } from "../shared/messages.js" */

/** @type {Record<PlanStatus | StepStatus, string>} */
export const WORDS = {
  pending: "Pending",
  running: "Running",
  completed: "Completed",
  failed: "Failed",
  cancelled: "Cancelled",
  skipped: "Skipped",
};

/** A sign beside the word, for those who see no colours. @type {Record<PlanStatus | StepStatus, string>} */
export const SIGNS = { pending: "○", running: "●", completed: "✓", failed: "✕", cancelled: "⊘", skipped: "–" };

/** @param {number} bytes @returns {string} for example "12 MB" */
export function sizeOf(bytes) {
  if (bytes < 1_000) return `${bytes} B`;
  const [unit, divisor] = bytes < 1_000_000 ? ["kB", 1_000] : bytes < 1_000_000_000 ? ["MB", 1_000_000] : ["GB", 1_000_000_000];
  const size = bytes / Number(divisor);
  return `${size < 9.95 ? size.toFixed(1) : Math.round(size)} ${unit}`;
}

/** @param {number} count @param {string} thing */
export function some(count, thing) {
  return `${count.toLocaleString()} ${thing}${count === 1 ? "" : "s"}`;
}
