import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { draftIn, keep, kept } from "../../mzsh_kit/app/js/kept.js";

/** The browser's storage of one tab, with room for so many characters. */
function storage(room = Infinity) {
  const values = new Map();
  return {
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => {
      if (value.length > room) throw new DOMException("full", "QuotaExceededError");
      values.set(key, value);
    },
  };
}

beforeEach(() => {
  globalThis.location = { search: "?draft=a" };
  globalThis.sessionStorage = storage();
});

test("the draft is read from the address", () => {
  assert.equal(draftIn("?step=2&draft=0f"), "0f");
  assert.equal(draftIn(""), null);
});

test("what is typed is kept by draft and field until it is answered", () => {
  keep("unit.name", "清源县水务局");
  keep("rows members", [{ name: "张三" }]);
  assert.equal(kept("unit.name"), "清源县水务局");
  assert.deepEqual(kept("rows members"), [{ name: "张三" }]);
  globalThis.location.search = "?draft=b";
  assert.equal(kept("unit.name"), undefined);
  globalThis.location.search = "?draft=a";
  keep("unit.name");
  assert.equal(kept("unit.name"), undefined);
});

test("where the storage is full, forbidden or broken the page goes on without it", () => {
  globalThis.sessionStorage = storage(10);
  keep("unit.name", "清源县水务局");
  assert.equal(kept("unit.name"), undefined);
  globalThis.sessionStorage = { getItem: () => "{", setItem: () => {} };
  assert.equal(kept("unit.name"), undefined);
  delete globalThis.sessionStorage;
  keep("unit.name", "清源县水务局");
  assert.equal(kept("unit.name"), undefined);
});
