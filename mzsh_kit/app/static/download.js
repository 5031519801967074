// mzsh_kit/app/js/download.js
function render({ model, el }) {
  const button = document.createElement("button");
  button.type = "button";
  const status = document.createElement("p");
  status.className = "mz-soft";
  status.setAttribute("role", "status");
  const show = () => {
    button.textContent = model.get("label");
    button.className = model.get("main") ? "mz-button mz-main" : "mz-button";
    button.disabled = false;
    el.hidden = !model.get("label");
  };
  const ask = () => {
    button.disabled = true;
    status.textContent = "正在打包，请稍候";
    model.send({ wanted: true });
  };
  const given = (answer, [data]) => {
    show();
    status.textContent = answer.refused ?? "";
    if (!data) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([data], { type: answer.type }));
    link.download = answer.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 6e4);
  };
  button.addEventListener("click", ask);
  model.on("msg:custom", given);
  model.on("change", show);
  el.append(button, status);
  show();
  return () => {
    model.off("msg:custom", given);
    model.off("change", show);
  };
}
var download_default = { render };
export {
  download_default as default
};
