// A table whose rows live here while they are edited. Every change is sent whole; Python's rows are looked at when
// all that was sent has been answered, so that an answer never overtakes what is typed meanwhile.
const PAUSE = 300;
const make = (name, style, facts = {}) => Object.assign(document.createElement(name), { className: style }, facts);
const same = (a, b) => a.length === b.length && a.every((row, index) => JSON.stringify(row) === JSON.stringify(b[index]));
const typedIn = (column) => !["choice", "yes"].includes(column.sort);
const oneLine = (text) => text.replace(/\s*\n\s*/g, " ");
const GROWS = CSS.supports("field-sizing", "content"); // else cells are measured, which is slow for many

function render({ model, el }) {
  let items = [], known = [], full = [], sent = 0, answered = 0, timer = 0, back = null, unfolded = false;
  const columns = () => model.get("columns").filter((column) => unfolded || !column.folded);
  const folded = () => model.get("columns").filter((column) => column.folded && !unfolded);
  const told = make("p", "mz-unseen", { role: "status" });
  told.setAttribute("role", "status");
  const grid = make("div", "mz-grid"), head = make("div", "mz-grid-head"), body = make("div", "mz-grid-body");
  const nothing = make("p", "mz-grid-none", { textContent: "还没有内容。" });
  const bar = make("div", "mz-grid-undo"), foot = make("div", "mz-grid-foot");
  const add = make("button", "mz-button", { type: "button" });
  const tip = make("span", "mz-hint", { textContent: "可以从Excel、WPS表格中复制多行，贴到表里；Alt加上下箭头移动一行，Alt加删除键移去一行" });
  const more = make("button", "mz-link", { type: "button" });
  const entry = make("textarea", "mz-input mz-line mz-entry", { rows: 1, autocomplete: "off" });
  for (const [node, role] of [[grid, "table"], [head, "rowgroup"], [body, "rowgroup"]]) node.setAttribute("role", role);
  grid.append(head, body);
  foot.append(add, more, tip);
  el.classList.add("mz-table-box");
  el.append(grid, nothing, entry, bar, foot, told);

  const off = () => model.get("disabled");
  const say = (text) => { told.textContent = ""; requestAnimationFrame(() => { told.textContent = text; }); };
  const blank = (item) => columns().every((column) => !typedIn(column) || !String(item.row[column.key] ?? "").trim());

  // one row
  function cell(item, column) {
    const node = make("div", `mz-cell mz-cell-${column.sort}${column.needed ? " mz-needed" : ""}`);
    node.setAttribute("role", "cell");
    node.dataset.label = column.label;
    const input = control(column);
    input.disabled = off();
    if (column.needed) input.setAttribute("aria-required", "true");
    if (column.hint && "placeholder" in input) input.placeholder = column.hint;
    const typing = ({ isComposing }) => {
      grow(input);
      if (isComposing) return;
      item.row[column.key] = read(input, column);
      later();
    };
    input.addEventListener("input", typing);
    input.addEventListener("compositionend", () => typing({}));
    input.addEventListener("change", commit);
    input.addEventListener("blur", () => show(item, column));
    node.append(input);
    item.inputs.set(column.key, input);
    return node;
  }
  function control(column) {
    if (column.sort === "choice") return make("select", "mz-input");
    if (column.sort === "yes") return make("input", "mz-tick", { type: "checkbox" });
    if (column.sort === "number") return make("input", "mz-input", { type: "text", autocomplete: "off", inputMode: "numeric" });
    return make("textarea", column.sort === "line" ? "mz-input mz-line" : "mz-input", { rows: 1, autocomplete: "off" });
  }
  const read = (input, column) => {
    if (column.sort === "yes") return input.checked ? "是" : "";
    return column.sort === "line" ? oneLine(input.value) : input.value;
  };
  const grow = (input) => {
    if (GROWS || input.nodeName !== "TEXTAREA") return;
    input.style.height = "auto";
    input.style.height = `${input.scrollHeight + 2}px`;
  };
  function show(item, column) {
    const input = item.inputs.get(column.key), text = String(item.row[column.key] ?? "");
    if (column.sort === "yes") { input.checked = text === "是"; return; }
    if (column.sort === "choice") choices(input, column, text);
    if (input.value !== text) input.value = text;
    grow(input);
  }
  function choices(select, column, text) {
    const given = column.options || [];
    const wanted = [...(text && !given.includes(text) ? [text] : []), ...(text && column.needed ? [] : [""]), ...given];
    if (wanted.join("\n") === [...select.options].map((one) => one.value).join("\n")) return;
    const empty = column.needed ? "请选择" : "—";
    select.replaceChildren(...[...new Set(wanted)].map((one) => make("option", "", { value: one, textContent: one || empty })));
  }
  function tool(item, style, does) {
    const button = make("button", `mz-tool ${style}`, { type: "button", disabled: off() });
    button.tabIndex = -1; // Alt with an arrow moves a row, with Delete takes it away
    button.addEventListener("click", () => does(items.indexOf(item)));
    return button;
  }
  function made(row) {
    const item = { row: { ...row }, inputs: new Map(), node: make("div", "mz-row"), notes: make("div", "mz-row-notes") };
    item.node.setAttribute("role", "row");
    const tools = make("div", "mz-row-tools");
    tools.setAttribute("role", "cell");
    item.tools = [
      tool(item, "mz-up", (at) => move(at, at - 1, "mz-up")),
      tool(item, "mz-down", (at) => move(at, at + 1, "mz-down")),
      tool(item, "mz-away", remove),
    ];
    tools.append(...(model.get("sortable") ? item.tools : item.tools.slice(2)));
    const grip = make("span", "mz-grip", { title: "按住拖动" });
    grip.setAttribute("aria-hidden", "true");
    item.node.append(grip, ...columns().map((column) => cell(item, column)), tools, item.notes);
    item.node.addEventListener("keydown", (event) => keyed(event, item));
    columns().forEach((column) => show(item, column));
    return item;
  }

  // all rows
  function draw() {
    const here = document.activeElement;
    items.forEach((item, index) => {
      if (body.children[index] !== item.node) body.insertBefore(item.node, body.children[index] ?? null);
    });
    while (body.children.length > items.length) body.lastChild.remove();
    if (here !== document.activeElement && body.contains(here)) here.focus({ preventScroll: true });
    items.forEach(named);
    nothing.hidden = items.length > 0 || !entry.hidden;
    head.hidden = !items.length;
    add.disabled = entry.disabled = off() || items.length >= model.get("most");
    faulty();
  }
  function named(item, index) {
    const place = model.get("place"), at = known.indexOf(item);
    for (const column of columns()) {
      const input = item.inputs.get(column.key);
      input.setAttribute("aria-label", `第${index + 1}行 ${column.label}`);
      if (place) input.id = at < 0 ? "" : `f-${place}.${at}${column.key ? `.${column.key}` : ""}`;
    }
    ["上移", "下移", "移去"].forEach((word, which) => item.tools[which].setAttribute("aria-label", `${word}第${index + 1}行`));
    [index === 0, index === items.length - 1].forEach((end, which) => item.tools[which].setAttribute("aria-disabled", end));
  }
  function faulty() {
    items.forEach((item) => {
      item.notes.replaceChildren();
      item.inputs.forEach((input) => { input.removeAttribute("aria-invalid"); input.removeAttribute("aria-describedby"); });
    });
    model.get("faults").forEach(({ row, key, text, doubt }, number) => {
      const item = known[row], column = columns().find((one) => one.key === key);
      if (!item) return;
      const id = `${model.model_id ?? "table"}-fault-${number}`;
      item.notes.append(make("p", doubt ? "mz-doubt" : "mz-fault", { id, textContent: column && columns().length > 1 ? `${column.label}：${text}` : text }));
      for (const input of column ? [item.inputs.get(key)] : item.inputs.values()) {
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
    more.textContent = `填写${folded().map((column) => column.label).join("、")}`;
    add.textContent = model.get("add_label");
    grid.style.setProperty("--shares", columns().map((column) => `minmax(0, ${column.width || 1}fr)`).join(" "));
    grid.classList.toggle("mz-fixed", !model.get("sortable"));
    const row = make("div", "mz-row");
    row.setAttribute("role", "row");
    row.append(make("span", ""), ...columns().map((column) => {
      const node = make("div", `mz-heading${column.needed ? " mz-needed" : ""}`, { textContent: column.label });
      node.setAttribute("role", "columnheader");
      return node;
    }), make("span", ""));
    head.replaceChildren(row);
  }

  // to Python and back
  const own = () => `rows ${model.get("place")}`;
  const store = () => keep(own(), items.map(({ row }) => row));
  const later = () => { store(); clearTimeout(timer); timer = setTimeout(commit, PAUSE); };
  function commit() {
    store();
    clearTimeout(timer);
    timer = 0;
    sent += 1;
    wait(1);
    known = [...items];
    full = items.filter((item) => !blank(item));
    model.send({ rows: items.map(({ row }) => row), turn: sent });
  }
  function heard(message) {
    if (message.done === undefined) return;
    wait(Math.min(0, answered - message.done));
    answered = Math.max(answered, message.done);
    if (answered >= sent && !timer) keep(own());
    settle();
  }
  // Python's rows onto those here: row by row if they are as many, with or without those that were sent empty.
  function settle() {
    if (answered < sent) return;
    const rows = model.get("rows");
    if (folded().some((column) => rows.some((row) => String(row[column.key] ?? "").trim()))) unfold();
    const onto = rows.length === items.length ? items : rows.length === full.length ? full : null;
    if (!onto && timer) return;
    if (onto) rows.forEach((row, index) => put(onto[index], row));
    else {
      items = rows.map((row, index) => items[index] ? put(items[index], row) : made(row));
      offer(null);
    }
    known = onto ? [...onto] : [...items];
    if (!timer) full = items.filter((item) => !blank(item));
    draw();
  }
  // The cell that has the focus keeps what stands in it until it is left; what is not sent yet stays in the row.
  function put(item, row) {
    const at = columns().find((column) => item.inputs.get(column.key) === document.activeElement);
    item.row = { ...row, ...(at && timer ? { [at.key]: read(document.activeElement, at) } : {}) };
    columns().filter((column) => column !== at).forEach((column) => show(item, column));
    return item;
  }
  function unfold() {
    unfolded = true;
    items = items.map(({ row }) => made(row));
    known = [];
    body.replaceChildren();
    heading();
    draw();
  }
  const anew = () => { items = []; body.replaceChildren(); heading(); settle(); };

  // what a person does
  function move(from, to, by) {
    if (to === from || to < 0 || to >= items.length || off()) return;
    const [item] = items.splice(from, 1);
    items.splice(to, 0, item);
    offer(null);
    commit();
    draw();
    if (by) item.node.querySelector(`.${by}`).focus({ preventScroll: true });
    item.node.scrollIntoView({ block: "nearest" });
    say(`已移到第${to + 1}行，共${items.length}行`);
  }
  function keyed(event, item) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.altKey && by && model.get("sortable")) {
      event.preventDefault();
      const at = items.indexOf(item), here = event.target;
      move(at, at + by);
      here.focus();
    } else if (event.altKey && event.key === "Delete" && !off()) {
      event.preventDefault();
      remove(items.indexOf(item));
    } else if (event.key === "Enter" && event.target.matches("input[type=text], select, .mz-line") && !event.isComposing) {
      event.preventDefault();
      entered(item, [...item.inputs.values()].indexOf(event.target));
    }
  }
  // Enter goes on to the next cell that must be filled, then to the next row; behind the last a new one begins.
  function entered(item, at) {
    const needed = columns().findIndex((column, index) => index > at && column.needed), next = items[items.indexOf(item) + 1];
    const cell = (one, index) => [...one.inputs.values()][index];
    if (needed > 0) cell(item, needed).focus();
    else if (next) cell(next, columns().some((column) => column.needed) ? 0 : at).focus();
    else if (blank(item)) (entry.hidden ? add : entry).focus();
    else append();
  }
  // A line as people write it, 张三 党组书记、局长 主要负责同志: the words of a choice go to its column, others where they come.
  function spread(line) {
    const words = line.trim().replace(/^(\p{Script=Han})\s+(\p{Script=Han})(?=\s)/u, "$1$2").split(/\s+/);
    const free = columns().map((column, index) => (typedIn(column) ? index : -1)).filter((index) => index >= 0), row = [];
    for (const word of words) {
      const choice = columns().findIndex((column, index) => !row[index] && column.options?.includes(word));
      const index = choice >= 0 ? choice : free.length > 1 ? free.shift() : free[0];
      row[index] = row[index] ? `${row[index]} ${word}` : word;
    }
    return Array.from({ length: columns().length }, (_, index) => row[index] ?? "");
  }
  // Lines typed or pasted below the last row become rows.
  function enter(text) {
    const here = document.activeElement === entry;
    const block = text.includes("\t") ? cells(text) : text.split(/[\r\n]+/).filter((line) => line.trim()).map(spread);
    entry.value = "";
    if (block.length) lay(block, items.length, 0);
    else if (here) add.focus();
    if (block.length && here) entry.focus();
  }
  function pasted(event) {
    const text = event.clipboardData.getData("text/plain");
    if (!/[\t\r\n]/.test(text.trim())) return;
    event.preventDefault();
    enter(text);
  }
  function remove(at) {
    const [item] = items.splice(at, 1);
    commit();
    draw();
    offer(`已移去第${at + 1}行`, () => { items.splice(Math.min(at, items.length), 0, item); return `已恢复第${at + 1}行`; });
  }
  function offer(text, undo) {
    back = undo ?? null;
    bar.replaceChildren();
    if (!text) return;
    const button = make("button", "mz-link", { type: "button", textContent: "撤销" });
    button.addEventListener("click", () => {
      const done = back();
      offer(null);
      commit();
      draw();
      add.focus({ preventScroll: true });
      say(done);
    });
    bar.append(make("span", "", { textContent: text }), button);
    button.focus({ preventScroll: true });
    say(text);
  }
  function fresh() {
    return made(Object.fromEntries(model.get("columns").map((column) => [column.key, column.default ?? ""])));
  }
  function append() {
    items.push(fresh());
    commit();
    draw();
    items[items.length - 1].inputs.values().next().value.focus();
    say(`已增加第${items.length}行`);
  }
  function paste(event) {
    if (event.target === entry) return;
    const field = event.target.closest(".mz-input");
    if (off() || !isBlock(event.clipboardData, field)) return;
    event.preventDefault();
    const block = cells(event.clipboardData.getData("text/plain"));
    if (!block.length) return;
    const column = field ? [...field.closest(".mz-row").querySelectorAll(".mz-input, .mz-tick")].indexOf(field) : 0;
    lay(block, field ? items.findIndex((item) => item.node.contains(field)) : items.length, column);
  }
  function lay(block, row, column) {
    if (folded().length && column + block[0].length > columns().length) unfold();
    const { rows, places, left } = laidOut(block, columns().map((one) => one.label), column);
    if (rows.length) fill(rows, row, places, left);
  }
  function fill(block, row, places, left) {
    const before = items.map((item) => ({ ...item.row })), room = model.get("most") - row;
    const taken = block.slice(0, room);
    taken.forEach((texts, index) => {
      const known = items[row + index], item = known ?? (items.push(fresh()), items[items.length - 1]);
      texts.forEach((text, nth) => {
        const one = columns()[places[nth]];
        if (!one || (!text && !known)) return;
        item.row[one.key] = asTyped(text, one);
        show(item, one);
      });
    });
    commit();
    draw();
    const cut = block.length > taken.length ? `，表中至多${model.get("most")}行，其余${block.length - taken.length}行没有贴入` : "";
    offer(`已贴入${taken.length}行${left.length ? `，${left.join("、")}没有贴入` : ""}${cut}`, () => {
      items = before.map((one) => made(one));
      body.replaceChildren();
      return "已恢复贴入前的内容";
    });
  }

  const hidden = () => { if (timer) commit(); };
  const width = new ResizeObserver(() => body.querySelectorAll("textarea").forEach(grow));
  width.observe(body);
  const still = draggable(body, { handle: ".mz-grip", rows: () => [...body.children], moved: move });
  add.addEventListener("click", append);
  more.addEventListener("click", unfold);
  entry.addEventListener("paste", pasted);
  entry.addEventListener("change", () => entry.value.trim() && enter(entry.value));
  entry.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    enter(entry.value);
  });
  el.addEventListener("paste", paste);
  document.addEventListener("visibilitychange", hidden);
  const listened = { "change:rows": settle, "change:faults": () => { if (answered >= sent) faulty(); }, "msg:custom": heard };
  for (const name of ["columns", "sortable", "disabled", "label", "add_label", "place", "entry"]) listened[`change:${name}`] = anew;
  for (const [name, does] of Object.entries(listened)) model.on(name, does);
  const unsent = kept(own());
  heading();
  settle();
  if (unsent) {
    items = unsent.map((row) => made(row));
    body.replaceChildren();
    commit();
    draw();
  }
  return () => {
    hidden();
    keep(own());
    wait(answered - sent);
    still();
    width.disconnect();
    document.removeEventListener("visibilitychange", hidden);
    for (const [name, does] of Object.entries(listened)) model.off(name, does);
  };
}

export default { render };
