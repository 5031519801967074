// Every widget has a script of its own: what all of them wait for is counted on the page.
const wait = (by) => {
  const root = document.documentElement;
  root.mzWaiting = Math.max(0, (root.mzWaiting ?? 0) + by);
  root.classList.toggle("mz-pending", root.mzWaiting > 0);
};
