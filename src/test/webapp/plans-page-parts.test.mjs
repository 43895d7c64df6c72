import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { fileURLToPath } from "node:url";
import { addressOf, faultIn, hashOf, placeIn, wantedIn } from "../../../webapp/plans/address.js";
import { paletteColour, spansOf } from "../../../webapp/plans/ansi.js";
import { hitsIn } from "../../../webapp/plans/line-item.js";
import { Plan } from "../../../webapp/plans/plan.js";
import { Scale } from "../../../webapp/plans/scale.js";
import { MOST, Search } from "../../../webapp/plans/search.js";
import { LONGEST, StepOutput } from "../../../webapp/plans/step-output.js";
import { sizeOf } from "../../../webapp/plans/words.js";
import { settle } from "./fakes.mjs";

const AT = "2026-01-01T00:00:00.000000Z";
const texts = (line) => spansOf(line).map(({ text }) => text);
const styles = (line) => spansOf(line).map(({ style }) => Object.fromEntries(Object.entries(style).filter(([, value]) => value !== null && value !== false)));

describe("what a terminal shows of a line", () => {
  it("has colours and attributes until they are taken back", () => {
    assert.deepEqual(texts("a \x1b[1;31mred\x1b[0m b"), ["a ", "red", " b"]);
    assert.deepEqual(styles("a \x1b[1;31mred\x1b[0m b"), [{}, { bold: true, fg: 1 }, {}]);
    assert.deepEqual(styles("\x1b[93;104mx\x1b[39my\x1b[mz"), [{ fg: 11, bg: 12 }, { bg: 12 }, {}]);
    assert.deepEqual(styles("\x1b[1;2;3;4;7;9mx\x1b[22;23;24;27;29my"), [
      { bold: true, dim: true, italic: true, underline: true, inverse: true, strike: true },
      {},
    ]);
  });

  it("has the colours of the large palette and all others, in both ways to write them", () => {
    assert.deepEqual(styles("\x1b[38;5;208mx\x1b[48;2;1;2;300my"), [{ fg: 208 }, { fg: 208, bg: "#0102ff" }]);
    assert.deepEqual(styles("\x1b[38:2::1:2:3mx\x1b[38:2:4:5:6my\x1b[38:5:9mz"), [{ fg: "#010203" }, { fg: "#040506" }, { fg: 9 }]);
    assert.deepEqual([16, 196, 231, 232, 255].map(paletteColour), [
      "rgb(0 0 0)",
      "rgb(255 0 0)",
      "rgb(255 255 255)",
      "rgb(8 8 8)",
      "rgb(238 238 238)",
    ]);
  });

  it("is what stands after the last carriage return, with the colours named before it", () => {
    assert.deepEqual(texts("10 %\r50 %\r99 %"), ["99 %"]);
    assert.deepEqual(texts("dos line\r"), ["dos line"]);
    assert.deepEqual(texts("99 %\r\x1b[K"), ["99 %"]);
    assert.deepEqual(styles("\x1b[32m10 %\r50 %"), [{ fg: 2 }]);
  });

  it("has no control characters, whatever they wanted", () => {
    const line = "\x1b]0;title\x07a\x1b[2K\x1b[10;20Hb\x1b]8;;https://example.org\x1b\\link\x1b]8;;\x1b\\\x08\x00\x7f\tc\x1b(B\x1b";
    assert.deepEqual(texts(line), ["ablink\tc"]);
  });
});

describe("an address on the page of plans", () => {
  it("says which plan and which of them are listed", () => {
    const wanted = { plan: "a:b", status: "failed", text: "x y" };
    assert.deepEqual(wantedIn(addressOf(wanted)), wanted);
    assert.deepEqual(wantedIn("?status=odd"), { plan: null, status: "", text: "" });
  });

  it("points at a step, a line or some lines, counted from 1", () => {
    for (const hash of ["#step-2", "#step-2-L123", "#step-1-L10-L20"]) assert.equal(hashOf(placeIn(hash)), hash);
    assert.deepEqual(placeIn("#step-2-L20-L10"), { step: 1, from: 9, to: 19 });
    for (const hash of ["", "#log", "#step-0", "#step-1-L", "#step-1-Lx", "#step-1-L1-"]) assert.equal(placeIn(hash), null);
  });

  it("has a fault that is told", () => {
    assert.equal(faultIn("a:b.c_d-1"), null);
    assert.match(faultIn("a/b"), /made of letters/);
    assert.match(faultIn("a".repeat(129)), /at most 128/);
  });
});

