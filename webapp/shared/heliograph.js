// @ts-check
/**
 * The Heliograph client: one ES module for browsers and for Node 20 and later, without dependencies. This file is its
 * public face; the others in this folder are its parts.
 *
 * @example
 * import { Heliograph } from "./heliograph.js";
 * const heliograph = new Heliograph();
 * heliograph.follow("channel", "ops", { last: 20, on: { message: ({ data }) => console.log(data.content) } });
 * await heliograph.publish("ops", { author: "me", content: "Hello." });
 */
/** @import { BotEntry, BotInfo, BotPage, ChannelInfo, ChannelMessage, Draft, Kind, NewTask, OpenTask } from "./messages.js" */
/** @import { OutputLine, PlanInfo, PlanSnapshot } from "./messages.js" */
/** @import { Filters } from "./endpoints.js" */
/** @import { FollowOptions } from "./stream.js" */
import { Http } from "./http.js";
import { randomId } from "./random-id.js";
import { Stream } from "./stream.js";
import { surroundings } from "./surroundings.js";

export { RefusedError, UnreachableError } from "./http.js";
export { Outbox } from "./outbox.js";
export { randomId } from "./random-id.js";
export { Stream } from "./stream.js";

/** @typedef {import("./surroundings.js").Options & { token?: string | null }} Options `token`: an operations token or a party token */

/** One server, as one person or program sees it. */
export class Heliograph {
  #around;
  #http;

  /** The token that the next request or connection presents. @type {string | null} */
  token;

  /** @param {Options} [options] */
  constructor(options = {}) {
    this.token = options.token ?? null;
    const token = () => this.token;
    this.#around = { ...surroundings(options), token };
    this.#http = new Http(this.#around.addresses, this.#around.fetch, token);
  }

  /** The address of the application, with a slash at its end. */
  get base() {
    return this.#around.addresses.base;
  }

