// @ts-check
/** @import { Frame, PlanInfo, PlanSnapshot, State } from "../shared/messages.js" */
/** @import { ConnectionStatus } from "../shared/connection-status.js" */
/** @import { TokenPrompt } from "../shared/token-prompt.js" */
/** @import { Place, Wanted } from "./address.js" */
/** @import { AskDialog } from "../shared/ask-dialog.js" */
/** @import { HelpDialog } from "./help-dialog.js" */
/** @import { LogSearch } from "./log-search.js" */
/** @import { PlanList } from "./plan-list.js" */
/** @import { PlanLog, Source } from "./plan-log.js" */
/** @import { PlanState } from "./plan-state.js" */
import { Heliograph, RefusedError } from "../shared/heliograph.js";
import { Kept } from "../shared/kept.js";
import { keptToken } from "../shared/kept-token.js";
import { Times } from "../shared/times.js";
import "../shared/connection-status.js";
import "../shared/token-prompt.js";
import "../shared/ask-dialog.js";
import "./help-dialog.js";
import "./log-search.js";
import "./plan-list.js";
import "./plan-log.js";
import "./plan-state.js";
import { addressOf, faultIn, hashOf, placeIn, wantedIn } from "./address.js";
import { early } from "./early.js";
import { firstSight, wrapped } from "./first-sight.js";
import { Plan } from "./plan.js";
import { Search } from "./search.js";
import { Spoken } from "./spoken.js";
import { Watch } from "./watch.js";

const REFRESH_MS = 3_000;
const SOON_MS = 200;

/** Plans in the list. */
const LISTED = 500;

const $ = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
const status = /** @type {ConnectionStatus} */ ($("connection-status"));
const prompt = /** @type {TokenPrompt} */ ($("token-prompt"));
const list = /** @type {PlanList} */ ($("plan-list"));
const state = /** @type {PlanState} */ ($("plan-state"));
const log = /** @type {PlanLog} */ ($("plan-log"));
const find = /** @type {LogSearch} */ ($("log-search"));
const ask = /** @type {AskDialog} */ ($("ask-dialog"));
const help = /** @type {HelpDialog} */ ($("help-dialog"));
const note = $("#note");
const banner = $("#banner");

const heliograph = new Heliograph({ token: keptToken.read() });
const shownTimes = new Kept("heliograph.log-times", false);
const utc = new Kept("heliograph.utc", false);
const spoken = new Spoken($("#spoken"));

/** @type {Wanted} */
let wanted = wantedIn("");
/** @type {Watch | null} */
let watch = null;
/** @type {Plan | null} */
let plan = null;
/** What the address points at, until it is there. @type {Place | null} */
let place = null;
/** How far this machine's clock is ahead of the server's (ms). */
let ahead = 0;
/** When something was heard of the plan last (ms). */
let heard = 0;
let refreshing = 0;
let asked = 0;
let shownHit = "";

const search = new Search((step, question) => heliograph.search(id(), step, question), onFound);

function id() {
  return /** @type {string} */ (wanted.plan);
}

/** @param {Wanted} next */
function show(next) {
  const before = wanted;
  wanted = next;
  list.wanted = next;
  list.href = (name) => addressOf({ ...wanted, plan: name });
  list.render();
  if (next.plan === before.plan && (watch !== null || next.plan === null)) return;
  watch?.close();
  watch = null;
  const fault = next.plan === null ? "" : (faultIn(next.plan) ?? "");
  const opened = next.plan !== null && fault === "";
  document.body.toggleAttribute("data-open", opened);
  $("#welcome").hidden = opened;
  $("#plan").hidden = !opened;
  $("#fault").textContent = fault;
  if (opened) open(/** @type {string} */ (next.plan));
  else document.title = "Plans · Heliograph";
}

/** @param {string} name */
function open(name) {
  plan = null;
  state.plan = null;
  place = placeIn(location.hash);
  note.textContent = "";
  find.reset();
  void search.start("", []);
  title(name);
  /** @type {Source} */
  const source = {
    lines: (step, range) => heliograph.lines(name, step, range),
    raw: (step) => heliograph.outputAddress(name, step),
  };
  if (!firstSight.end(name, heliograph, source)) log.open(source, "Loading…");
  const first = early.plan === name ? early.snapshot : Promise.resolve(null);
  early.plan = null;
  watch = new Watch(heliograph, name, first, { news: onNews, state: onState, refused: (words) => (log.edge = words) });
}