const snapshot = (steps = []) => ({
  plan_id: "p",
  name: null,
  overall_status: "pending",
  message: null,
  progress: { completed: 0, total: steps.length },
  steps,
  summary: null,
  error: null,
  failed_step_index: null,
  created_at: null,
  started_at: null,
  completed_at: null,
  last_update: null,
  cursor: "c0",
});
const defined = () => {
  const plan = new Plan(snapshot());
  plan.take({
    type: "execution_update",
    overall_status: "pending",
    name: "P",
    steps: [{ name: "a" }, { name: "b", description: "B" }, { name: "c" }],
    progress: { completed: 0, total: 3 },
    timestamp: AT,
  });
  return plan;
};
const step = (index, status, more = {}) => ({ type: "step_status", step_index: index, status, timestamp: AT, ...more });

describe("a plan", () => {
  it("is there once it is laid out", () => {
    assert.equal(new Plan(snapshot()).known, false);
    const plan = defined();
    assert.equal(plan.known, true);
    assert.deepEqual([plan.now.name, plan.steps.map(({ step_name: name }) => name), plan.steps[1].description], ["P", ["a", "b", "c"], "B"]);
  });

  it("follows its steps: what runs is at work, then what failed, then what ran last", () => {
    const plan = defined();
    assert.equal(plan.active, null);
    plan.take(step(0, "running"));
    plan.take(step(0, "failed", { error: "no" }));
    plan.take(step(1, "running"));
    assert.deepEqual([plan.active.step_index, plan.steps[0].error, plan.steps[0].completed_at, plan.now.started_at], [1, "no", AT, AT]);
    plan.take(step(1, "completed"));
    plan.take(step(2, "skipped"));
    assert.equal(plan.steps[2].started_at, null);
    assert.equal(plan.active.step_index, 1);
    plan.take({ type: "plan_failed", error: "broken", failed_step_index: 0, timestamp: AT });
    assert.deepEqual([plan.active.step_index, plan.over, plan.now.overall_status, plan.now.progress.completed], [0, true, "failed", 3]);
  });

  it("stays cancelled when its end is told", () => {
    const plan = defined();
    plan.take({ type: "execution_update", overall_status: "cancelled", progress: { completed: 0, total: 3 }, timestamp: AT });
    plan.take({ type: "plan_failed", error: "Cancelled", timestamp: AT });
    assert.equal(plan.now.overall_status, "cancelled");
  });

  it("is no different for what a step prints", () => {
    assert.equal(defined().take({ type: "step_output", step_index: 0, output: "x", timestamp: AT }), false);
  });
});

/** An output whose log the test holds; `asked` are the places that were asked for. */
function output(log = []) {
  const asked = [];
  const changes = [];
  const fetch = async ({ from, limit }) => {
    asked.push(from);
    const lines = log.slice(from, from + limit);
    return { lines: lines.map((text, i) => ({ number: from + i, text, timestamp: AT, stream: "stdout" })) };
  };
  return { made: new StepOutput(fetch, (from, to) => changes.push([from, to])), asked, changes };
}
const printed = (text, more = {}) => ({
  output: text,
  output_truncated: false,
  output_lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
  output_bytes: text.length,
  ...more,
});

