// A list marked data-sort in a panel: its rows (data-row) are dragged by .mz-grip, or moved with Alt and an arrow.
// The control that had the focus has it in the row's new place; ids of controls hold the row's number.
function sortable(model, el, send) {
  const list = () => el.querySelector("[data-sort]");
  const rows = () => [...el.querySelectorAll("[data-sort] [data-row]")];
  let next = "";
  const moved = (from, to) => send({ act: list().dataset.sort, of: `${from} ${to}` });
  const keyed = (event) => {
    const by = event.altKey && { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const row = by && event.target.closest("[data-row]");
    if (!row) return;
    event.preventDefault();
    const all = rows(), from = all.indexOf(row), to = from + by, at = document.activeElement;
    if (to < 0 || to >= all.length) return;
    next = at.id.replace(/\d+/, to);
    at.blur();
    moved(from, to);
    at.focus({ preventScroll: true });
  };
  const settled = (message) => {
    if (!message.done || !next) return;
    document.getElementById(next)?.focus({ preventScroll: true });
    document.activeElement.scrollIntoView({ block: "nearest" });
    next = "";
  };
  const still = draggable(el, { handle: "[data-row] .mz-grip", rows, moved });
  el.addEventListener("keydown", keyed);
  model.on("msg:custom", settled);
  return () => { still(); el.removeEventListener("keydown", keyed); model.off("msg:custom", settled); };
}