/** @param {string} name */
function title(name) {
  const words = $("#plan-title");
  if (words.textContent !== name) words.textContent = name;
  words.title = id();
  document.title = `${plan?.known ? `${plan.now.overall_status}: ` : ""}${name} · Heliograph`;
}

/** @param {(Frame | { snapshot: PlanSnapshot })[]} news */
function onNews(news) {
  heard = Date.now();
  let changed = false;
  for (const item of news) {
    if ("snapshot" in item) take(item.snapshot);
    else changed = happened(item) || changed;
  }
  if (changed || news.some((item) => "snapshot" in item)) showPlan();
  if (!watch?.live) tick();
}

/** @param {PlanSnapshot} snapshot */
function take(snapshot) {
  const next = new Plan(snapshot);
  spoken.compare(plan, next);
  plan = next;
  log.take(next);
  log.edge = edgeOf(next);
  goToPlace();
}

/** @param {Plan} of */
function edgeOf({ known, steps }) {
  if (!known) return `There is no plan called ${id()} yet. It appears here once there is.`;
  return steps.length === 0 ? "This plan has no steps." : "";
}

/** @param {Frame} frame @returns {boolean} whether the plan is different now */
function happened(frame) {
  if (frame.timestamp && frame.replay !== true) ahead = Date.now() - Date.parse(frame.timestamp);
  if (plan === null) return false;
  if (frame.type === "step_output") log.print(frame);
  const changed = plan.take(frame);
  if (!changed) return false;
  if (Array.isArray(frame.steps)) take(plan.now);
  if (frame.type === "step_status") {
    log.print(frame);
    if (frame.replay !== true) spoken.step(plan, frame.step_index);
  } else if (frame.replay !== true && plan.over) spoken.end(plan);
  refreshSoon();
  return true;
}

function showPlan() {
  if (plan === null) return;
  state.plan = plan;
  log.refresh();
  title(plan.now.name ?? id());
  if (watch?.live) tick();
}

function goToPlace() {
  if (place === null || !plan?.known) return;
  note.textContent = log.go(place);
  place = null;
}

function tick() {
  const now = Date.now() - ahead;
  state.tick(now);
  log.tick(now);
}

/**
 * @param {State} now
 * @param {number} seconds
 */
function onState(now, seconds) {
  status.state = now;
  document.body.toggleAttribute("data-live", now.name === "live");
  if (now.login) prompt.offer(now.reason);
  const words = bannerOf(now, seconds);
  banner.hidden = words === "";
  if (banner.textContent !== words) banner.textContent = words;
}

/**
 * @param {State} now
 * @param {number} seconds
 */
function bannerOf({ name }, seconds) {
  if (name === "polling") {
    return `The live stream is down. This page asks every ${seconds} s instead; clocks stand still in between.`;
  }
  if (!["waiting", "stopped", "doubtful"].includes(name)) return "";
  const since = heard === 0 ? "" : ` This is how it was at ${new Times(utc.read()).time(new Date(heard).toISOString())}.`;
  return `Nothing is heard from the server; the clocks are stopped.${since}`;
}

function onFound() {
  find.words = search.words;
  const { hit } = search;
  const key = hit === null ? "" : `${hit.step} ${hit.line}`;
  if (key === shownHit) return;
  shownHit = key;
  if (hit !== null) point({ step: hit.step, from: hit.line, to: hit.line });
}

/** Goes to a place and puts it into the address. @param {Place} where */
function point(where) {
  history.replaceState(null, "", hashOf(where));
  note.textContent = log.go(where);
}

function refreshSoon() {
  if (refreshing === 0) refreshing = setTimeout(() => void refresh(), SOON_MS);
}

async function refresh() {
  clearTimeout(refreshing);
  refreshing = 0;
  const question = ++asked;
  const { token } = heliograph;
  try {
    const plans = await heliograph.plans(LISTED);
    // An answer that was overtaken tells of the past.
    if (question !== asked) return;
    list.plans = plans;
    list.note = plans.length < LISTED ? "" : `These are the newest ${LISTED}.`;
    list.render();
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    list.note = `This list may be old. ${message}`;
    // A token that was given meanwhile has not been refused yet.
    if (error instanceof RefusedError && error.status === 401 && token === heliograph.token) prompt.offer(message);
  }
}

