import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Actions } from "../../../webapp/party/host-actions.js";
import { isRefusal } from "../../../webapp/party/host-doubt.js";
import { emptyDraft, faultOf, isBlank, isEmpty, isSaid, joined, retold, sayingOf, since } from "../../../webapp/party/host-draft.js";
import { Drafts } from "../../../webapp/party/host-drafts.js";
import { idFor } from "../../../webapp/party/host-fighters.js";
import { band, conditionsIn, hitPoints } from "../../../webapp/party/host-figures.js";
import { sightsOf } from "../../../webapp/party/host-sights.js";
import { RefusedError, UnreachableError } from "../../../webapp/shared/http.js";

const PLAYERS = [
  { id: "ann", name: "Ann" },
  { id: "bob", name: "Bob" },
];
const SHEETS = new Map([
  ["ann", { id: "ann", name: "Ann", hp: 10, max_hp: 12, conditions: ["prone"] }],
  ["bob", { id: "bob", name: "Bob" }],
  ["orc", { id: "orc", name: "Orc", hp: 20, max_hp: 20, hidden: true }],
]);
const FIGHT = { active: true, mode: "turn_based", initiative: [{ id: "ann" }, { id: "bob" }, { id: "orc" }] };
const draft = (parts) => ({ ...emptyDraft(), ...parts });
const queued = (id, more = {}) => ({
  action_id: id,
  player_id: "ann",
  player_name: "Ann",
  text: `do ${id}`,
  private: false,
  submitted_at: `2026-01-01T00:00:0${id.length}.000000Z`,
  timestamp: "2026-01-01T00:00:01.000000Z",
  ...more,
});
const seen = (saying, situation = {}) => {
  const sights = sightsOf(saying, { whisperer: null, players: PLAYERS, sheets: SHEETS, combat: { active: false }, ...situation });
  return Object.fromEntries(sights.map(({ id, parts }) => [id, parts.map(({ kind, text }) => `${kind}: ${text}`)]));
};

describe("hit points", () => {
  it("are changed or set, not below nothing and not over the most", () => {
    const sheet = { hp: 10, max_hp: 12 };
    const cases = { "-3": 7, "−3": 7, " +1 ": 11, "+9": 12, "-99": 0, 5: 5, 40: 40, "": null, x: null, "--3": null, 1.5: null };
    for (const [words, hp] of Object.entries(cases)) assert.equal(hitPoints(words, sheet), hp, words);
  });

  it("stay as they are where they are out of bounds already", () => {
    assert.equal(hitPoints("+1", { hp: 15, max_hp: 12 }), 15);
    assert.equal(hitPoints("-1", { hp: -4, max_hp: 12 }), -4);
    assert.equal(hitPoints("+3", {}), 3);
  });

  it("look to others as the server says", () => {
    const looks = [[12, "unhurt"], [11, "hurt"], [6, "bloodied"], [3, "near death"], [0, "down"], [-1, "down"]];
    for (const [hp, look] of looks) assert.equal(band({ hp, max_hp: 12 }), look);
    assert.equal(band({}), null);
  });
});

