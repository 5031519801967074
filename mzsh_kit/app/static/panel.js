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

// mzsh_kit/app/js/morph.js
var typedIn = /* @__PURE__ */ new WeakSet();
var isControl = (node2) => node2 instanceof HTMLInputElement || node2 instanceof HTMLTextAreaElement || node2 instanceof HTMLSelectElement;
var idOf = (node2) => node2 instanceof Element ? node2.id : "";
var alike = (a, b) => a.nodeName === b.nodeName && idOf(a) === idOf(b);
function attributes(old, fresh) {
  for (const { name } of [...old.attributes]) {
    if (name !== "open" && !fresh.hasAttribute(name)) old.removeAttribute(name);
  }
  for (const { name, value } of fresh.attributes) {
    if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
}
function control(old, fresh, answered) {
  const typing = old === document.activeElement && typedIn.has(old);
  if (!answered || typing || old.type === "file") return;
  if (old instanceof HTMLInputElement && ["checkbox", "radio"].includes(old.type)) {
    old.checked = fresh instanceof HTMLInputElement && fresh.checked;
  } else if (old.value !== fresh.value) old.value = fresh.value;
}
function node(old, fresh, answered) {
  if (!(old instanceof Element && fresh instanceof Element)) {
    if (old.nodeValue !== fresh.nodeValue) old.nodeValue = fresh.nodeValue;
    return;
  }
  attributes(old, fresh);
  if (old.nodeName !== "TEXTAREA") morph(old, fresh, answered);
  if (isControl(old) && isControl(fresh)) control(old, fresh, answered);
}
function morph(old, fresh, answered) {
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

// mzsh_kit/app/js/fields.js
var LARGEST = 5e6;
var textOf = (control2) => {
  if (control2 instanceof HTMLInputElement && control2.type === "checkbox") return control2.checked ? "是" : "";
  return control2.value;
};
async function upload(input, send) {
  for (const file of [...input.files ?? []]) {
    const content = file.size > LARGEST ? [] : [await file.arrayBuffer()];
    send({ upload: input.dataset.upload, name: file.name, size: file.size }, content);
  }
  input.value = "";
}
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
function fields(el, send) {
  const sent = /* @__PURE__ */ new Set();
  const state = (field, value) => {
    keep(field, value);
    sent.add(field);
    send({ field, text: value });
  };
  const typing = ({ target }) => {
    if (!isControl(target)) return;
    typedIn.add(target);
    const { field } = target.dataset;
    if (!field) return;
    sent.delete(field);
    keep(field, textOf(target));
  };
  const changed = ({ target }) => {
    if (!isControl(target)) return;
    typedIn.delete(target);
    if (target instanceof HTMLInputElement && target.dataset.upload) upload(target, send);
    else if (target.dataset.field) state(target.dataset.field, textOf(target));
  };
  const entered2 = ({ target }) => {
    if (target instanceof HTMLInputElement && target.list) target.select();
  };
  const left = ({ target }) => {
    if (isControl(target) && target.dataset.field && !sent.has(target.dataset.field)) keep(target.dataset.field);
  };
  const hidden = () => {
    const at = document.activeElement;
    if (!document.hidden || !isControl(at) || !el.contains(at) || !typedIn.has(at)) return;
    if (at.dataset.field) state(at.dataset.field, textOf(at));
  };
  const answered = () => {
    sent.forEach((field) => keep(field));
    sent.clear();
  };
  const resend = () => {
    for (const control2 of el.querySelectorAll("[data-field]")) {
      const field = isControl(control2) && control2.dataset.field;
      if (!field) continue;
      const value = kept(field);
      if (value !== void 0 && value !== textOf(control2)) state(field, value);
      else keep(field);
    }
  };
  el.addEventListener("input", typing);
  el.addEventListener("change", changed);
  el.addEventListener("pointerdown", opened);
  el.addEventListener("keydown", opened);
  el.addEventListener("focusin", entered2);
  el.addEventListener("focusout", left);
  document.addEventListener("visibilitychange", hidden);
  const end = () => {
    answered();
    document.removeEventListener("visibilitychange", hidden);
  };
  return { answered, resend, end };
}

// mzsh_kit/app/js/focus.js
var CONTROLS = "input, select, textarea, button, [tabindex]";
var SEQUENCE = ".mz-page :is(input, select, textarea, button, summary)";
var ASIDE = ".mz-link, .mz-tool, .mz-day";
function focus(id, tries = 60) {
  const element = document.getElementById(id);
  if (!element) {
    if (tries) setTimeout(() => focus(id, tries - 1), 50);
    return;
  }
  for (let up = element.parentElement; up; up = up.parentElement) {
    if (up instanceof HTMLDetailsElement) up.open = true;
  }
  const fold = element.closest(".mz-list")?.querySelector(":scope > .mz-panel > details");
  if (fold instanceof HTMLDetailsElement) fold.open = true;
  const control2 = element.matches(`a, ${CONTROLS}`) ? element : element.querySelector(CONTROLS);
  const target = control2 instanceof HTMLElement ? control2 : element;
  target.focus({ preventScroll: true });
  const nearby = element.closest("[data-follows]") ? "nearest" : "center";
  element.scrollIntoView({ block: element.matches("h2") ? "start" : nearby });
}
function look(id) {
  const element = document.getElementById(id), top = element?.getBoundingClientRect().top ?? 0;
  if (top < 0 || top > window.innerHeight - 120) element?.scrollIntoView({ block: "start" });
}
function entered(event) {
  const { target } = event;
  if (event.key !== "Enter" || event.isComposing) return;
  if (!(target instanceof HTMLElement && target.matches("input[type=text], select"))) return;
  event.preventDefault();
  const all2 = (
    /** @type {HTMLInputElement[]} */
    [...document.querySelectorAll(SEQUENCE)]
  );
  const behind = all2.slice(all2.findIndex((control2) => control2 === target) + 1);
  const open = behind.filter((control2) => !control2.disabled && control2.tabIndex >= 0 && control2.checkVisibility());
  open.find((control2) => !control2.matches(ASIDE))?.focus();
}
function jumped(event) {
  const link = event.target instanceof Element && event.target.closest("a[href^='#']");
  if (!link || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  location.replace(link.getAttribute("href") ?? "");
}

// mzsh_kit/app/js/sheets.js
function sheets(model, el, send) {
  const roll = () => el.querySelector("[data-follows]");
  let followed = "", at = "";
  const follow = () => {
    const here = roll(), mark = here?.querySelector(":is(.mz-fills, .mz-here) > *");
    if (!here || here.dataset.follows === followed) return;
    followed = here.dataset.follows ?? "";
    if (!mark) return;
    const around = here.getBoundingClientRect(), { top, bottom } = mark.getBoundingClientRect();
    if (top < around.top || bottom > around.bottom) here.scrollTop += top - around.top - around.height / 3;
  };
  const focused = ({ target }) => {
    const key = target instanceof HTMLElement && keyOf2(target);
    if (!key || key === at || !roll() || el.contains(target)) return;
    at = key;
    model.send({ at: key });
  };
  const clicked = ({ target, clientX, clientY }) => {
    if (!(target instanceof Element)) return;
    const block = target.closest("[data-block]");
    if (!(block instanceof HTMLElement && roll()?.contains(block))) return;
    if (target.closest("textarea, button") || String(getSelection())) return;
    send({
      block: Number(block.dataset.block),
      ...cellOf(target, block),
      words: block.textContent,
      offset: offsetIn(block, document.caretRangeFromPoint?.(clientX, clientY))
    });
  };
  el.addEventListener("click", clicked);
  document.addEventListener("focusin", focused);
  return { follow, end: () => document.removeEventListener("focusin", focused) };
}
function keyOf2({ dataset, id }) {
  const row = id.match(/^a-(\d+)-(\w+)$/);
  return dataset.field ?? id.match(/^f-(.+)/)?.[1] ?? (row ? `agenda.${row[1]}.${row[2]}` : "");
}
function cellOf(target, block) {
  const cell = target.closest("td, th, span[class^=level]"), row = cell?.closest("[data-row]");
  if (!cell || !block.contains(cell)) return { row: -1, column: -1 };
  return {
    row: row instanceof HTMLElement ? Number(row.dataset.row) : 0,
    column: cell instanceof HTMLTableCellElement ? cell.cellIndex : 0
  };
}
function offsetIn(block, caret) {
  const before = document.createRange();
  before.selectNodeContents(block);
  if (caret && block.contains(caret.startContainer)) before.setEnd(caret.startContainer, caret.startOffset);
  return String(before).length;
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

// mzsh_kit/app/js/sort.js
var STEPS = { ArrowUp: -1, ArrowDown: 1 };
function sortable(model, el, send) {
  const rows = () => [...el.querySelectorAll("[data-sort] [data-row]")];
  let next = "";
  const moved = (from, to) => {
    const list = el.querySelector("[data-sort]");
    if (list instanceof HTMLElement) send({ act: list.dataset.sort, of: `${from} ${to}` });
  };
  const keyed = (event) => {
    const by = event.altKey ? STEPS[event.key] : void 0, at = document.activeElement;
    const row = by && event.target instanceof Element && event.target.closest("[data-row]");
    if (!row || !(at instanceof HTMLElement)) return;
    event.preventDefault();
    const all2 = rows(), from = all2.indexOf(row), to = from + by;
    if (to < 0 || to >= all2.length) return;
    next = at.id.replace(/\d+/, String(to));
    at.blur();
    moved(from, to);
    at.focus({ preventScroll: true });
  };
  const settled = (message) => {
    if (!message.done || !next) return;
    document.getElementById(next)?.focus({ preventScroll: true });
    document.activeElement?.scrollIntoView({ block: "nearest" });
    next = "";
  };
  const fixed = draggable(el, { handle: "[data-row] .mz-grip", rows, moved });
  el.addEventListener("keydown", keyed);
  model.on("msg:custom", settled);
  return () => {
    fixed();
    el.removeEventListener("keydown", keyed);
    model.off("msg:custom", settled);
  };
}

// mzsh_kit/app/js/steps.js
var stepIn = (search) => new URLSearchParams(search).get("step");
function steps(model, send) {
  let gone = 0;
  const placed = () => {
    const address = model.get("address"), here = location.search;
    if (!address || address === here || gone) return;
    if (draftIn(here) && draftIn(here) !== draftIn(address)) location.assign(address);
    else if (stepIn(here) && stepIn(here) !== stepIn(address)) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  };
  const back = () => {
    const step = stepIn(location.search);
    if (!model.get("address") || !step) return;
    gone += 1;
    send({ act: "step", of: step });
  };
  placed();
  model.on("change:address", placed);
  window.addEventListener("popstate", back);
  return {
    answered: () => {
      gone = Math.max(0, gone - 1);
    },
    end: () => {
      model.off("change:address", placed);
      window.removeEventListener("popstate", back);
    }
  };
}

// mzsh_kit/app/js/wait.js
function wait(by) {
  const root = document.documentElement;
  const waiting = Math.max(0, Number(root.dataset.waiting ?? 0) + by);
  root.dataset.waiting = String(waiting);
  root.classList.toggle("mz-pending", waiting > 0);
}

// mzsh_kit/app/js/panel.js
function render({ model, el }) {
  let unanswered = 0, shown = "";
  const send = (message, buffers) => {
    unanswered += 1;
    wait(1);
    try {
      model.send(message, void 0, buffers);
    } catch {
    }
  };
  const pressed = ({ target }) => {
    const button = target instanceof Element && target.closest("[data-act]");
    if (!(button instanceof HTMLElement && el.contains(button))) return;
    shown = button.getAttribute("aria-controls") ?? "";
    send({ act: button.dataset.act, of: button.dataset.of ?? "" });
  };
  el.addEventListener("click", pressed);
  const paper = sheets(model, el, send);
  const draw = () => {
    const fresh = document.createElement("template");
    fresh.innerHTML = model.get("html");
    morph(el, fresh.content, unanswered === 0);
    paper.follow();
  };
  const heard = (answer) => {
    if (answer.focus) focus(answer.focus);
    if (answer.open) location.assign(answer.open);
    if (!answer.done) return;
    if (unanswered) {
      unanswered -= 1;
      wait(-1);
    }
    route.answered();
    if (unanswered) return;
    form.answered();
    draw();
    if (shown) look(shown);
    shown = "";
  };
  el.classList.add("mz-panel");
  draw();
  const form = fields(el, send);
  form.resend();
  const route = steps(model, send);
  model.on("change:html", draw);
  model.on("msg:custom", heard);
  const sorted = sortable(model, el, send);
  el.addEventListener("keydown", entered);
  el.addEventListener("click", jumped);
  return () => {
    sorted();
    paper.end();
    form.end();
    route.end();
    wait(-unanswered);
    model.off("change:html", draw);
    model.off("msg:custom", heard);
  };
}
var panel_default = { render };
export {
  panel_default as default
};
