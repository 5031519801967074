import assert from "node:assert/strict";
import { test } from "node:test";

import { asTyped, cells, isBlock, laidOut, spread } from "../../mzsh_kit/app/js/paste.js";

const NAME = { key: "name", label: "姓名", sort: "line" };
const POST = { key: "post", label: "职务", sort: "text" };
const ROLE = { key: "role", label: "身份", sort: "choice", options: ["班子成员", "主要负责同志"] };
const PEOPLE = [NAME, POST, ROLE], LABELS = PEOPLE.map(({ label }) => label);

test("a block of a spreadsheet becomes rows of cells, whatever ends its lines", () => {
  assert.deepEqual(cells("张三\t书记\r\n李四\t委员\r\n"), [["张三", "书记"], ["李四", "委员"]]);
  assert.deepEqual(cells(" 张三 \t\n\t\n李四"), [["张三", ""], ["李四"]]);
});

test("a quoted cell holds tabs, line breaks and doubled quotes", () => {
  assert.deepEqual(cells('"书记\n局长"\t"他说""好"""'), [["书记\n局长", '他说"好"']]);
});

test("a quote that nothing closes was typed", () => {
  assert.deepEqual(cells('"未完\t书记'), [['"未完', "书记"]]);
  assert.deepEqual(cells('"甲"乙\t丙'), [['"甲"乙', "丙"]]);
});

test("a cell is put into the writing of its column", () => {
  const written = (text, sort) => asTyped(text, { key: "", label: "", sort });
  assert.deepEqual(["√", "是", "否", ""].map((text) => written(text, "yes")), ["是", "是", "", ""]);
  assert.equal(written("１５", "number"), "15");
  assert.equal(written("党组书记\n局长", "line"), "党组书记 局长");
  assert.equal(written("党组书记\n局长", "text"), "党组书记\n局长");
  assert.equal(written(" 班子成员 ", "choice"), "班子成员");
});

test("a line of words goes to the columns that they belong to", () => {
  assert.deepEqual(spread("张三 党组书记、局长 主要负责同志", PEOPLE), ["张三", "党组书记、局长", "主要负责同志"]);
  assert.deepEqual(spread("张 三  班子成员 党组成员 副局长", PEOPLE), ["张三", "党组成员 副局长", "班子成员"]);
});

test("a first row that names columns says which is which, and what has no place is named", () => {
  const block = [["序号", "职务*", "姓名：", "备注"], ["1", "书记", "张三", "无"]];
  assert.deepEqual(laidOut(block, LABELS, 0), { rows: [block[1]], places: [-1, 1, 0, -1], left: ["备注"] });
});

test("a label that ends with a column's label names it, once", () => {
  const block = [["干部姓名", "党内职务", "行政职务"], ["张三", "书记", "局长"]];
  assert.deepEqual(laidOut(block, LABELS, 0).places, [0, 1, -1]);
});

test("cells without a heading lie as they stand, but for running numbers", () => {
  const plain = [["张三", "书记"]], numbered = [["1", "张三"], ["2", "李四"]];
  assert.deepEqual(laidOut(plain, LABELS, 1), { rows: plain, places: [1, 2], left: [] });
  assert.deepEqual(laidOut(numbered, LABELS, 0), { rows: numbered, places: [-1, 0], left: [] });
  assert.deepEqual(laidOut([["a", "b", "c"]], LABELS, 1).left, ["多出的列"]);
});

test("what is pasted is a block where it has cells, or lines and the field has one", () => {
  const pasted = (text, html = "") => ({ getData: (type) => (type === "text/html" ? html : text) });
  const field = (many) => ({ matches: () => many });
  assert.equal(isBlock(pasted("甲\t乙"), field(true)), true);
  assert.equal(isBlock(pasted("甲", "<table><tr>"), field(true)), true);
  assert.equal(isBlock(pasted("第一段\n第二段"), field(true)), false);
  assert.equal(isBlock(pasted("甲\n乙"), field(false)), true);
  assert.equal(isBlock(pasted("甲\n"), null), false);
});
