// The drafts that this browser remembers; of those that are gone from the server it forgets.
const NAME = "mzsh-drafts", BASE = document.body.dataset.baseUrl;
const list = () => { try { return JSON.parse(localStorage.getItem(NAME)) || []; } catch { return []; } };
const store = (drafts) => localStorage.setItem(NAME, JSON.stringify(drafts));

const when = (time) => {
  const day = new Date(time), two = (number) => String(number).padStart(2, "0");
  return `${day.getFullYear()}年${day.getMonth() + 1}月${day.getDate()}日 ${two(day.getHours())}:${two(day.getMinutes())}`;
};

const element = (name, text, facts = {}) => Object.assign(document.createElement(name), { textContent: text }, facts);

const show = (drafts) => {
  const rows = drafts.map(({ id, unit, time }) => {
    const row = element("li", ""), link = element("a", "", { href: `${BASE}voila/render/plan.ipynb?draft=${id}` });
    link.append(element("strong", unit || "未填写单位"), element("span", when(time)));
    const away = element("button", "移出列表", { type: "button" });
    away.setAttribute("aria-label", `把${unit || "未填写单位的草稿"}移出列表`);
    away.onclick = () => { store(list().filter((one) => one.id !== id)); show(list()); };
    row.append(link, away);
    return row;
  });
  document.querySelector(".mz-kept").replaceChildren(...rows);
  document.getElementById("mz-kept").hidden = !rows.length;
};

const refresh = async (tries = 3) => {
  const known = list().filter(({ id }) => /^[0-9a-f]{32}$/.test(id));
  if (!known.length) return show([]);
  try {
    const reply = await fetch(`${BASE}kept?ids=${known.map(({ id }) => id).join(",")}`);
    const { kept } = await reply.json();
    store(known.filter(({ id }) => kept.includes(id)));
  } catch { if (tries > 1) setTimeout(() => refresh(tries - 1), 2000); } // no answer: what is remembered is shown
  show(list());
};
refresh();
window.addEventListener("pageshow", ({ persisted }) => { if (persisted) refresh(); });
