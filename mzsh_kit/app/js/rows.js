// A table whose rows live here while they are edited.
import { Frame, refocus } from "./frame.js";
import { keep } from "./kept.js";
import { asTyped, cells, isBlock, laidOut, spread } from "./paste.js";
import { Row } from "./row.js";
import { STEPS } from "./sort.js";
import { Turns } from "./turns.js";

/** @typedef {import("./paste.js").Column} Column */
/** @typedef {import("./row.js").Values} Values */

/**
 * The traits of `mzsh_kit.app.table.Table`.
 * @typedef {object} Traits
 * @property {string} label
 * @property {string} place
 * @property {Column[]} columns
 * @property {Values[]} rows
 * @property {{ row: number, key: string | null, text: string, doubt?: boolean }[]} faults
 * @property {string} add_label
 * @property {string} entry
 * @property {boolean} sortable
 * @property {boolean} disabled
 * @property {number} most
 */

/** @param {KeyboardEvent} event */
export const isEnter = (event) => event.key === "Enter" && !event.isComposing;

export class Table {
  /** @type {Row[]} */
  rows = [];
  /** @type {Row[]} those that Python knows, by its numbers */
  known = [];
  /** @type {Row[]} those that were sent with something in them */
  full = [];
  unfolded = false;
  turns = new Turns();

  /** @param {Parameters<import("@anywidget/types").Render<Traits>>[0]} given */
  constructor({ model, el }) {
    this.model = model;
    this.frame = new Frame(el);
    /** @type {import("./row.js").Owner} */
    this.owner = {
      off: () => this.off,
      sortable: () => model.get("sortable"),
      typed: () => this.later(),
      changed: () => this.commit(),
      shift: (row, by, tool) => this.move(this.rows.indexOf(row), this.rows.indexOf(row) + by, tool),
      remove: (row) => this.remove(row),
      keyed: (event, row) => this.keyed(event, row),
    };
  }

  get off() {
    return this.model.get("disabled");
  }

  get columns() {
    return this.model.get("columns").filter((column) => this.unfolded || !column.folded);
  }

  get folded() {
    return this.model.get("columns").filter((column) => column.folded && !this.unfolded);
  }

  /** The name under which what is not answered yet is kept in the tab. */
  get own() {
    return `rows ${this.model.get("place")}`;
  }

  get values() {
    return this.rows.map((row) => row.values);
  }

  // what is shown

  /** @param {Values} values */
  made(values) {
    return new Row(values, this.columns, this.owner);
  }

  fresh() {
    return this.made(Object.fromEntries(this.model.get("columns").map(({ key, default: text }) => [key, text ?? ""])));
  }

  draw() {
    const { rows, model } = this, place = model.get("place");
    this.frame.place(rows.map((row) => row.node), this.off || rows.length >= model.get("most"));
    rows.forEach((row, index) => {
      const at = this.known.indexOf(row);
      row.name(index, rows.length, place && at >= 0 ? `f-${place}.${at}` : "");
    });
    this.faulty();
  }

  faulty() {
    this.rows.forEach((row) => row.clear());
    // @ts-expect-error: ipywidgets gives every model an id
    const name = this.model.model_id ?? "table";
    this.model.get("faults").forEach((fault, number) => {
      this.known[fault.row]?.tell(`${name}-fault-${number}`, fault);
    });
  }

  heading() {
    const { model } = this;
    const words = {
      label: model.get("label"),
      addLabel: model.get("add_label"),
      entry: model.get("entry"),
      sortable: model.get("sortable"),
    };
    this.frame.heading(words, this.columns, this.folded);
  }

  unfold() {
    this.unfolded = true;
    this.replace(this.values);
    this.known = [];
    this.heading();
    this.draw();
  }

  /** @param {Values[]} rows */
  replace(rows) {
    this.rows = rows.map((values) => this.made(values));
    this.frame.body.replaceChildren();
  }

  anew() {
    this.replace([]);
    this.heading();
    this.settle();
  }

  // to Python and back

  later() {
    keep(this.own, this.values);
    this.turns.later(() => this.commit());
  }

  commit() {
    keep(this.own, this.values);
    const turn = this.turns.next();
    this.known = [...this.rows];
    this.full = this.filled();
    this.model.send({ rows: this.values, turn });
  }

  filled() {
    return this.rows.filter((row) => !row.blank);
  }

  /** @param {{ done?: number }} message */
  heard({ done }) {
    if (done === undefined) return;
    this.turns.heard(done);
    if (this.turns.settled && !this.turns.typing) keep(this.own);
    this.settle();
  }

  /** Python's rows onto those here: row by row if they are as many, with or without those that were sent empty. */
  settle() {
    const { turns } = this, given = this.model.get("rows");
    if (!turns.settled) return;
    if (this.folded.some(({ key }) => given.some((row) => String(row[key] ?? "").trim()))) this.unfold();
    const onto = [this.rows, this.full].find((rows) => rows.length === given.length);
    if (!onto && turns.typing) return;
    if (onto) given.forEach((values, index) => onto[index].put(values, turns.typing));
    else {
      this.rows = given.map((values, index) => this.rows[index]?.put(values, false) ?? this.made(values));
      this.frame.withdraw();
    }
    this.known = [...(onto ?? this.rows)];
    if (!turns.typing) this.full = this.filled();
    this.draw();
  }

  // what a person does with rows

  /** After the rows are others than before. */
  changed() {
    this.commit();
    this.draw();
  }

