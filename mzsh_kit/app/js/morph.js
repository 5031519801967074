// A tree of the page turned into another, so that what did not change, the focus and half-typed text stay.

/** @typedef {HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement} Control */

/** @type {WeakSet<EventTarget>} controls in which something is being typed */
export const typedIn = new WeakSet();

/**
 * @param {unknown} node
 * @returns {node is Control}
 */
export const isControl = (node) =>
  node instanceof HTMLInputElement || node instanceof HTMLTextAreaElement || node instanceof HTMLSelectElement;

/** @param {Node} node */
const idOf = (node) => (node instanceof Element ? node.id : "");

/**
 * @param {Node} a
 * @param {Node} b
 */
const alike = (a, b) => a.nodeName === b.nodeName && idOf(a) === idOf(b);

/**
 * Whether a person has opened a `details` is his own.
 * @param {Element} old
 * @param {Element} fresh
 */
function attributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (name !== "open" && !fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}

/**
 * A control keeps what is being typed in it, and all keep theirs while an answer is on its way.
 * @param {Control} old
 * @param {Control} fresh
 * @param {boolean} answered
 */
function control(old, fresh, answered) {
  const typing = old === document.activeElement && typedIn.has(old);
  if (!answered || typing || old.type === "file") return;
  if (old instanceof HTMLInputElement && ["checkbox", "radio"].includes(old.type)) {
    old.checked = fresh instanceof HTMLInputElement && fresh.checked;
  } else if (old.value !== fresh.value) old.value = fresh.value;
}

/**
 * @param {Node} old
 * @param {Node} fresh of the same name and id
 * @param {boolean} answered
 */
function node(old, fresh, answered) {
  if (!(old instanceof Element && fresh instanceof Element)) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  attributes(old, fresh);
  if (old.nodeName !== "TEXTAREA") morph(old, fresh, answered);
  if (isControl(old) && isControl(fresh)) control(old, fresh, answered);
}

/**
 * Gives a node the children of another.
 * @param {Element} old
 * @param {ParentNode} fresh
 * @param {boolean} answered whether nothing is on its way to Python
 */
export function morph(old, fresh, answered) {
  const wanted = [...fresh.childNodes];
  wanted.forEach((child, index) => {
    let here = old.childNodes[index];
    const later = idOf(child) && [...old.childNodes].slice(index + 1).find((other) => alike(other, child));
    if (here && later && !alike(here, child)) here = old.insertBefore(later, here);
    if (!here) old.append(child);
    else if (alike(here, child)) node(here, child, answered);
    else here.replaceWith(child);
  });
  while (old.childNodes.length > wanted.length) old.lastChild?.remove();
}
