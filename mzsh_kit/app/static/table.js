// mzsh_kit/app/js/paste.js
function cells(text) {
  const rows = [[]];
  const whole = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  let at = 0;
  while (at <= whole.length) {
    const [cell, end] = whole[at] === '"' ? quoted(whole, at) : plain(whole, at);
    rows[rows.length - 1].push(cell.trim());
    if (whole[end] === "\n") rows.push([]);
    at = end + 1;
  }
  return rows.filter((row) => row.some(Boolean));
}
function plain(text, start) {
  const length = text.slice(start).search(/[\t\n]/);
  const end = length < 0 ? text.length : start + length;
  return [text.slice(start, end), end];
}
function quoted(text, start) {
  let cell = "", here = start + 1;
  for (; ; ) {
    const close = text.indexOf('"', here);
    if (close < 0) return plain(text, start);
    cell += text.slice(here, close);
    if (text[close + 1] !== '"') {
      return /^[\t\n]?$/.test(text.slice(close + 1, close + 2)) ? [cell, close + 1] : plain(text, start);
    }
    cell += '"';
    here = close + 2;
  }
}
function isBlock(clipboard, field) {
  const text = clipboard.getData("text/plain");
  if (/<table\b/i.test(clipboard.getData("text/html")) || text.includes("	")) return true;
  return !field?.matches("textarea:not(.mz-line)") && /\n./.test(text.replace(/\r/g, ""));
}
var oneLine = (text) => text.replace(/\s*\n\s*/g, " ");
var YES = /^(是|√|✓|对|有|1|y|yes|true)$/i;
function asTyped(text, column) {
  if (column.sort === "yes") return YES.test(text) ? "是" : "";
  if (column.sort === "choice") return text.trim();
  if (column.sort === "text") return text;
  return oneLine(column.sort === "number" ? text.normalize("NFKC") : text);
}
var isTyped = (column) => !["choice", "yes"].includes(column.sort);
function spread(line, columns) {
  const words = line.trim().replace(/^(\p{Script=Han})\s+(\p{Script=Han})(?=\s)/u, "$1$2").split(/\s+/);
  const free = columns.flatMap((column, index) => isTyped(column) ? [index] : []);
  const row = columns.map(() => "");
  for (const word of words) {
    const choice = columns.findIndex(({ options }, index2) => !row[index2] && options?.includes(word));
    const index = choice >= 0 ? choice : Number(free.length > 1 ? free.shift() : free[0]);
    row[index] = row[index] ? `${row[index]} ${word}` : word;
  }
  return row;
}
var bare = (text) => text.replace(/[\s*＊：:]/g, "");
function headed(row, labels) {
  const taken = /* @__PURE__ */ new Set();
  return row.map(bare).map((text) => {
    const first = (fits) => labels.findIndex((label, index) => !taken.has(index) && fits(label));
    const whole = first((label) => label === text);
    const at = whole >= 0 ? whole : first((label) => label.length > 1 && text.endsWith(label));
    taken.add(at);
    return at;
  });
}
function laidOut(block, labels, column) {
  const places = headed(block[0], labels);
  if (places.filter((at) => at >= 0).length >= Math.min(2, labels.length, block[0].length)) {
    const left = block[0].filter((text, index) => text && places[index] < 0 && bare(text) !== "序号");
    return { rows: block.slice(1), places, left };
  }
  const numbers = block.every((row, index) => row.length > 1 && row[0] === String(index + 1));
  const numbered = column === 0 && block.length > 1 && numbers;
  const width = Math.max(...block.map((row) => row.length)), first = column - Number(numbered);
  return {
    rows: block,
    places: Array.from({ length: width }, (_, index) => index || !numbered ? first + index : -1),
    left: first + width > labels.length ? ["多出的列"] : []
  };
}

