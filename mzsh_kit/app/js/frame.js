// What stands round the rows of a table: its heading, the line for new rows, what can be undone, what is read aloud.
import { make, region } from "./cell.js";

/** @typedef {import("./paste.js").Column} Column */

const TIP = "可以从Excel、WPS表格中复制多行，贴到表里；Alt加上下箭头移动一行，Alt加删除键移去一行";

/**
 * Puts the focus where it was, without moving the page.
 * @param {Element | null | undefined} node
 */
export const refocus = (node) => {
  if (node instanceof HTMLElement) node.focus({ preventScroll: true });
};

export class Frame {
  grid = region("div", "mz-grid", "table");
  head = region("div", "mz-grid-head", "rowgroup");
  body = region("div", "mz-grid-body", "rowgroup");
  nothing = make("p", "mz-grid-none", { textContent: "还没有内容。" });
  entry = make("textarea", "mz-input mz-line mz-entry", { rows: 1, autocomplete: "off" });
  undo = make("div", "mz-grid-undo");
  add = make("button", "mz-button", { type: "button" });
  more = make("button", "mz-link", { type: "button" });
  status = region("p", "mz-unseen", "status");

  /** @param {HTMLElement} el */
  constructor(el) {
    const foot = make("div", "mz-grid-foot");
    this.grid.append(this.head, this.body);
    foot.append(this.add, this.more, make("span", "mz-hint", { textContent: TIP }));
    el.classList.add("mz-table-box");
    el.append(this.grid, this.nothing, this.entry, this.undo, foot, this.status);
  }

  /**
   * @param {{ label: string, addLabel: string, entry: string, sortable: boolean }} words
   * @param {Column[]} columns that are shown
   * @param {Column[]} folded
   */
  heading({ label, addLabel, entry, sortable }, columns, folded) {
    this.grid.setAttribute("aria-label", label);
    this.entry.hidden = !entry;
    this.entry.placeholder = entry;
    this.entry.setAttribute("aria-label", `${addLabel}，可以粘贴名单`);
    this.add.tabIndex = entry ? -1 : 0; // Enter on the empty line leads to it
    this.add.textContent = addLabel;
    this.more.hidden = !folded.length;
    this.more.textContent = `填写${folded.map((column) => column.label).join("、")}`;
    this.grid.style.setProperty("--shares", columns.map(({ width }) => `minmax(0, ${width || 1}fr)`).join(" "));
    this.grid.classList.toggle("mz-fixed", !sortable);
    const row = region("div", "mz-row", "row");
    row.append(make("span", ""), ...columns.map(title), make("span", ""));
    this.head.replaceChildren(row);
  }

  /**
   * The rows in their order; the focus stays where it is.
   * @param {HTMLElement[]} nodes
   * @param {boolean} closed whether none may be added
   */
  place(nodes, closed) {
    const here = document.activeElement, { body } = this;
    nodes.forEach((node, index) => {
      if (body.children[index] !== node) body.insertBefore(node, body.children[index] ?? null);
    });
    while (body.children.length > nodes.length) body.lastChild?.remove();
    if (here !== document.activeElement && body.contains(here)) refocus(here);
    this.nothing.hidden = nodes.length > 0 || !this.entry.hidden;
    this.head.hidden = !nodes.length;
    this.add.disabled = this.entry.disabled = closed;
  }

  /** @param {string} text for screen readers, also where it is what was said last */
  say(text) {
    this.status.textContent = "";
    requestAnimationFrame(() => { this.status.textContent = text; });
  }

  /**
   * What was done can be undone until something else is.
   * @param {string} text
   * @param {() => void} act
   */
  offer(text, act) {
    const button = make("button", "mz-link", { type: "button", textContent: "撤销" });
    button.addEventListener("click", act);
    this.undo.replaceChildren(make("span", "", { textContent: text }), button);
    refocus(button);
    this.say(text);
  }

  withdraw() {
    this.undo.replaceChildren();
  }
}

/** @param {Column} column */
function title({ label, needed }) {
  const node = region("div", `mz-heading${needed ? " mz-needed" : ""}`, "columnheader");
  node.textContent = label;
  return node;
}
