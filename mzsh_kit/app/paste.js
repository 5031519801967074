// A block copied from a spreadsheet: cells parted by tabs, rows by line breaks, cells with either in quotes.
function cells(text) {
  const rows = [[]];
  let at = 0;
  const whole = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  while (at <= whole.length) {
    const [cell, next] = whole[at] === '"' ? quoted(whole, at) : plain(whole, at);
    rows[rows.length - 1].push(cell.trim());
    if (whole[next] === "\n") rows.push([]);
    at = next + 1;
  }
  return rows.filter((row) => row.some(Boolean));
}

function plain(text, at) {
  const found = text.slice(at).search(/[\t\n]/);
  const end = found < 0 ? text.length : at + found;
  return [text.slice(at, end), end];
}

// A quote that nothing closes before a tab or line break was typed, not put there by the spreadsheet.
function quoted(text, at) {
  let cell = "", here = at + 1;
  for (;;) {
    const close = text.indexOf('"', here);
    if (close < 0) return plain(text, at);
    cell += text.slice(here, close);
    if (text[close + 1] !== '"') return /^[\t\n]?$/.test(text.slice(close + 1, close + 2)) ? [cell, close + 1] : plain(text, at);
    cell += '"';
    here = close + 2;
  }
}

// Whether what is on the clipboard is a block and not running text.
const isBlock = (clipboard, field) => {
  const text = clipboard.getData("text/plain");
  if (/<table\b/i.test(clipboard.getData("text/html")) || text.includes("\t")) return true;
  return field?.nodeName !== "TEXTAREA" && /\n./.test(text.replace(/\r/g, ""));
};

const YES = /^(是|√|✓|对|有|1|y|yes|true)$/i;
const asTyped = (text, column) => {
  if (column.sort === "yes") return YES.test(text) ? "是" : "";
  if (column.sort === "choice") return (column.options || []).find((one) => one === text.trim()) ?? text.trim();
  if (column.sort === "text") return text;
  return (column.sort === "number" ? text.normalize("NFKC") : text).replace(/\s*\n\s*/g, " ");
};