  /**
   * Follows a topic from now on, from a cursor, or from a few events ago.
   *
   * @param {Kind} kind
   * @param {string} id
   * @param {FollowOptions} [options]
   * @returns {Stream}
   */
  follow(kind, id, options = {}) {
    return new Stream(kind, id, options, this.#around);
  }

  /**
   * Posts a message and waits until it is on disk. With the same `client_msg_id` it can be posted again safely.
   *
   * @param {string} channelId
   * @param {Draft & { author: string }} draft
   * @returns {Promise<ChannelMessage>}
   */
  async publish(channelId, draft) {
    const message = { client_msg_id: randomId(), ...draft, channel_id: channelId };
    return (await this.#http.post("api/messages", message)).message;
  }

  /** @returns {Promise<ChannelInfo[]>} */
  async channels() {
    return (await this.#http.get("api/channels")).channels;
  }

  /**
   * A page of a channel, oldest first.
   *
   * @param {string} channelId
   * @param {{ limit?: number, before?: string, after?: string }} [range] ids or cursors; the newest without either
   * @returns {Promise<{ messages: ChannelMessage[], cursor: string }>}
   */
  messages(channelId, range = {}) {
    return this.#http.get("api/messages", { channel_id: channelId, ...range });
  }

  /** @returns {Promise<BotInfo[]>} what every bot is at */
  async bots() {
    return (await this.#http.get("api/bots")).bots;
  }

  /** Makes a bot known; one that is known stays as it is. @param {string} botId @returns {Promise<BotInfo>} */
  register(botId) {
    return this.#http.put(bot(botId));
  }

  /**
   * A page of what a bot has done, the newest first.
   *
   * @param {string} botId
   * @param {Filters & { cursor?: string, offset?: number, limit?: number, order?: "asc" | "desc", start_time?: string,
   *   end_time?: string }} [question] a cursor makes pages hold together while entries are added
   * @returns {Promise<BotPage>}
   */
  timeline(botId, question = {}) {
    const query = Object.entries(question).map(([name, value]) => [name, String(value)]);
    return this.#http.get(`${bot(botId)}/timeline`, Object.fromEntries(query));
  }

  /**
   * An entry with its whole texts.
   *
   * @param {string} botId
   * @param {string} id of the entry
   * @returns {Promise<BotEntry>}
   */
  entry(botId, id) {
    return this.#http.get(`${bot(botId)}/timeline/${encodeURIComponent(id)}`);
  }

  /** What a bot is at and what waits for it. @param {string} botId @returns {Promise<OpenTask[]>} */
  async tasks(botId) {
    return (await this.#http.get(`${bot(botId)}/tasks`)).tasks;
  }

  /**
   * Gives a bot a task, and waits until it is on disk. With a key of your own you may repeat it safely.
   *
   * @param {string} botId
   * @param {NewTask} task
   * @param {string} [key]
   * @returns {Promise<{ status: "queued", task_id: string, message: string, timestamp: string }>}
   */
  submit(botId, task, key = randomId()) {
    return this.#http.post(`${bot(botId)}/task`, task, { "Idempotency-Key": key });
  }

  /** Lets a bot's tasks wait; what runs goes on. @param {string} botId @returns {Promise<BotInfo>} */
  pause(botId) {
    return this.#http.post(`${bot(botId)}/pause`, {});
  }

  /** Hands them out again. @param {string} botId @returns {Promise<BotInfo>} */
  resume(botId) {
    return this.#http.post(`${bot(botId)}/resume`, {});
  }

  /** @returns {Promise<PlanInfo[]>} the plans, the newest first */
  async plans(limit = 200) {
    return (await this.#http.get("api/dashboard/plans", { limit })).plans;
  }

  /**
   * How a plan is, for who does not follow it.
   *
   * @param {string} planId
   * @param {string | null} [tag] that of the answer before
   * @returns {Promise<{ snapshot: PlanSnapshot | null, tag: string | null, seconds: number }>} no snapshot if nothing has
   *   changed; ask again after so many seconds
   */
  async poll(planId, tag = null) {
    const answer = await this.#http.look(`${plan(planId)}/poll`, tag);
    return { snapshot: answer.body, tag: answer.tag, seconds: Number(answer.header("X-Poll-Interval")) || POLL_S };
  }

  /**
   * Lines that a step printed.
   *
   * @param {string} planId
   * @param {number} step
   * @param {{ from?: number, limit?: number }} [range] from the end if `from` is negative; at most 5,000
   * @returns {Promise<{ lines: OutputLine[], first_line: number, total_lines: number, total_bytes: number }>} perhaps
   *   fewer than were asked for; `first_line` is the first one kept
   */
  lines(planId, step, range = {}) {
    return this.#http.get(`${plan(planId)}/steps/${step}/lines`, range);
  }

  /**
   * Which of a step's lines hold a text, in whichever case and colour.
   *
   * @param {string} planId
   * @param {number} step
   * @param {{ q: string, from?: number, limit?: number }} question
   * @returns {Promise<{ lines: number[], more: boolean, next: number }>} with `more`, go on from `next`
   */
  search(planId, step, question) {
    return this.#http.get(`${plan(planId)}/steps/${step}/search`, question);
  }

  /**
   * Where everything that a step printed can be had as a file. It holds the token, since a link can send none.
   *
   * @param {string} planId
   * @param {number} step
   * @returns {string}
   */
  outputAddress(planId, step) {
    return this.#around.addresses.http(`${plan(planId)}/steps/${step}/output`, { download: "", token: this.token });
  }

  /** Ends a plan. With a key of your own you may repeat it safely. @param {string} planId @param {string} [key] */
  cancel(planId, key = randomId()) {
    return this.#http.post(`${plan(planId)}/cancel`, {}, { "Idempotency-Key": key });
  }

  /**
   * Any other question, such as `get("api/health")`.
   *
   * @param {string} path below the context path, without a leading slash
   * @param {Record<string, string | number | null | undefined>} [query]
   * @returns {Promise<any>}
   */
  get(path, query) {
    return this.#http.get(path, query);
  }

  /**
   * Any other wish, such as `send("POST", "api/party/next", {})`.
   *
   * @param {string} method
   * @param {string} path below the context path, without a leading slash
   * @param {unknown} body
   * @returns {Promise<any>} null where the answer says nothing
   */
  send(method, path, body) {
    return this.#http.send(method, path, body);
  }

  /**
   * What is no JSON, such as an image in SVG.
   *
   * @param {string} path below the context path, without a leading slash
   * @returns {Promise<string>}
   */
  text(path) {
    return this.#http.text(path);
  }
}

/** @param {string} id */
const bot = (id) => `api/bot/${encodeURIComponent(id)}`;

/** @param {string} id */
const plan = (id) => `api/dashboard/plan/${encodeURIComponent(id)}`;

/** Where a server does not say how often it may be asked (s). */
const POLL_S = 2;
