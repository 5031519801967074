/** @param {string} id an id that stands in index.html.j2 */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

// Voilà calls these while the notebook runs.
const voila = /** @type {typeof window & { themeLoaded?: boolean, cellLoaded?: boolean }} */ (window);
let whole = false;
const showCells = () => {
  if (!voila.themeLoaded) {
    voila.cellLoaded = true;
    return;
  }
  document.getElementById("loading")?.remove();
  byId("mz-body").style.display = "";
};
Object.assign(voila, {
  voila_heartbeat: () => {},
  update_loading_text: () => {},
  voila_process: () => {},
  display_cells: showCells,
  voila_finish: () => {
    whole = true;
    showCells();
  },
});

// On a slow first start Voilà may bring back the widgets before it knows their classes, and the page stays empty:
// opened once more it is whole. Nothing has been typed yet.
const logged = console.error, AGAIN = "mzsh-again";
console.error = (...words) => {
  logged(...words);
  if (!/No version of module/.test(String(words[0]))) return;
  if (Date.now() - Number(sessionStorage.getItem(AGAIN)) < 60_000) return;
  sessionStorage.setItem(AGAIN, String(Date.now()));
  location.reload();
};

// A page whose server or kernel is gone is deaf: it is covered, and says how to go on.
const WHY = {
  none: "没有连上程序。请确认程序仍在运行，再点“重新打开”。",
  gone: "本页背后的程序已经结束：可能长时间没有使用，也可能意外中断。",
  part: "本页没有显示完整。",
};
/** @typedef {"" | keyof typeof WHY} State */

const reopen = () => /** @type {HTMLAnchorElement} */ (document.querySelector("#mz-lost a"));

/** @param {State} why */
const lose = (why) => {
  const first = byId("mz-lost").hidden;
  byId("mz-lost").hidden = !why;
  if (!why) return;
  byId("mz-lost-why").textContent = WHY[why];
  if (first) reopen().focus();
};

/** @returns {Promise<State>} "" while server and kernel answer, else what is the matter */
const state = async () => {
  const config = document.getElementById("jupyter-config-data");
  if (!config) return "part";
  const { baseUrl, kernelId } = JSON.parse(config.textContent ?? "");
  const signal = AbortSignal.timeout(15_000);
  try {
    const reply = await fetch(`${baseUrl}api/kernels/${kernelId}`, { cache: "no-store", signal });
    return reply.ok ? "" : "gone";
  } catch {
    return "none";
  }
};
/** @type {State} what a kernel that answers does not mend */
let broken = "";
/** @param {State} why */
const breakDown = (why) => {
  broken = why;
  lose(why);
};
let asking = false, last = 0;
const look = async () => {
  if (asking) return;
  asking = true;
  try {
    let now = await state();
    if (now === "none") {
      await new Promise((done) => setTimeout(done, 1500));
      now = await state();
    }
    lose(now || broken);
  } finally {
    asking = false;
    last = Date.now();
  }
};
setInterval(() => { if (!document.hidden) look(); }, 4000);
document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
window.addEventListener("pageshow", ({ persisted }) => { if (persisted) look(); });
for (const event of ["input", "click"])
  document.addEventListener(event, () => { if (Date.now() - last > 2000) look(); }, true);
document.addEventListener("DOMContentLoaded", () => {
  if (!whole) breakDown("part");
  setTimeout(() => {
    if (!document.querySelector("#mz-body :is(.jupyter-widgets, .mz-card)")) breakDown("part");
  }, 60_000);
  reopen().onclick = async (click) => {
    click.preventDefault();
    if ((await state()) === "none") lose("none");
    else location.reload();
  };
});

// What the notebook says through hidden marks: list this draft under 继续编制, or take it off and go home.
const NAME = "mzsh-drafts", DRAFT = new URLSearchParams(location.search).get("draft");
/** @returns {Record<string, unknown>[]} the other drafts that this browser remembers */
const others = () => {
  try {
    /** @type {Record<string, unknown>[]} */
    const drafts = JSON.parse(localStorage.getItem(NAME) ?? "[]") ?? [];
    return drafts.filter(({ id }) => id !== DRAFT);
  } catch {
    return [];
  }
};
const marks = /** @type {HTMLCollectionOf<HTMLElement>} */ (document.getElementsByClassName("mz-remember"));
const ends = document.getElementsByClassName("mz-forget"), dialogs = document.getElementsByClassName("jp-Dialog");
/** @type {string | undefined} */
let unit;
const remember = () => {
  if (!DRAFT || unit === undefined) return;
  const drafts = [{ id: DRAFT, unit, time: Date.now() }, ...others()];
  localStorage.setItem(NAME, JSON.stringify(drafts.slice(0, 50)));
};
const watch = new MutationObserver(() => {
  // Voilà's own dialogs are in English.
  if (dialogs.length) {
    [...dialogs].forEach((dialog) => dialog.remove());
    breakDown("gone");
  }
  if (marks.length && marks[0].dataset.unit !== unit) {
    unit = marks[0].dataset.unit;
    remember();
  }
  if (ends.length) {
    watch.disconnect(); // or what changes while the page leaves would list the draft again
    unit = undefined;
    localStorage.setItem(NAME, JSON.stringify(others()));
    location.replace((document.body.dataset.baseUrl ?? "/").replace(/voila\/$/, ""));
  }
});
watch.observe(document.documentElement, { childList: true, subtree: true });
window.addEventListener("pagehide", remember);
