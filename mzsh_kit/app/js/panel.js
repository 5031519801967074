// HTML from Python, morphed into what stands there, so that focus and half-typed text stay. What a person does
// goes back as messages; Python answers each with "done".
import { fields } from "./fields.js";
import { entered, focus, jumped, look } from "./focus.js";
import { morph } from "./morph.js";
import { sheets } from "./sheets.js";
import { sortable } from "./sort.js";
import { steps } from "./steps.js";
import { wait } from "./wait.js";

/** @typedef {(message: object, buffers?: ArrayBuffer[]) => void} Send */
/** @typedef {{ focus?: string, open?: string, done?: boolean }} Answer */

/** @type {import("@anywidget/types").Render<{ html: string, address: string }>} */
function render({ model, el }) {
  let unanswered = 0, shown = "";
  /** @type {Send} */
  const send = (message, buffers) => {
    unanswered += 1;
    wait(1);
    try {
      model.send(message, undefined, buffers);
    } catch {
      // Where the kernel is gone, the page says so, and what was typed is kept.
    }
  };
  /** @param {MouseEvent} event */
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
  /** @param {Answer} answer */
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

export default { render };