/** @param {Partial<Wanted>} change */
function go(change) {
  const next = { ...wanted, ...change };
  // Each letter of a text is no place to go back to.
  if (change.plan === undefined) history.replaceState(null, "", addressOf(next) + location.hash);
  else history.pushState(null, "", addressOf(next));
  show(next);
}

function showManner() {
  const times = new Times(utc.read());
  const on = shownTimes.read();
  press("#times", on, on ? "Times are shown. Press to hide them." : "Show when each line was printed");
  press("#zone", utc.read(), utc.read() ? "Times are in UTC. Press for local time." : "Times are local. Press for UTC.");
  press("#wrap", wrapped.read(), wrapped.read() ? "Long lines are wrapped." : "Long lines go on to the right.");
  log.wrap = wrapped.read();
  log.toggleAttribute("times", on);
  log.show({ time: on ? (at) => times.precisely(at) : null });
}

/**
 * @param {string} selector
 * @param {boolean} on
 * @param {string} words
 */
function press(selector, on, words) {
  const button = $(selector);
  button.setAttribute("aria-pressed", String(on));
  button.title = words;
}

/** @param {Place} where */
async function copy(where) {
  history.replaceState(null, "", hashOf(where));
  log.mark(where);
  try {
    await navigator.clipboard.writeText(location.href);
    note.textContent = "The address of what is marked is on the clipboard.";
  } catch {
    // By plain http on a LAN there is no clipboard.
    note.textContent = "The address of this page now points at what is marked.";
  }
}

async function cancel() {
  if (!(await ask.ask())) return;
  try {
    await heliograph.cancel(id());
    note.textContent = "Cancelled.";
  } catch (error) {
    note.textContent = /** @type {Error} */ (error).message;
    if (error instanceof RefusedError && error.status === 401) prompt.ask(error.message);
  }
}

list.addEventListener("open", (event) => {
  go({ plan: /** @type {CustomEvent} */ (event).detail });
  // On a phone the list has gone, and what had the focus with it.
  if (!list.checkVisibility()) $("#plan-title").focus();
});
list.addEventListener("filter", (event) => go(/** @type {CustomEvent} */ (event).detail));
state.addEventListener("cancel", () => void cancel());
state.addEventListener("step", (event) => point({ step: /** @type {CustomEvent} */ (event).detail, from: null, to: null }));
log.addEventListener("place", (event) => void copy(/** @type {CustomEvent} */ (event).detail));
log.addEventListener("find", () => find.focus());
log.addEventListener("found", (event) => search.move(/** @type {CustomEvent} */ (event).detail));
log.addEventListener("help", () => help.show());
find.addEventListener("seek", (event) => {
  const text = /** @type {CustomEvent} */ (event).detail;
  log.show({ find: text.toLowerCase() });
  void search.start(text, log.totals);
});
find.addEventListener("found", (event) => search.move(/** @type {CustomEvent} */ (event).detail));
find.addEventListener("leave", () => log.focus());
status.addEventListener("retry", () => {
  prompt.forget();
  watch?.reconnect();
});
for (const [selector, kept] of /** @type {[string, Kept<boolean>][]} */ ([["#times", shownTimes], ["#zone", utc], ["#wrap", wrapped]])) {
  $(selector).addEventListener("click", () => {
    kept.write(!kept.read());
    showManner();
  });
}
$("#help").addEventListener("click", () => help.show());
$(".back").addEventListener("click", (event) => {
  event.preventDefault();
  go({ plan: null });
});
$(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  if (watch) log.focus();
  else list.focus();
});
prompt.addEventListener("token", (event) => {
  heliograph.token = /** @type {CustomEvent} */ (event).detail;
  keptToken.keep(/** @type {CustomEvent} */ (event).detail);
  watch?.reconnect();
  void refresh();
});
addEventListener("popstate", () => show(wantedIn(location.search)));
addEventListener("hashchange", () => {
  place = placeIn(location.hash);
  goToPlace();
});
document.addEventListener("visibilitychange", () => document.hidden || void refresh());
setInterval(() => document.hidden || void refresh(), REFRESH_MS);
// While the line is down nobody knows whether a step still runs: its clock stands still.
setInterval(() => watch?.live && tick(), 1_000);

showManner();
show(wantedIn(location.search));
void refresh();
