// @ts-check
/** @import { BotEntry, BotInfo, ProgressFrame, State } from "../shared/messages.js" */
/** @import { ConnectionStatus } from "../shared/connection-status.js" */
/** @import { TokenPrompt } from "../shared/token-prompt.js" */
/** @import { Wanted } from "./address.js" */
/** @import { BotFilters } from "./bot-filters.js" */
/** @import { BotList } from "./bot-list.js" */
/** @import { BotState } from "./bot-state.js" */
/** @import { TaskForm } from "./task-form.js" */
/** @import { TaskList } from "./task-list.js" */
import { Heliograph, RefusedError } from "../shared/heliograph.js";
import { Kept } from "../shared/kept.js";
import { keptToken } from "../shared/kept-token.js";
import "../shared/connection-status.js";
import "../shared/token-prompt.js";
import "./bot-filters.js";
import "./bot-list.js";
import "./bot-state.js";
import "./task-form.js";
import "./task-list.js";
import { addressOf, faultIn, filtersOf, wantedIn } from "./address.js";
import { Times } from "../shared/times.js";
import { Watch } from "./watch.js";

const REFRESH_MS = 2_000;
const SOON_MS = 150;

const $ = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
const status = /** @type {ConnectionStatus} */ ($("connection-status"));
const prompt = /** @type {TokenPrompt} */ ($("token-prompt"));
const bots = /** @type {BotList} */ ($("bot-list"));
const now = /** @type {BotState} */ ($("bot-state"));
const filters = /** @type {BotFilters} */ ($("bot-filters"));
const list = /** @type {TaskList} */ ($("task-list"));
const form = /** @type {TaskForm} */ ($("task-form"));
const zone = /** @type {HTMLButtonElement} */ ($("#zone"));

const heliograph = new Heliograph({ token: keptToken.read() });
const utc = new Kept("heliograph.utc", false);

/** @type {Map<string, string>} what is written and not given, by bot */
const drafts = new Map();
/** @type {Wanted} */
let wanted = wantedIn("");
/** @type {Watch | null} */
let watch = null;
/** How far this machine's clock is ahead of the server's (ms). */
let ahead = 0;
let refreshing = 0;
let asked = 0;

/** @param {Wanted} next */
function show(next) {
  const before = wanted;
  wanted = next;
  const fault = next.bot === null ? "" : (faultIn(next.bot) ?? "");
  const other = next.bot !== before.bot || fault !== "";
  const opened = next.bot !== null && fault === "";
  filters.wanted = next;
  bots.href = (bot) => addressOf({ ...wanted, bot });
  bots.current = opened ? next.bot : null;
  bots.render();
  if (other) leave(before.bot);
  sayUnknown(fault, opened);
  if (opened && (other || watch === null || !sameFilters(before, next))) follow(next);
  list.look(next.text);
  if (other && opened) enter(/** @type {string} */ (next.bot));
  showNote();
  showNow();
}

/**
 * @param {Wanted} one
 * @param {Wanted} other
 */
function sameFilters(one, other) {
  return JSON.stringify(filtersOf(one)) === JSON.stringify(filtersOf(other));
}

/** @param {string | null} bot */
function leave(bot) {
  if (bot !== null) drafts.set(bot, form.text);
  watch?.close();
  watch = null;
}

/** @param {string} bot */
function enter(bot) {
  $("#bot-title").textContent = bot;
  document.title = `${bot} · Heliograph`;
  form.bot = bot;
  form.text = drafts.get(bot) ?? "";
}

/** @param {Wanted} next */
function follow(next) {
  watch?.close();
  watch = new Watch(heliograph, /** @type {string} */ (next.bot), filtersOf(next), {
    list,
    onState,
    onEntries,
    onProgress,
    onOlder: showNote,
    onUnknown,
  });
}

/**
 * @param {string} words what is wrong with what the address asks for
 * @param {boolean} opened
 */
function sayUnknown(words, opened) {
  document.body.toggleAttribute("data-open", opened);
  $("#welcome").hidden = opened;
  $("#bot").hidden = !opened;
  $("#fault").textContent = words;
  if (!opened) document.title = "Bots · Heliograph";
}

function onUnknown() {
  watch?.close();
  watch = null;
  sayUnknown(`There is no bot called ${wanted.bot} yet. It opens here once there is.`, false);
}

/** @param {State} state */
function onState(state) {
  status.state = state;
  document.body.toggleAttribute("data-live", state.name === "live" || state.name === "polling");
  if (state.login) prompt.offer(state.reason);
  if (state.name === "live") refreshSoon();
}

/** @param {BotEntry[]} entries */
function onEntries(entries) {
  const newest = entries[entries.length - 1];
  if (newest.replay !== true) ahead = Date.now() - Date.parse(newest.timestamp);
  list.tick(Date.now() - ahead);
  showNote();
  refreshSoon();
}

/** @param {ProgressFrame} frame */
function onProgress({ task_id: task, percent, timestamp }) {
  ahead = Date.now() - Date.parse(timestamp);
  const bot = bots.bots.find(({ bot_id: id }) => id === wanted.bot);
  if (bot?.current_task !== task) return;
  bot.current_percent = percent;
  bots.render();
  showNow();
}

