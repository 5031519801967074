// A row of a table on the page: what stands in it, the controls that show it, what is wrong in it.
import { controlOf, grow, make, read, region, write } from "./cell.js";
import { isTyped } from "./paste.js";

/** @typedef {import("./paste.js").Column} Column */
/** @typedef {import("./cell.js").Control} Control */
/** @typedef {Record<string, string>} Values by key of the column */

/**
 * What a row asks of its table.
 * @typedef {object} Owner
 * @property {() => boolean} off whether nothing may be changed
 * @property {() => boolean} sortable
 * @property {() => void} typed a key was pressed in a cell
 * @property {() => void} changed a cell holds something else
 * @property {(row: Row, by: number, tool: string) => void} shift
 * @property {(row: Row) => void} remove
 * @property {(event: KeyboardEvent, row: Row) => void} keyed
 */

const TOOLS = ["上移", "下移", "移去"];

export class Row {
  /** @type {Map<string, Control>} by key of the column */
  inputs = new Map();
  node = region("div", "mz-row", "row");
  notes = make("div", "mz-row-notes");

  /**
   * @param {Values} values
   * @param {Column[]} columns that are shown
   * @param {Owner} owner
   */
  constructor(values, columns, owner) {
    this.values = { ...values };
    this.columns = columns;
    this.owner = owner;
    this.tools = [
      this.#tool("mz-up", () => owner.shift(this, -1, "mz-up")),
      this.#tool("mz-down", () => owner.shift(this, 1, "mz-down")),
      this.#tool("mz-away", () => owner.remove(this)),
    ];
    const tools = region("div", "mz-row-tools", "cell");
    tools.append(...(owner.sortable() ? this.tools : this.tools.slice(2)));
    const grip = make("span", "mz-grip", { title: "按住拖动" });
    grip.setAttribute("aria-hidden", "true");
    this.node.append(grip, ...columns.map((column) => this.#cell(column)), tools, this.notes);
    this.node.addEventListener("keydown", (event) => owner.keyed(event, this));
    columns.forEach((column) => this.show(column));
  }

  /** Whether nothing is typed in it. */
  get blank() {
    return this.columns.every((column) => !isTyped(column) || !this.text(column).trim());
  }

  /** @param {Column} column */
  text(column) {
    return String(this.values[column.key] ?? "");
  }

  /** @param {Column} column */
  input(column) {
    return /** @type {Control} */ (this.inputs.get(column.key));
  }

  /** @param {Column} column */
  show(column) {
    write(this.input(column), column, this.text(column));
  }

  /**
   * Python's values in place of those here. The cell that has the focus keeps what stands in it until it is left.
   * @param {Values} values
   * @param {boolean} unsent whether what stands in that cell is not sent yet and stays in the row
   */
  put(values, unsent) {
    const here = this.columns.find((column) => this.input(column) === document.activeElement);
    this.values = { ...values, ...(here && unsent ? { [here.key]: read(this.input(here), here) } : {}) };
    this.columns.filter((column) => column !== here).forEach((column) => this.show(column));
    return this;
  }

  /**
   * What a screen reader and a link to a field call it.
   * @param {number} index
   * @param {number} count of all rows
   * @param {string} id of the row in the plan, empty where Python does not know it yet
   */
  name(index, count, id) {
    for (const column of this.columns) {
      const input = this.input(column);
      input.setAttribute("aria-label", `第${index + 1}行 ${column.label}`);
      input.id = id && `${id}${column.key ? `.${column.key}` : ""}`;
    }
    TOOLS.forEach((word, which) => this.tools[which].setAttribute("aria-label", `${word}第${index + 1}行`));
    [index === 0, index === count - 1].forEach((end, which) => {
      this.tools[which].setAttribute("aria-disabled", String(end));
    });
  }

  /** Nothing is wrong in it any more. */
  clear() {
    this.notes.replaceChildren();
    for (const input of this.inputs.values()) {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
    }
  }

  /**
   * @param {string} id of the sentence
   * @param {{ key: string | null, text: string, doubt?: boolean }} fault of a cell, or of the whole row
   */
  tell(id, { key, text, doubt }) {
    const column = this.columns.find((each) => each.key === key);
    const textContent = column && this.columns.length > 1 ? `${column.label}：${text}` : text;
    this.notes.append(make("p", doubt ? "mz-doubt" : "mz-fault", { id, textContent }));
    for (const input of column ? [this.input(column)] : this.inputs.values()) {
      if (column && !doubt) input.setAttribute("aria-invalid", "true");
      input.setAttribute("aria-describedby", id);
    }
  }

  /** @param {Column} column */
  #cell(column) {
    const style = `mz-cell mz-cell-${column.sort}${column.needed ? " mz-needed" : ""}`;
    const node = region("div", style, "cell"), input = controlOf(column);
    node.dataset.label = column.label;
    input.disabled = this.owner.off();
    if (column.needed) input.setAttribute("aria-required", "true");
    if (column.hint && "placeholder" in input) input.placeholder = column.hint;
    const typed = () => {
      this.values[column.key] = read(input, column);
      this.owner.typed();
    };
    input.addEventListener("input", (event) => {
      grow(input);
      if (!(event instanceof InputEvent && event.isComposing)) typed();
    });
    input.addEventListener("compositionend", () => { grow(input); typed(); });
    input.addEventListener("change", () => this.owner.changed());
    input.addEventListener("blur", () => this.show(column));
    node.append(input);
    this.inputs.set(column.key, input);
    return node;
  }

  /**
   * @param {string} style
   * @param {() => void} act
   */
  #tool(style, act) {
    const button = make("button", `mz-tool ${style}`, { type: "button", disabled: this.owner.off() });
    button.tabIndex = -1; // Alt with an arrow moves a row, with Delete takes it away
    button.addEventListener("click", act);
    return button;
  }
}
