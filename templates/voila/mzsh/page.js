// Voilà calls these while the notebook runs.
window.voila_heartbeat = () => {};
window.update_loading_text = () => {};
window.voila_process = () => {};
window.display_cells = () => {
  if (!window.themeLoaded) { window.cellLoaded = true; return; }
  document.getElementById("loading")?.remove();
  document.getElementById("mz-body").style.display = "";
};
window.voila_finish = window.display_cells;

// Voilà's dialogs are in English and hidden by the style sheet; a sentence stands in for them.
new MutationObserver(() => {
  if (document.querySelector(".jp-Dialog")) document.getElementById("mz-lost").hidden = false;
}).observe(document.documentElement, { childList: true, subtree: true });
