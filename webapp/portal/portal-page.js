// @ts-check
/** @import { ServerState } from "./server-state.js" */
/** @import { CodeSample } from "./code-sample.js" */
/** @import { FirstMessage } from "./first-message.js" */
/** @import { RecentChannels } from "./recent-channels.js" */
/** @import { BotInfo, PlanInfo } from "../shared/messages.js" */
/** @import { TokenPrompt } from "../shared/token-prompt.js" */
import { Heliograph, RefusedError } from "../shared/heliograph.js";
import { keptToken } from "../shared/kept-token.js";
import "../shared/token-prompt.js";
import "./code-sample.js";
import "./first-message.js";
import "./recent-channels.js";
import "./server-state.js";

const CHANNEL = "hello";
const REFRESH_MS = 3_000;

/** As many as the server tells of at once. */
const MOST_PLANS = 1_000;

const $ = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
const state = /** @type {ServerState} */ ($("server-state"));
const first = /** @type {FirstMessage} */ ($("first-message"));
const prompt = /** @type {TokenPrompt} */ ($("token-prompt"));
const recent = /** @type {RecentChannels} */ ($("recent-channels"));
const count = $("#channel-count");
const botCount = $("#bot-count");
const planCount = $("#plan-count");

const heliograph = new Heliograph({ token: keptToken.read() });

function showSamples() {
  const bearer = heliograph.token === null ? "" : " \\\n  -H 'Authorization: Bearer '\"$TOKEN\"";
  const sample = (/** @type {string} */ id, /** @type {string} */ code) => {
    /** @type {CodeSample} */ ($(id)).code = code;
  };
  sample(
    "#say",
    `curl ${heliograph.base}api/messages${bearer} \\\n  -H 'Content-Type: application/json' \\\n` +
      `  -d '{"channel_id":"${CHANNEL}","author":"me","content":"Hello from a terminal"}'`,
  );
  sample("#listen", `curl -N ${heliograph.base}api/streams/channel/${CHANNEL}${bearer} \\\n  -H 'Accept: text/event-stream'`);
  sample(
    "#module",
    `import { Heliograph } from "${heliograph.base}shared/heliograph.js";\n\n` +
      `new Heliograph().follow("channel", "${CHANNEL}", {\n` +
      `  last: 10,\n  on: { message: ({ data }) => console.log(data.author, data.content) },\n});`,
  );
}

async function refresh() {
  // An answer that is a refusal still tells that somebody is there.
  state.health = await heliograph
    .get("api/health")
    .catch((error) => (error instanceof RefusedError ? { status: error.message } : null));
  try {
    const channels = await heliograph.channels();
    const messages = channels.reduce((sum, { message_count: some }) => sum + some, 0);
    recent.channels = channels;
    count.textContent = `${some(channels.length, "channel")}, ${some(messages, "message")}`;
    botCount.textContent = atAGlance(await heliograph.bots());
    planCount.textContent = plansAtAGlance(await heliograph.plans(MOST_PLANS));
  } catch (error) {
    const words = error instanceof RefusedError && error.status === 401 ? "A token is needed to look inside." : "";
    count.textContent = words;
    botCount.textContent = words;
    planCount.textContent = words;
  }
}

/** @param {BotInfo[]} bots */
function atAGlance(bots) {
  const working = bots.filter(({ running }) => running > 0).length;
  const waiting = bots.reduce((sum, { queue_size: size }) => sum + size, 0);
  return [
    some(bots.length, "bot"),
    ...(working > 0 ? [`${working.toLocaleString()} working`] : []),
    ...(waiting > 0 ? [`${some(waiting, "task")} waiting`] : []),
  ].join(", ");
}

/** @param {PlanInfo[]} plans */
function plansAtAGlance(plans) {
  const running = plans.filter(({ overall_status: status }) => status === "running").length;
  const all = plans.length < MOST_PLANS ? some(plans.length, "plan") : `${MOST_PLANS.toLocaleString()} plans or more`;
  return running > 0 ? `${all}, ${running.toLocaleString()} running` : all;
}

/**
 * @param {number} number
 * @param {string} thing
 */
function some(number, thing) {
  return `${number.toLocaleString()} ${thing}${number === 1 ? "" : "s"}`;
}

showSamples();
first.href = `channels/#/${CHANNEL}`;
const stream = heliograph.follow("channel", CHANNEL, {
  on: {
    message: ({ data }) => {
      first.message = data;
      void refresh();
    },
    state: ({ name, login, reason }) => {
      first.listening = name === "live" || name === "polling";
      if (login) prompt.ask(reason);
    },
  },
});
prompt.addEventListener("token", (event) => {
  heliograph.token = /** @type {CustomEvent} */ (event).detail;
  keptToken.keep(/** @type {CustomEvent} */ (event).detail);
  showSamples();
  stream.reconnect();
  void refresh();
});
document.addEventListener("visibilitychange", () => document.hidden || void refresh());
setInterval(() => document.hidden || void refresh(), REFRESH_MS);
void refresh();
