// @ts-check
/** @import { Frame, State } from "../shared/messages.js" */
/** @import { CombatView } from "./combat-view.js" */
/** @import { ThinkingSign } from "./thinking-sign.js" */
/** @import { Line, Loss, Sitter } from "./table-shapes.js" */
import { Batch } from "../shared/batch.js";
import { element } from "../shared/elements.js";
import { Kept } from "../shared/kept.js";
import "./combat-view.js";
import "./thinking-sign.js";
import { Invitation } from "./invitation.js";
import { Names } from "./names.js";
import { prose } from "./prose.js";
import { Seat } from "./seat.js";
import { Story } from "./story.js";
import { keepAwake } from "./wake-lock.js";

/** So many lines are on the screen at most; what does not fit goes out of it at the top. */
const SHOWN = 8;

/** Up to so many characters a narrative is set as large, as middling, as small. */
const SIZES = [
  { size: "large", most: 260 },
  { size: "middling", most: 700 },
  { size: "small", most: 1_500 },
];

/** How the line is, where it is not well. @type {Record<State["name"], string>} */
const LINE = {
  connecting: "Connecting…",
  "catching-up": "",
  live: "",
  polling: "",
  doubtful: "The server has gone quiet…",
  waiting: "Not connected. Trying again…",
  stopped: "Not connected.",
};

/** @type {Record<Loss["kind"] | "nobody" | "player" | "host", { title: string, words: string }>} */
const CLOSED = {
  nobody: { title: "The table, for all to see", words: "Open this page with the observers’ link: the host has it, with /tv in place of /play." },
  player: { title: "This is a player’s own link", words: "It shows secrets. The screen for everybody wants the observers’ link." },
  host: { title: "This is the host’s own token", words: "It shows everything. The screen for everybody wants the observers’ link." },
  kicked: { title: "The host has closed this screen", words: "" },
  replaced: { title: "There is a newer link", words: "The observers’ link was replaced. Open this page with the new one." },
  over: { title: "The party is over", words: "Thank you for watching." },
  refused: { title: "This link opens nothing", words: "It was replaced, or its party is over." },
};

const $ = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
const screen = $("#story");
const fight = /** @type {CombatView} */ ($("combat-view"));
const thinking = /** @type {ThinkingSign} */ ($("thinking-sign"));

const invitation = new Invitation("tv");
const names = new Names();

/** @param {keyof typeof CLOSED} kind */
function close(kind) {
  const { title, words } = CLOSED[kind];
  $("#closed h2").textContent = title;
  $("#closed p").textContent = words;
  $("#closed").hidden = false;
  $("main").hidden = $("footer").hidden = true;
}

/** @param {string} token */
function watch(token) {
  const seat = new Seat(token);
  const story = new Story(new Kept("", null, () => NOWHERE));

  const batch = new Batch(() => {
    screen.replaceChildren(...story.lines.filter(isForAll).slice(-SHOWN).map(shown));
  });

  /** @param {Sitter} sitter */
  const greet = ({ role }) => {
    if (role === "OBSERVER") return;
    seat.close();
    invitation.forget(token);
    close(role === "HOST" ? "host" : "player");
  };

  /** @param {Frame} frame */
  const receive = (frame) => {
    if (seat.sitter !== null && seat.sitter.role !== "OBSERVER") return;
    names.take(frame);
    if (story.take(frame) && frame.type === "narrative") thinking.hide();
    if (frame.type === "combat_state") fight.show(frame.data, { me: null, names, now: () => seat.now() });
    else if (frame.type === "thinking") thinking.show(String(frame.message));
    document.body.toggleAttribute("data-fight", !fight.hidden);
    batch.add(frame);
  };

  seat.addEventListener("sitter", (event) => greet(/** @type {CustomEvent} */ (event).detail));
  seat.addEventListener("frame", (event) => receive(/** @type {CustomEvent} */ (event).detail));
  seat.addEventListener("state", (event) => {
    const { name } = /** @type {State} */ (/** @type {CustomEvent} */ (event).detail);
    $("#line").textContent = LINE[name];
    if (name !== "live" && name !== "polling") thinking.hide();
  });
  seat.addEventListener("lost", (event) => {
    invitation.forget(token);
    close(/** @type {CustomEvent} */ (event).detail.kind);
  });
  seat.open();
}

/** Whatever else a token may see, this screen is for everybody. @param {Line} line */
function isForAll({ kind }) {
  return kind === "narrative" || kind === "system";
}

/** @param {Line} line */
function shown({ kind, text }) {
  const size = SIZES.find(({ most }) => text.length <= most)?.size ?? "tiny";
  return element("article", { class: kind, "data-size": size }, kind === "system" ? element("p", {}, text) : prose(text));
}

/** A screen in a room keeps nothing but its token. @type {Storage} */
const NOWHERE = { length: 0, clear() {}, getItem: () => null, key: () => null, removeItem() {}, setItem() {} };

keepAwake();
const token = invitation.take();
if (token === null) close("nobody");
else watch(token);
