// The drafts: on a machine of one's own all that are on its disk, on a server those that this browser remembers.

/**
 * @typedef {object} Draft
 * @property {string} id
 * @property {string} unit
 * @property {string} meeting
 * @property {string} name as the person called it
 * @property {number} time of the last change, in milliseconds
 */

const NAME = "mzsh-drafts", BASE = document.body.dataset.baseUrl ?? "";
const UNNAMED = "未填写单位";

/** @param {string} id an id that stands in home.html */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @returns {Draft[]} */
const remembered = () => {
  try {
    return JSON.parse(localStorage.getItem(NAME) ?? "[]") ?? [];
  } catch {
    return [];
  }
};
/** @param {Draft[]} drafts */
const remember = (drafts) => localStorage.setItem(NAME, JSON.stringify(drafts));
/** @param {string} id */
const forget = (id) => remember(remembered().filter((draft) => draft.id !== id));

/** @param {number} time */
const asTime = (time) => {
  const day = new Date(time);
  const [hours, minutes] = [day.getHours(), day.getMinutes()].map((number) => String(number).padStart(2, "0"));
  return `${day.getFullYear()}年${day.getMonth() + 1}月${day.getDate()}日 ${hours}:${minutes}`;
};

/** @param {string} text */
const tell = (text) => Object.assign(byId("mz-told"), { textContent: text, hidden: !text });

/**
 * @param {Record<string, string>} facts
 * @param {File} [file]
 * @returns {Promise<boolean>} whether it is done
 */
const ask = async (facts, file) => {
  const body = new FormData();
  for (const [name, value] of Object.entries(facts)) body.append(name, value);
  if (file) body.append("file", file);
  const token = decodeURIComponent(document.cookie.match(/(?:^|; )_xsrf=([^;]*)/)?.[1] ?? "");
  try {
    const reply = await fetch(`${BASE}desk`, { method: "POST", body, headers: { "X-XSRFToken": token } });
    tell(reply.ok ? (await reply.json()).told : "没有完成，请重新打开本页再试。");
    return reply.ok;
  } catch {
    tell("没有连上程序。请确认程序仍在运行，再重新打开本页。");
    return false;
  }
};

/**
 * @param {string} text
 * @param {string} label of what the button is for
 * @param {(button: HTMLButtonElement) => void} act
 */
const button = (text, label, act) => {
  const node = document.createElement("button");
  Object.assign(node, { textContent: text, type: "button", onclick: () => act(node) });
  node.setAttribute("aria-label", `${text}：${label}`);
  return node;
};

/**
 * What cannot be taken back is asked once more, in the same place.
 * @param {string} text
 * @param {string} label
 * @param {() => void} act
 */
const confirmed = (text, label, act) => button(text, label, (node) => {
  if (node.dataset.sure) {
    act();
    return;
  }
  node.dataset.sure = node.textContent = `确认${text}`;
  setTimeout(() => {
    delete node.dataset.sure;
    node.textContent = text;
  }, 5000);
});

/**
 * @param {string} text
 * @param {string} href
 * @param {string} label
 */
const anchor = (text, href, label) => {
  const node = Object.assign(document.createElement("a"), { textContent: text, href: BASE + href });
  node.setAttribute("aria-label", label);
  return node;
};

/**
 * A field in the place of a draft's name.
 * @param {Element} row
 * @param {Draft} draft
 */
const rename = (row, { id, name, unit }) => {
  const input = Object.assign(document.createElement("input"), { type: "text", value: name || unit, maxLength: 60 });
  input.setAttribute("aria-label", "草稿的名称");
  input.onkeydown = ({ key }) => {
    if (key === "Enter") input.blur();
    if (key === "Escape") refresh();
  };
  input.onchange = async () => {
    await ask({ act: "rename", of: id, name: input.value });
    refresh();
  };
  row.querySelector("a")?.replaceWith(input);
  input.select();
};

/** @param {Draft} draft */
const rowOf = (draft) => {
  const { id, unit, meeting, name, time } = draft, label = name || unit || `${UNNAMED}的草稿`;
  const row = document.createElement("li"), link = document.createElement("a");
  link.href = `${BASE}voila/render/plan.ipynb?draft=${id}`;
  const facts = [[name && unit, meeting].filter(Boolean).join("　"), asTime(time)];
  link.append(
    Object.assign(document.createElement("strong"), { textContent: name || unit || UNNAMED }),
    ...facts.map((textContent) => Object.assign(document.createElement("span"), { textContent })),
  );
  /** @param {string} act */
  const done = (act) => async () => {
    if (!(await ask({ act, of: id }))) return;
    if (act === "delete") forget(id);
    refresh();
  };
  const tools = Object.assign(document.createElement("div"), { className: "mz-kept-tools" });
  tools.append(
    anchor("议程", `voila/render/agenda.ipynb?draft=${id}`, `编排议程：${label}`),
    button("复制", label, done("copy")),
    button("改名", label, () => rename(row, draft)),
    anchor("导出", `desk?draft=${id}`, `导出：${label}`),
    confirmed("删除", label, done("delete")),
  );
  row.append(link, tools);
  return row;
};

/** @param {Draft[]} drafts */
const show = (drafts) => {
  document.querySelector("#mz-kept .mz-kept")?.replaceChildren(...drafts.map(rowOf));
  byId("mz-kept").hidden = !drafts.length;
};

const known = () => remembered().filter(({ id }) => /^[0-9a-f]{32}$/.test(id));

const refresh = async (tries = 3) => {
  const asked = known();
  try {
    const reply = await fetch(`${BASE}kept?ids=${asked.map(({ id }) => id).join(",")}`);
    /** @type {Draft[]} */
    const kept = (await reply.json()).kept;
    const gone = asked.filter(({ id }) => !kept.some((draft) => draft.id === id)).map(({ id }) => id);
    remember(known().filter(({ id }) => !gone.includes(id))); // what another tab remembered meanwhile stays
    show(kept);
  } catch {
    if (tries > 1) setTimeout(() => refresh(tries - 1), 2000);
    else show(asked); // no answer: what is remembered is shown
  }
};
refresh();
window.addEventListener("pageshow", ({ persisted }) => { if (persisted) refresh(); });
for (const given of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("#mz-office [data-act]"))) {
  const of = given.dataset.of ?? "";
  given.replaceWith(confirmed(given.textContent ?? "", of, async () => {
    if (await ask({ act: "forget", of })) location.reload();
  }));
}
const take = document.getElementById("mz-take");
if (take instanceof HTMLInputElement) {
  take.addEventListener("change", async () => {
    const file = take.files?.[0];
    if (file && (await ask({ act: "import" }, file)) && byId("mz-told").hidden) location.reload();
    take.value = "";
  });
}
