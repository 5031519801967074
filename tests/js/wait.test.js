import assert from "node:assert/strict";
import { test } from "node:test";

import { wait } from "../../mzsh_kit/app/js/wait.js";

test("the page is marked while any answer is on its way, and the count never falls below none", () => {
  const classes = new Set();
  const toggle = (name, on) => (on ? classes.add(name) : classes.delete(name));
  globalThis.document = { documentElement: { dataset: {}, classList: { toggle } } };
  const marked = [1, 1, -1, -1, -1, 1].map((by) => {
    wait(by);
    return [globalThis.document.documentElement.dataset.waiting, classes.has("mz-pending")];
  });
  const expected = [["1", true], ["2", true], ["1", true], ["0", false], ["0", false], ["1", true]];
  assert.deepEqual(marked, expected);
});