describe("what a step printed", () => {
  it("is put together from pieces, wherever they were cut", () => {
    const { made, changes } = output();
    made.look(0, 10);
    made.print("on", "stdout", AT);
    made.print("e\ntwo\nthr", "stderr", AT);
    assert.equal(made.total, 3);
    assert.deepEqual([0, 1, 2].map((i) => made.line(i).text), ["one", "two", "thr"]);
    assert.deepEqual([0, 1, 2].map((i) => made.line(i).stream), ["stdout", "stderr", "stderr"]);
    made.print("ee\n", "stdout", AT);
    assert.equal(made.line(2).text, "three");
    assert.equal(made.total, 3);
    assert.deepEqual(changes, [[0, 1], [0, 3], [2, 3]]);
  });

  it("counts bytes of UTF-8", () => {
    const { made } = output();
    made.print("aé€😀\n", "stdout", AT);
    assert.equal(made.bytes, 11);
  });

  it("shows the end at once, then asks when its lines were printed and on which stream", async () => {
    const { made, asked } = output(["a", "b", "c"]);
    made.reset(printed("b\nc", { output_truncated: true, output_lines: 3, output_bytes: 5 }));
    assert.deepEqual([0, 1, 2].map((i) => made.line(i)?.text), [undefined, undefined, "c"]);
    made.look(0, 3);
    await settle();
    assert.deepEqual(asked, [0]);
    assert.deepEqual([0, 1, 2].map((i) => made.line(i).timestamp), [AT, AT, AT]);
    made.print("d\n", "stdout", AT);
    assert.equal(made.line(2).text, "cd");
  });

  it("keeps what is known when the server tells of more", async () => {
    const { made, asked } = output(["a", "b", "c"]);
    made.look(0, 3);
    made.print("a\nb", "stdout", AT);
    made.reset(printed("a\nb\nc\n"));
    assert.deepEqual([made.total, made.line(0).timestamp, made.line(1).timestamp], [3, AT, null]);
    await settle();
    assert.deepEqual([asked, made.line(1).timestamp, made.line(2).text], [[1], AT, "c"]);
  });

  it("asks for what is looked at, and for that alone", async () => {
    const { made, asked } = output(Array.from({ length: 100_000 }, (_, i) => `line ${i}`));
    made.reset(printed("line 99999\n", { output_truncated: true, output_lines: 100_000, output_bytes: 1_000_000 }));
    made.look(50_000, 50_100);
    await settle();
    assert.deepEqual([asked, made.line(50_050).text, made.line(0)], [[50_000], "line 50050", undefined]);
  });

  it("keeps little of much, and nothing that is printed while nobody looks there", async () => {
    const { made } = output(Array.from({ length: 100_000 }, (_, i) => `line ${i}`));
    made.reset(printed("line 99999\n", { output_truncated: true, output_lines: 100_000, output_bytes: 1_000_000 }));
    for (let from = 0; from < 90_000; from += 400) {
      made.look(from, from + 400);
      await settle();
    }
    assert.ok(made.kept < 8_000, `${made.kept} lines`);
    made.look(0, 100);
    const { kept } = made;
    made.print("x\n".repeat(10_000), "stdout", AT);
    assert.equal(made.kept, kept);
    assert.equal(made.total, 110_000);
  });

  it("cuts a line that never ends", () => {
    const { made } = output();
    for (let i = 0; i < 40; i++) made.print("x".repeat(1_000), "stdout", AT);
    assert.deepEqual([made.line(0).text.length, made.line(0).cut, made.bytes], [LONGEST, true, 40_000]);
  });

  it("says which lines are no longer kept, and does not ask for them again and again", async () => {
    let asked = 0;
    const fetch = async () => {
      asked++;
      return { lines: [{ number: 2, text: "c", timestamp: AT, stream: "stdout" }], first_line: 2 };
    };
    const made = new StepOutput(fetch, () => undefined);
    made.reset(printed("c\n", { output_truncated: true, output_lines: 3, output_bytes: 6 }));
    made.look(0, 3);
    await settle();
    assert.deepEqual([made.line(0).gone, made.line(1).gone, made.line(2).text, asked], [true, true, "c", 1]);
  });
});

