// A table whose rows live here while they are edited. Every change is sent whole; Python's rows are looked at when
// all that was sent has been answered, so that an answer never overtakes what is typed meanwhile.
import { controlOf, grow, make, read, region, write } from "./cell.js";
import { draggable } from "./drag.js";
import { keep, kept } from "./kept.js";
import { asTyped, cells, isBlock, isTyped, laidOut, spread } from "./paste.js";
import { STEPS } from "./sort.js";
import { wait } from "./wait.js";

/** @typedef {import("./paste.js").Column} Column */
/** @typedef {import("./cell.js").Control} Control */
/** @typedef {Record<string, string>} Row */

/**
 * A row on the page: what stands in it and where it is shown.
 * @typedef {object} Item
 * @property {Row} row
 * @property {Map<string, Control>} inputs by key of the column
 * @property {HTMLElement} node
 * @property {HTMLElement} notes what is wrong in it
 * @property {HTMLButtonElement[]} tools up, down, away
 */

/**
 * The traits of `mzsh_kit.app.table.Table`.
 * @typedef {object} Traits
 * @property {string} label
 * @property {string} place
 * @property {Column[]} columns
 * @property {Row[]} rows
 * @property {{ row: number, key: string | null, text: string, doubt?: boolean }[]} faults
 * @property {string} add_label
 * @property {string} entry
 * @property {boolean} sortable
 * @property {boolean} disabled
 * @property {number} most
 */

/** Milliseconds without a key before what was typed is sent. */
const PAUSE = 300;

const TIP = "可以从Excel、WPS表格中复制多行，贴到表里；Alt加上下箭头移动一行，Alt加删除键移去一行";

/**
 * Puts the focus where it was, without moving the page.
 * @param {Element | null | undefined} node
 */
const refocus = (node) => {
  if (node instanceof HTMLElement) node.focus({ preventScroll: true });
};

/** @param {KeyboardEvent} event */
const isEnter = (event) => event.key === "Enter" && !event.isComposing;

