// HTML from Python, morphed into what stands there, so that focus and half-typed text stay. What a person does
// goes back as messages; Python answers each with "done".
const LARGEST = 5_000_000;

const alike = (a, b) => a.nodeName === b.nodeName && (a.id || "") === (b.id || "");

function attributes(old, fresh) {
  for (const { name } of [...old.attributes]) if (name !== "open" && !fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of [...fresh.attributes])
    if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
}

// A control keeps what is being typed in it, and all keep theirs while an answer is on its way.
const typedIn = new WeakSet();
function control(old, fresh, still) {
  const typing = old === document.activeElement && typedIn.has(old);
  if (!still || typing || old.type === "file") return;
  if (old.type === "checkbox" || old.type === "radio") old.checked = fresh.checked;
  else if (old.value !== fresh.value) old.value = fresh.value;
}

function morph(old, fresh, still) {
  if (old.nodeType !== Node.ELEMENT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return;
  }
  attributes(old, fresh);
  if (old.nodeName !== "TEXTAREA") children(old, fresh, still);
  if (["INPUT", "TEXTAREA", "SELECT"].includes(old.nodeName)) control(old, fresh, still);
}

function children(old, fresh, still) {
  const wanted = [...fresh.childNodes];
  wanted.forEach((one, index) => {
    let here = old.childNodes[index];
    const later = one.id && [...old.childNodes].slice(index + 1).find((other) => alike(other, one));
    if (here && later && !alike(here, one)) here = old.insertBefore(later, here);
    if (!here) old.append(one);
    else if (alike(here, one)) morph(here, one, still);
    else here.replaceWith(one);
  });
  while (old.childNodes.length > wanted.length) old.lastChild.remove();
}

function focus(id, tries = 60) {
  const found = document.getElementById(id);
  if (!found) {
    if (tries) setTimeout(() => focus(id, tries - 1), 50);
    return;
  }
  for (let up = found.parentElement; up; up = up.parentElement) if (up.nodeName === "DETAILS") up.open = true;
  const fold = found.closest(".mz-list")?.querySelector(":scope > .mz-panel > details");
  if (fold) fold.open = true;
  const target = found.matches("a, button, input, select, textarea, [tabindex]") ? found : found.querySelector("input, select, textarea, button, [tabindex]") ?? found;
  target.focus({ preventScroll: true });
  found.scrollIntoView({ block: found.matches("h2") ? "start" : found.closest("[data-follows]") ? "nearest" : "center" });
}

// What a button shows elsewhere on the page is brought into view.
function look(id) {
  const found = document.getElementById(id), { top } = found?.getBoundingClientRect() ?? { top: 0 };
  if (found && (top < 0 || top > window.innerHeight - 120)) found.scrollIntoView({ block: "start" });
}

async function upload(input, send) {
  for (const file of [...input.files]) {
    const content = file.size > LARGEST ? [] : [await file.arrayBuffer()];
    send({ upload: input.dataset.upload, name: file.name, size: file.size }, content);
  }
  input.value = "";
}

