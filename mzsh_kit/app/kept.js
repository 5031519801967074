// What was typed and is not answered yet, by draft and field: it outlives a kernel that dies, in this tab only.
const KEPT = "mzsh-typed";
const draftIn = (search) => new URLSearchParams(search).get("draft");
const nameOf = (field) => `${draftIn(location.search) ?? ""} ${field}`;
const all = () => { try { return JSON.parse(sessionStorage.getItem(KEPT)) ?? {}; } catch { return {}; } };
const kept = (field) => all()[nameOf(field)];
function keep(field, what) {
  const found = all();
  if (what === undefined && !(nameOf(field) in found)) return;
  found[nameOf(field)] = what;
  try { sessionStorage.setItem(KEPT, JSON.stringify(found)); } catch { /* full or forbidden: nothing outlives then */ }
}
