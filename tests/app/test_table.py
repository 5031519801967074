"""The table that a person edits: in a real browser, on a page of its own."""

import json
from contextlib import contextmanager
from pathlib import Path

import nbformat
import pytest

from mzsh_kit.app.table import Table

AXE = Path(__file__).with_name("axe") / "axe.min.js"
pytestmark = pytest.mark.browser
READY_MS = 120_000

SERVE = """
import sys
from pathlib import Path
from mzsh_kit import resources
resources.notebooks = lambda: Path(sys.argv[1])
from mzsh_kit.app import server
server.serve(open_browser=False)
"""

PAGE = """
import json
from html import escape
from IPython.display import display
from mzsh_kit.app.form import box
from mzsh_kit.app.panel import Panel
from mzsh_kit.app.table import Table

columns = [
    {"key": "name", "label": "姓名", "sort": "line", "needed": True, "width": 3},
    {"key": "post", "label": "职务", "sort": "text", "needed": True, "width": 6},
    {"key": "role", "label": "身份", "sort": "choice", "width": 3,
     "options": ["班子成员", "主要负责同志"], "default": "班子成员"},
    {"key": "minutes", "label": "分钟", "sort": "number", "width": 2},
    {"key": "written", "label": "书面发言", "sort": "yes", "width": 1},
]
def row(name, post, role="班子成员", minutes="15", written="", **rest):
    return dict(name=name, post=post, role=role, minutes=minutes, written=written, **rest)

principal = row("张三", "局长", "主要负责同志", "20", more={"kept": 1})
first = [principal, row("李四", "副局长"), row("王五", "科长")]

def changed(change=None):
    # as the wizard does: without empty rows, in its own spelling
    filled = [row for row in table.rows if row["name"].strip() or row["post"]]
    table.rows = [{**row, "name": row["name"].strip()} for row in filled]
    missing = [n for n, row in enumerate(table.rows) if not row["post"]]
    table.faults = [{"row": n, "key": "post", "text": "没有填写。"} for n in missing]
    seen.html = f"<pre id='seen'>{escape(json.dumps(table.rows, ensure_ascii=False))}</pre>"

def pressed(message, files):
    if message.get("act") == "reset":
        table.rows = first
    if message.get("act") == "respell":
        table.rows = [{**row, "post": row["post"] + "（同志）"} for row in table.rows]
    changed()

table = Table(label="班子成员", place="members", columns=columns, rows=first, add_label="增加成员")
seen = Panel(pressed)
reset = "<button id='reset' data-act='reset'>重来</button>"
respell = "<button id='respell' data-act='respell'>改写</button>"
tools = Panel(pressed, reset + respell)
table.observe(changed, "rows")
changed()
display(box([table, tools, seen], "mz-page"))
"""


@pytest.fixture(scope="module")
def served(running, tmp_path_factory):
    folder = tmp_path_factory.mktemp("notebooks")
    script = folder / "serve.py"
    script.write_text(SERVE, encoding="utf-8")
    book = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(PAGE)])
    nbformat.write(book, folder / "table.ipynb")
    with running(str(folder), program=[str(script)]) as address:
        yield address


@contextmanager
def opened(new_page, address):
    page = new_page()
    page.goto(f"{address}voila/render/table.ipynb")
    page.get_by_label("第1行 姓名").wait_for(timeout=READY_MS)
    try:
        yield page
    finally:
        page.close(run_before_unload=False)


@pytest.fixture(scope="module")
def one_page(new_page, served):
    with opened(new_page, served) as page:
        yield page


@pytest.fixture
def page(one_page):
    """The page with the rows that it began with."""
    one_page.locator("#reset").click()
    until(one_page, ["张三", "李四", "王五"])
    return one_page


def rows(page):
    return json.loads(page.locator("#seen").inner_text())


def names(page):
    return [row["name"] for row in rows(page)]


def shown(page):
    return [field.input_value() for field in page.locator("[aria-label$=姓名]").all()]


def until(page, wanted):
    """Waits until Python and the page have these names."""
    script = """wanted => {
        const seen = JSON.parse(document.getElementById("seen").textContent).map(row => row.name);
        const shown = [...document.querySelectorAll("[aria-label$=姓名]")].map(field => field.value);
        return JSON.stringify(seen) === wanted && JSON.stringify(shown.filter(Boolean)) === wanted;
    }"""
    page.wait_for_function(script, arg=json.dumps(wanted, ensure_ascii=False, separators=(",", ":")))


def focused(page):
    return page.evaluate(
        "document.activeElement.getAttribute('aria-label') || document.activeElement.textContent"
    )


