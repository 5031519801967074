// What was typed and is not answered yet, by draft and field: it outlives a kernel that dies, in this tab only.
const KEPT = "mzsh-typed";

/**
 * The id of the draft that an address names.
 * @param {string} search an address from its question mark on
 */
export const draftIn = (search) => new URLSearchParams(search).get("draft");

/** @param {string} field */
const keyOf = (field) => `${draftIn(location.search) ?? ""} ${field}`;

/** @returns {Record<string, unknown>} */
const all = () => {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "{}") ?? {};
  } catch {
    return {};
  }
};

/** @param {string} field */
export const kept = (field) => all()[keyOf(field)];

/**
 * @param {string} field
 * @param {unknown} [value] left out where the field has been answered
 */
export function keep(field, value) {
  const values = all();
  if (value === undefined && !(keyOf(field) in values)) return;
  values[keyOf(field)] = value;
  try {
    sessionStorage.setItem(KEPT, JSON.stringify(values));
  } catch {
    // full or forbidden: nothing outlives then
  }
}
