import { request } from "node:http";
import { randomBytes } from "node:crypto";

/** Just enough of a WebSocket for Node 20, which has none: text frames without extensions, over plain http. */
export class TinyWebSocket {
  readyState = 0;
  #socket = null;
  #buffer = Buffer.alloc(0);
  #parts = [];
  #closing = null;

  constructor(url) {
    const target = new URL(url.replace(/^ws/, "http"));
    const handshake = request(target, {
      headers: {
        Connection: "Upgrade",
        Upgrade: "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": randomBytes(16).toString("base64"),
      },
    });
    handshake.on("upgrade", (_, socket, head) => this.#open(socket, head));
    handshake.on("response", (response) => (response.destroy(), this.#end(1006, "")));
    handshake.on("error", () => this.#end(1006, ""));
    handshake.end();
  }

  send(text) {
    this.#write(1, Buffer.from(text));
  }

  close(code = 1000) {
    if (this.readyState === 1) this.#write(8, Buffer.from([code >> 8, code & 255]));
    this.readyState = 2;
    this.#socket?.end();
  }

  /** Cuts the line without a word. */
  cut() {
    this.#socket?.destroy();
  }

  #open(socket, head) {
    this.#socket = socket;
    this.readyState = 1;
    socket.on("data", (data) => this.#read(data));
    socket.on("error", () => {});
    socket.on("close", () => this.#end(this.#closing?.code ?? 1006, this.#closing?.reason ?? ""));
    this.onopen?.();
    if (head.length > 0) this.#read(head);
  }

  #end(code, reason) {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.onclose?.({ code, reason });
  }

  #read(data) {
    this.#buffer = Buffer.concat([this.#buffer, data]);
    for (let frame = this.#next(); frame; frame = this.#next()) this.#take(frame);
  }

  #next() {
    const buffer = this.#buffer;
    if (buffer.length < 2) return null;
    const short = buffer[1] & 127;
    const header = short === 126 ? 4 : short === 127 ? 10 : 2;
    if (buffer.length < header) return null;
    const length = short === 126 ? buffer.readUInt16BE(2) : short === 127 ? Number(buffer.readBigUInt64BE(2)) : short;
    if (buffer.length < header + length) return null;
    this.#buffer = buffer.subarray(header + length);
    return { last: (buffer[0] & 128) !== 0, opcode: buffer[0] & 15, payload: buffer.subarray(header, header + length) };
  }

  #take({ last, opcode, payload }) {
    if (opcode === 9) return this.#write(10, payload);
    if (opcode === 8) {
      this.#closing = { code: payload.length >= 2 ? payload.readUInt16BE(0) : 1005, reason: payload.subarray(2).toString() };
      return this.#socket.end();
    }
    if (opcode > 1) return;
    this.#parts.push(payload);
    if (last) this.onmessage?.({ data: Buffer.concat(this.#parts.splice(0)).toString() });
  }

  #write(opcode, payload) {
    const mask = randomBytes(4);
    const long = payload.length > 125;
    const header = long ? Buffer.from([128 | opcode, 128 | 126, payload.length >> 8, payload.length & 255]) : Buffer.from([128 | opcode, 128 | payload.length]);
    this.#socket?.write(Buffer.concat([header, mask, payload.map((byte, i) => byte ^ mask[i % 4])]));
  }
}
