// Rows moved by their handle, with mouse, pen or finger. What lies under the pointer makes way; the row held
// stays where it is in the document, because a browser forgets the pointer of an element that is moved.
const EDGE = 56;

// handle: selector of what is held inside a row; rows(): the rows now, in order; moved(from, to): when it is let go,
// with the rows standing as they were put. Escape puts them back.
function draggable(root, { handle, rows, moved }) {
  const down = (event) => {
    const grip = event.target.closest(handle);
    if (!grip || !root.contains(grip) || event.button) return;
    const all = rows(), row = all.find((one) => one.contains(grip)), from = all.indexOf(row);
    if (from < 0) return;
    event.preventDefault();
    hold(row, from, event.pointerId);
  };
  const hold = (row, from, pointer) => {
    const first = rows();
    row.classList.add("mz-held");
    const over = (event) => {
      if (event.pointerId !== pointer) return;
      const way = event.clientY < EDGE ? -12 : event.clientY > window.innerHeight - EDGE ? 12 : 0;
      if (way) window.scrollBy(0, way);
      makeWay(row, rows(), event.clientY);
    };
    const end = (drop) => {
      row.classList.remove("mz-held");
      for (const [name, does] of Object.entries(ends)) window.removeEventListener(name, does, true);
      if (drop) moved(from, rows().indexOf(row));
      else restore(row, first);
    };
    const ends = {
      pointermove: over,
      pointerup: () => end(true),
      pointercancel: () => end(false),
      keydown: (event) => { if (event.key === "Escape") { event.preventDefault(); end(false); } },
    };
    for (const [name, does] of Object.entries(ends)) window.addEventListener(name, does, true);
  };
  root.addEventListener("pointerdown", down);
  return () => root.removeEventListener("pointerdown", down);
}

function makeWay(row, all, y) {
  const at = all.indexOf(row);
  for (const other of all.slice(0, at).reverse()) {
    const { top, height } = other.getBoundingClientRect();
    if (y > top + height / 2) break;
    row.parentNode.insertBefore(other, row.nextSibling);
  }
  for (const other of all.slice(at + 1)) {
    const { top, height } = other.getBoundingClientRect();
    if (y < top + height / 2) break;
    row.parentNode.insertBefore(other, row);
  }
}

// The order as it was.
function restore(row, first) {
  const at = first.indexOf(row);
  first.slice(0, at).forEach((one) => row.parentNode.insertBefore(one, row));
  first.slice(at + 1).reverse().forEach((one) => row.parentNode.insertBefore(one, row.nextSibling));
}
