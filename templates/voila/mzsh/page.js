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
const lost = (is) => { document.getElementById("mz-lost").hidden = !is; };
new MutationObserver(() => { if (document.querySelector(".jp-Dialog")) lost(true); })
  .observe(document.documentElement, { childList: true, subtree: true });

// Whether the server and the kernel behind the page still answer.
const answers = () => {
  const { baseUrl, kernelId } = JSON.parse(document.getElementById("jupyter-config-data").textContent);
  return fetch(`${baseUrl}api/kernels/${kernelId}`).then((reply) => reply.ok, () => false);
};
setInterval(() => answers().then((is) => lost(!is)), 5000);
