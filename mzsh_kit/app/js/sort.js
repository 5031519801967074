import { draggable } from "./drag.js";

/** @type {Record<string, number>} rows that an arrow leads over */
export const STEPS = { ArrowUp: -1, ArrowDown: 1 };

/**
 * A list marked data-sort in a panel: its rows (data-row) are dragged by .mz-grip, or moved with Alt and an arrow.
 * The control that had the focus has it in the row's new place; ids of controls hold the row's number.
 * @param {import("@anywidget/types").AnyModel} model
 * @param {HTMLElement} el
 * @param {(message: object) => void} send
 * @returns {() => void} ends it
 */
export function sortable(model, el, send) {
  const rows = () => [...el.querySelectorAll("[data-sort] [data-row]")];
  let next = "";
  /**
   * @param {number} from
   * @param {number} to
   */
  const moved = (from, to) => {
    const list = el.querySelector("[data-sort]");
    if (list instanceof HTMLElement) send({ act: list.dataset.sort, of: `${from} ${to}` });
  };
  /** @param {KeyboardEvent} event */
  const keyed = (event) => {
    const by = event.altKey ? STEPS[event.key] : undefined, at = document.activeElement;
    const row = by && event.target instanceof Element && event.target.closest("[data-row]");
    if (!row || !(at instanceof HTMLElement)) return;
    event.preventDefault();
    const all = rows(), from = all.indexOf(row), to = from + by;
    if (to < 0 || to >= all.length) return;
    next = at.id.replace(/\d+/, String(to));
    at.blur();
    moved(from, to);
    at.focus({ preventScroll: true });
  };
  /** @param {{ done?: boolean }} message */
  const settled = (message) => {
    if (!message.done || !next) return;
    document.getElementById(next)?.focus({ preventScroll: true });
    document.activeElement?.scrollIntoView({ block: "nearest" });
    next = "";
  };
  const fixed = draggable(el, { handle: "[data-row] .mz-grip", rows, moved });
  el.addEventListener("keydown", keyed);
  model.on("msg:custom", settled);
  return () => {
    fixed();
    el.removeEventListener("keydown", keyed);
    model.off("msg:custom", settled);
  };
}
