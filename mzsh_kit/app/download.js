// A button that asks Python for a file and hands it to the person: no folder is served, nothing is kept in the page.
function render({ model, el }) {
  const button = document.createElement("button");
  button.type = "button";
  const told = document.createElement("p");
  told.className = "mz-soft";
  told.setAttribute("role", "status");
  const show = () => {
    button.textContent = model.get("label");
    button.className = model.get("main") ? "mz-button mz-main" : "mz-button";
    button.disabled = false;
    el.hidden = !model.get("label");
  };
  const ask = () => {
    button.disabled = true;
    told.textContent = "正在打包，请稍候";
    model.send({ wanted: true });
  };
  const given = (message, [data]) => {
    show();
    told.textContent = data ? "" : message.refused;
    if (!data) return;
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([data], { type: message.type }));
    link.download = message.name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };
  button.addEventListener("click", ask);
  model.on("msg:custom", given);
  model.on("change", show);
  el.append(button, told);
  show();
  return () => { model.off("msg:custom", given); model.off("change", show); };
}

export default { render };
