// @ts-check
/**
 * Every shape that travels, as JSDoc types. There is no code in this file.
 *
 * @typedef {"channel" | "bot" | "plan" | "party"} Kind
 *
 * @typedef {{ type: string, id?: string, seq?: number, timestamp?: string, cursor?: string, replay?: boolean,
 *   data?: any, [field: string]: any }} Frame any frame; durable ones carry an id, in `data` on channels
 *
 * @typedef {{ type: "error", message: string, error_code?: number }} ErrorFrame
 * @typedef {{ type: "gap", reason: "trimmed" | "epoch_changed" | "invalid_cursor", cursor: string }} GapFrame
 * @typedef {{ type: "live", cursor: string }} LiveFrame
 *
 * @typedef {{ id: string, seq: number, channel_id: string, author: string, content: string, lane: string | null,
 *   provider: string | null, token_count: number | null, timestamp: string, display_name?: string }} ChannelMessage
 * @typedef {{ type: "message", data: ChannelMessage, cursor: string, replay?: boolean }} ChannelMessageFrame
 * @typedef {{ channel_id: string, message_count: number, last_timestamp: string | null }} ChannelInfo
 * @typedef {{ author?: string, content: string, lane?: string, provider?: string, token_count?: number,
 *   client_msg_id?: string }} Draft what a writer gives
 *
 * A message on its way. `waiting` for the line, `sending`, `sent` (on the server's disk), or `failed` with the reason.
 * @typedef {{ key: string, channelId: string, draft: Draft & { author: string, client_msg_id: string },
 *   status: "waiting" | "sending" | "sent" | "failed", reason: string, message: ChannelMessage | null }} Letter
 *
 * @typedef {"pending" | "in_progress" | "completed" | "failed"} TaskStatus
 * @typedef {{ type: "task_queued" | "task_started" | "task_completed" | "task_failed", bot_id: string, task_id: string,
 *   source: "file" | "websocket", status: TaskStatus, command?: string, priority?: string, attempt?: number,
 *   reason?: string, success?: boolean, response?: string, error?: string, files_modified?: string[],
 *   duration_seconds?: number, truncated?: boolean, id: string, seq: number, timestamp: string, cursor: string,
 *   replay?: boolean }} BotEntry a step of a task
 * @typedef {{ type: "progress", task_id: string, percent: number, message: string, elapsed_seconds?: number,
 *   timestamp: string }} ProgressFrame
 * @typedef {{ bot_id: string, status: "idle" | "working" | "paused", current_task: string | null,
 *   current_percent: number | null, running: number, queue_size: number, tasks_processed: number,
 *   uptime_seconds: number, last_timestamp: string | null }} BotInfo
 * @typedef {{ bot_id: string, total_count: number, entries_count: number, offset: number, limit: number,
 *   has_more: boolean, entries: BotEntry[], cursor: string, timestamp: string }} BotPage
 * @typedef {{ task_id: string, status: TaskStatus, source: "file" | "websocket", priority: string, command: string,
 *   timeout_seconds?: number, expires?: string, attempt: number, started_at?: string }} OpenTask
 * @typedef {{ command: string, task_id?: string, priority?: string, timeout_seconds?: number, expires?: string,
 *   retries?: number }} NewTask what somebody asks of a bot
 *
 * @typedef {"pending" | "running" | "completed" | "failed" | "cancelled"} PlanStatus
 * @typedef {"pending" | "running" | "completed" | "failed" | "skipped"} StepStatus
 * @typedef {{ plan_id: string, name: string | null, overall_status: PlanStatus,
 *   progress: { completed: number, total: number }, created_at: string, started_at: string | null,
 *   completed_at: string | null, last_update: string }} PlanInfo
 * @typedef {{ step_index: number, step_name: string, description: string | null, status: StepStatus, output: string,
 *   output_truncated: boolean, output_bytes: number, output_lines: number, output_chunks: number, error: string | null,
 *   started_at: string | null, completed_at: string | null }} PlanStep `output` is the end of what it printed
 * @typedef {{ plan_id: string, name: string | null, overall_status: PlanStatus, message: string | null,
 *   progress: { completed: number, total: number }, steps: PlanStep[], summary: Record<string, any> | null,
 *   error: string | null, failed_step_index: number | null, created_at: string | null, started_at: string | null,
 *   completed_at: string | null, last_update: string | null, cursor: string }} PlanSnapshot a plan as it is at a cursor
 * @typedef {{ number: number, offset: number, timestamp: string, stream: "stdout" | "stderr", text: string,
 *   cut?: boolean }} OutputLine the first has the number 0; one that is cut is whole in the output
 *
 * @typedef {{ code?: number, status?: number, reason?: string, retryAfterMs?: number, unreachable?: boolean,
 *   timedOut?: boolean, explained?: boolean }} Closing
 *   how a connection ended: a close code or an HTTP status, the reason, the wait the server asked for, whether nothing
 *   answered at all, whether it said nothing in time, and whether a refusal came with its reason
 *
 * @typedef {{ now(): number, setTimeout(task: () => void, ms: number): any, clearTimeout(timer: any): void }} Clock
 *
 * @typedef {{ name: "connecting" | "catching-up" | "live" | "polling" | "doubtful" | "waiting" | "stopped",
 *   reason: string, transport: "ws" | "sse" | "poll" | null, retryAt: number | null, login: boolean }} State
 *   - `connecting`: no answer yet
 *   - `catching-up`: connected, what was missed is coming
 *   - `live`: everything there is has been handed over, and new events come as they happen
 *   - `polling`: as `live`, but the newest may be late, since nothing better than polling gets through
 *   - `doubtful`: connected as far as anyone knows, but a ping has not been answered yet
 *   - `waiting`: no connection; the next try is at `retryAt` (ms since 1970)
 *   - `stopped`: no connection and no further try; `login` tells that a token may help
 */
export {};