describe("what is written", () => {
  it("is a request of only what says something", () => {
    const written = draft({
      narrative: " It opens. ",
      private: { ann: "It is yours.", bob: "  " },
      dmOnly: "",
      changes: { ann: { hp: "-2", conditions: "prone" }, bob: { hp: "", conditions: "" } },
    });
    assert.deepEqual(sayingOf(written, SHEETS), {
      narrative: "It opens.",
      private: { ann: "It is yours." },
      characters: { ann: { hp: 8 } },
    });
  });

  it("leaves conditions alone that the host has not touched", () => {
    const saying = (change) => sayingOf(draft({ dmOnly: "x", changes: { ann: change } }), SHEETS);
    assert.deepEqual(saying({ hp: "-2" }).characters, { ann: { hp: 8 } });
    assert.deepEqual(saying({ hp: "", conditions: "" }).characters, { ann: { conditions: [] } });
  });

  it("cannot be sent empty, to nobody, or with figures that are none", () => {
    const fault = (parts) => faultOf(draft(parts), sayingOf(draft(parts), SHEETS), SHEETS);
    assert.match(fault({}), /Write something/);
    assert.match(fault({ narrative: "x", to: [] }), /Pick who/);
    assert.match(fault({ narrative: "x", changes: { ann: { hp: "two", conditions: "" } } }), /Hit points of Ann/);
    assert.equal(fault({ dmOnly: "x" }), "");
  });

  it("is kept by subject, and forgotten when nothing is left of it", () => {
    const map = new Map();
    const storage = { getItem: (key) => map.get(key) ?? null, setItem: (key, text) => map.set(key, text), removeItem: (key) => map.delete(key) };
    new Drafts("p", storage).keep("a1", draft({ narrative: "half" }));
    assert.equal(new Drafts("p", storage).read("a1").narrative, "half");
    assert.ok(isEmpty(new Drafts("q", storage).read("a1")));
    new Drafts("p", storage).keep("a1", draft({ to: ["ann"] }));
    assert.deepEqual(new Drafts("p", storage).read("a1").to, ["ann"]);
    new Drafts("p", storage).keep("a1", emptyDraft());
    assert.equal(map.size, 0);
  });

  it("is kept for as long as the page lives where nothing can be stored, and what is damaged is as nothing", () => {
    const full = { getItem: () => "{", setItem: () => assert.fail("full"), removeItem() {} };
    const drafts = new Drafts("p", { ...full, setItem: () => { throw new Error("full"); } });
    drafts.keep("a1", draft({ narrative: "half" }));
    assert.equal(drafts.read("a1").narrative, "half");
    assert.ok(isEmpty(drafts.read("a2")));
  });

  it("for one who whispered stays for that one when it answers nothing any more", () => {
    const moved = retold(draft({ narrative: "Nobody saw.", private: { ann: "It is cold." } }), "ann");
    assert.deepEqual([moved.narrative, moved.private], ["", { ann: "Nobody saw.\n\nIt is cold." }]);
    assert.equal(retold(draft({ narrative: "All see." }), null).narrative, "All see.");
  });

  it("is begun with the first choice, before there is a word", () => {
    assert.ok(isBlank(emptyDraft()));
    for (const begun of [{ to: ["ann"] }, { dmOnly: "" }, { private: { ann: "" } }, { narrative: "x" }]) assert.ok(!isBlank(draft(begun)));
  });

  it("joined with other words reaches no more than those whom either was for", () => {
    const few = draft({ narrative: "Steps.", to: ["ann"], private: { ann: "Yours." } });
    const all = draft({ narrative: "It opens.", private: { ann: "Cold.", bob: "Warm." }, dmOnly: "DC 3", changes: { ann: { hp: "-2" } } });
    const both = { private: { ann: "Yours.\n\nCold.", bob: "Warm." }, dmOnly: "DC 3", to: ["ann"], changes: { ann: { hp: "-2" } } };
    assert.deepEqual(joined(few, all), { ...both, narrative: "Steps.\n\nIt opens." });
    assert.deepEqual(joined(emptyDraft(), all), all);
  });

  it("since it was said is what was added, and whole what was changed", () => {
    const said = draft({ narrative: "It opens. ", private: { ann: "Yours." }, dmOnly: "DC 3", changes: { ann: { hp: "-2" } } });
    assert.ok(isBlank(since(said, said)));
    const added = { narrative: "It opens.\nIt shuts.", private: { ann: "Yours. Not his.", bob: "Warm." }, changes: { ann: { hp: "-2" }, bob: { hp: "1" } } };
    assert.deepEqual(since(draft({ ...said, ...added }), said), {
      ...emptyDraft(),
      narrative: "It shuts.",
      private: { ann: "Not his.", bob: "Warm." },
      changes: { bob: { hp: "1" } },
    });
    assert.equal(since(draft({ narrative: "It opens.." }), said).narrative, "It opens..");
    assert.equal(since(draft({ narrative: "It shuts." }), said).narrative, "It shuts.");
    assert.ok(isBlank(since(emptyDraft(), said)));
  });

  it("is known again in the story", () => {
    const saying = { narrative: "It opens.", private: { ann: "Yours." }, dm_only: "DC 3" };
    const told = { content: "It opens.", all_private: { ann: "Yours." }, dm_only: "DC 3" };
    assert.ok(isSaid(saying, told, null));
    assert.ok(!isSaid(saying, { ...told, content: "It shuts." }, null));
    assert.ok(!isSaid(saying, { ...told, all_private: {} }, null));
    assert.ok(isSaid({ narrative: "Nobody saw." }, { content: "", all_private: { ann: "Nobody saw." } }, "ann"));
  });
});

describe("what was sent", () => {
  it("did not arrive where the server refused it, and may have where nothing came back", () => {
    const refusals = [400, 403, 409, 429].map((status) => new RefusedError(status, ""));
    const doubts = [408, 500, 503].map((status) => new RefusedError(status, ""));
    assert.ok(refusals.every(isRefusal));
    assert.ok(![...doubts, new UnreachableError()].some(isRefusal));
  });
});

