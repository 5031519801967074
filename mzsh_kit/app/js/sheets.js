/**
 * Sheets of a paper follow the control that has the focus, and lead from their words to a control.
 * @param {import("@anywidget/types").AnyModel} model
 * @param {HTMLElement} el
 * @param {import("./panel.js").Send} send
 */
export function sheets(model, el, send) {
  /** @returns {HTMLElement | null} */
  const roll = () => el.querySelector("[data-follows]");
  let followed = "", at = "";
  const follow = () => {
    const here = roll(), mark = here?.querySelector(":is(.mz-fills, .mz-here) > *");
    if (!here || here.dataset.follows === followed) return;
    followed = here.dataset.follows ?? "";
    if (!mark) return;
    const around = here.getBoundingClientRect(), { top, bottom } = mark.getBoundingClientRect();
    if (top < around.top || bottom > around.bottom) here.scrollTop += top - around.top - around.height / 3;
  };
  /** @param {FocusEvent} event */
  const focused = ({ target }) => {
    const key = target instanceof HTMLElement && keyOf(target);
    if (!key || key === at || !roll() || el.contains(target)) return;
    at = key;
    model.send({ at: key });
  };
  /** @param {MouseEvent} event */
  const clicked = ({ target, clientX, clientY }) => {
    if (!(target instanceof Element)) return;
    const block = target.closest("[data-block]");
    if (!(block instanceof HTMLElement && roll()?.contains(block))) return;
    if (target.closest("textarea, button") || String(getSelection())) return;
    send({
      block: Number(block.dataset.block),
      ...cellOf(target, block),
      words: block.textContent,
      offset: offsetIn(block, document.caretRangeFromPoint?.(clientX, clientY)),
    });
  };
  el.addEventListener("click", clicked);
  document.addEventListener("focusin", focused);
  return { follow, end: () => document.removeEventListener("focusin", focused) };
}

/**
 * The place in the plan of a control: by its field, or by its id in a table or the agenda.
 * @param {HTMLElement} control
 */
function keyOf({ dataset, id }) {
  const row = id.match(/^a-(\d+)-(\w+)$/);
  return dataset.field ?? id.match(/^f-(.+)/)?.[1] ?? (row ? `agenda.${row[1]}.${row[2]}` : "");
}

/**
 * Row and column of a table, -1 outside of one.
 * @param {Element} target
 * @param {Element} block
 */
function cellOf(target, block) {
  const cell = target.closest("td, th, span[class^=level]"), row = cell?.closest("[data-row]");
  if (!cell || !block.contains(cell)) return { row: -1, column: -1 };
  return {
    row: row instanceof HTMLElement ? Number(row.dataset.row) : 0,
    column: cell instanceof HTMLTableCellElement ? cell.cellIndex : 0,
  };
}

/**
 * The characters of a block before the caret; all of them where the caret is elsewhere.
 * @param {Element} block
 * @param {Range | null | undefined} caret
 */
function offsetIn(block, caret) {
  const before = document.createRange();
  before.selectNodeContents(block);
  if (caret && block.contains(caret.startContainer)) before.setEnd(caret.startContainer, caret.startOffset);
  return String(before).length;
}