/** @type {import("@anywidget/types").Render<Traits>} */
function render({ model, el }) {
  /** @type {Item[]} */
  let items = [];
  /** @type {Item[]} those that Python knows, by its numbers */
  let known = [];
  /** @type {Item[]} those that were sent with something in them */
  let full = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} until what is typed is sent */
  let timer;
  let sent = 0, answered = 0, unfolded = false;

  const columns = () => model.get("columns").filter((column) => unfolded || !column.folded);
  const folded = () => model.get("columns").filter((column) => column.folded && !unfolded);
  const status = region("p", "mz-unseen", "status");
  const grid = region("div", "mz-grid", "table");
  const head = region("div", "mz-grid-head", "rowgroup"), body = region("div", "mz-grid-body", "rowgroup");
  const nothing = make("p", "mz-grid-none", { textContent: "还没有内容。" });
  const bar = make("div", "mz-grid-undo"), foot = make("div", "mz-grid-foot");
  const add = make("button", "mz-button", { type: "button" });
  const more = make("button", "mz-link", { type: "button" });
  const entry = make("textarea", "mz-input mz-line mz-entry", { rows: 1, autocomplete: "off" });
  grid.append(head, body);
  foot.append(add, more, make("span", "mz-hint", { textContent: TIP }));
  el.classList.add("mz-table-box");
  el.append(grid, nothing, entry, bar, foot, status);

  const off = () => model.get("disabled");
  /** @param {string} text for screen readers, also where it is what was said last */
  const say = (text) => {
    status.textContent = "";
    requestAnimationFrame(() => { status.textContent = text; });
  };
  /** @param {Item} item */
  const blank = ({ row }) => columns().every((column) => !isTyped(column) || !String(row[column.key] ?? "").trim());
  /**
   * @param {Item} item
   * @param {Column} column
   */
  const inputOf = (item, column) => /** @type {Control} */ (item.inputs.get(column.key));
  /**
   * @param {Item} item
   * @param {Column} column
   */
  const show = (item, column) => write(inputOf(item, column), column, String(item.row[column.key] ?? ""));

  // one row

  /**
   * @param {Item} item
   * @param {Column} column
   */
  function cell(item, column) {
    const style = `mz-cell mz-cell-${column.sort}${column.needed ? " mz-needed" : ""}`;
    const node = region("div", style, "cell"), input = controlOf(column);
    node.dataset.label = column.label;
    input.disabled = off();
    if (column.needed) input.setAttribute("aria-required", "true");
    if (column.hint && "placeholder" in input) input.placeholder = column.hint;
    const typing = () => {
      item.row[column.key] = read(input, column);
      later();
    };
    input.addEventListener("input", (event) => {
      grow(input);
      if (!(event instanceof InputEvent && event.isComposing)) typing();
    });
    input.addEventListener("compositionend", () => { grow(input); typing(); });
    input.addEventListener("change", commit);
    input.addEventListener("blur", () => show(item, column));
    node.append(input);
    item.inputs.set(column.key, input);
    return node;
  }
  /**
   * @param {Item} item
   * @param {string} style
   * @param {(at: number) => void} act
   */
  function tool(item, style, act) {
    const button = make("button", `mz-tool ${style}`, { type: "button", disabled: off() });
    button.tabIndex = -1; // Alt with an arrow moves a row, with Delete takes it away
    button.addEventListener("click", () => act(items.indexOf(item)));
    return button;
  }
  /**
   * @param {Row} row
   * @returns {Item}
   */
  function made(row) {
    /** @type {Item} */
    const item = {
      row: { ...row },
      inputs: new Map(),
      node: region("div", "mz-row", "row"),
      notes: make("div", "mz-row-notes"),
      tools: [],
    };
    item.tools = [
      tool(item, "mz-up", (at) => move(at, at - 1, "mz-up")),
      tool(item, "mz-down", (at) => move(at, at + 1, "mz-down")),
      tool(item, "mz-away", remove),
    ];
    const tools = region("div", "mz-row-tools", "cell");
    tools.append(...(model.get("sortable") ? item.tools : item.tools.slice(2)));
    const grip = make("span", "mz-grip", { title: "按住拖动" });
    grip.setAttribute("aria-hidden", "true");
    item.node.append(grip, ...columns().map((column) => cell(item, column)), tools, item.notes);
    item.node.addEventListener("keydown", (event) => keyed(event, item));
    columns().forEach((column) => show(item, column));
    return item;
  }
  const fresh = () =>
    made(Object.fromEntries(model.get("columns").map((column) => [column.key, column.default ?? ""])));

  // all rows

  function draw() {
    const here = document.activeElement;
    items.forEach((item, index) => {
      if (body.children[index] !== item.node) body.insertBefore(item.node, body.children[index] ?? null);
    });
    while (body.children.length > items.length) body.lastChild?.remove();
    if (here !== document.activeElement && body.contains(here)) refocus(here);
    items.forEach(named);
    nothing.hidden = items.length > 0 || !entry.hidden;
    head.hidden = !items.length;
    add.disabled = entry.disabled = off() || items.length >= model.get("most");
    faulty();
  }
  /**
   * @param {Item} item
   * @param {number} index
   */
  function named(item, index) {
    const place = model.get("place"), at = known.indexOf(item);
    for (const column of columns()) {
      const input = inputOf(item, column);
      input.setAttribute("aria-label", `第${index + 1}行 ${column.label}`);
      if (place) input.id = at < 0 ? "" : `f-${place}.${at}${column.key ? `.${column.key}` : ""}`;
    }
    ["上移", "下移", "移去"].forEach((word, which) => {
      item.tools[which].setAttribute("aria-label", `${word}第${index + 1}行`);
    });
    [index === 0, index === items.length - 1].forEach((end, which) => {
      item.tools[which].setAttribute("aria-disabled", String(end));
    });
  }
  function faulty() {
    items.forEach((item) => {
      item.notes.replaceChildren();
      item.inputs.forEach((input) => {
        input.removeAttribute("aria-invalid");
        input.removeAttribute("aria-describedby");
      });
    });
    model.get("faults").forEach(({ row, key, text, doubt }, number) => {
      const item = known[row], column = columns().find((each) => each.key === key);
      if (!item) return;
      // @ts-expect-error: ipywidgets gives every model an id
      const id = `${model.model_id ?? "table"}-fault-${number}`;
      const textContent = column && columns().length > 1 ? `${column.label}：${text}` : text;
      item.notes.append(make("p", doubt ? "mz-doubt" : "mz-fault", { id, textContent }));
      for (const input of column ? [inputOf(item, column)] : item.inputs.values()) {
        if (column && !doubt) input.setAttribute("aria-invalid", "true");
        input.setAttribute("aria-describedby", id);
      }
    });
  }
  function heading() {
    grid.setAttribute("aria-label", model.get("label"));
    entry.hidden = !model.get("entry");
    entry.placeholder = model.get("entry");
    add.tabIndex = entry.hidden ? 0 : -1; // Enter on the empty line leads to it
    entry.setAttribute("aria-label", `${model.get("add_label")}，可以粘贴名单`);
    more.hidden = !folded().length;
    more.textContent = `填写${folded().map(({ label }) => label).join("、")}`;
    add.textContent = model.get("add_label");
    grid.style.setProperty("--shares", columns().map(({ width }) => `minmax(0, ${width || 1}fr)`).join(" "));
    grid.classList.toggle("mz-fixed", !model.get("sortable"));
    const titles = columns().map(({ label, needed }) => {
      const title = region("div", `mz-heading${needed ? " mz-needed" : ""}`, "columnheader");
      title.textContent = label;
      return title;
    });
    const row = region("div", "mz-row", "row");
    row.append(make("span", ""), ...titles, make("span", ""));
    head.replaceChildren(row);
  }

  // to Python and back

  const own = () => `rows ${model.get("place")}`;
  const store = () => keep(own(), items.map(({ row }) => row));
  const later = () => {
    store();
    clearTimeout(timer);
    timer = setTimeout(commit, PAUSE);
  };
  function commit() {
    store();
    clearTimeout(timer);
    timer = undefined;
    sent += 1;
    wait(1);
    known = [...items];
    full = items.filter((item) => !blank(item));
    model.send({ rows: items.map(({ row }) => row), turn: sent });
  }
  /** @param {{ done?: number }} message */
  function heard({ done }) {
    if (done === undefined) return;
    wait(Math.min(0, answered - done));
    answered = Math.max(answered, done);
    if (answered >= sent && !timer) keep(own());
    settle();
  }
  // Python's rows onto those here: row by row if they are as many, with or without those that were sent empty.
  function settle() {
    if (answered < sent) return;
    const rows = model.get("rows");
    if (folded().some(({ key }) => rows.some((row) => String(row[key] ?? "").trim()))) unfold();
    const onto = rows.length === items.length ? items : rows.length === full.length ? full : null;
    if (!onto && timer) return;
    if (onto) rows.forEach((row, index) => put(onto[index], row));
    else {
      items = rows.map((row, index) => (items[index] ? put(items[index], row) : made(row)));
      withdraw();
    }
    known = onto ? [...onto] : [...items];
    if (!timer) full = items.filter((item) => !blank(item));
    draw();
  }
  /**
   * The cell that has the focus keeps what stands in it until it is left; what is not sent yet stays in the row.
   * @param {Item} item
   * @param {Row} row
   */
  function put(item, row) {
    const at = columns().find((column) => inputOf(item, column) === document.activeElement);
    item.row = { ...row, ...(at && timer ? { [at.key]: read(inputOf(item, at), at) } : {}) };
    columns().filter((column) => column !== at).forEach((column) => show(item, column));
    return item;
  }
  function unfold() {
    unfolded = true;
    replace(items.map(({ row }) => row));
    known = [];
    heading();
    draw();
  }
  /** @param {Row[]} rows */
  function replace(rows) {
    items = rows.map(made);
    body.replaceChildren();
  }
  const anew = () => {
    replace([]);
    heading();
    settle();
  };

  // what a person does

  /**
   * @param {number} from
   * @param {number} to
   * @param {string} [tool] the class of the button that has the focus
   */
  function move(from, to, tool) {
    if (to === from || to < 0 || to >= items.length || off()) return;
    const [item] = items.splice(from, 1);
    items.splice(to, 0, item);
    withdraw();
    commit();
    draw();
    if (tool) refocus(item.node.querySelector(`.${tool}`));
    item.node.scrollIntoView({ block: "nearest" });
    say(`已移到第${to + 1}行，共${items.length}行`);
  }
  /**
   * @param {KeyboardEvent} event
   * @param {Item} item
   */
  function keyed(event, item) {
    const { target } = event, by = STEPS[event.key];
    if (!(target instanceof HTMLElement)) return;
    if (event.altKey && by && model.get("sortable")) {
      event.preventDefault();
      const at = items.indexOf(item);
      move(at, at + by);
      target.focus();
    } else if (event.altKey && event.key === "Delete" && !off()) {
      event.preventDefault();
      remove(items.indexOf(item));
    } else if (isEnter(event) && target.matches("input[type=text], select, .mz-line")) {
      event.preventDefault();
      entered(item, [...item.inputs.values()].findIndex((input) => input === target));
    }
  }
  /**
   * Enter goes on to the next cell that must be filled, then to the next row; behind the last a new one begins.
   * @param {Item} item
   * @param {number} at
   */
  function entered(item, at) {
    const needed = columns().findIndex((column, index) => index > at && column.needed);
    const next = items[items.indexOf(item) + 1];
    if (needed > 0) inputOf(item, columns()[needed]).focus();
    else if (next) inputOf(next, columns()[columns().some((column) => column.needed) ? 0 : at]).focus();
    else if (blank(item)) (entry.hidden ? add : entry).focus();
    else append();
  }
  /**
   * Lines typed or pasted below the last row become rows.
   * @param {string} text
   */
  function enter(text) {
    const here = document.activeElement === entry, lines = text.split(/[\r\n]+/).filter((line) => line.trim());
    const block = text.includes("\t") ? cells(text) : lines.map((line) => spread(line, columns()));
    entry.value = "";
    if (block.length) lay(block, items.length, 0);
    else if (here) add.focus();
    if (block.length && here) entry.focus();
  }
  /** @param {number} at */
  function remove(at) {
    const [item] = items.splice(at, 1);
    commit();
    draw();
    offer(`已移去第${at + 1}行`, () => {
      items.splice(Math.min(at, items.length), 0, item);
      return `已恢复第${at + 1}行`;
    });
  }
  const withdraw = () => bar.replaceChildren();
  /**
   * What was done can be undone until something else is.
   * @param {string} text
   * @param {() => string} undo says what it did
   */
  function offer(text, undo) {
    const button = make("button", "mz-link", { type: "button", textContent: "撤销" });
    button.addEventListener("click", () => {
      const undone = undo();
      withdraw();
      commit();
      draw();
      refocus(add);
      say(undone);
    });
    bar.replaceChildren(make("span", "", { textContent: text }), button);
    refocus(button);
    say(text);
  }
  function append() {
    const item = fresh();
    items.push(item);
    commit();
    draw();
    inputOf(item, columns()[0]).focus();
    say(`已增加第${items.length}行`);
  }
  /** @param {ClipboardEvent} event */
  function pasted(event) {
    const { target, clipboardData } = event;
    if (!clipboardData || !(target instanceof Element)) return;
    const text = clipboardData.getData("text/plain");
    if (target === entry) {
      if (!/[\t\r\n]/.test(text.trim())) return;
      event.preventDefault();
      enter(text);
      return;
    }
    const field = target.closest(".mz-input");
    if (off() || !isBlock(clipboardData, field)) return;
    event.preventDefault();
    const block = cells(text);
    if (!block.length) return;
    const row = field?.closest(".mz-row"), inputs = row ? [...row.querySelectorAll(".mz-input, .mz-tick")] : [];
    const column = inputs.findIndex((input) => input === field);
    lay(block, field ? items.findIndex(({ node }) => node === row) : items.length, Math.max(0, column));
  }
  /**
   * @param {string[][]} block
   * @param {number} row
   * @param {number} column
   */
  function lay(block, row, column) {
    if (folded().length && column + block[0].length > columns().length) unfold();
    const { rows, places, left } = laidOut(block, columns().map(({ label }) => label), column);
    if (rows.length) fill(rows, row, places, left);
  }
  /**
   * @param {string[][]} block
   * @param {number} row the first to be filled
   * @param {number[]} places the column of each cell
   * @param {string[]} left columns that have no place
   */
  function fill(block, row, places, left) {
    const before = items.map((item) => ({ ...item.row }));
    const taken = block.slice(0, model.get("most") - row);
    taken.forEach((texts, index) => {
      const present = items[row + index], item = present ?? fresh();
      if (!present) items.push(item);
      texts.forEach((text, nth) => {
        const column = columns()[places[nth]];
        if (!column || (!text && !present)) return;
        item.row[column.key] = asTyped(text, column);
        show(item, column);
      });
    });
    commit();
    draw();
    const rest = block.length - taken.length;
    const cut = rest ? `，表中至多${model.get("most")}行，其余${rest}行没有贴入` : "";
    offer(`已贴入${taken.length}行${left.length ? `，${left.join("、")}没有贴入` : ""}${cut}`, () => {
      replace(before);
      return "已恢复贴入前的内容";
    });
  }

  const hidden = () => { if (timer) commit(); };
  const width = new ResizeObserver(() => body.querySelectorAll("textarea").forEach(grow));
  width.observe(body);
  const fixed = draggable(body, { handle: ".mz-grip", rows: () => [...body.children], moved: move });
  add.addEventListener("click", append);
  more.addEventListener("click", unfold);
  entry.addEventListener("change", () => { if (entry.value.trim()) enter(entry.value); });
  entry.addEventListener("keydown", (event) => {
    if (!isEnter(event)) return;
    event.preventDefault();
    enter(entry.value);
  });
  el.addEventListener("paste", pasted);
  document.addEventListener("visibilitychange", hidden);
  const noted = () => { if (answered >= sent) faulty(); };
  /** @type {[string, (...args: any[]) => void][]} */
  const listeners = [["change:rows", settle], ["change:faults", noted], ["msg:custom", heard]];
  for (const name of ["columns", "sortable", "disabled", "label", "add_label", "place", "entry"]) {
    listeners.push([`change:${name}`, anew]);
  }
  for (const [name, listener] of listeners) model.on(name, listener);
  const unsent = kept(own());
  heading();
  settle();
  if (Array.isArray(unsent)) {
    replace(unsent);
    commit();
    draw();
  }
  return () => {
    hidden();
    keep(own());
    wait(answered - sent);
    fixed();
    width.disconnect();
    document.removeEventListener("visibilitychange", hidden);
    for (const [name, listener] of listeners) model.off(name, listener);
  };
}

export default { render };
