// @ts-check
/** @import { Frame, State } from "../shared/messages.js" */
/** @import { ConnectionStatus } from "../shared/connection-status.js" */
/** @import { ActionBox } from "./action-box.js" */
/** @import { CharacterBar } from "./character-bar.js" */
/** @import { CombatView } from "./combat-view.js" */
/** @import { StoryFeed } from "./story-feed.js" */
/** @import { ThinkingSign } from "./thinking-sign.js" */
/** @import { Combat, Deed, Keepsake, Line, Loss, Sitter } from "./table-shapes.js" */
import { Batch } from "../shared/batch.js";
import { Kept } from "../shared/kept.js";
import "../shared/connection-status.js";
import "./action-box.js";
import "./character-bar.js";
import "./combat-view.js";
import "./story-feed.js";
import "./thinking-sign.js";
import { stayAboveKeyboard } from "./above-keyboard.js";
import { Deeds, isUnsent } from "./deeds.js";
import { Effects } from "./effects.js";
import { fingerprint } from "./fingerprint.js";
import { Invitation } from "./invitation.js";
import { GAPS, LOSSES } from "./losses.js";
import { Names } from "./names.js";
import { Seat } from "./seat.js";
import { Story } from "./story.js";
import { TurnCalls } from "./turn-calls.js";
import { keepAwake } from "./wake-lock.js";
import { leave, pickUp, together } from "./wishes.js";

/** How often is asked what became of an action where nothing better than polling gets through (ms). */
const ASK_MS = 4_000;

const $ = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
const status = /** @type {ConnectionStatus} */ ($("connection-status"));
const bar = /** @type {CharacterBar} */ ($("character-bar"));
const fight = /** @type {CombatView} */ ($("combat-view"));
const feed = /** @type {StoryFeed} */ ($("story-feed"));
const thinking = /** @type {ThinkingSign} */ ($("thinking-sign"));
const box = /** @type {ActionBox} */ ($("action-box"));
const door = /** @type {HTMLFormElement} */ ($("#door"));
const secrets = $("#secrets");
const sound = $("#sound");

const invitation = new Invitation("play");
const effects = new Effects();
const names = new Names();
const folded = new Kept("heliograph.play.folded", false);
const loud = new Kept("heliograph.play.sound", true);

