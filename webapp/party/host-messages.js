// @ts-check

/**
 * What the server tells a host, as docs/protocol.md has it.
 *
 * @typedef {{ id: string, name: string, player_name?: string, class?: string, race?: string, level?: number | null,
 *   hp?: number | null, max_hp?: number | null, ac?: number | null, conditions?: string[] | null, hidden?: boolean | null,
 *   dm_notes?: string, [field: string]: any }} Sheet
 * @typedef {{ players: string[], characters: Sheet[] }} Cast `players` are the ids of those that are played
 *
 * @typedef {{ player_id: string, name: string, connected: boolean, connections: number, last_seen?: string,
 *   lag_ms: number, removed?: boolean }} Guest
 * @typedef {{ party_id: string, name: string, status: "active" | "stopped", url: string, uptime_seconds: number,
 *   players: Guest[], observers: number, pending: number, processing: number, resolved: number }} Overview
 *
 * @typedef {{ action_id: string, player_id: string, player_name: string, text: string, private: boolean,
 *   submitted_at: string }} Handed an action
 * @typedef {{ type: "narrative", id: string, action_id?: string, content: string, to?: string[], dm_only?: string,
 *   all_private?: Record<string, string>, timestamp: string, replay?: boolean }} Told what the host said
 * @typedef {{ type: "system", id: string, content: string, event: string, player_id: string, timestamp: string }} CameOrWent
 * @typedef {{ action_id: string | null, player_id?: string, status: string }} StatusChange
 *
 * @typedef {{ id: string, name: string, initiative: number, hp: number | null, max_hp: number | null, ac?: number,
 *   conditions: string[], hidden?: boolean }} Fighter
 * @typedef {{ active: false } | Turns | Together} Combat
 * @typedef {{ active: true, mode: "turn_based", round: number, current_turn: string, initiative: Fighter[],
 *   turn_started_at: string, turn_deadline?: string }} Turns
 * @typedef {{ active: true, mode: "simultaneous", prompt: string, deadline: string, timeout_seconds: number,
 *   submitted: string[], waiting_for: string[] }} Together
 *
 * @typedef {{ token: string, url: string, qr: string }} Card
 * @typedef {{ party_id: string, host: { token: string }, players: (Card & { player_id: string, name: string })[],
 *   observer: Card }} Opened
 */
export {};
