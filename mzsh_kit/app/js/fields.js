import { keep, kept } from "./kept.js";
import { isControl, typedIn } from "./morph.js";

/** Bytes of the largest file that is sent; Python knows the same bound. */
const LARGEST = 5_000_000;

/** @param {import("./morph.js").Control} control */
const textOf = (control) => {
  if (control instanceof HTMLInputElement && control.type === "checkbox") return control.checked ? "是" : "";
  return control.value;
};

/**
 * @param {HTMLInputElement} input
 * @param {import("./panel.js").Send} send
 */
async function upload(input, send) {
  for (const file of [...(input.files ?? [])]) {
    const content = file.size > LARGEST ? [] : [await file.arrayBuffer()];
    send({ upload: input.dataset.upload, name: file.name, size: file.size }, content);
  }
  input.value = "";
}

/**
 * A list that is searched opens whole at a click or an arrow: what stands in it gives way until something is typed.
 * @param {PointerEvent | KeyboardEvent} event
 */
function opened(event) {
  const { target } = event;
  if (!(target instanceof HTMLInputElement && target.list) || typedIn.has(target)) return;
  if (event instanceof KeyboardEvent && event.key !== "ArrowDown") return;
  const value = target.value, hint = target.placeholder;
  [target.placeholder, target.value] = [value || hint, ""];
  target.addEventListener("blur", () => {
    target.placeholder = hint;
    if (!typedIn.has(target) && !target.value) target.value = value;
  }, { once: true });
}

/**
 * The fields of a panel: what is typed in them is kept in the tab until Python has answered it.
 * @param {HTMLElement} el
 * @param {import("./panel.js").Send} send
 */
export function fields(el, send) {
  /** @type {Set<string>} */
  const sent = new Set();
  /**
   * @param {string} field
   * @param {unknown} value
   */
  const state = (field, value) => {
    keep(field, value);
    sent.add(field);
    send({ field, text: value });
  };
  /** @param {Event} event */
  const typing = ({ target }) => {
    if (!isControl(target)) return;
    typedIn.add(target);
    const { field } = target.dataset;
    if (!field) return;
    sent.delete(field);
    keep(field, textOf(target));
  };
  /** @param {Event} event */
  const changed = ({ target }) => {
    if (!isControl(target)) return;
    typedIn.delete(target);
    if (target instanceof HTMLInputElement && target.dataset.upload) upload(target, send);
    else if (target.dataset.field) state(target.dataset.field, textOf(target));
  };
  /** @param {FocusEvent} event */
  const entered = ({ target }) => {
    if (target instanceof HTMLInputElement && target.list) target.select();
  };
  /** @param {FocusEvent} event */
  const left = ({ target }) => {
    if (isControl(target) && target.dataset.field && !sent.has(target.dataset.field)) keep(target.dataset.field);
  };
  // A field that is being typed in when the tab is hidden or closed.
  const hidden = () => {
    const at = document.activeElement;
    if (!document.hidden || !isControl(at) || !el.contains(at) || !typedIn.has(at)) return;
    if (at.dataset.field) state(at.dataset.field, textOf(at));
  };
  const answered = () => {
    sent.forEach((field) => keep(field));
    sent.clear();
  };
  // What was typed and never answered, after a kernel died, is sent again.
  const resend = () => {
    for (const control of el.querySelectorAll("[data-field]")) {
      const field = isControl(control) && control.dataset.field;
      if (!field) continue;
      const value = kept(field);
      if (value !== undefined && value !== textOf(control)) state(field, value);
      else keep(field);
    }
  };
  el.addEventListener("input", typing);
  el.addEventListener("change", changed);
  el.addEventListener("pointerdown", opened);
  el.addEventListener("keydown", opened);
  el.addEventListener("focusin", entered);
  el.addEventListener("focusout", left);
  document.addEventListener("visibilitychange", hidden);
  const end = () => {
    answered();
    document.removeEventListener("visibilitychange", hidden);
  };
  return { answered, resend, end };
}
