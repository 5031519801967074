// Where on the page the keyboard is, and what of it is in view.
const CONTROLS = "input, select, textarea, button, [tabindex]";
const SEQUENCE = ".mz-page :is(input, select, textarea, button, summary)";
const ASIDE = ".mz-link, .mz-tool, .mz-day";

/**
 * Puts the focus on an element, or on the first control in it, as soon as it stands in the page.
 * @param {string} id
 * @param {number} [tries] looks for it, 50 ms apart
 */
export function focus(id, tries = 60) {
  const element = document.getElementById(id);
  if (!element) {
    if (tries) setTimeout(() => focus(id, tries - 1), 50);
    return;
  }
  for (let up = element.parentElement; up; up = up.parentElement) {
    if (up instanceof HTMLDetailsElement) up.open = true;
  }
  const fold = element.closest(".mz-list")?.querySelector(":scope > .mz-panel > details");
  if (fold instanceof HTMLDetailsElement) fold.open = true;
  const control = element.matches(`a, ${CONTROLS}`) ? element : element.querySelector(CONTROLS);
  const target = control instanceof HTMLElement ? control : element;
  target.focus({ preventScroll: true });
  const nearby = element.closest("[data-follows]") ? "nearest" : "center";
  element.scrollIntoView({ block: element.matches("h2") ? "start" : nearby });
}

/**
 * What a button shows elsewhere on the page is brought into view.
 * @param {string} id
 */
export function look(id) {
  const element = document.getElementById(id), top = element?.getBoundingClientRect().top ?? 0;
  if (top < 0 || top > window.innerHeight - 120) element?.scrollIntoView({ block: "start" });
}

/**
 * Enter goes on to the next control, as it does in a table.
 * @param {KeyboardEvent} event
 */
export function entered(event) {
  const { target } = event;
  if (event.key !== "Enter" || event.isComposing) return;
  if (!(target instanceof HTMLElement && target.matches("input[type=text], select"))) return;
  event.preventDefault();
  const all = /** @type {HTMLInputElement[]} */ ([...document.querySelectorAll(SEQUENCE)]);
  const behind = all.slice(all.findIndex((control) => control === target) + 1);
  const open = behind.filter((control) => !control.disabled && control.tabIndex >= 0 && control.checkVisibility());
  open.find((control) => !control.matches(ASIDE))?.focus();
}

/**
 * A place on the page is looked at without a step in the browser's history.
 * @param {MouseEvent} event
 */
export function jumped(event) {
  const link = event.target instanceof Element && event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  location.replace(link.getAttribute("href") ?? "");
}
