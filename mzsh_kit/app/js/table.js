// The widget of a table: what Python and a person do reaches its rows.
import { grow } from "./cell.js";
import { draggable } from "./drag.js";
import { keep, kept } from "./kept.js";
import { isEnter, Table } from "./rows.js";

/**
 * What Python says.
 * @param {Table} table
 * @returns {() => void} ends it
 */
function listening(table) {
  const { model, turns } = table, anew = () => table.anew();
  /** @type {[string, (...args: any[]) => void][]} */
  const listeners = [
    ["change:rows", () => table.settle()],
    ["change:faults", () => { if (turns.settled) table.faulty(); }],
    ["msg:custom", (message) => table.heard(message)],
  ];
  for (const name of ["columns", "sortable", "disabled", "label", "add_label", "place", "entry"]) {
    listeners.push([`change:${name}`, anew]);
  }
  for (const [name, listener] of listeners) model.on(name, listener);
  return () => {
    for (const [name, listener] of listeners) model.off(name, listener);
  };
}

/**
 * What a person does outside the cells.
 * @param {Table} table
 * @param {HTMLElement} el
 * @returns {() => void} ends it
 */
function handling(table, el) {
  const { add, more, entry, body } = table.frame;
  const hidden = () => { if (table.turns.typing) table.commit(); };
  const width = new ResizeObserver(() => body.querySelectorAll("textarea").forEach(grow));
  width.observe(body);
  const rows = () => [...body.children];
  const fixed = draggable(body, { handle: ".mz-grip", rows, moved: (from, to) => table.move(from, to) });
  add.addEventListener("click", () => table.append());
  more.addEventListener("click", () => table.unfold());
  entry.addEventListener("change", () => { if (entry.value.trim()) table.enter(entry.value); });
  entry.addEventListener("keydown", (event) => {
    if (!isEnter(event)) return;
    event.preventDefault();
    table.enter(entry.value);
  });
  el.addEventListener("paste", (event) => table.pasted(event));
  document.addEventListener("visibilitychange", hidden);
  return () => {
    hidden();
    keep(table.own);
    table.turns.end();
    fixed();
    width.disconnect();
    document.removeEventListener("visibilitychange", hidden);
  };
}

/** @type {import("@anywidget/types").Render<import("./rows.js").Traits>} */
function render(given) {
  const table = new Table(given);
  const ends = [handling(table, given.el), listening(table)];
  const unsent = kept(table.own);
  table.heading();
  table.settle();
  if (Array.isArray(unsent)) {
    table.replace(unsent);
    table.changed();
  }
  return () => ends.forEach((end) => end());
}

export default { render };
