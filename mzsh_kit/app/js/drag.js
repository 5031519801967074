// Rows moved by their handle, with mouse, pen or finger. What lies under the pointer makes way; the row held
// stays where it is in the document, because a browser forgets the pointer of an element that is moved.
const EDGE = 56;

/**
 * Makes rows movable. When a row is let go, the rows stand as they were put; Escape puts them back.
 * @param {HTMLElement} root
 * @param {object} how
 * @param {string} how.handle selector of what is held inside a row
 * @param {() => Element[]} how.rows the rows now, in order
 * @param {(from: number, to: number) => void} how.moved
 * @returns {() => void} ends it
 */
export function draggable(root, { handle, rows, moved }) {
  /** @param {PointerEvent} event */
  const down = (event) => {
    const grip = event.target instanceof Element && event.target.closest(handle);
    if (!grip || !root.contains(grip) || event.button) return;
    const from = rows().findIndex((row) => row.contains(grip));
    if (from < 0) return;
    event.preventDefault();
    hold(from, event.pointerId);
  };
  /**
   * @param {number} from
   * @param {number} pointer
   */
  const hold = (from, pointer) => {
    const first = rows(), row = first[from], released = new AbortController();
    row.classList.add("mz-held");
    /** @param {boolean} drop */
    const end = (drop) => {
      row.classList.remove("mz-held");
      released.abort();
      if (drop) moved(from, rows().indexOf(row));
      else restore(row, first);
    };
    const heard = { capture: true, signal: released.signal };
    window.addEventListener("pointermove", (event) => {
      if (event.pointerId !== pointer) return;
      const way = event.clientY < EDGE ? -12 : event.clientY > window.innerHeight - EDGE ? 12 : 0;
      if (way) window.scrollBy(0, way);
      makeWay(row, rows(), event.clientY);
    }, heard);
    window.addEventListener("pointerup", () => end(true), heard);
    window.addEventListener("pointercancel", () => end(false), heard);
    window.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      end(false);
    }, heard);
  };
  root.addEventListener("pointerdown", down);
  return () => root.removeEventListener("pointerdown", down);
}

/**
 * Rows whose middle the pointer has passed change to the other side of the row held.
 * @param {Element} row
 * @param {Element[]} all
 * @param {number} y of the pointer, in the window
 */
function makeWay(row, all, y) {
  const at = all.indexOf(row);
  for (const other of all.slice(0, at).reverse()) {
    const { top, height } = other.getBoundingClientRect();
    if (y > top + height / 2) break;
    row.after(other);
  }
  for (const other of all.slice(at + 1)) {
    const { top, height } = other.getBoundingClientRect();
    if (y < top + height / 2) break;
    row.before(other);
  }
}

/**
 * The order as it was.
 * @param {Element} row
 * @param {Element[]} first
 */
function restore(row, first) {
  const at = first.indexOf(row);
  row.before(...first.slice(0, at));
  row.after(...first.slice(at + 1));
}