def paste(page, label, text, html=""):
    script = """([label, text, html]) => {
        const data = new DataTransfer();
        data.setData("text/plain", text);
        if (html) data.setData("text/html", html);
        const target = document.querySelector(`[aria-label="${label}"]`);
        target.focus();
        const event = { clipboardData: data, bubbles: true, cancelable: true };
        target.dispatchEvent(new ClipboardEvent("paste", event));
    }"""
    page.evaluate(script, [label, text, html])


def drag(page, row, onto):
    start, end = (page.locator(".mz-grid-body .mz-row").nth(place).bounding_box() for place in (row, onto))
    grip = page.locator(".mz-grip").nth(row).bounding_box()
    page.mouse.move(grip["x"] + 6, grip["y"] + 12)
    page.mouse.down()
    page.mouse.move(grip["x"] + 6, start["y"] + start["height"] / 2, steps=2)
    page.mouse.move(grip["x"] + 6, end["y"] + end["height"] - 3 if onto > row else end["y"] + 3, steps=8)
    page.mouse.up()


def test_what_is_typed_is_sent_after_a_pause_while_the_focus_stays(page):
    field = page.get_by_label("第2行 姓名")
    field.press("End")
    field.press_sequentially("思")
    until(page, ["张三", "李四思", "王五"])
    assert focused(page) == "第2行 姓名"
    page.get_by_label("第2行 书面发言").check()
    page.wait_for_function("document.getElementById('seen').textContent.includes('是')")
    assert rows(page)[1] == {
        "name": "李四思", "post": "副局长", "role": "班子成员", "minutes": "15", "written": "是"
    }  # fmt: skip


def test_a_row_moves_the_same_way_by_mouse_by_button_and_by_keyboard(page):
    for way in ("mouse", "button", "keyboard"):
        if way == "mouse":
            drag(page, 0, 2)
        for step in range(2) if way != "mouse" else ():
            if way == "button":
                page.get_by_role("button", name=f"下移第{step + 1}行").evaluate("button => button.click()")
                assert focused(page) == f"下移第{step + 2}行"
            else:
                page.get_by_label(f"第{step + 1}行 职务").press("Alt+ArrowDown")
                assert focused(page) == f"第{step + 2}行 职务"
        until(page, ["李四", "王五", "张三"])
        assert rows(page)[2]["more"] == {"kept": 1}
        page.locator("#reset").click()
        until(page, ["张三", "李四", "王五"])


def test_a_move_is_announced_and_escape_puts_a_dragged_row_back(page):
    page.get_by_label("第3行 姓名").press("Alt+ArrowUp")
    page.get_by_role("status").get_by_text("已移到第2行，共3行").wait_for(state="attached")
    until(page, ["张三", "王五", "李四"])
    grip = page.locator(".mz-grip").first.bounding_box()
    page.mouse.move(grip["x"] + 6, grip["y"] + 12)
    page.mouse.down()
    page.mouse.move(grip["x"] + 6, grip["y"] + 200, steps=5)
    assert shown(page)[0] != "张三"
    page.keyboard.press("Escape")
    page.mouse.up()
    assert shown(page) == ["张三", "王五", "李四"]


def test_a_removed_row_comes_back(page):
    page.get_by_role("button", name="移去第2行").click()
    until(page, ["张三", "王五"])
    assert page.locator(".mz-grid-undo").inner_text().split() == ["已移去第2行", "撤销"]
    assert focused(page) == "撤销"
    page.keyboard.press("Enter")
    until(page, ["张三", "李四", "王五"])


def test_a_pasted_block_fills_cells_and_adds_rows_without_its_heading(page):
    block = (
        '姓名\t职务\t身份\t分钟\r\n赵六\t"党组成员\n""兼""书记"\t主要负责同志\t１２\r\n'
        "孙七\t主任\t班子成员\t9\r\n"
    )
    paste(page, "第3行 姓名", block)
    until(page, ["张三", "李四", "赵六", "孙七"])
    assert rows(page)[2:] == [
        {
            "name": "赵六",
            "post": '党组成员\n"兼"书记',
            "role": "主要负责同志",
            "minutes": "12",
            "written": "",
        },
        {"name": "孙七", "post": "主任", "role": "班子成员", "minutes": "9", "written": ""},
    ]
    assert "已贴入2行" in page.locator(".mz-grid-undo").inner_text()
    page.get_by_role("button", name="撤销").click()
    until(page, ["张三", "李四", "王五"])


def test_one_column_pastes_downwards_and_running_text_into_its_cell(page):
    paste(page, "第2行 姓名", "赵六\n孙七\n周八\n")
    until(page, ["张三", "赵六", "孙七", "周八"])
    paste(page, "第1行 职务", "党组书记\n兼局长")
    assert page.get_by_label("第1行 职务").input_value() == "局长"  # the browser itself puts running text in


