// Follows a bot: what it did last, what it is at, then each step as it happens, also over a restart of the server.
//   node follow-bot.mjs http://127.0.0.1:8080 BOT-002       Node 20 wants --experimental-websocket before the file.
// It needs nothing but a WebSocket, so the same lines serve a page. docs/protocol.md says what the frames mean.
const [server, bot] = process.argv.slice(2);
const address = `${server.replace(/^http/, "ws")}/ws/bot/${bot}/timeline`;
let cursor; // where reading goes on, on whichever socket
let pause = 250;

function show(entry) {
  const about = entry.command ?? entry.response ?? entry.error ?? "";
  console.log([entry.timestamp, entry.type, entry.task_id, about].join("  ").trimEnd());
}

function follow() {
  const socket = new WebSocket(address);
  const alive = setInterval(() => socket.readyState === WebSocket.OPEN && socket.send('{"type":"ping"}'), 25_000);
  socket.onopen = () => socket.send(JSON.stringify({ type: "subscribe", cursor }));
  socket.onmessage = ({ data }) => {
    const frame = JSON.parse(data);
    if (frame.type === "subscribed") frame.initial_entries.forEach(show);
    if (frame.type === "progress") console.log(`  ${frame.task_id}  ${frame.percent}%  ${frame.message}`);
    if (frame.type === "gap") console.log(`  something is gone for good: ${frame.reason}`);
    if (frame.type === "error") console.error(frame.message);
    if (frame.seq) show(frame); // only what is kept is numbered
    cursor = frame.cursor ?? cursor;
    pause = 250;
  };
  let over = false;
  socket.onerror = socket.onclose = ({ code, reason }) => {
    if (over) return; // not everywhere does a close follow an error
    over = true;
    clearInterval(alive);
    if (code === 1008) return console.error(reason);
    pause = Math.min(pause * 2, 10_000);
    setTimeout(follow, pause * Math.random());
  };
}
follow();
