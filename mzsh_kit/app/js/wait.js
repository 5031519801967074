/**
 * Counts what the page waits for. Every widget has a copy of this module, so the count itself stands on the page.
 * @param {number} by how many answers more, or fewer, are on their way
 */
export function wait(by) {
  const root = document.documentElement;
  const waiting = Math.max(0, Number(root.dataset.waiting ?? 0) + by);
  root.dataset.waiting = String(waiting);
  root.classList.toggle("mz-pending", waiting > 0);
}