function render({ model, el }) {
  let unanswered = 0, gone = 0, shown = "";
  const sent = new Set();
  const send = (message, buffers) => {
    unanswered += 1;
    wait(1);
    // Where the kernel is gone, the page says so, and what was typed is kept.
    try { model.send(message, undefined, buffers); } catch { /* nothing hears it */ }
  };
  const draw = () => {
    const fresh = document.createElement("template");
    fresh.innerHTML = model.get("html");
    children(el, fresh.content, unanswered === 0);
    follow();
  };
  const told = (message) => {
    if (message.focus) focus(message.focus);
    if (message.open) location.assign(message.open);
    if (!message.done) return;
    if (unanswered) { unanswered -= 1; wait(-1); }
    gone = Math.max(0, gone - 1);
    if (unanswered) return;
    sent.forEach((field) => keep(field));
    sent.clear();
    draw();
    if (shown) look(shown);
    shown = "";
  };
  const text = (control) => control.type === "checkbox" ? (control.checked ? "是" : "") : control.value;
  const state = (field, value) => {
    keep(field, value);
    sent.add(field);
    send({ field, text: value });
  };
  const typing = ({ target }) => {
    typedIn.add(target);
    sent.delete(target.dataset.field);
    if (target.dataset.field) keep(target.dataset.field, text(target));
  };
  const typed = ({ target }) => {
    typedIn.delete(target);
    if (target.dataset.upload) upload(target, send);
    else if (target.dataset.field) state(target.dataset.field, text(target));
  };
  // Enter goes on to the next control, as it does in a table.
  const entered = (event) => {
    if (event.key !== "Enter" || event.isComposing || !event.target.matches("input[type=text], select")) return;
    event.preventDefault();
    const all = [...document.querySelectorAll(".mz-page :is(input, select, textarea, button, summary)")];
    const next = all.slice(all.indexOf(event.target) + 1).find((one) => !one.disabled && one.tabIndex >= 0 && one.checkVisibility() && !one.matches(".mz-link, .mz-tool, .mz-day"));
    next?.focus();
  };
  // A list that is searched opens whole at a click or an arrow: what stands in it gives way until something is typed.
  const opened = ({ type, key, target }) => {
    if (!target.list || typedIn.has(target) || (type === "keydown" && key !== "ArrowDown")) return;
    const value = target.value, hint = target.placeholder;
    [target.placeholder, target.value] = [value || hint, ""];
    target.addEventListener("blur", () => {
      target.placeholder = hint;
      if (!typedIn.has(target) && !target.value) target.value = value;
    }, { once: true });
  };
  const left = ({ target }) => { if (target.dataset.field && !sent.has(target.dataset.field)) keep(target.dataset.field); };
  // A field that is being typed in when the tab is hidden or closed.
  const hidden = () => {
    const at = document.activeElement;
    if (document.hidden && el.contains(at) && typedIn.has(at) && at.dataset.field) state(at.dataset.field, text(at));
  };
  const again = () => {
    for (const control of el.querySelectorAll("[data-field]")) {
      const value = kept(control.dataset.field);
      if (value !== undefined && value !== text(control)) state(control.dataset.field, value);
      else keep(control.dataset.field);
    }
  };
  // Sheets of a paper follow the control that has the focus, and lead from their words to a control.
  const sheets = () => el.querySelector("[data-follows]");
  let followed = "", at = "";
  const follow = () => {
    const roll = sheets(), mark = roll?.querySelector(":is(.mz-fills, .mz-here) > *");
    if (!roll || roll.dataset.follows === followed) return;
    followed = roll.dataset.follows;
    if (!mark) return;
    const around = roll.getBoundingClientRect(), { top, bottom } = mark.getBoundingClientRect();
    if (top < around.top || bottom > around.bottom) roll.scrollTop += top - around.top - around.height / 3;
  };
  const focused = ({ target }) => {
    const key = target.dataset?.field ?? target.id?.match(/^f-(.+)/)?.[1] ?? target.id?.match(/^a-(\d+-\w+)$/)?.[1].replace(/^/, "agenda.").replace("-", ".");
    if (!key || key === at || !sheets() || el.contains(target)) return;
    at = key;
    model.send({ at: key });
  };
  const clicked = ({ target, clientX, clientY }) => {
    const block = target.closest("[data-block]"), caret = document.caretRangeFromPoint?.(clientX, clientY);
    if (!block || !sheets()?.contains(block) || target.closest("textarea, button") || String(getSelection())) return;
    const before = document.createRange();
    before.selectNodeContents(block);
    if (caret && block.contains(caret.startContainer)) before.setEnd(caret.startContainer, caret.startOffset);
    const cell = target.closest("td, th, span[class^=level]"), row = Number(cell?.closest("[data-row]")?.dataset.row ?? 0);
    const at = cell && block.contains(cell) ? { row, column: cell.cellIndex ?? 0 } : { row: -1, column: -1 };
    send({ block: Number(block.dataset.block), ...at, words: block.textContent, offset: String(before).length });
  };
  // A place on the page is looked at without a step in the browser's history.
  const jumped = (event) => {
    const link = event.target.closest("a[href^='#']");
    if (!link || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    location.replace(link.getAttribute("href"));
  };
  const pressed = ({ target }) => {
    const button = target.closest("[data-act]");
    if (!button || !el.contains(button)) return;
    shown = button.getAttribute("aria-controls") ?? "";
    send({ act: button.dataset.act, of: button.dataset.of ?? "" });
  };
  // Every step has its place in the browser's history: its own way back leads to the step before.
  const stepIn = (search) => new URLSearchParams(search).get("step");
  const placed = () => {
    const address = model.get("address"), here = location.search;
    if (!address || address === here || gone) return;
    if (draftIn(here) && draftIn(here) !== draftIn(address)) location.assign(address);
    else if (stepIn(here) && stepIn(here) !== stepIn(address)) history.pushState(null, "", address);
    else history.replaceState(null, "", address);
  };
  const back = () => {
    if (!model.get("address") || !stepIn(location.search)) return;
    gone += 1;
    send({ act: "step", of: stepIn(location.search) });
  };
  el.classList.add("mz-panel");
  draw();
  again();
  placed();
  model.on("change:html", draw);
  model.on("change:address", placed);
  model.on("msg:custom", told);
  const apart = sortable(model, el, send);
  el.addEventListener("input", typing);
  el.addEventListener("change", typed);
  el.addEventListener("keydown", entered);
  el.addEventListener("click", pressed);
  el.addEventListener("click", clicked);
  el.addEventListener("click", jumped);
  document.addEventListener("focusin", focused);
  el.addEventListener("pointerdown", opened);
  el.addEventListener("keydown", opened);
  el.addEventListener("focusin", ({ target }) => target.list && target.select());
  el.addEventListener("focusout", left);
  window.addEventListener("popstate", back);
  document.addEventListener("visibilitychange", hidden);
  return () => {
    apart();
    sent.forEach((field) => keep(field));
    window.removeEventListener("popstate", back);
    document.removeEventListener("focusin", focused);
    document.removeEventListener("visibilitychange", hidden);
    wait(-unanswered);
    model.off("change:html", draw);
    model.off("change:address", placed);
    model.off("msg:custom", told);
  };
}

export default { render };
