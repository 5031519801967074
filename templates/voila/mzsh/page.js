// Voilà calls these while the notebook runs.
window.voila_heartbeat = () => {};
window.update_loading_text = () => {};
window.voila_process = () => {};
let whole = false;
window.display_cells = () => {
  if (!window.themeLoaded) { window.cellLoaded = true; return; }
  document.getElementById("loading")?.remove();
  document.getElementById("mz-body").style.display = "";
};
window.voila_finish = () => { whole = true; window.display_cells(); };

// On a slow first start Voilà may bring back the widgets before it knows their classes, and the page stays empty:
// opened once more it is whole. Nothing has been typed yet.
const logged = console.error, AGAIN = "mzsh-again";
console.error = (...words) => {
  logged(...words);
  if (!/No version of module/.test(String(words[0])) || Date.now() - Number(sessionStorage.getItem(AGAIN)) < 60000) return;
  sessionStorage.setItem(AGAIN, Date.now());
  location.reload();
};

// A page whose server or kernel is gone is deaf: it is covered, and says how to go on.
const WHY = {
  none: "没有连上程序。请确认程序仍在运行，再点“重新打开”。",
  gone: "本页背后的程序已经结束：可能长时间没有使用，也可能意外中断。",
  part: "本页没有显示完整。",
};
const by = (id) => document.getElementById(id);
const lose = (why) => {
  const first = by("mz-lost").hidden;
  by("mz-lost").hidden = !why;
  if (!why) return;
  by("mz-lost-why").textContent = WHY[why];
  if (first) document.querySelector("#mz-lost a").focus();
};

// "" while server and kernel answer, else what is the matter.
const state = async () => {
  const config = by("jupyter-config-data");
  if (!config) return "part";
  const { baseUrl, kernelId } = JSON.parse(config.textContent);
  try {
    const reply = await fetch(`${baseUrl}api/kernels/${kernelId}`, { cache: "no-store", signal: AbortSignal.timeout(15000) });
    return reply.ok ? "" : "gone";
  } catch { return "none"; }
};
let asking = false, broken = "", last = 0;
const look = async () => {
  if (asking) return;
  asking = true;
  try {
    let found = await state();
    if (found === "none") { await new Promise((done) => setTimeout(done, 1500)); found = await state(); }
    lose(found || broken);
  } finally { asking = false; last = Date.now(); }
};
setInterval(() => { if (!document.hidden) look(); }, 4000);
document.addEventListener("visibilitychange", () => { if (!document.hidden) look(); });
window.addEventListener("pageshow", ({ persisted }) => { if (persisted) look(); });
for (const event of ["input", "click"])
  document.addEventListener(event, () => { if (Date.now() - last > 2000) look(); }, true);
document.addEventListener("DOMContentLoaded", () => {
  if (!whole) lose(broken = "part");
  setTimeout(() => { if (!document.querySelector("#mz-body :is(.jupyter-widgets, .mz-card)")) lose(broken = "part"); }, 60000);
  document.querySelector("#mz-lost a").onclick = async (click) => {
    click.preventDefault();
    if ((await state()) === "none") lose("none"); else location.reload();
  };
});

// What the notebook says through hidden marks: list this draft under 继续编制, or take it off and go home.
const NAME = "mzsh-drafts", DRAFT = new URLSearchParams(location.search).get("draft");
const others = () => {
  try { return (JSON.parse(localStorage.getItem(NAME)) || []).filter(({ id }) => id !== DRAFT); } catch { return []; }
};
const marks = document.getElementsByClassName("mz-remember"), ends = document.getElementsByClassName("mz-forget");
const dialogs = document.getElementsByClassName("jp-Dialog");
let unit;
const remember = () => {
  if (!DRAFT || unit === undefined) return;
  localStorage.setItem(NAME, JSON.stringify([{ id: DRAFT, unit, time: Date.now() }, ...others()].slice(0, 50)));
};
const watch = new MutationObserver(() => {
  // Voilà's own dialogs are in English.
  if (dialogs.length) { [...dialogs].forEach((one) => one.remove()); lose(broken = "gone"); }
  if (marks.length && marks[0].dataset.unit !== unit) { unit = marks[0].dataset.unit; remember(); }
  if (ends.length) {
    watch.disconnect(); // or what changes while the page leaves would list the draft again
    unit = undefined;
    localStorage.setItem(NAME, JSON.stringify(others()));
    location.replace(document.body.dataset.baseUrl.replace(/voila\/$/, ""));
  }
});
watch.observe(document.documentElement, { childList: true, subtree: true });
window.addEventListener("pagehide", remember);
