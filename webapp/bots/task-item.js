// @ts-check
/** @import { BotEntry } from "../shared/messages.js" */
/** @import { Task } from "./task.js" */
/** @import { Times } from "../shared/times.js" */
import { element, tell } from "../shared/elements.js";
import { lasted, passed } from "../shared/times.js";

/** What is longer is folded. */
const LONG = { command: { characters: 240, lines: 3 }, result: { characters: 600, lines: 8 } };
const MANY_FILES = 12;

/** @type {Record<BotEntry["status"], string>} */
const WORDS = { pending: "Queued", in_progress: "Running", completed: "Completed", failed: "Failed" };

/** @type {Record<string, string>} */
const SOURCES = { file: "from a file", websocket: "sent in" };

/** @type {Record<string, string>} */
const PRIORITIES = { P0: "P0 · at once", P1: "P1", P2: "P2 · later" };

/**
 * `<task-item>`: one task at a glance. Method `show(task, times)`; event `whole` with the entry whose texts are wanted in
 * full, answered by {@link TaskItem.whole}.
 */
export class TaskItem extends HTMLElement {
  #head = element("header");
  #command = element("div");
  #progress = element("div", { class: "progress", hidden: true });
  #result = element("div");
  #foot = element("p", { class: "foot" });
  #bar = element("progress", { max: 100 });
  #said = element("span", { class: "said" });
  #elapsed = element("span", { class: "elapsed" });
  /** What the parts show, so that a step touches only what it changes. */
  #shown = { command: /** @type {unknown} */ (null), result: "" };
  /** @type {Task | null} */
  #task = null;