// mzsh_kit/app/js/cell.js
var GROWS = () => CSS.supports("field-sizing", "content");
function make(name, style, facts = {}) {
  const node = document.createElement(name);
  node.className = style;
  return Object.assign(node, facts);
}
function region(name, style, role) {
  const node = make(name, style);
  node.setAttribute("role", role);
  return node;
}
function controlOf(column) {
  if (column.sort === "choice") return make("select", "mz-input");
  if (column.sort === "yes") return make("input", "mz-tick", { type: "checkbox" });
  if (column.sort === "number") {
    return make("input", "mz-input", { type: "text", autocomplete: "off", inputMode: "numeric" });
  }
  const style = column.sort === "line" ? "mz-input mz-line" : "mz-input";
  return make("textarea", style, { rows: 1, autocomplete: "off" });
}
function read(control, column) {
  if (control instanceof HTMLInputElement && column.sort === "yes") return control.checked ? "是" : "";
  return column.sort === "line" ? oneLine(control.value) : control.value;
}
function write(control, column, text) {
  if (control instanceof HTMLInputElement && column.sort === "yes") {
    control.checked = text === "是";
    return;
  }
  if (control instanceof HTMLSelectElement) choices(control, column, text);
  if (control.value !== text) control.value = text;
  grow(control);
}
function grow(control) {
  if (control.nodeName !== "TEXTAREA" || GROWS()) return;
  control.style.height = "auto";
  control.style.height = `${control.scrollHeight + 2}px`;
}
function choices(select, column, text) {
  const given = column.options ?? [];
  const wanted = [...text && !given.includes(text) ? [text] : [], ...text && column.needed ? [] : [""], ...given];
  if (wanted.join("\n") === [...select.options].map(({ value }) => value).join("\n")) return;
  const empty = column.needed ? "请选择" : "—";
  select.replaceChildren(
    ...[...new Set(wanted)].map((value) => make("option", "", { value, textContent: value || empty }))
  );
}

// mzsh_kit/app/js/drag.js
var EDGE = 56;
function draggable(root, { handle, rows, moved }) {
  const down = (event) => {
    const grip = event.target instanceof Element && event.target.closest(handle);
    if (!grip || !root.contains(grip) || event.button) return;
    const from = rows().findIndex((row) => row.contains(grip));
    if (from < 0) return;
    event.preventDefault();
    hold(from, event.pointerId);
  };
  const hold = (from, pointer) => {
    const first = rows(), row = first[from], released = new AbortController();
    row.classList.add("mz-held");
    const end = (drop) => {
      row.classList.remove("mz-held");
      released.abort();
      if (drop) moved(from, rows().indexOf(row));
      else restore(row, first);
    };
    const heard = { capture: true, signal: released.signal };
    window.addEventListener("pointermove", (event) => {
      if (event.pointerId !== pointer) return;
      const way = event.clientY < EDGE ? -12 : event.clientY > window.innerHeight - EDGE ? 12 : 0;
      if (way) window.scrollBy(0, way);
      makeWay(row, rows(), event.clientY);
    }, heard);
    window.addEventListener("pointerup", () => end(true), heard);
    window.addEventListener("pointercancel", () => end(false), heard);
    window.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      end(false);
    }, heard);
  };
  root.addEventListener("pointerdown", down);
  return () => root.removeEventListener("pointerdown", down);
}
function makeWay(row, all2, y) {
  const at = all2.indexOf(row);
  for (const other of all2.slice(0, at).reverse()) {
    const { top, height } = other.getBoundingClientRect();
    if (y > top + height / 2) break;
    row.after(other);
  }
  for (const other of all2.slice(at + 1)) {
    const { top, height } = other.getBoundingClientRect();
    if (y < top + height / 2) break;
    row.before(other);
  }
}
function restore(row, first) {
  const at = first.indexOf(row);
  row.before(...first.slice(0, at));
  row.after(...first.slice(at + 1));
}

// mzsh_kit/app/js/kept.js
var KEPT = "mzsh-typed";
var draftIn = (search) => new URLSearchParams(search).get("draft");
var keyOf = (field) => `${draftIn(location.search) ?? ""} ${field}`;
var all = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "{}") ?? {};
  } catch {
    return {};
  }
};
var kept = (field) => all()[keyOf(field)];
function keep(field, value) {
  const values = all();
  if (value === void 0 && !(keyOf(field) in values)) return;
  values[keyOf(field)] = value;
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(values));
  } catch {
  }
}

// mzsh_kit/app/js/frame.js
var TIP = "可以从Excel、WPS表格中复制多行，贴到表里；Alt加上下箭头移动一行，Alt加删除键移去一行";
var refocus = (node) => {
  if (node instanceof HTMLElement) node.focus({ preventScroll: true });
};
var Frame = class {
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
    this.add.tabIndex = entry ? -1 : 0;
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
    requestAnimationFrame(() => {
      this.status.textContent = text;
    });
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
};
function title({ label, needed }) {
  const node = region("div", `mz-heading${needed ? " mz-needed" : ""}`, "columnheader");
  node.textContent = label;
  return node;
}

// mzsh_kit/app/js/row.js
var TOOLS = ["上移", "下移", "移去"];
var Row = class {
  /** @type {Map<string, Control>} by key of the column */
  inputs = /* @__PURE__ */ new Map();
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
      this.#tool("mz-away", () => owner.remove(this))
    ];
    const tools = region("div", "mz-row-tools", "cell");
    tools.append(...owner.sortable() ? this.tools : this.tools.slice(2));
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
    return (
      /** @type {Control} */
      this.inputs.get(column.key)
    );
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
    this.values = { ...values, ...here && unsent ? { [here.key]: read(this.input(here), here) } : {} };
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
    input.addEventListener("compositionend", () => {
      grow(input);
      typed();
    });
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
    button.tabIndex = -1;
    button.addEventListener("click", act);
    return button;
  }
};

