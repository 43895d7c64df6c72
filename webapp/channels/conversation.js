// @ts-check
/** @import { ChannelMessage, ChannelMessageFrame, GapFrame, State } from "../shared/messages.js" */
/** @import { Heliograph, Stream } from "../shared/heliograph.js" */
/** @import { MessageList } from "./message-list.js" */
/** @import { TypingLine } from "./typing-line.js" */
import { Batch } from "../shared/batch.js";

const HISTORY = 80;
const PAGE = 100;

/** @type {Record<GapFrame["reason"], string>} */
const GAPS = {
  trimmed: "Some messages came and went while this page was away. They are no longer kept.",
  epoch_changed: "The server's log was replaced. Messages may be missing here.",
  invalid_cursor: "The server could not tell where this page had stopped. Messages may be missing here.",
};

/** One channel on the page: what comes in, and which element shows it. */
export class Conversation {
  #heliograph;
  #parts;
  #stream;
  #batch;
  #live = false;

  /**
   * @param {Heliograph} heliograph
   * @param {string} channelId
   * @param {{ list: MessageList, typing: TypingLine, onState(state: State): void, onPresence(count: number): void,
   *   onMessages(messages: ChannelMessage[], replay: boolean): void }} parts
   */
  constructor(heliograph, channelId, parts) {
    this.channelId = channelId;
    this.#heliograph = heliograph;
    this.#parts = parts;
    parts.list.reset("Loading…");
    parts.typing.clear();
    this.#batch = new Batch((/** @type {ChannelMessageFrame[]} */ frames) => this.#show(frames));
    /** @type {Stream} */
    this.#stream = heliograph.follow("channel", channelId, {
      last: HISTORY,
      presence: true,
      on: {
        message: (frame) => this.#batch.add(frame),
        live: () => this.#caughtUp(),
        gap: (frame) => void this.#gap(frame),
        typing: ({ author }) => parts.typing.heard(author),
        presence: ({ count }) => parts.onPresence(count),
        state: (state) => parts.onState(state),
      },
    });
    parts.onState(this.#stream.state);
  }

  /** Tells the others that somebody is writing; lost when there is no socket. @param {string} author */
  typing(author) {
    this.#stream.send({ type: "typing", author });
  }

  reconnect() {
    this.#stream.reconnect();
  }

  close() {
    this.#stream.close();
    this.#batch.clear();
  }

  /** Loads the messages before the oldest one shown. */
  async older() {
    const { list } = this.#parts;
    const before = list.oldest;
    if (before === null) return;
    try {
      const { messages } = await this.#heliograph.messages(this.channelId, { before, limit: PAGE });
      if (list.oldest !== before) return;
      list.addOlder(messages);
      if (messages.length < PAGE) this.#beginning();
    } catch (error) {
      list.failed(`Older messages could not be loaded. ${/** @type {Error} */ (error).message}`);
    }
  }

  /** @param {ChannelMessageFrame[]} frames */
  #show(frames) {
    const messages = frames.map(({ data }) => data);
    const replay = frames.every((frame) => frame.replay === true);
    messages.forEach(({ author }) => this.#parts.typing.stopped(author));
    // The page learns first, so that a message of one's own is never seen twice.
    this.#parts.onMessages(messages, replay);
    this.#parts.list.addNewer(messages, { replay });
  }

  #caughtUp() {
    const { list } = this.#parts;
    this.#batch.flush();
    if (this.#live) return;
    this.#live = true;
    if (list.size < HISTORY) return this.#beginning();
    list.edge = "";
    list.goOn("");
  }

  #beginning() {
    const { list } = this.#parts;
    list.complete(list.size === 0 ? "Nothing here yet. Say the first word." : `The beginning of ${this.channelId}`);
  }

  /** @param {GapFrame} frame */
  async #gap({ reason }) {
    const { list } = this.#parts;
    list.notice(GAPS[reason] ?? GAPS.invalid_cursor);
    const { messages } = await this.#heliograph.messages(this.channelId, { limit: PAGE }).catch(() => ({ messages: [] }));
    list.addNewer(messages, { replay: true });
  }
}