def test_a_sheet_with_other_columns_is_laid_out_by_its_heading_and_a_column_of_numbers_is_passed_over(page):
    paste(page, "第1行 姓名", "序号\t现任职务\t性别\t姓 名\n1\t书记\t女\t赵六\n2\t委员\t男\t孙七\n")
    until(page, ["赵六", "孙七", "王五"])
    assert [row["post"] for row in rows(page)] == ["书记", "委员", "科长"]
    assert "已贴入2行，性别没有贴入" in page.locator(".mz-grid-undo").inner_text()
    paste(page, "第1行 姓名", "1\t周八\t主任\n2\t吴九\t干事\n")
    until(page, ["周八", "吴九", "王五"])


def test_a_long_name_is_shown_whole_and_enter_leads_to_the_next_cell_to_be_filled(page):
    name = page.get_by_label("第1行 姓名")
    name.fill("阿卜杜热依木江·阿卜杜外力·买买提托合提")
    assert name.evaluate("one => one.scrollWidth <= one.clientWidth && one.scrollHeight <= one.clientHeight")
    name.press("Enter")
    assert focused(page) == "第1行 职务" and "\n" not in name.input_value()


def test_an_added_row_stays_while_python_has_none_for_it(page):
    page.get_by_role("button", name="增加成员").click()
    assert focused(page) == "第4行 姓名"
    page.get_by_label("第2行 职务").fill("调研员")
    page.wait_for_function("document.getElementById('seen').textContent.includes('调研员')")
    assert shown(page) == ["张三", "李四", "王五", ""]
    page.get_by_label("第4行 姓名").fill("赵六")
    until(page, ["张三", "李四", "王五", "赵六"])
    page.get_by_text("职务：没有填写。").wait_for()
    field = page.get_by_label("第4行 职务")
    assert field.get_attribute("aria-invalid") == "true"
    assert (
        page.locator(f"[id='{field.get_attribute('aria-describedby')}']").inner_text() == "职务：没有填写。"
    )
    assert field.get_attribute("id") == "f-members.3.post"


def test_rows_from_python_do_not_take_away_what_is_being_typed(page):
    field = page.get_by_label("第1行 姓名")
    field.press("End")
    field.press_sequentially("　 ")
    page.evaluate("document.getElementById('respell').click()")
    page.wait_for_function("document.getElementById('seen').textContent.includes('局长（同志）')")
    page.wait_for_function("document.querySelector('[aria-label=\"第1行 职务\"]').value === '局长（同志）'")
    assert (field.input_value(), focused(page)) == ("张三　 ", "第1行 姓名")
    page.get_by_label("第2行 姓名").focus()
    until(page, ["张三", "李四", "王五"])


def test_what_is_typed_is_never_markup(page):
    page.get_by_label("第1行 姓名").fill("<img src=x onerror=\"document.title='run'\">")
    until(page, ["<img src=x onerror=\"document.title='run'\">", "李四", "王五"])
    assert page.title() != "run"
    assert page.locator(".mz-table-box img").count() == 0


def test_nothing_leaves_the_host_and_nothing_fails(one_page, served):
    local = ("data:", "blob:", served, served.replace("http", "ws"))
    assert [url for url in one_page.asked if not url.startswith(local)] == []
    assert one_page.errors == []


def test_axe_finds_nothing(page):
    page.get_by_label("第2行 职务").fill("")
    page.get_by_text("职务：没有填写。").wait_for()
    page.get_by_role("button", name="移去第1行").click()
    page.add_script_tag(path=str(AXE))
    result = page.evaluate("axe.run('.mz-table-box', {resultTypes: ['violations']})")
    assert [
        (violation["id"], [node["target"] for node in violation["nodes"]])
        for violation in result["violations"]
    ] == []


def test_a_telephone_shows_rows_as_cards(page):
    page.set_viewport_size({"width": 390, "height": 900})
    boxes = page.locator(".mz-grid-body .mz-row").all()
    assert page.evaluate("document.querySelector('.mz-table-box').scrollWidth") <= 390
    name, post = (page.get_by_label(f"第1行 {label}").bounding_box() for label in ("姓名", "职务"))
    assert name["y"] + name["height"] < post["y"]
    assert len(boxes) == 3


def test_rows_beyond_the_bound_are_not_taken():
    table = Table(rows=[])
    table._receive(None, {"rows": [{"a": str(number)} for number in range(600)], "turn": 1}, [])
    assert table.rows == [{"a": str(number)} for number in range(500)]
