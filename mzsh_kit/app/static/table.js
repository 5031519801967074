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

// mzsh_kit/app/js/sort.js
var STEPS = { ArrowUp: -1, ArrowDown: 1 };

// mzsh_kit/app/js/wait.js
function wait(by) {
  const root = document.documentElement;
  const waiting = Math.max(0, Number(root.dataset.waiting ?? 0) + by);
  root.dataset.waiting = String(waiting);
  root.classList.toggle("mz-pending", waiting > 0);
}

// mzsh_kit/app/js/table.js
var PAUSE = 300;
var TIP = "可以从Excel、WPS表格中复制多行，贴到表里；Alt加上下箭头移动一行，Alt加删除键移去一行";
var refocus = (node) => {
  if (node instanceof HTMLElement) node.focus({ preventScroll: true });
};
var isEnter = (event) => event.key === "Enter" && !event.isComposing;
function render({ model, el }) {
  let items = [];
  let known = [];
  let full = [];
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
  const say = (text) => {
    status.textContent = "";
    requestAnimationFrame(() => {
      status.textContent = text;
    });
  };
  const blank = ({ row }) => columns().every((column) => !isTyped(column) || !String(row[column.key] ?? "").trim());
  const inputOf = (item, column) => (
    /** @type {Control} */
    item.inputs.get(column.key)
  );
  const show = (item, column) => write(inputOf(item, column), column, String(item.row[column.key] ?? ""));
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
    input.addEventListener("compositionend", () => {
      grow(input);
      typing();
    });
    input.addEventListener("change", commit);
    input.addEventListener("blur", () => show(item, column));
    node.append(input);
    item.inputs.set(column.key, input);
    return node;
  }
  function tool(item, style, act) {
    const button = make("button", `mz-tool ${style}`, { type: "button", disabled: off() });
    button.tabIndex = -1;
    button.addEventListener("click", () => act(items.indexOf(item)));
    return button;
  }
  function made(row) {
    const item = {
      row: { ...row },
      inputs: /* @__PURE__ */ new Map(),
      node: region("div", "mz-row", "row"),
      notes: make("div", "mz-row-notes"),
      tools: []
    };
    item.tools = [
      tool(item, "mz-up", (at) => move(at, at - 1, "mz-up")),
      tool(item, "mz-down", (at) => move(at, at + 1, "mz-down")),
      tool(item, "mz-away", remove)
    ];
    const tools = region("div", "mz-row-tools", "cell");
    tools.append(...model.get("sortable") ? item.tools : item.tools.slice(2));
    const grip = make("span", "mz-grip", { title: "按住拖动" });
    grip.setAttribute("aria-hidden", "true");
    item.node.append(grip, ...columns().map((column) => cell(item, column)), tools, item.notes);
    item.node.addEventListener("keydown", (event) => keyed(event, item));
    columns().forEach((column) => show(item, column));
    return item;
  }
  const fresh = () => made(Object.fromEntries(model.get("columns").map((column) => [column.key, column.default ?? ""])));
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
    add.tabIndex = entry.hidden ? 0 : -1;
    entry.setAttribute("aria-label", `${model.get("add_label")}，可以粘贴名单`);
    more.hidden = !folded().length;
    more.textContent = `填写${folded().map(({ label }) => label).join("、")}`;
    add.textContent = model.get("add_label");
    grid.style.setProperty("--shares", columns().map(({ width: width2 }) => `minmax(0, ${width2 || 1}fr)`).join(" "));
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
    timer = void 0;
    sent += 1;
    wait(1);
    known = [...items];
    full = items.filter((item) => !blank(item));
    model.send({ rows: items.map(({ row }) => row), turn: sent });
  }
  function heard({ done }) {
    if (done === void 0) return;
    wait(Math.min(0, answered - done));
    answered = Math.max(answered, done);
    if (answered >= sent && !timer) keep(own());
    settle();
  }
  function settle() {
    if (answered < sent) return;
    const rows = model.get("rows");
    if (folded().some(({ key }) => rows.some((row) => String(row[key] ?? "").trim()))) unfold();
    const onto = rows.length === items.length ? items : rows.length === full.length ? full : null;
    if (!onto && timer) return;
    if (onto) rows.forEach((row, index) => put(onto[index], row));
    else {
      items = rows.map((row, index) => items[index] ? put(items[index], row) : made(row));
      withdraw();
    }
    known = onto ? [...onto] : [...items];
    if (!timer) full = items.filter((item) => !blank(item));
    draw();
  }
  function put(item, row) {
    const at = columns().find((column) => inputOf(item, column) === document.activeElement);
    item.row = { ...row, ...at && timer ? { [at.key]: read(inputOf(item, at), at) } : {} };
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
  function replace(rows) {
    items = rows.map(made);
    body.replaceChildren();
  }
  const anew = () => {
    replace([]);
    heading();
    settle();
  };
  function move(from, to, tool2) {
    if (to === from || to < 0 || to >= items.length || off()) return;
    const [item] = items.splice(from, 1);
    items.splice(to, 0, item);
    withdraw();
    commit();
    draw();
    if (tool2) refocus(item.node.querySelector(`.${tool2}`));
    item.node.scrollIntoView({ block: "nearest" });
    say(`已移到第${to + 1}行，共${items.length}行`);
  }
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
  function entered(item, at) {
    const needed = columns().findIndex((column, index) => index > at && column.needed);
    const next = items[items.indexOf(item) + 1];
    if (needed > 0) inputOf(item, columns()[needed]).focus();
    else if (next) inputOf(next, columns()[columns().some((column) => column.needed) ? 0 : at]).focus();
    else if (blank(item)) (entry.hidden ? add : entry).focus();
    else append();
  }
  function enter(text) {
    const here = document.activeElement === entry, lines = text.split(/[\r\n]+/).filter((line) => line.trim());
    const block = text.includes("	") ? cells(text) : lines.map((line) => spread(line, columns()));
    entry.value = "";
    if (block.length) lay(block, items.length, 0);
    else if (here) add.focus();
    if (block.length && here) entry.focus();
  }
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
  function lay(block, row, column) {
    if (folded().length && column + block[0].length > columns().length) unfold();
    const { rows, places, left } = laidOut(block, columns().map(({ label }) => label), column);
    if (rows.length) fill(rows, row, places, left);
  }
  function fill(block, row, places, left) {
    const before = items.map((item) => ({ ...item.row }));
    const taken = block.slice(0, model.get("most") - row);
    taken.forEach((texts, index) => {
      const present = items[row + index], item = present ?? fresh();
      if (!present) items.push(item);
      texts.forEach((text, nth) => {
        const column = columns()[places[nth]];
        if (!column || !text && !present) return;
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
  const hidden = () => {
    if (timer) commit();
  };
  const width = new ResizeObserver(() => body.querySelectorAll("textarea").forEach(grow));
  width.observe(body);
  const fixed = draggable(body, { handle: ".mz-grip", rows: () => [...body.children], moved: move });
  add.addEventListener("click", append);
  more.addEventListener("click", unfold);
  entry.addEventListener("change", () => {
    if (entry.value.trim()) enter(entry.value);
  });
  entry.addEventListener("keydown", (event) => {
    if (!isEnter(event)) return;
    event.preventDefault();
    enter(entry.value);
  });
  el.addEventListener("paste", pasted);
  document.addEventListener("visibilitychange", hidden);
  const noted = () => {
    if (answered >= sent) faulty();
  };
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
var table_default = { render };
export {
  table_default as default
};
