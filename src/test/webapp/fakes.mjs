/** A clock that stands still until it is told to go on. */
export class FakeClock {
  #now = Date.parse("2026-01-01T00:00:00Z");
  #next = 1;
  #timers = new Map();

  now() {
    return this.#now;
  }

  setTimeout(task, ms) {
    this.#timers.set(this.#next, { at: this.#now + ms, task });
    return this.#next++;
  }

  clearTimeout(timer) {
    this.#timers.delete(timer);
  }

  /** Lets time pass, and everything that is due happen in its order. */
  async advance(ms) {
    const end = this.#now + ms;
    await settle();
    for (let due = this.#due(end); due; due = this.#due(end)) {
      const [id, { at, task }] = due;
      this.#timers.delete(id);
      this.#now = Math.max(this.#now, at);
      task();
      await settle();
    }
    this.#now = end;
  }

  /** Time passes while no timer runs, as in a laptop that sleeps. */
  sleep(ms) {
    this.#now += ms;
  }

  #due(end) {
    return [...this.#timers].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at)[0];
  }
}

/** Lets everything that waits for nothing but its turn have it. */
export async function settle() {
  for (let turn = 0; turn < 4; turn++) await new Promise((done) => setImmediate(done));
}

/** A class of sockets that a test opens, feeds and closes; `sockets` holds every one that was made, oldest first. */
export function fakeSockets() {
  const sockets = [];
  class FakeWebSocket {
    readyState = 0;
    sent = [];

    constructor(url) {
      this.url = url;
      sockets.push(this);
    }

    send(text) {
      this.sent.push(JSON.parse(text));
    }

    close() {
      this.closedByClient = true;
      this.readyState = 2;
    }

    accept(...frames) {
      this.readyState = 1;
      this.onopen?.();
      this.push(...frames);
    }

    push(...frames) {
      for (const frame of frames) {
        this.onmessage?.({ data: typeof frame === "string" ? frame : JSON.stringify(frame) });
      }
    }

    end(code = 1006, reason = "") {
      this.readyState = 3;
      this.onclose?.({ code, reason });
    }
  }
  return { WebSocket: FakeWebSocket, sockets, newest: () => sockets.at(-1) };
}

/** A `fetch` whose requests wait until the test answers them; `requests` holds each one, oldest first. */
export function fakeFetch() {
  const requests = [];
  const fetch = (url, init = {}) =>
    new Promise((resolve, reject) => {
      init.signal?.addEventListener("abort", () => reject(new DOMException("aborted", "AbortError")));
      requests.push({
        url: new URL(url),
        init,
        json: (body, status = 200, headers = {}) =>
          resolve(new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json", ...headers } })),
        stream: () => {
          let feed;
          const body = new ReadableStream({ start: (controller) => (feed = controller) });
          resolve(new Response(body, { headers: { "Content-Type": "text/event-stream;charset=utf-8" } }));
          return {
            text: (text) => feed.enqueue(new TextEncoder().encode(text)),
            frame: (frame) => feed.enqueue(new TextEncoder().encode(`event: ${frame.type}\ndata: ${JSON.stringify(frame)}\n\n`)),
            end: () => feed.close(),
          };
        },
        same: (headers) => resolve(new Response(null, { status: 304, headers })),
        fail: () => reject(new TypeError("fetch failed")),
      });
    });
  return { fetch, requests, newest: () => requests.at(-1) };
}

export const connected = (cursor = "c0") => ({
  type: "connected",
  channel_id: "ops",
  cursor,
  timestamp: "2026-01-01T00:00:00.000000Z",
});

export const live = (cursor = "c0") => ({ type: "live", cursor });

/** The nth message of a channel. */
export const message = (n, more = {}) => ({
  type: "message",
  data: { id: `m${n}`, seq: n, channel_id: "ops", author: "ada", content: `text ${n}`, timestamp: `2026-01-01T00:00:00.00000${n}Z` },
  cursor: `c${n}`,
  ...more,
});

export const replayed = (n) => message(n, { replay: true });
