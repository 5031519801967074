"""What fails in a widget's callback is told on the page."""

import re

import pytest

from mzsh_kit import KitError
from mzsh_kit.app.guard import guarded, notice
from mzsh_kit.errors import fault


@pytest.fixture(autouse=True)
def outputs(tmp_path, monkeypatch):
    monkeypatch.setenv("MZSH_OUTPUTS", str(tmp_path))
    notice.cache_clear()
    yield tmp_path
    notice.cache_clear()


@guarded
def work(name):
    if name == "张三":
        raise KitError(fault("file.missing", "<plan>.json"))
    return {"李四": 1}[name]


def test_an_error_is_told_in_words_and_goes_with_the_next_success():
    assert work("张三") is None
    assert "&lt;plan&gt;.json：找不到这个文件。请核对文件名和所在文件夹。" in notice().value
    assert 'role="alert"' in notice().value
    assert work("李四") == 1 and notice().value == ""


def test_a_bug_is_a_number_and_its_log_says_where_but_not_what_was_typed(outputs):
    work("王五保密")
    number = re.search("程序内部出错，编号([0-9a-f]{8})。", notice().value)[1]
    log = (outputs / "logs" / f"{number}.log").read_text(encoding="utf-8")
    assert "builtins.KeyError" in log and "in work" in log
    assert "王五" not in log and "王五" not in notice().value


def test_a_log_names_the_causes_too(outputs):
    @guarded
    def outer():
        try:
            {}["王五保密"]
        except KeyError as error:
            raise RuntimeError("王五") from error

    outer()
    (log,) = (outputs / "logs").iterdir()
    text = log.read_text(encoding="utf-8")
    assert text.index("builtins.KeyError") < text.index("builtins.RuntimeError")


def test_a_callback_inside_another_stops_it():
    done = []

    @guarded
    def outer():
        work("王五")
        done.append("on")

    outer()
    assert done == [] and "程序内部出错" in notice().value


def test_without_a_place_for_logs_the_number_is_told_all_the_same(outputs):
    (outputs / "logs").write_text("a file in the way")
    work("王五")
    assert "程序内部出错" in notice().value and "无法写入日志" in notice().value