/** @param {string} token */
function sit(token) {
  const key = `heliograph.seat.${fingerprint(token)}`;
  const kept = {
    story: new Kept(`${key}.story`, /** @type {Keepsake | null} */ (null)),
    deeds: new Kept(`${key}.deeds`, /** @type {Deed[]} */ ([])),
    turn: new Kept(`${key}.turn`, ""),
    draft: new Kept(`${key}.draft`, { text: "", whisper: false }),
  };
  const seat = new Seat(token);
  const story = new Story(kept.story);
  const calls = new TurnCalls(kept.turn);
  const deeds = new Deeds(kept.deeds, {
    act: (wish) => seat.send("api/action", wish),
    standingOf: (id) => seat.get(`api/action/${encodeURIComponent(id)}/status`),
  });
  /** @type {Combat} */
  let combat = { active: false };
  let lost = false;
  let caughtUp = false;

  const render = () => {
    feed.show(story.lines, deeds.all);
    feed.complete(beginning());
  };
  const beginning = () => {
    if (!caughtUp) return "Loading…";
    if (story.lines.length === 0) return "Nothing has been told yet.";
    return story.truncated ? "The story began earlier." : "Here the story begins.";
  };
  const batch = new Batch(() => {
    render();
    if (!lost) story.keep(seat.cursor);
  });
  const keep = () => batch.flush();

  /** @param {Sitter} sitter */
  const greet = (sitter) => {
    story.sat(sitter);
    const { name, role } = sitter;
    const plays = role === "PLAYER";
    if (role === "HOST") return lose({ kind: "host", words: "" });
    $("#name").textContent = plays ? name : "The table";
    $("#name").classList.toggle("spoken", plays);
    $("#tools").hidden = !plays;
    box.hidden = !plays;
    $("#watching").hidden = plays;
    const left = plays ? pickUp(sitter.id) : null;
    if (left) box.wish = together([left, box.wish]);
    effects.title = plays ? `${name} · Heliograph` : "Watching · Heliograph";
  };

  /** @param {Frame} frame */
  const receive = (frame) => {
    names.take(frame);
    deeds.take(frame);
    const line = story.take(frame);
    if (line) hear(frame, line);
    if (frame.type === "combat_state") showCombat(frame.data);
    else if (frame.type === "character_update" && frame.data.id === seat.sitter?.id) bar.character = frame.data;
    else if (frame.type === "thinking") thinking.show(String(frame.message));
    else if (frame.type === "gap") feed.notice(GAPS[frame.reason] ?? GAPS.invalid_cursor);
    else if (frame.type === "live") catchUp();
    batch.add(frame);
  };

  /**
   * @param {Frame} frame
   * @param {Line} line one that is new here
   */
  const hear = (frame, line) => {
    if (line.kind !== "system") thinking.hide();
    if (frame.replay) return;
    feed.speak(line);
    effects.line();
    if (line.kind === "private") effects.secret();
  };

  const catchUp = () => {
    caughtUp = true;
    deeds.flush();
    void deeds.ask();
  };

  /** @param {Combat} now */
  const showCombat = (now) => {
    combat = now;
    const me = seat.sitter?.role === "PLAYER" ? seat.sitter.id : null;
    fight.show(combat, { me, names, now: () => seat.now() });
    const turn = me === null ? "others" : calls.take(combat, me);
    if (turn === "call") effects.turn("Your turn!");
    else if (turn === "others") effects.quiet();
    gate();
  };

  /** Whoever may not act now sees why; what is written without a line is sent when there is one, and judged then. */
  const gate = () => {
    const isLive = seat.state === "live" || seat.state === "polling";
    const { active, mode, your_turn: mine, current_turn: current, submitted = [] } = combat;
    if (!isLive || !active) box.close("");
    else if (mode === "simultaneous") {
      box.close(submitted.includes(seat.sitter?.id ?? "") ? "You have answered. You can still whisper." : "", true);
    } else if (!mine) box.close(`Not your turn: waiting for ${current ? names.of(current) : "the host"}.`);
    else box.close("");
  };

  /** @param {State} state */
  const changed = (state) => {
    status.state = state;
    gate();
    if (state.name === "live" || state.name === "polling") deeds.flush();
    else thinking.hide();
    clearInterval(asking);
    if (state.name === "polling") asking = setInterval(() => void deeds.ask(), ASK_MS);
  };
  let asking = 0;

  /** @param {Omit<Loss, "kind"> & { kind: Loss["kind"] | "host" }} loss */
  const lose = ({ kind }) => {
    lost = true;
    invitation.forget(token);
    deeds.close();
    // As it was kept: another tab may have sent it, or left it, already.
    if (kind !== "over" && seat.sitter !== null) leave(seat.sitter.id, together([...kept.deeds.read().filter(isUnsent), kept.draft.read()]));
    Object.values(kept).forEach((one) => one.forget());
    seat.close();
    effects.quiet();
    thinking.hide();
    fight.show({ active: false }, { me: null, names, now: Date.now });
    const { title, words } = LOSSES[kind];
    $("#lost h2").textContent = title;
    $("#lost p").textContent = words;
    $("#to-host").hidden = kind !== "host";
    $("#lost").hidden = false;
    status.hidden = box.hidden = $("#watching").hidden = true;
    if (kind !== "over") showDoor();
  };

  seat.addEventListener("sitter", (event) => greet(/** @type {CustomEvent} */ (event).detail));
  seat.addEventListener("frame", (event) => receive(/** @type {CustomEvent} */ (event).detail));
  seat.addEventListener("state", (event) => lost || changed(/** @type {CustomEvent} */ (event).detail));
  seat.addEventListener("lost", (event) => lost || lose(/** @type {CustomEvent} */ (event).detail));
  deeds.addEventListener("change", () => lost || render());
  status.addEventListener("retry", () => seat.reconnect());
  box.addEventListener("draft", (event) => kept.draft.write(/** @type {CustomEvent} */ (event).detail));
  box.addEventListener("act", (event) => {
    const { text, whisper } = /** @type {CustomEvent} */ (event).detail;
    const at = new Date(seat.now()).toISOString();
    deeds.add({ text, whisper, at, after: story.lines.at(-1)?.id ?? null });
    feed.follow();
  });
  feed.addEventListener("edit", (event) => {
    const { detail: deed } = /** @type {CustomEvent} */ (event);
    box.wish = together([deed, box.wish]);
    deeds.drop(deed);
    render();
    box.focus();
  });
  addEventListener("pagehide", keep);
  document.addEventListener("visibilitychange", () => document.hidden && keep());
  addEventListener("storage", ({ key: changedKey }) => changedKey === kept.deeds.key && !lost && deeds.reread());

  status.state = { name: "connecting", reason: "", transport: null, retryAt: null, login: false };
  box.wish = kept.draft.read();
  seat.open(story.cursor, story.sitter);
  render();
  deeds.resume();
}

function showDoor() {
  door.hidden = false;
  document.body.toggleAttribute("data-door", true);
}

door.onsubmit = (event) => {
  event.preventDefault();
  const token = Invitation.tokenIn(/** @type {HTMLInputElement} */ ($("#invitation")).value);
  $("#door-fault").textContent = token === null ? "That is no invitation. It holds “token=hgp_…”." : "";
  if (token === null) return;
  invitation.keep(token);
  location.reload();
};

const showTools = () => {
  secrets.setAttribute("aria-pressed", String(folded.read()));
  sound.setAttribute("aria-pressed", String(loud.read()));
  feed.secrets = !folded.read();
  effects.sound = loud.read();
};
secrets.onclick = () => {
  folded.write(!folded.read());
  showTools();
};
sound.onclick = () => {
  loud.write(!loud.read());
  showTools();
};

stayAboveKeyboard();
keepAwake();
showTools();
const token = invitation.take();
if (token === null) showDoor();
else sit(token);
