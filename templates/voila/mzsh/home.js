// The drafts: on a machine of one's own all that are on its disk, on a server those that this browser remembers.
const NAME = "mzsh-drafts", BASE = document.body.dataset.baseUrl;
const list = () => { try { return JSON.parse(localStorage.getItem(NAME)) || []; } catch { return []; } };
const store = (drafts) => localStorage.setItem(NAME, JSON.stringify(drafts));

const when = (time) => {
  const day = new Date(time), two = (number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}年${day.getMonth() + 1}月${day.getDate()}日 ${two(day.getHours())}:${two(day.getMinutes())}`;
};

const element = (name, text, facts = {}) => Object.assign(document.createElement(name), { textContent: text }, facts);
const tell = (text) => Object.assign(document.getElementById("mz-told"), { textContent: text, hidden: !text });

const ask = async (facts, file) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(facts)) body.append(name, value);
  if (file) body.append("file", file);
  const token = document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "";
  try {
    const reply = await fetch(`${BASE}desk`, { method: "POST", body, headers: { "X-XSRFToken": decodeURIComponent(token) } });
    tell(reply.ok ? (await reply.json()).told : "没有完成，请重新打开本页再试。");
    return reply.ok;
  } catch { tell("没有连上程序。请确认程序仍在运行，再重新打开本页。"); return false; }
};

const button = (text, label, does) => {
  const made = element("button", text, { type: "button", onclick: () => does(made) });
  made.setAttribute("aria-label", `${text}：${label}`);
  return made;
};
// What cannot be taken back is asked once more, in the same place.
const sure = (text, label, does) => button(text, label, (made) => {
  if (made.dataset.sure) return does();
  made.dataset.sure = made.textContent = `确认${text}`;
  setTimeout(() => { delete made.dataset.sure; made.textContent = text; }, 5000);
});
const renamed = (row, { id, name, unit }) => {
  const input = element("input", "", { type: "text", value: name || unit, maxLength: 60 });
  input.setAttribute("aria-label", "草稿的名称");
  const done = async () => { await ask({ act: "rename", of: id, name: input.value }); refresh(); };
  input.onkeydown = ({ key }) => { if (key === "Enter") input.blur(); if (key === "Escape") refresh(); };
  input.onchange = done;
  row.querySelector("a").replaceWith(input);
  input.select();
};

const show = (drafts) => {
  const rows = drafts.map((draft) => {
    const { id, unit, meeting, name, time } = draft, called = name || unit || "未填写单位的草稿";
    const row = element("li", ""), link = element("a", "", { href: `${BASE}voila/render/plan.ipynb?draft=${id}` });
    link.append(element("strong", name || unit || "未填写单位"), element("span", [name && unit, meeting].filter(Boolean).join("　")), element("span", when(time)));
    const tools = element("div", "", { className: "mz-kept-tools" });
    const act = (what) => async () => { if (await ask({ act: what, of: id })) { if (what === "delete") store(list().filter((one) => one.id !== id)); refresh(); } };
    const agenda = element("a", "议程", { href: `${BASE}voila/render/agenda.ipynb?draft=${id}` });
    agenda.setAttribute("aria-label", `编排议程：${called}`);
    const out = element("a", "导出", { href: `${BASE}desk?draft=${id}` });
    out.setAttribute("aria-label", `导出：${called}`);
    tools.append(agenda, button("复制", called, act("copy")), button("改名", called, () => renamed(row, draft)), out, sure("删除", called, act("delete")));
    row.append(link, tools);
    return row;
  });
  document.querySelector("#mz-kept .mz-kept").replaceChildren(...rows);
  document.getElementById("mz-kept").hidden = !rows.length;
};

const refresh = async (tries = 3) => {
  const known = list().filter(({ id }) => /^[0-9a-f]{32}$/.test(id));
  try {
    const reply = await fetch(`${BASE}kept?ids=${known.map(({ id }) => id).join(",")}`);
    const { kept } = await reply.json();
    store(known.filter(({ id }) => kept.some((one) => one.id === id)));
    show(kept);
  } catch { if (tries > 1) setTimeout(() => refresh(tries - 1), 2000); else show(known); } // no answer: what is remembered is shown
};
refresh();
window.addEventListener("pageshow", ({ persisted }) => { if (persisted) refresh(); });
for (const one of document.querySelectorAll("#mz-office [data-act]")) {
  const asked = sure(one.textContent, one.dataset.of, async () => { if (await ask({ act: "forget", of: one.dataset.of })) location.reload(); });
  one.replaceWith(asked);
}
document.getElementById("mz-take")?.addEventListener("change", async ({ target }) => {
  if (target.files[0] && (await ask({ act: "import" }, target.files[0])) && document.getElementById("mz-told").hidden) location.reload();
  target.value = "";
});
