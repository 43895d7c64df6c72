// @ts-check
/** @import { GapFrame } from "../shared/messages.js" */
/** @import { Loss } from "./table-shapes.js" */

/** Why somebody sits no more, in words for a player. @type {Record<Loss["kind"] | "host", { title: string, words: string }>} */
export const LOSSES = {
  kicked: {
    title: "The host has sent you away",
    words: "You have been removed from this party. If that was a mistake, ask the host for a new QR code.",
  },
  replaced: {
    title: "There is a newer invitation",
    words: "The host has given out a new QR code for this seat; this one opens nothing any more. Scan the new one.",
  },
  over: { title: "The party is over", words: "The host has closed the table. Thank you for playing!" },
  refused: {
    title: "This invitation opens nothing",
    words: "It was replaced, or its party is over. Ask the host for a new QR code.",
  },
  host: {
    title: "This is the host’s own token",
    words: "It belongs on the host’s page. Players and everybody who watches have QR codes of their own.",
  },
};

/** @type {Record<GapFrame["reason"], string>} */
export const GAPS = {
  trimmed: "Something was told while this page was away that is no longer kept.",
  epoch_changed: "The server’s log was replaced. Something may be missing here.",
  invalid_cursor: "The server could not tell where this page had stopped. Something may be missing here.",
};
