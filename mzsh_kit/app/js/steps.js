import { draftIn } from "./kept.js";

/** @param {string} search */
const stepIn = (search) => new URLSearchParams(search).get("step");

/**
 * Every step has its place in the browser's history: its own way back leads to the step before.
 * @param {import("@anywidget/types").AnyModel<{ address: string }>} model
 * @param {import("./panel.js").Send} send
 */
export function steps(model, send) {
  let gone = 0; // steps back that are not answered yet
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
    answered: () => { gone = Math.max(0, gone - 1); },
    end: () => {
      model.off("change:address", placed);
      window.removeEventListener("popstate", back);
    },
  };
}