describe("what each will see", () => {
  it("is the public part for all, their own for players, everything for the host", () => {
    assert.deepEqual(seen({ narrative: "It opens.", private: { ann: "Yours." }, dm_only: "DC 3" }), {
      ann: ["narrative: It opens.", "private: Yours."],
      bob: ["narrative: It opens."],
      observer: ["narrative: It opens."],
      host: ["narrative: It opens.", "private: Yours.", "note: DC 3"],
    });
  });

  it("is for those few who are named, and for nobody who watches", () => {
    const { ann, bob, observer } = seen({ narrative: "Steps.", to: ["bob"] });
    assert.deepEqual([ann, bob, observer], [[], ["narrative: Steps."], []]);
  });

  it("is one private text for who whispered, and nothing for others", () => {
    const sights = seen({ narrative: "Nobody saw.", private: { ann: "Cold." } }, { whisperer: "ann" });
    assert.deepEqual(sights, { ann: ["private: Nobody saw.\n\nCold."], bob: [], observer: [], host: ["private: Nobody saw.\n\nCold."] });
  });

  it("of a companion in a fight are figures for players, words for who watches, and nothing outside a fight", () => {
    const saying = { narrative: "Ouch.", characters: { ann: { hp: 3 } } };
    assert.deepEqual(seen(saying).bob, ["narrative: Ouch."]);
    const { ann, bob, observer } = seen(saying, { combat: FIGHT });
    assert.deepEqual(ann, ["narrative: Ouch.", "sheet: hit points 10 → 3"]);
    assert.deepEqual(bob.slice(1), ["fight: Ann: 10 → 3"]);
    assert.deepEqual(observer.slice(1), ["fight: Ann: hurt → near death"]);
  });

  it("of a hidden foe is nothing until it is revealed", () => {
    assert.deepEqual(seen({ dm_only: "x", characters: { orc: { hp: 5 } } }, { combat: FIGHT }).bob, []);
    assert.deepEqual(seen({ dm_only: "x", characters: { orc: { hidden: false } } }, { combat: FIGHT }).bob, ["fight: Orc appears"]);
  });
});

describe("actions", () => {
  it("wait in the order they were sent in, whichever way they came", () => {
    const actions = new Actions();
    actions.queued(queued("ccc"));
    actions.queued(queued("a"));
    actions.taken(queued("bb"));
    assert.deepEqual(actions.open.map(({ id }) => id), ["a", "bb", "ccc"]);
    assert.deepEqual(actions.waiting.map(({ id }) => id), ["a", "ccc"]);
    actions.resolved("a");
    actions.changed({ action_id: "ccc", status: "cancelled" });
    assert.deepEqual(actions.open.map(({ id }) => id), ["bb"]);
  });

  it("of the past are done unless the connection said that they are open", () => {
    const actions = new Actions();
    actions.began({ open_actions: [{ action_id: "a", player_id: "ann", status: "processing" }], timestamp: "2026-01-01T00:00:02.000000Z" });
    assert.equal(actions.get("a").text, null);
    actions.queued(queued("a", { replay: true }));
    actions.queued(queued("bb", { replay: true }));
    actions.queued(queued("ccc", { replay: true, timestamp: "2026-01-01T00:00:03.000000Z" }));
    assert.deepEqual(actions.open.map(({ id, status, text }) => [id, status, text]), [
      ["a", "processing", "do a"],
      ["ccc", "pending", "do ccc"],
    ]);
  });

  it("that a new connection does not name are over", () => {
    const actions = new Actions();
    actions.queued(queued("a"));
    actions.began({ open_actions: [], timestamp: "2026-01-01T00:00:02.000000Z" });
    assert.deepEqual(actions.open, []);
  });
});

describe("small things", () => {
  it("names become ids that the server takes and nobody has", () => {
    const taken = new Set(["ogre", "ogre-2"]);
    assert.equal(idFor("Ogre!", (id) => taken.has(id)), "ogre-3");
    assert.equal(idFor("Brânn Öc", () => false), "brann-oc");
    assert.equal(idFor("Йсольда", () => false), "one");
    assert.equal(idFor("Host", () => false), "host-2");
  });

  it("conditions stand between commas, each once", () => {
    assert.deepEqual(conditionsIn(" prone, ,poisoned,prone "), ["prone", "poisoned"]);
  });
});