// mzsh_kit/app/js/sort.js
var STEPS = { ArrowUp: -1, ArrowDown: 1 };

// mzsh_kit/app/js/wait.js
function wait(by) {
  const root = document.documentElement;
  const waiting = Math.max(0, Number(root.dataset.waiting ?? 0) + by);
  root.dataset.waiting = String(waiting);
  root.classList.toggle("mz-pending", waiting > 0);
}

// mzsh_kit/app/js/turns.js
var PAUSE = 300;
var Turns = class {
  sent = 0;
  answered = 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  /** Whether something was typed that is not sent yet. */
  get typing() {
    return this.#timer !== void 0;
  }
  /** Whether all that was sent has been answered. */
  get settled() {
    return this.answered >= this.sent;
  }
  /** @param {() => void} send what is typed, once no key has been pressed for a while */
  later(send) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(send, PAUSE);
  }
  /** The number of what is sent now. */
  next() {
    clearTimeout(this.#timer);
    this.#timer = void 0;
    this.sent += 1;
    wait(1);
    return this.sent;
  }
  /** @param {number} turn that Python has answered, with all before it */
  heard(turn) {
    wait(Math.min(0, this.answered - turn));
    this.answered = Math.max(this.answered, turn);
  }
  /** The page waits for no answer any more. */
  end() {
    wait(this.answered - this.sent);
  }
};

// mzsh_kit/app/js/rows.js
var isEnter = (event) => event.key === "Enter" && !event.isComposing;
var Table = class {
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
    this.owner = {
      off: () => this.off,
      sortable: () => model.get("sortable"),
      typed: () => this.later(),
      changed: () => this.commit(),
      shift: (row, by, tool) => this.move(this.rows.indexOf(row), this.rows.indexOf(row) + by, tool),
      remove: (row) => this.remove(row),
      keyed: (event, row) => this.keyed(event, row)
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
      sortable: model.get("sortable")
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
    if (done === void 0) return;
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
    this.known = [...onto ?? this.rows];
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
    const block = text.includes("	") ? cells(text) : lines.map((line) => spread(line, this.columns));
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
      if (!column || !text && !present) return;
      row.values[column.key] = asTyped(text, column);
      row.show(column);
    });
  }
};

// mzsh_kit/app/js/table.js
function listening(table) {
  const { model, turns } = table, anew = () => table.anew();
  const listeners = [
    ["change:rows", () => table.settle()],
    ["change:faults", () => {
      if (turns.settled) table.faulty();
    }],
    ["msg:custom", (message) => table.heard(message)]
  ];
  for (const name of ["columns", "sortable", "disabled", "label", "add_label", "place", "entry"]) {
    listeners.push([`change:${name}`, anew]);
  }
  for (const [name, listener] of listeners) model.on(name, listener);
  return () => {
    for (const [name, listener] of listeners) model.off(name, listener);
  };
}
function handling(table, el) {
  const { add, more, entry, body } = table.frame;
  const hidden = () => {
    if (table.turns.typing) table.commit();
  };
  const width = new ResizeObserver(() => body.querySelectorAll("textarea").forEach(grow));
  width.observe(body);
  const rows = () => [...body.children];
  const fixed = draggable(body, { handle: ".mz-grip", rows, moved: (from, to) => table.move(from, to) });
  add.addEventListener("click", () => table.append());
  more.addEventListener("click", () => table.unfold());
  entry.addEventListener("change", () => {
    if (entry.value.trim()) table.enter(entry.value);
  });
  entry.addEventListener("keydown", (event) => {
    if (!isEnter(event)) return;
    event.preventDefault();
    table.enter(entry.value);
  });
  el.addEventListener("paste", (event) => table.pasted(event));
  document.addEventListener("visibilitychange", hidden);
  return () => {
    hidden();
    keep(table.own);
    table.turns.end();
    fixed();
    width.disconnect();
    document.removeEventListener("visibilitychange", hidden);
  };
}
function render(given) {
  const table = new Table(given);
  const ends = [handling(table, given.el), listening(table)];
  const unsent = kept(table.own);
  table.heading();
  table.settle();
  if (Array.isArray(unsent)) {
    table.replace(unsent);
    table.changed();
  }
  return () => ends.forEach((end) => end());
}
var table_default = { render };
export {
  table_default as default
};