describe("room for lines that are not on the page", () => {
  it("is what the lines take, as long as there is enough", () => {
    const scale = new Scale(1_000, 20, 1_000_000);
    assert.deepEqual([scale.height(10), scale.lineAt(500, 400), scale.topOf(25, 400)], [200, 25, 500]);
  });

  it("is shared by more lines than there is room for; the first and the last are still reached", () => {
    const scale = new Scale(2_000_000, 20, 4_000_000);
    assert.equal(scale.height(2_000_000), 4_000_000);
    assert.equal(scale.lineAt(0, 800), 0);
    assert.equal(scale.lineAt(4_000_000 - 800, 800), 2_000_000 - 40);
    for (const line of [0, 1, 4_711, 1_000_000, 1_999_960]) {
      assert.ok(Math.abs(scale.lineAt(scale.topOf(line, 800), 800) - line) < 1e-6);
    }
  });

  it("has the last line at its end, also for a view that reaches beyond", () => {
    for (const total of [1_000, 2_000_000]) {
      const scale = new Scale(total, 20, 4_000_000);
      const end = scale.height(total);
      assert.equal(scale.lineAt(end - 200, 800), total - 10);
      assert.equal(scale.lineAt(end, 800), total);
    }
  });

  it("is none for nothing", () => {
    const scale = new Scale(0, 20, 4_000_000);
    assert.deepEqual([scale.height(0), scale.lineAt(100, 800), scale.topOf(0, 800)], [0, 0, 0]);
  });
});

describe("a search", () => {
  const ask = (found) => async (at, { from }) => {
    const lines = found[at].filter((line) => line >= from);
    return { lines: lines.slice(0, 2), more: lines.length > 2, next: (lines[1] ?? 0) + 1 };
  };

  it("goes through all steps, page by page, and walks in a circle", async () => {
    const search = new Search(ask([[1, 5, 9], [], [2]]), () => undefined);
    await search.start("x", [10, 0, 10]);
    assert.equal(search.words, "1 of 4");
    search.move(1);
    assert.deepEqual(search.hit, { step: 0, line: 5 });
    search.move(-2);
    assert.deepEqual([search.hit, search.words], [{ step: 2, line: 2 }, "4 of 4"]);
  });

  it("forgets the one before, says that nothing was found, and what went wrong", async () => {
    const search = new Search(ask([[]]), () => undefined);
    const first = search.start("x", [1]);
    await search.start("", [1]);
    await first;
    assert.equal(search.words, "");
    await search.start("y", [1]);
    assert.equal(search.words, "Nothing found");
    const broken = new Search(async () => Promise.reject(new Error("It is away.")), () => undefined);
    await broken.start("x", [1]);
    assert.equal(broken.words, "It is away.");
  });

  it("ends where there is too much", async () => {
    const search = new Search(async (_, { from, limit }) => ({ lines: Array.from({ length: limit }, (_, i) => from + i), more: true, next: from + limit }), () => undefined);
    await search.start("x", [1_000_000]);
    assert.equal(search.words, `1 of ${MOST.toLocaleString()}+`);
  });
});

it("what is found in a line is found in any case, and not where letters do not fit", () => {
  assert.deepEqual(hitsIn("aBab", "ab"), [[0, 2], [2, 4]]);
  assert.deepEqual(hitsIn("İab", "ab"), []);
});

it("sizes are short", () => {
  assert.deepEqual([0, 999, 1_234, 200_000_000, 1_500_000_000].map(sizeOf), ["0 B", "999 B", "1.2 kB", "200 MB", "1.5 GB"]);
});

it("the page names all modules it is made of, so that they come at once", () => {
  const root = new URL("../../../webapp/plans/", import.meta.url);
  const seen = new Set();
  const walk = (url) => {
    if (seen.has(url.href)) return;
    seen.add(url.href);
    const code = readFileSync(fileURLToPath(url), "utf8");
    for (const [, from] of code.matchAll(/^(?:import|export)\b[^;]*?"(\.[^"]+)";/gm)) walk(new URL(from, url));
  };
  walk(new URL("plans-page.js", root));
  const page = readFileSync(fileURLToPath(new URL("index.html", root)), "utf8");
  const named = [...page.matchAll(/^ *<(?:link rel="modulepreload" href|script type="module"(?: async)? src)="([^"]+)"/gm)];
  assert.deepEqual(named.map(([, href]) => new URL(href, root).href).sort(), [...seen].sort());
});