  connectedCallback() {
    if (this.childElementCount > 0) return;
    this.setAttribute("role", "article");
    this.#progress.replaceChildren(this.#bar, this.#said, this.#elapsed);
    this.replaceChildren(this.#head, this.#command, this.#progress, this.#result, this.#foot);
  }

  /**
   * @param {Task} task
   * @param {Times} times
   * @param {boolean} open whether it may still go on, as far as is known
   */
  show(task, times, open) {
    this.#task = task;
    this.dataset.task = task.id;
    this.setAttribute("status", task.status);
    this.toggleAttribute("past", !open && !task.ended);
    this.setAttribute("aria-label", `${wordFor(task, open)}: ${task.command?.split("\n")[0].slice(0, 80) ?? task.id}`);
    this.#head.replaceChildren(...head(task, times, open));
    this.#showCommand(task);
    this.#showResult(task);
    this.#foot.textContent = foot(task, times);
    this.#progress.hidden = task.status !== "in_progress" || !open;
    this.#showProgress(task);
  }

  /** Lets the clock of a running task go on. @param {number} now the server's time (ms) */
  tick(now) {
    const { started, progress } = this.#task ?? {};
    if (this.#progress.hidden || !started) return;
    const ran = Math.max(0, (now - Date.parse(started.timestamp)) / 1000);
    this.#elapsed.textContent = passed(Math.floor(Math.max(ran, progress?.elapsed_seconds ?? 0)));
  }

  /** The texts of an entry, in full. @param {BotEntry} entry */
  whole(entry) {
    if (entry.command !== undefined) this.#command.replaceChildren(text(entry.command, { class: "command", open: true }));
    else this.#result.replaceChildren(...results(entry, () => undefined, true));
  }

  /** They could not be had. @param {string} words */
  failed(words) {
    const place = this.querySelector("button[aria-busy]");
    place?.removeAttribute("aria-busy");
    place?.replaceChildren(`Show all (${words} Try again)`);
  }

  /** @param {Task} task */
  #showCommand({ command, queued }) {
    if (this.#shown.command === command) return;
    this.#shown.command = command;
    const more = queued?.truncated && queued.command === command ? () => tell(this, "whole", queued) : undefined;
    this.#command.replaceChildren(...(command === null ? [] : [text(command, { class: "command", more })]));
  }

  /** @param {Task} task */
  #showResult({ last }) {
    if (this.#shown.result === last.id) return;
    this.#shown.result = last.id;
    this.#result.replaceChildren(...results(last, () => tell(this, "whole", last), false));
  }

  /** @param {Task} task */
  #showProgress({ progress, id }) {
    this.#bar.setAttribute("aria-label", `Progress of ${id}`);
    if (progress === null) {
      this.#bar.removeAttribute("value");
      this.#said.textContent = "";
      return;
    }
    this.#bar.value = progress.percent;
    this.#bar.setAttribute("aria-valuetext", `${progress.percent} % ${progress.message}`.trim());
    this.#said.textContent = `${progress.percent} %${progress.message ? ` · ${progress.message}` : ""}`;
  }
}

/**
 * @param {Task} task
 * @param {boolean} open
 */
function wordFor({ status }, open) {
  if (open || status === "completed" || status === "failed") return WORDS[status];
  return status === "pending" ? "Was queued" : "Was started";
}

/**
 * @param {Task} task
 * @param {Times} times
 * @param {boolean} open
 */
function head(task, times, open) {
  const { last, priority } = task;
  const badge = (/** @type {string} */ name, /** @type {string} */ words, /** @type {string} */ title) =>
    element("span", { class: `badge ${name}`, title }, words);
  return [
    badge("result", wordFor(task, open), "How far it is"),
    ...(priority && priority !== "P1" ? [badge("priority", PRIORITIES[priority] ?? priority, "Priority")] : []),
    badge("source", SOURCES[last.source] ?? last.source, `Source: ${last.source}`),
    ...(last.attempt ? [badge("attempt", `Attempt ${last.attempt}`, last.reason ?? "")] : []),
    element("span", { class: "id" }, task.id),
    ...(last.duration_seconds === undefined
      ? []
      : [element("span", { class: "duration", title: "How long it took" }, lasted(last.duration_seconds))]),
    element("time", { datetime: last.timestamp, title: times.exactly(last.timestamp) }, times.time(last.timestamp)),
  ];
}

/**
 * @param {BotEntry} entry
 * @param {() => void} more gets the whole of it
 * @param {boolean} open
 */
function results(entry, more, open) {
  const { response, error, reason, files_modified: files = [], truncated } = entry;
  const said = response ?? error ?? (entry.attempt ? reason : undefined);
  const kind = error === undefined ? "response" : "error";
  return [
    ...(said ? [text(said, { class: kind, open, more: truncated ? more : undefined })] : []),
    ...(files.length > 0 ? [changed(files)] : []),
  ];
}

/** @param {string[]} files */
function changed(files) {
  const names = files.map((file) => element("li", { dir: "auto" }, file));
  const count = files.length === 1 ? "1 file changed" : `${files.length.toLocaleString()} files changed`;
  const list = element("details", { class: "files" }, element("summary", {}, count), element("ul", {}, ...names));
  list.open = files.length <= MANY_FILES && files.join("").length < 200;
  return list;
}

/**
 * A text that unfolds to the whole of it.
 *
 * @param {string} words
 * @param {{ class: string, open?: boolean, more?: () => void }} how `more` gets what is not here
 */
function text(words, { class: name, open = false, more }) {
  const body = element("div", { class: `text ${name}`, dir: "auto" }, words);
  const { characters, lines } = name === "command" ? LONG.command : LONG.result;
  const long = words.length > characters || words.split("\n", lines + 1).length > lines;
  if (!long && !more) return body;
  body.classList.toggle("folded", !open);
  const button = element("button", { type: "button", class: "text", "aria-expanded": String(open) }, open ? "Show less" : "Show all");
  button.onclick = () => {
    if (more) {
      button.textContent = "Loading…";
      button.setAttribute("aria-busy", "true");
      return more();
    }
    const folded = body.classList.toggle("folded");
    button.setAttribute("aria-expanded", String(!folded));
    button.textContent = folded ? "Show all" : "Show less";
  };
  return element("div", {}, body, button);
}

/**
 * @param {Task} task
 * @param {Times} times
 */
function foot({ queued, started, status }, times) {
  return [
    ...(queued && status !== "pending" ? [`queued ${times.time(queued.timestamp)}`] : []),
    ...(started && status !== "in_progress" ? [`started ${times.time(started.timestamp)}`] : []),
  ].join(" · ");
}

customElements.define("task-item", TaskItem);
