// @ts-check
/**
 * What the pages of a table are about, as JSDoc types. There is no code in this file.
 *
 * Who sits here.
 * @typedef {{ id: string, name: string, role: "HOST" | "PLAYER" | "OBSERVER" }} Sitter
 *
 * Why a seat is lost: sent away by the host, another token took its place, the party is over, the token opens nothing.
 * @typedef {{ kind: "kicked" | "replaced" | "over" | "refused", words: string }} Loss
 *
 * One line of the story as somebody was told it.
 * @typedef {{ id: string, kind: "narrative" | "private" | "system", text: string, at: string, actionId?: string }} Line
 *
 * What a browser keeps of it: where reading stopped, and what had been told until there. Both are written at once, so
 * that a line is neither lost nor told twice.
 * @typedef {{ cursor: string | null, sitter: Sitter | null, truncated: boolean, lines: Line[] }} Keepsake
 *
 * Something a player wants to do, and what became of it. `waiting` for the line, being `sent`, then what the server says:
 * `pending`, `processing`, `resolved`, `rejected` with the reason, or `cancelled`. What is `dropped` is on no list any more.
 * @typedef {"waiting" | "sending" | "pending" | "processing" | "resolved" | "rejected" | "cancelled" | "dropped"} Standing
 * @typedef {{ id: string, text: string, whisper: boolean, at: string, after: string | null, actionId: string | null,
 *   standing: Standing, reason: string }} Deed `after` is the line of the story that was the last one then
 *
 * Who takes deeds.
 * @typedef {{ act(wish: { text: string, private: boolean, client_action_id: string }): Promise<any>,
 *   standingOf(actionId: string): Promise<{ status: Standing }> }} ActionServer
 *
 * What a player writes, and whether only the host may know.
 * @typedef {{ text: string, whisper: boolean }} Wish
 *
 * What a `combat_state` frame holds.
 * @typedef {{ id: string, name: string, initiative: number, hp: number | string | null, max_hp: number | null, ac?: number,
 *   conditions: string[], hidden?: boolean }} Fighter
 * @typedef {{ active: boolean, mode?: "turn_based" | "simultaneous", round?: number, current_turn?: string | null,
 *   initiative?: Fighter[], your_turn?: boolean, turn_started_at?: string, turn_deadline?: string, prompt?: string,
 *   deadline?: string, submitted?: string[], waiting_for?: string[] }} Combat
 */
