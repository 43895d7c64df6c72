// @ts-check
/** @import { HostDoor } from "./host-door.js" */
/** @import { Loss } from "./table-shapes.js" */
import { Heliograph, RefusedError } from "../shared/heliograph.js";
import "../shared/ask-dialog.js";
import "../shared/connection-status.js";
import { Evening } from "./host-evening.js";
import { Hosting } from "./host-hosting.js";
import { Invitation } from "./invitation.js";
import { Links } from "./host-links.js";
import { HostTable } from "./host-table.js";
import { whyNot } from "./host-words.js";
import "./host-door.js";

const $ = (/** @type {string} */ selector) => /** @type {HTMLElement} */ (document.querySelector(selector));
const door = /** @type {HostDoor} */ ($("host-door"));
const invitation = new Invitation("host");

/** @type {Hosting | null} */
let hosting = null;

/** @param {string} token */
function sit(token) {
  leave();
  invitation.keep(token);
  const evening = new Evening(token);
  evening.addEventListener("lost", (event) => lose(token, /** @type {CustomEvent<Loss>} */ (event).detail));
  hosting = new Hosting(evening, token);
  show("table");
  void evening.open();
}

function leave() {
  hosting?.close();
  hosting = null;
}

/**
 * @param {string} token
 * @param {Loss} loss
 */
function lose(token, loss) {
  leave();
  invitation.forget(token);
  document.querySelectorAll("dialog[open]").forEach((dialog) => /** @type {HTMLDialogElement} */ (dialog).close());
  if (loss.kind === "over") {
    show("over");
    $("#over h1").focus();
  } else ask(`This token hosts no party (any more): ${loss.words}`);
}

/** @param {string} reason why there is no table */
function ask(reason) {
  door.reason = reason;
  show("door");
}

/** @param {"door" | "table" | "over"} what */
function show(what) {
  document.body.dataset.at = what;
  door.hidden = what !== "door";
  $("#over").hidden = what !== "over";
  for (const part of ["main", "#views", ".tools", "connection-status"]) $(part).hidden = what !== "table";
  if (what === "table") return;
  document.title = "Host · Heliograph";
  $("#party-name").textContent = "";
  $("#glance").textContent = "";
}

/** @param {{ token: string | null, wanted: object }} detail */
async function begin({ token, wanted }) {
  try {
    const opened = await new HostTable(new Heliograph({ token })).begin(wanted);
    new Links(opened.party_id).opened(opened);
    sit(opened.host.token);
    hosting?.inviteWhenKnown();
  } catch (error) {
    const refused = error instanceof RefusedError && [401, 403].includes(error.status);
    door.failed(whyNot(error), refused);
  }
}

door.addEventListener("begin", (event) => void begin(/** @type {CustomEvent} */ (event).detail));
door.addEventListener("token", (event) => sit(/** @type {CustomEvent} */ (event).detail));
$("#another").addEventListener("click", () => ask(""));

const token = invitation.take();
if (token === null) ask("");
else sit(token);
