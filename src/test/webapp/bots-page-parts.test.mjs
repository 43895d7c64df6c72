import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { addressOf, faultIn, filtersOf, wantedIn } from "../../../webapp/bots/address.js";
import { Task } from "../../../webapp/bots/task.js";
import { KEPT, SHOWN, TaskWindow } from "../../../webapp/bots/task-window.js";
import { Times, lasted, passed } from "../../../webapp/shared/times.js";

const STATUS = { task_queued: "pending", task_started: "in_progress", task_completed: "completed", task_failed: "failed" };
const step = (seq, task, type, more = {}) => ({
  type: `task_${type}`,
  status: STATUS[`task_${type}`],
  task_id: task,
  id: `e${seq}`,
  seq,
  cursor: `c${seq}`,
  timestamp: "2026-01-01T00:00:00.000000Z",
  ...more,
});
const ids = ({ shown }) => shown.map(({ id }) => id);
const many = (from, to) => Array.from({ length: to - from }, (_, i) => step(from + i, `t${from + i}`, "completed"));

describe("a task", () => {
  it("is where its last step is, whichever order its steps come in", () => {
    const steps = [step(1, "a", "queued", { command: "do", priority: "P0" }), step(2, "a", "started"), step(3, "a", "failed", { error: "no" })];
    for (const order of [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1]]) {
      const task = new Task(steps[order[0]]);
      order.slice(1).forEach((i) => task.take(steps[i]));
      assert.deepEqual([task.status, task.seq, task.command, task.priority], ["failed", 3, "do", "P0"]);
      assert.deepEqual([task.queued.seq, task.started.seq], [1, 2]);
    }
  });

  it("forgets how far it was when it waits again", () => {
    const task = new Task(step(1, "a", "started"));
    task.progress = { percent: 40 };
    assert.equal(task.take(step(2, "a", "queued", { attempt: 2 })), true);
    assert.equal(task.progress, null);
    assert.equal(task.take(step(2, "a", "queued", { attempt: 2 })), false);
  });
});

describe("the stretch of tasks on the page", () => {
  it("moves a task to its newest step for one who follows", () => {
    const window = new TaskWindow();
    window.append([step(1, "a", "queued"), step(2, "b", "queued"), step(3, "a", "started")], true);
    assert.deepEqual(ids(window), ["b", "a"]);
  });

  it("leaves a task where it is under one who reads, and moves it once they follow again", () => {
    const window = new TaskWindow();
    window.append([step(1, "a", "started"), step(2, "b", "queued")], true);
    const { changed } = window.append([step(3, "a", "completed"), step(4, "c", "queued")], false);
    assert.deepEqual(ids(window), ["a", "b", "c"]);
    assert.equal(window.task("a").status, "completed");
    assert.deepEqual(changed.map(({ id }) => id), ["a", "c"]);
    window.showNewest();
    assert.deepEqual(ids(window), ["b", "a", "c"]);
  });

  it("stays short however many come, forgets the oldest for one who follows, and asks for them again where it stopped", () => {
    const window = new TaskWindow();
    for (let i = 0; i < KEPT; i += 500) assert.equal(window.append(many(i, i + 500), true).forgot, false);
    assert.equal(window.append(many(KEPT, KEPT + 10), true).forgot, true);
    assert.deepEqual([window.known, window.shown.length, window.oldest], [KEPT, SHOWN, "c10"]);
    assert.equal(window.shown.at(-1).id, `t${KEPT + 9}`);
  });

  it("takes older entries in front, each task once, where its last step stands", () => {
    const window = new TaskWindow();
    window.append([step(10, "c", "completed"), step(11, "d", "started")], true);
    window.prepend([step(5, "a", "queued"), step(6, "c", "started"), step(7, "b", "failed"), step(8, "a", "completed")], true);
    assert.deepEqual(ids(window), ["b", "a", "c", "d"]);
    assert.equal(window.task("c").started.seq, 6);
    assert.equal(window.oldest, "c5");
  });

  it("can be walked from end to end and back", () => {
    const window = new TaskWindow();
    window.append(many(0, 1_000), true);
    while (!window.atStart) window.older(60);
    assert.deepEqual([ids(window)[0], ids(window).length], ["t0", SHOWN]);
    while (!window.atEnd) window.newer(60);
    assert.equal(ids(window).at(-1), "t999");
  });

  it("shows only what holds a text, in whichever of its fields", () => {
    const window = new TaskWindow();
    window.append([
      step(1, "alpha", "queued", { command: "Mend the ROOF" }),
      step(2, "b", "completed", { response: "the roof is tight", files_modified: [] }),
      step(3, "c", "completed", { response: "", files_modified: ["roof.txt"] }),
      step(4, "d", "failed", { error: "no ladder" }),
    ], true);
    window.look(" Roof ");
    assert.deepEqual(ids(window), ["alpha", "b", "c"]);
    window.append([step(5, "roof-2", "queued"), step(6, "e", "queued")], true);
    assert.deepEqual(ids(window), ["alpha", "b", "c", "roof-2"]);
    window.look("");
    assert.equal(window.size, 6);
  });
});

describe("the address of the page of the bots", () => {
  it("comes back as it was", () => {
    const wanted = { bot: "a.b:c", source: "file", status: "", success: "false", text: "50 % & more" };
    assert.deepEqual(wantedIn(addressOf(wanted)), wanted);
    assert.deepEqual(filtersOf(wanted), { source: "file", success: false });
  });

  it("leaves out what is no filter rather than showing something else", () => {
    const wanted = wantedIn("?bot=b&source=nowhere&status=done&success=maybe");
    assert.deepEqual(wanted, { bot: "b", source: "", status: "", success: "", text: "" });
    assert.equal(addressOf(wanted), "?bot=b");
    assert.equal(wantedIn("").bot, null);
  });

  it("refuses a name that cannot be a bot's", () => {
    for (const name of ["", "-a", ".a", "a b", "a/b", "é", "x".repeat(129)]) assert.ok(faultIn(name), name);
    for (const name of ["a", "_a", "0", "BOT-002", "a.b:c_d-e", "x".repeat(128)]) assert.equal(faultIn(name), null);
  });
});

describe("durations and times", () => {
  it("are as exact as they are short", () => {
    assert.deepEqual([0, 0.04, 1.44, 12.4, 83, 3_725].map(lasted), ["0 ms", "40 ms", "1.4 s", "12 s", "1 min 23 s", "1 h 2 min"]);
    assert.deepEqual([0, 59, 60].map(passed), ["0 s", "59 s", "1 min 0 s"]);
  });

  it("are in UTC when that is wished", () => {
    assert.match(new Times(true).time("2026-01-01T13:04:05.123456Z"), /0?1:04:05|13:04:05/);
    assert.match(new Times(true).exactly("2026-01-01T13:04:05.123456Z"), /UTC/);
  });
});
