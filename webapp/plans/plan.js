// @ts-check
/** @import { Frame, PlanSnapshot, PlanStep } from "../shared/messages.js" */

/** Ends of a plan. */
const OVER = ["completed", "failed", "cancelled"];

/** A plan as far as it is known: a snapshot, and what came after it. What steps print is kept elsewhere. */
export class Plan {
  /** @type {PlanSnapshot} */
  #now;

  /** @param {PlanSnapshot} snapshot */
  constructor(snapshot) {
    this.#now = { ...snapshot, steps: snapshot.steps.map((step) => ({ ...step })) };
  }

  /** @returns {Readonly<PlanSnapshot>} */
  get now() {
    return this.#now;
  }

  get steps() {
    return this.#now.steps;
  }

  /** Whether anybody has laid it out. */
  get known() {
    return this.#now.created_at !== null;
  }

  get over() {
    return OVER.includes(this.#now.overall_status);
  }

  /** The step that something happens in, or happened in last. @returns {PlanStep | null} */
  get active() {
    const begun = this.steps.filter(({ started_at: at }) => at !== null);
    const at = (/** @type {(step: PlanStep) => boolean} */ fits) => begun.filter(fits).pop();
    const failed = this.#now.failed_step_index;
    return (
      at(({ status }) => status === "running") ??
      at(({ step_index: index }) => index === failed) ??
      at(({ status }) => this.over && status === "failed") ??
      begun.pop() ??
      null
    );
  }

  /**
   * Something happened. What steps print is no news here.
   *
   * @param {Frame} frame
   * @returns {boolean} whether anything is different now
   */
  take(frame) {
    const now = this.#now;
    if (frame.timestamp) now.last_update = frame.timestamp;
    if (frame.type === "execution_update") return this.#updated(frame);
    if (frame.type === "step_status") return this.#stepped(frame);
    if (frame.type !== "plan_completed" && frame.type !== "plan_failed") return false;
    now.completed_at = frame.timestamp ?? null;
    if (frame.type === "plan_completed") {
      now.overall_status = "completed";
      now.summary = frame.summary ?? null;
    } else {
      if (now.overall_status !== "cancelled") now.overall_status = "failed";
      now.error = frame.error ?? null;
      now.failed_step_index = frame.failed_step_index ?? null;
    }
    const ended = this.steps.filter(({ status }) => status !== "pending" && status !== "running").length;
    now.progress = { completed: ended, total: this.steps.length };
    return true;
  }

  /** @param {Frame} frame */
  #updated({ overall_status: status, message, progress, name, steps, timestamp }) {
    const now = this.#now;
    if (Array.isArray(steps)) {
      now.created_at = timestamp ?? null;
      now.name = name ?? null;
      now.steps = steps.map((step, index) => pending(step, index));
    }
    now.overall_status = status;
    now.message = message ?? now.message;
    now.progress = progress ?? now.progress;
    return true;
  }

  /** @param {Frame} frame */
  #stepped({ step_index: index, status, error, timestamp = "" }) {
    const step = this.steps[index];
    if (!step) return false;
    if (step.status === "pending" && status !== "skipped") {
      step.started_at = timestamp;
      this.#now.started_at ??= timestamp;
    }
    step.status = status;
    step.error = error ?? step.error;
    if (status !== "running" && status !== "pending") step.completed_at = timestamp;
    return true;
  }
}

/**
 * @param {{ name: string, description?: string | null }} defined
 * @param {number} index
 * @returns {PlanStep}
 */
function pending({ name, description = null }, index) {
  return {
    step_index: index,
    step_name: name,
    description,
    status: "pending",
    output: "",
    output_truncated: false,
    output_bytes: 0,
    output_lines: 0,
    output_chunks: 0,
    error: null,
    started_at: null,
    completed_at: null,
  };
}