  /**
   * @param {number} from
   * @param {number} to
   * @param {string} [tool] the class of the button that has the focus
   */
  move(from, to, tool) {
    const { rows, frame } = this;
    if (to === from || to < 0 || to >= rows.length || this.off) return;
    const [row] = rows.splice(from, 1);
    rows.splice(to, 0, row);
    frame.withdraw();
    this.changed();
    if (tool) refocus(row.node.querySelector(`.${tool}`));
    row.node.scrollIntoView({ block: "nearest" });
    frame.say(`已移到第${to + 1}行，共${rows.length}行`);
  }

  /** @param {Row} row */
  remove(row) {
    const at = this.rows.indexOf(row);
    this.rows.splice(at, 1);
    this.changed();
    this.offer(`已移去第${at + 1}行`, () => {
      this.rows.splice(Math.min(at, this.rows.length), 0, row);
      return `已恢复第${at + 1}行`;
    });
  }

  append() {
    const row = this.fresh();
    this.rows.push(row);
    this.changed();
    row.input(this.columns[0]).focus();
    this.frame.say(`已增加第${this.rows.length}行`);
  }

  /**
   * @param {string} text
   * @param {() => string} undo says what it did
   */
  offer(text, undo) {
    const { frame } = this;
    frame.offer(text, () => {
      const undone = undo();
      frame.withdraw();
      this.changed();
      refocus(frame.add);
      frame.say(undone);
    });
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Row} row
   */
  keyed(event, row) {
    const { target } = event, by = STEPS[event.key], at = this.rows.indexOf(row);
    if (!(target instanceof HTMLElement)) return;
    if (event.altKey && by && this.owner.sortable()) {
      event.preventDefault();
      this.move(at, at + by);
      target.focus();
    } else if (event.altKey && event.key === "Delete" && !this.off) {
      event.preventDefault();
      this.remove(row);
    } else if (isEnter(event) && target.matches("input[type=text], select, .mz-line")) {
      event.preventDefault();
      this.entered(row, [...row.inputs.values()].findIndex((input) => input === target));
    }
  }

  /**
   * Enter goes on to the next cell that must be filled, then to the next row; behind the last a new one begins.
   * @param {Row} row
   * @param {number} at
   */
  entered(row, at) {
    const { columns, frame } = this;
    const needed = columns.findIndex((column, index) => index > at && column.needed);
    const next = this.rows[this.rows.indexOf(row) + 1];
    if (needed > 0) row.input(columns[needed]).focus();
    else if (next) next.input(columns[columns.some((column) => column.needed) ? 0 : at]).focus();
    else if (row.blank) (frame.entry.hidden ? frame.add : frame.entry).focus();
    else this.append();
  }

  // what a person types or pastes as rows

  /**
   * Lines typed or pasted below the last row become rows.
   * @param {string} text
   */
  enter(text) {
    const { entry, add } = this.frame, here = document.activeElement === entry;
    const lines = text.split(/[\r\n]+/).filter((line) => line.trim());
    const block = text.includes("\t") ? cells(text) : lines.map((line) => spread(line, this.columns));
    entry.value = "";
    if (block.length) this.lay(block, this.rows.length, 0);
    else if (here) add.focus();
    if (block.length && here) entry.focus();
  }

  /** @param {ClipboardEvent} event */
  pasted(event) {
    const { target, clipboardData } = event;
    if (!clipboardData || !(target instanceof Element)) return;
    const text = clipboardData.getData("text/plain");
    if (target === this.frame.entry) {
      if (!/[\t\r\n]/.test(text.trim())) return;
      event.preventDefault();
      this.enter(text);
      return;
    }
    const field = target.closest(".mz-input");
    if (this.off || !isBlock(clipboardData, field)) return;
    event.preventDefault();
    const block = cells(text), node = field?.closest(".mz-row");
    if (!block.length) return;
    const inputs = node ? [...node.querySelectorAll(".mz-input, .mz-tick")] : [];
    const column = inputs.findIndex((input) => input === field);
    this.lay(block, field ? this.rows.findIndex((row) => row.node === node) : this.rows.length, Math.max(0, column));
  }

  /**
   * @param {string[][]} block
   * @param {number} row the first to be filled
   * @param {number} column
   */
  lay(block, row, column) {
    if (this.folded.length && column + block[0].length > this.columns.length) this.unfold();
    const { rows, places, left } = laidOut(block, this.columns.map(({ label }) => label), column);
    if (!rows.length) return;
    const before = this.values.map((values) => ({ ...values }));
    const taken = rows.slice(0, this.model.get("most") - row), rest = rows.length - taken.length;
    taken.forEach((texts, index) => this.fill(this.rows[row + index], texts, places));
    this.changed();
    const cut = rest ? `，表中至多${this.model.get("most")}行，其余${rest}行没有贴入` : "";
    this.offer(`已贴入${taken.length}行${left.length ? `，${left.join("、")}没有贴入` : ""}${cut}`, () => {
      this.replace(before);
      return "已恢复贴入前的内容";
    });
  }

  /**
   * @param {Row | undefined} present in which an empty text leaves a cell as it is; a new row where there is none
   * @param {string[]} texts
   * @param {number[]} places the column of each text
   */
  fill(present, texts, places) {
    const row = present ?? this.fresh();
    if (!present) this.rows.push(row);
    texts.forEach((text, nth) => {
      const column = this.columns[places[nth]];
      if (!column || (!text && !present)) return;
      row.values[column.key] = asTyped(text, column);
      row.show(column);
    });
  }
}