function showNote() {
  const { size, known } = list;
  const loaded = `${known.toLocaleString()} ${known === 1 ? "task" : "tasks"} loaded`;
  const further = list.whole ? "" : " Scroll up to look further back.";
  const { source, status: step, success, text } = wanted;
  if (text.trim() !== "") filters.note = `${size.toLocaleString()} with this text, of ${loaded}.${further}`;
  else filters.note = source + step + success === "" || known === 0 ? "" : `${loaded} that fit.`;
}

function showNow() {
  const bot = bots.bots.find(({ bot_id: id }) => id === wanted.bot) ?? null;
  now.bot = bot;
  // Polls bring no progress.
  if (bot?.current_task && bot.current_percent !== null) list.atLeast(bot.current_task, bot.current_percent);
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
    const answer = await heliograph.bots();
    // An answer that was overtaken tells of the past.
    if (question === asked) take(answer);
  } catch (error) {
    now.stale = true;
    const { message } = /** @type {Error} */ (error);
    bots.note = bots.bots.length === 0 ? message : `These states may be old. ${message}`;
    if (error instanceof RefusedError && error.status === 401 && token === heliograph.token) prompt.offer(message);
  }
  void watch?.describe();
}

/** @param {BotInfo[]} answer */
function take(answer) {
  bots.bots = answer;
  bots.note = "";
  bots.render();
  now.stale = false;
  showNow();
  $("#none").hidden = answer.length > 0;
  const appeared = watch === null && answer.some(({ bot_id: id }) => id === wanted.bot);
  if (appeared && wanted.bot !== null) show({ ...wanted });
}

/** @param {Partial<Wanted>} change */
function go(change) {
  const next = { ...wanted, ...change };
  const address = addressOf(next);
  // Each letter of a text is no place to go back to.
  if (change.bot === undefined) history.replaceState(null, "", address);
  else history.pushState(null, "", address);
  show(next);
}

/**
 * @param {(bot: string) => Promise<BotInfo>} how
 * @param {string} words
 */
async function ask(how, words) {
  try {
    const answer = await how(/** @type {string} */ (wanted.bot));
    form.say("good", words);
    take(bots.bots.map((bot) => (bot.bot_id === answer.bot_id ? answer : bot)));
  } catch (error) {
    refused(error);
  }
}

/** @param {unknown} error */
function refused(error) {
  form.failed(/** @type {Error} */ (error).message);
  if (error instanceof RefusedError && error.status === 401) prompt.ask(error.message);
}

function showZone() {
  const on = utc.read() === true;
  zone.setAttribute("aria-pressed", String(on));
  zone.title = on ? "Times are in UTC. Press for local time." : "Times are local. Press for UTC.";
  list.times = new Times(on);
}

bots.addEventListener("open", (event) => {
  go({ bot: /** @type {CustomEvent} */ (event).detail });
  // On a phone the list has gone, and what had the focus with it.
  if (!bots.checkVisibility()) $("#bot-title").focus();
});
bots.addEventListener("register", async (event) => {
  const { detail: bot } = /** @type {CustomEvent} */ (event);
  try {
    await heliograph.register(bot);
    await refresh();
    go({ bot });
    form.focus();
  } catch (error) {
    bots.note = /** @type {Error} */ (error).message;
    if (error instanceof RefusedError && error.status === 401) prompt.ask(error.message);
  }
});
filters.addEventListener("filter", (event) => go(/** @type {CustomEvent} */ (event).detail));
list.addEventListener("older", () => void watch?.older());
list.addEventListener("whole", (event) => void watch?.whole(/** @type {CustomEvent} */ (event).detail));
now.addEventListener("pause", () => void ask((bot) => heliograph.pause(bot), "Paused. What runs goes on; what waits stays."));
now.addEventListener("resume", () => void ask((bot) => heliograph.resume(bot), "Resumed."));
form.addEventListener("give", async (event) => {
  const { task, key } = /** @type {CustomEvent} */ (event).detail;
  try {
    const { task_id: id } = await heliograph.submit(/** @type {string} */ (wanted.bot), task, key);
    form.given(`Queued as ${id}.`);
    list.follow();
    refreshSoon();
  } catch (error) {
    refused(error);
  }
});
status.addEventListener("retry", () => {
  prompt.forget();
  watch?.reconnect();
  void refresh();
});
zone.addEventListener("click", () => {
  utc.write(utc.read() !== true);
  showZone();
});
$(".back").addEventListener("click", (event) => {
  event.preventDefault();
  go({ bot: null });
});
$(".skip").addEventListener("click", (event) => {
  event.preventDefault();
  if (watch) form.focus();
  else bots.focus();
});
prompt.addEventListener("token", (event) => {
  heliograph.token = /** @type {CustomEvent} */ (event).detail;
  keptToken.keep(/** @type {CustomEvent} */ (event).detail);
  watch?.reconnect();
  void refresh();
});
addEventListener("popstate", () => show(wantedIn(location.search)));
document.addEventListener("visibilitychange", () => document.hidden || void refresh());
setInterval(() => document.hidden || void refresh(), REFRESH_MS);
// While the line is down nobody knows whether a task still runs: its clock stands still.
setInterval(() => watch?.live && list.tick(Date.now() - ahead), 1_000);

showZone();
show(wantedIn(location.search));
void refresh();
