import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

import { Turns } from "../../mzsh_kit/app/js/turns.js";

let waiting;

beforeEach(() => {
  waiting = { dataset: {}, classList: { toggle: () => {} } };
  globalThis.document = { documentElement: waiting };
});

test("Python's rows count once all that was sent has been answered, in whatever order", () => {
  const turns = new Turns();
  assert.deepEqual([turns.next(), turns.next(), turns.settled], [1, 2, false]);
  turns.heard(2);
  assert.deepEqual([turns.settled, waiting.dataset.waiting], [true, "0"]);
  turns.heard(1);
  assert.deepEqual([turns.settled, turns.answered, waiting.dataset.waiting], [true, 2, "0"]);
});

test("what is typed is sent once, after a pause, or with what is sent before", () => {
  mock.timers.enable({ apis: ["setTimeout"] });
  const turns = new Turns(), sent = [];
  turns.later(() => sent.push("first"));
  turns.later(() => sent.push("second"));
  mock.timers.tick(299);
  assert.deepEqual([turns.typing, sent], [true, []]);
  mock.timers.tick(1);
  assert.deepEqual(sent, ["second"]);
  turns.later(() => sent.push("third"));
  turns.next();
  mock.timers.tick(1000);
  assert.deepEqual([turns.typing, sent], [false, ["second"]]);
  mock.timers.reset();
});

test("a table that is taken away leaves nothing to wait for", () => {
  const turns = new Turns();
  turns.next();
  turns.next();
  turns.heard(1);
  assert.equal(waiting.dataset.waiting, "1");
  turns.end();
  assert.equal(waiting.dataset.waiting, "0");
});
