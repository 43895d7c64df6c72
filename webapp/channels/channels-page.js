// @ts-check
/** @import { ChannelMessage, State } from "../shared/messages.js" */
/** @import { Letter } from "../shared/messages.js" */
/** @import { ConnectionStatus } from "../shared/connection-status.js" */
/** @import { TokenPrompt } from "../shared/token-prompt.js" */
/** @import { ChannelList } from "./channel-list.js" */
/** @import { MessageForm } from "./message-form.js" */
/** @import { MessageList } from "./message-list.js" */
/** @import { TypingLine } from "./typing-line.js" */
import { Heliograph, Outbox, RefusedError } from "../shared/heliograph.js";
import { Kept } from "../shared/kept.js";
import { keptToken } from "../shared/kept-token.js";
import "../shared/connection-status.js";
import "../shared/token-prompt.js";
import "./channel-list.js";
import "./message-form.js";
import "./message-list.js";
import "./pending-item.js";
import "./typing-line.js";
import { addressOf, channelIn, faultIn } from "./address.js";
import { suggestName } from "./author.js";
import { Conversation } from "./conversation.js";

const REFRESH_MS = 5_000;
const TYPING_EVERY_MS = 3_000;

const $ = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
const status = /** @type {ConnectionStatus} */ ($("connection-status"));
const prompt = /** @type {TokenPrompt} */ ($("token-prompt"));
const channels = /** @type {ChannelList} */ ($("channel-list"));
const form = /** @type {MessageForm} */ ($("message-form"));
const list = /** @type {MessageList} */ ($("message-list"));
const typing = /** @type {TypingLine} */ ($("typing-line"));
const title = $("#channel-title");
const presence = $("#presence");

const heliograph = new Heliograph({ token: keptToken.read() });
const outbox = new Outbox({ publish: (channelId, draft) => heliograph.publish(channelId, draft) });
const author = new Kept("heliograph.author", "");
const seen = new Kept("heliograph.seen", /** @type {Record<string, number>} */ ({}));

/** @type {Map<string, string>} what is written and not sent, by channel */
const drafts = new Map();
/** @type {Set<Letter>} one's own messages that have not been seen to arrive */
const letters = new Set();
/** @type {Conversation | null} */
let conversation = null;
let typedAt = 0;
let unseen = 0;

function openFromAddress() {
  const channelId = channelIn(location);
  if (conversation && conversation.channelId === channelId) return;
  if (conversation) drafts.set(conversation.channelId, form.text);
  conversation?.close();
  conversation = null;
  const fault = channelId === null ? "" : faultIn(channelId);
  document.body.toggleAttribute("data-open", channelId !== null && !fault);
  $("#welcome").hidden = channelId !== null && !fault;
  $("#conversation").hidden = channelId === null || Boolean(fault);
  $("#fault").textContent = fault ?? "";
  channels.current = fault ? null : channelId;
  channels.render();
  if (channelId !== null && !fault) open(channelId);
  showTitle();
}

/** @param {string} channelId */
function open(channelId) {
  title.textContent = channelId;
  form.channel = channelId;
  form.text = drafts.get(channelId) ?? "";
  presence.textContent = "";
  conversation = new Conversation(heliograph, channelId, { list, typing, onState, onPresence, onMessages });
  showLetters();
  markSeen();
  if (matchMedia("(pointer: fine)").matches) form.focus();
}

/** @param {State} state */
function onState(state) {
  status.state = state;
  if (state.name === "live" || state.name === "polling") outbox.flush();
  if (state.name !== "live") {
    presence.textContent = "";
    typing.clear();
  }
  if (state.login) prompt.offer(state.reason);
}

/** @param {number} count */
function onPresence(count) {
  presence.textContent = count === 1 ? "Only you are here" : `${count.toLocaleString()} are here`;
}

/**
 * @param {ChannelMessage[]} messages
 * @param {boolean} replay
 */
function onMessages(messages, replay) {
  for (const letter of letters) {
    if (letter.channelId === conversation?.channelId && messages.some((message) => isFrom(letter, message))) {
      letters.delete(letter);
    }
  }
  showLetters();
  if (replay) return;
  const known = channels.channels.find(({ channel_id: id }) => id === conversation?.channelId);
  if (known) {
    known.message_count += messages.length;
    markSeen();
  } else void refresh();
  if (document.hidden) unseen += messages.length;
  showTitle();
}

