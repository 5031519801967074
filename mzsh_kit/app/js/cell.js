// The control of one cell of a table, and the text in it.
import { oneLine } from "./paste.js";

/** @typedef {import("./paste.js").Column} Column */
/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

// Where cells do not grow by themselves they are measured, which is slow for many.
const GROWS = () => CSS.supports("field-sizing", "content");

/**
 * @template {"button" | "div" | "input" | "option" | "p" | "select" | "span" | "textarea"} Name
 * @param {Name} name
 * @param {string} style
 * @param {Partial<HTMLElementTagNameMap[Name]>} [facts]
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function make(name, style, facts = {}) {
  const node = document.createElement(name);
  node.className = style;
  return Object.assign(node, facts);
}

/**
 * @param {"div" | "p"} name
 * @param {string} style
 * @param {string} role
 */
export function region(name, style, role) {
  const node = make(name, style);
  node.setAttribute("role", role);
  return node;
}

/**
 * @param {Column} column
 * @returns {Control}
 */
export function controlOf(column) {
  if (column.sort === "choice") return make("select", "mz-input");
  if (column.sort === "yes") return make("input", "mz-tick", { type: "checkbox" });
  if (column.sort === "number") {
    return make("input", "mz-input", { type: "text", autocomplete: "off", inputMode: "numeric" });
  }
  const style = column.sort === "line" ? "mz-input mz-line" : "mz-input";
  return make("textarea", style, { rows: 1, autocomplete: "off" });
}

/**
 * What stands in a control, as Python keeps it.
 * @param {Control} control
 * @param {Column} column
 */
export function read(control, column) {
  if (control instanceof HTMLInputElement && column.sort === "yes") return control.checked ? "是" : "";
  return column.sort === "line" ? oneLine(control.value) : control.value;
}

/**
 * @param {Control} control
 * @param {Column} column
 * @param {string} text
 */
export function write(control, column, text) {
  if (control instanceof HTMLInputElement && column.sort === "yes") {
    control.checked = text === "是";
    return;
  }
  if (control instanceof HTMLSelectElement) choices(control, column, text);
  if (control.value !== text) control.value = text;
  grow(control);
}

/** @param {Control} control */
export function grow(control) {
  if (control.nodeName !== "TEXTAREA" || GROWS()) return;
  control.style.height = "auto";
  control.style.height = `${control.scrollHeight + 2}px`;
}

/**
 * The choices of a column, with what stands in the cell where it is none of them; empty where it may be.
 * @param {HTMLSelectElement} select
 * @param {Column} column
 * @param {string} text
 */
function choices(select, column, text) {
  const given = column.options ?? [];
  const wanted = [...(text && !given.includes(text) ? [text] : []), ...(text && column.needed ? [] : [""]), ...given];
  if (wanted.join("\n") === [...select.options].map(({ value }) => value).join("\n")) return;
  const empty = column.needed ? "请选择" : "—";
  select.replaceChildren(
    ...[...new Set(wanted)].map((value) => make("option", "", { value, textContent: value || empty })),
  );
}
