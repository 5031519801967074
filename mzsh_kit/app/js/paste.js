// What a person pastes or types into a table, as rows and cells.

/**
 * A column as Python describes it (`Table.columns`).
 * @typedef {object} Column
 * @property {string} key
 * @property {string} label
 * @property {"line" | "text" | "choice" | "yes" | "number"} sort
 * @property {string[]} [options]
 * @property {boolean} [needed]
 * @property {boolean} [folded]
 * @property {number} [width]
 * @property {string} [hint]
 * @property {string} [default]
 */

/**
 * A block copied from a spreadsheet: cells parted by tabs, rows by line breaks, cells with either in quotes.
 * @param {string} text
 */
export function cells(text) {
  /** @type {string[][]} */
  const rows = [[]];
  const whole = text.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  let at = 0;
  while (at <= whole.length) {
    const [cell, end] = whole[at] === '"' ? quoted(whole, at) : plain(whole, at);
    rows[rows.length - 1].push(cell.trim());
    if (whole[end] === "\n") rows.push([]);
    at = end + 1;
  }
  return rows.filter((row) => row.some(Boolean));
}

/**
 * @param {string} text
 * @param {number} start
 * @returns {[string, number]} the cell and where it ends
 */
function plain(text, start) {
  const length = text.slice(start).search(/[\t\n]/);
  const end = length < 0 ? text.length : start + length;
  return [text.slice(start, end), end];
}

/**
 * A quote that nothing closes before a tab or line break was typed, not put there by the spreadsheet.
 * @param {string} text
 * @param {number} start of the quote that opens
 * @returns {[string, number]} the cell and where it ends
 */
function quoted(text, start) {
  let cell = "", here = start + 1;
  for (;;) {
    const close = text.indexOf('"', here);
    if (close < 0) return plain(text, start);
    cell += text.slice(here, close);
    if (text[close + 1] !== '"') {
      return /^[\t\n]?$/.test(text.slice(close + 1, close + 2)) ? [cell, close + 1] : plain(text, start);
    }
    cell += '"';
    here = close + 2;
  }
}

/**
 * Whether what is on the clipboard is a block and not running text.
 * @param {DataTransfer} clipboard
 * @param {Element | null | undefined} field in which it is pasted
 */
export function isBlock(clipboard, field) {
  const text = clipboard.getData("text/plain");
  if (/<table\b/i.test(clipboard.getData("text/html")) || text.includes("\t")) return true;
  return !field?.matches("textarea:not(.mz-line)") && /\n./.test(text.replace(/\r/g, ""));
}

/** @param {string} text */
export const oneLine = (text) => text.replace(/\s*\n\s*/g, " ");

const YES = /^(是|√|✓|对|有|1|y|yes|true)$/i;

/**
 * A text as the cell of a column holds it.
 * @param {string} text
 * @param {Column} column
 */
export function asTyped(text, column) {
  if (column.sort === "yes") return YES.test(text) ? "是" : "";
  if (column.sort === "choice") return text.trim();
  if (column.sort === "text") return text;
  return oneLine(column.sort === "number" ? text.normalize("NFKC") : text);
}

/**
 * Whether a person types into the cells of a column.
 * @param {Column} column
 */
export const isTyped = (column) => !["choice", "yes"].includes(column.sort);

/**
 * The cells of a line as people write it, 张三 党组书记、局长 主要负责同志: the words of a choice go to its column, others
 * where they come.
 * @param {string} line
 * @param {Column[]} columns
 */
export function spread(line, columns) {
  const words = line.trim().replace(/^(\p{Script=Han})\s+(\p{Script=Han})(?=\s)/u, "$1$2").split(/\s+/);
  const free = columns.flatMap((column, index) => (isTyped(column) ? [index] : []));
  const row = columns.map(() => "");
  for (const word of words) {
    const choice = columns.findIndex(({ options }, index) => !row[index] && options?.includes(word));
    const index = choice >= 0 ? choice : Number(free.length > 1 ? free.shift() : free[0]);
    row[index] = row[index] ? `${row[index]} ${word}` : word;
  }
  return row;
}

/** @param {string} text */
const bare = (text) => text.replace(/[\s*＊：:]/g, "");

/**
 * The column that each cell of a row names: by its whole label, else by the end of what stands there; -1: none.
 * @param {string[]} row
 * @param {string[]} labels
 */
function headed(row, labels) {
  /** @type {Set<number>} */
  const taken = new Set();
  return row.map(bare).map((text) => {
    /** @param {(label: string) => boolean} fits */
    const first = (fits) => labels.findIndex((label, index) => !taken.has(index) && fits(label));
    const whole = first((label) => label === text);
    const at = whole >= 0 ? whole : first((label) => label.length > 1 && text.endsWith(label));
    taken.add(at);
    return at;
  });
}

/**
 * The column of each cell: by the first row where it names columns, in whatever order; else as they stand, without
 * a column of running numbers. -1: of no column. What is left out is named.
 * @param {string[][]} block
 * @param {string[]} labels
 * @param {number} column in which it is pasted
 */
export function laidOut(block, labels, column) {
  const places = headed(block[0], labels);
  if (places.filter((at) => at >= 0).length >= Math.min(2, labels.length, block[0].length)) {
    const left = block[0].filter((text, index) => text && places[index] < 0 && bare(text) !== "序号");
    return { rows: block.slice(1), places, left };
  }
  const numbers = block.every((row, index) => row.length > 1 && row[0] === String(index + 1));
  const numbered = column === 0 && block.length > 1 && numbers;
  const width = Math.max(...block.map((row) => row.length)), first = column - Number(numbered);
  return {
    rows: block,
    places: Array.from({ length: width }, (_, index) => (index || !numbered ? first + index : -1)),
    left: first + width > labels.length ? ["多出的列"] : [],
  };
}