/**
 * Whether a message is what came of a letter. Its id is known only once the post was answered, which may be later.
 *
 * @param {Letter} letter
 * @param {ChannelMessage} message
 */
function isFrom({ message: answer, status: how, draft }, message) {
  if (answer) return answer.id === message.id;
  return how === "sending" && draft.content === message.content && draft.author === (message.display_name ?? message.author);
}

/** @param {Letter} letter */
function onLetter(letter) {
  if (letter.status === "sent" && letter.message) {
    letters.delete(letter);
    if (letter.channelId === conversation?.channelId) list.addNewer([letter.message], { replay: true });
    list.receipt(letter.message.id, "Sent");
  }
  if (letter.status === "failed" && !heliograph.token && /token/i.test(letter.reason)) prompt.ask(letter.reason);
  showLetters();
}

function showLetters() {
  list.pending = [...letters].filter(({ channelId }) => channelId === conversation?.channelId);
}

async function refresh() {
  const { token } = heliograph;
  try {
    channels.channels = await heliograph.channels();
    channels.note = "";
    markSeen();
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    channels.note = channels.channels.length === 0 ? message : `These counts may be old. ${message}`;
    if (error instanceof RefusedError && error.status === 401 && token === heliograph.token) prompt.offer(message);
  }
}

/** The channel that is open, on a page that is looked at, has nothing unread. */
function markSeen() {
  const counts = seen.read();
  for (const { channel_id: id, message_count: count } of channels.channels) {
    if (!(id in counts) || (id === conversation?.channelId && !document.hidden)) counts[id] = count;
  }
  seen.write(counts);
  channels.seen = counts;
  channels.render();
}

function showTitle() {
  if (!document.hidden) unseen = 0;
  const name = conversation ? `${conversation.channelId} · Heliograph` : "Channels · Heliograph";
  document.title = unseen > 0 ? `(${unseen.toLocaleString()}) ${name}` : name;
}

form.author = author.read() || suggestName();
form.addEventListener("rename", (event) => author.write(/** @type {CustomEvent} */ (event).detail));
form.addEventListener("typing", () => {
  if (Date.now() - typedAt < TYPING_EVERY_MS) return;
  typedAt = Date.now();
  conversation?.typing(form.author);
});
form.addEventListener("send", (event) => {
  const { detail: draft } = /** @type {CustomEvent} */ (event);
  author.write(draft.author);
  typedAt = 0;
  if (conversation) letters.add(outbox.post(conversation.channelId, draft));
  showLetters();
});
list.addEventListener("older", () => void conversation?.older());
list.addEventListener("again", (event) => outbox.retry(/** @type {CustomEvent} */ (event).detail));
list.addEventListener("discard", (event) => {
  letters.delete(/** @type {CustomEvent} */ (event).detail);
  showLetters();
});
outbox.addEventListener("change", (event) => onLetter(/** @type {CustomEvent} */ (event).detail));
status.addEventListener("retry", () => {
  prompt.forget();
  conversation?.reconnect();
  void refresh();
});
channels.addEventListener("open", (event) => (location.hash = addressOf(/** @type {CustomEvent} */ (event).detail)));
prompt.addEventListener("token", (event) => {
  heliograph.token = /** @type {CustomEvent} */ (event).detail;
  keptToken.keep(/** @type {CustomEvent} */ (event).detail);
  conversation?.reconnect();
  void refresh();
});
$(".skip").addEventListener("click", (event) => {
  // Its address would be taken for a channel's.
  event.preventDefault();
  if (conversation) form.focus();
  else channels.focus();
});
addEventListener("hashchange", openFromAddress);
addEventListener("beforeunload", (event) => outbox.pending.length > 0 && event.preventDefault());
document.addEventListener("visibilitychange", () => {
  if (document.hidden) return;
  markSeen();
  showTitle();
  void refresh();
});
setInterval(() => document.hidden || void refresh(), REFRESH_MS);

openFromAddress();
void refresh();
