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
  return !field?.matches("textarea:not(.mz-line)") && /\n./.test(text.replace(/\r/g, ""));
};

const YES = /^(是|√|✓|对|有|1|y|yes|true)$/i;
const asTyped = (text, column) => {
  if (column.sort === "yes") return YES.test(text) ? "是" : "";
  if (column.sort === "choice") return (column.options || []).find((one) => one === text.trim()) ?? text.trim();
  if (column.sort === "text") return text;
  return (column.sort === "number" ? text.normalize("NFKC") : text).replace(/\s*\n\s*/g, " ");
};

// The column of each cell: by the first row where it names columns, in whatever order; else as they stand, without
// a column of running numbers. -1: of no column. What is left out is named.
const bare = (text) => text.replace(/[\s*＊：:]/g, "");
function headed(row, labels) {
  const taken = new Set();
  return row.map(bare).map((text) => {
    const at = [(one) => one === text, (one) => one.length > 1 && text.endsWith(one)]
      .map((fits) => labels.findIndex((one, index) => !taken.has(index) && fits(one))).find((found) => found >= 0) ?? -1;
    taken.add(at);
    return at;
  });
}
function laidOut(block, labels, column) {
  const named = headed(block[0], labels);
  if (named.filter((at) => at >= 0).length >= Math.min(2, labels.length, block[0].length)) {
    const left = block[0].filter((text, index) => text && named[index] < 0 && bare(text) !== "序号");
    return { rows: block.slice(1), places: named, left };
  }
  const numbered = column === 0 && block.length > 1 && block.every((row, index) => row.length > 1 && row[0] === String(index + 1));
  const width = Math.max(...block.map((row) => row.length)), first = column - Number(numbered);
  const places = Array.from({ length: width }, (_, index) => (index || !numbered ? first + index : -1));
  return { rows: block, places, left: first + width > labels.length ? ["多出的列"] : [] };
}
