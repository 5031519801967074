"""The command as people run it: its status, its words. In a process of its own where only that shows what is
tested.
"""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile

import pytest

from mzsh_kit import complete, dump_plan
from mzsh_kit.console import say
from mzsh_kit.papers import SIZES, catalogue, chosen
from tests.command import mzsh

ONLY = ("--papers", "01")
NUMBERS = "、".join((*SIZES, *(paper.number for paper in catalogue())))
LOCALES = ["C", "zh_CN.GBK", "console"]


@pytest.fixture(scope="session")
def gbk_locale(tmp_path_factory, require):
    """A folder with the locale zh_CN.GBK, made for the test."""
    folder = tmp_path_factory.mktemp("locale")
    made = subprocess.run(
        ["localedef", "-i", "zh_CN", "-f", "GBK", folder / "zh_CN.GBK"], check=False, capture_output=True
    )
    if not (folder / "zh_CN.GBK").exists():
        require("locale", f"localedef cannot make zh_CN.GBK (Debian: locales): {made.stderr!r}")
    return folder


@pytest.fixture(params=LOCALES)
def environment(request):
    """The environment of a process in a locale other than UTF-8, and how its output reads."""
    if request.param == "zh_CN.GBK":
        return {"LC_ALL": "zh_CN.GBK", "LOCPATH": str(request.getfixturevalue("gbk_locale"))}, "gbk"
    return ({"LC_ALL": "C"}, "utf-8") if request.param == "C" else ({"PYTHONIOENCODING": "gbk"}, "gbk")


def process(*words, cwd, **environment):
    """Run ``mzsh`` in a process with a bare environment of its own."""
    env = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("LC_", "LANG", "PYTHONIO", "PYTHONUTF8", "MZSH"))
    }
    command = [sys.executable, "-m", "mzsh_kit.cli", *map(str, words)]
    return subprocess.run(command, cwd=cwd, env={**env, **environment}, capture_output=True, check=False)


@pytest.fixture
def plan_file(eight, tmp_path):
    (tmp_path / "plan.json").write_text(dump_plan(complete(eight)), encoding="utf-8")
    return tmp_path / "plan.json"


def test_a_paper_of_the_kit_is_read_back_whole(plan_file, tmp_path):
    mzsh("build", plan_file, *ONLY, "-o", "甲", cwd=tmp_path)
    done = mzsh("read", "甲/01-实施方案.docx", "--plan", "读回.json", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "读回.json").read_bytes()) == (0, plan_file.read_bytes())
    assert (
        done.stdout.decode().splitlines()[0]
        == "01-实施方案.docx：本程序生成的文件，附有方案数据，以方案数据为准"
    )
    told = json.loads(mzsh("read", "甲/01-实施方案.docx", "--json", cwd=tmp_path).stdout)
    assert (told["plan"], told["changes"]) == (json.loads(plan_file.read_bytes()), [])


def test_a_paper_built_without_its_plan_is_read_as_anyones(plan_file, tmp_path):
    mzsh("build", plan_file, *ONLY, "--no-embed", "-o", "甲", cwd=tmp_path)
    told = json.loads(mzsh("read", "甲/01-实施方案.docx", "--json", cwd=tmp_path).stdout)
    assert "plan" not in told and told["facts"]


def test_build_makes_the_set_and_says_what_is_open(plan_file, tmp_path):
    done = mzsh("build", plan_file, *ONLY, "-o", "甲", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert sorted(path.name for path in (tmp_path / "甲").iterdir()) == [
        "01-实施方案.docx",
        "manifest.json",
        "plan.json",
    ]
    assert "待定事项：" in done.stdout.decode()


LATE = (
    "征求意见：“征求意见”2026年12月10日才能完成，意见反馈、查摆问题、撰写材料、审阅把关不能按期完成，最多晚10天"
    "（“意见反馈”应于2026年11月30日前完成）。请把“征求意见”至少提前10天，或把会议改到2026年12月28日。",
    "报审：会前10天（2026年12月8日）的时限不能推迟，而“审阅把关”要到2026年12月14日才完成，差6天。"
    "请把“征求意见”至少提前10天，或把会议改到2026年12月28日。",
)


@pytest.fixture
def late_file(eight, tmp_path):
    """A plan whose 征求意见 ends too late for 报审."""
    eight["meeting"]["date"] = "2026-12-18"
    answers = {**eight, "schedule": {"opinions": {"end": "2026-12-10"}}}
    (tmp_path / "late.json").write_text(json.dumps(answers, ensure_ascii=False), encoding="utf-8")
    return tmp_path / "late.json"


def test_what_cannot_be_kept_is_told_and_strict_makes_it_a_status(late_file, tmp_path):
    runs = [mzsh("build", late_file, *ONLY, "-o", "甲", *more, cwd=tmp_path) for more in ((), ("--strict",))]
    assert [run.returncode for run in runs] == [0, 1]
    for run in runs:
        told = [line for line in run.stdout.decode().splitlines() if line.startswith("请核对：")]
        faults = [
            line.partition("请把")[0] for line in told if "今天是" not in line and "已经过去" not in line
        ]
        assert faults == [
            f"请核对：{late}".partition("请把")[0] for late in LATE
        ]  # what mends them depends on today
    manifest = json.loads((tmp_path / "甲" / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["remarks"] == list(LATE)


def test_strict_is_content_with_a_plan_that_holds(eight, tmp_path):
    eight |= {
        "year": 2098,
        "meeting": {**eight["meeting"], "date": "2098-12-18"},
    }  # a Thursday that is not soon
    (tmp_path / "good.json").write_text(json.dumps(eight, ensure_ascii=False), encoding="utf-8")
    done = mzsh("build", "good.json", *ONLY, "-o", "甲", "--strict", cwd=tmp_path)
    assert (done.returncode, "请核对" in done.stdout.decode()) == (0, False)


def test_verbose_explains_why_each_step_stands_where_it_stands(late_file, tmp_path):
    said = mzsh("build", late_file, *ONLY, "-o", "甲", "-v", cwd=tmp_path).stdout.decode().splitlines()
    start = said.index("制定方案：2026年11月13日至17日")
    assert said[start : start + 11] == [
        "制定方案：2026年11月13日至17日",
        "学习研讨：2026年11月18日至27日（2026年11月28日是休息日，提前）",
        "征求意见：2026年11月18日至12月10日（手工确定）",
        "意见反馈：会前（等“征求意见”完成，顺延）",
        "谈心谈话：2026年11月18日至12月1日",
        "查摆问题：会前（等“意见反馈”完成，顺延）",
        "撰写材料：会前（等“查摆问题”完成，顺延）",
        "审阅把关：会前（等“撰写材料”完成，顺延）",
        "报审：会前10天",
        "会议通知：会前",
        "召开会议：2026年12月18日",
    ]


def test_a_late_start_is_compressed_and_said(eight, tmp_path):
    eight["meeting"]["date"] = "2026-12-18"
    (tmp_path / "good.json").write_text(json.dumps(eight, ensure_ascii=False), encoding="utf-8")
    done = mzsh("build", "good.json", *ONLY, "-o", "甲", "--compress", "2026-11-30", cwd=tmp_path)
    assert (done.returncode, done.stdout.decode().splitlines()[:7]) == (0, [
        "学习研讨：2026年11月30日前完成，用1个工作日，原为8个工作日",
        "征求意见：2026年12月2日前完成，用3个工作日，原为8个工作日",
        "意见反馈：2026年12月2日前完成，用1个工作日",
        "谈心谈话：2026年12月4日前完成，用5个工作日，原为10个工作日",
        "查摆问题：2026年12月7日前完成，用2个工作日，原为3个工作日",
        "撰写材料：2026年12月8日前完成，用2个工作日",
        "审阅把关：2026年12月8日前完成，用1个工作日",
    ])  # fmt: skip


@pytest.mark.parametrize(
    ("day", "start", "message"),
    [
        ("2026-12-18", "2026-12-07",
         "会前准备：从2026年12月7日起，会议之前来不及完成各步。最早可以在2026年12月25日召开。"),
        ("待定", "2026-12-07", "会议日期：没有确定的会议日期，不能压缩。请先写明会议日期。"),
        ("2026-12-18", "下周", "参数 --compress：“下周”不是规定的数值。请加 --help 查看用法。"),
    ],
)  # fmt: skip
def test_what_cannot_be_compressed_is_refused_before_anything_is_written(
    eight, tmp_path, day, start, message
):
    eight["meeting"]["date"] = day
    (tmp_path / "plan.json").write_text(json.dumps(eight, ensure_ascii=False), encoding="utf-8")
    refused = mzsh("build", "plan.json", "-o", "甲", "--compress", start, cwd=tmp_path)
    assert (refused.returncode, refused.stderr.decode().strip()) == (2, message)
    assert not (tmp_path / "甲").exists()


def test_a_plan_of_a_later_format_is_refused_in_words(eight, tmp_path):
    (tmp_path / "plan.json").write_text(
        json.dumps({**eight, "version": 3}, ensure_ascii=False), encoding="utf-8"
    )
    refused = mzsh("build", "plan.json", cwd=tmp_path)
    assert (refused.returncode, refused.stderr.decode().strip()) == (
        2, "格式版本：方案是较新的格式（3），本程序只认到2。请升级本程序后再打开；原文件没有改动。",
    )  # fmt: skip


def test_every_locale_makes_the_same_bytes_and_sees_chinese(plan_file, tmp_path, environment):
    variables, encoding = environment
    mzsh("build", plan_file, *ONLY, "-o", "utf8", cwd=tmp_path)
    done = process("build", plan_file, *ONLY, "-o", "other", cwd=tmp_path, **variables)
    assert "待定事项" in done.stdout.decode(encoding)
    papers = [next((tmp_path / folder).glob("01-*.docx")).read_bytes() for folder in ("utf8", "other")]
    assert papers[0] == papers[1]


def test_every_locale_refuses_in_words(tmp_path, environment):
    variables, encoding = environment
    refused = process("build", "none.json", cwd=tmp_path, **variables)
    assert refused.returncode == 2
    assert "找不到这个文件" in refused.stderr.decode(encoding)
    assert not list(tmp_path.iterdir())


def test_results_go_to_the_outputs_folder_by_default(plan_file, tmp_path):
    mzsh("build", plan_file, *ONLY, cwd=tmp_path)
    assert (tmp_path / "outputs" / "清源县水务局党组" / "01-实施方案.docx").is_file()
    mzsh("build", plan_file, *ONLY, cwd=tmp_path, MZSH_OUTPUTS=str(tmp_path / "别处"))
    assert (tmp_path / "别处" / "清源县水务局党组" / "01-实施方案.docx").is_file()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ([], "缺少参数：命令。请加 --help 查看用法。"),
        (
            ["bild"],
            (
                "参数 命令：没有“bild”，可选：build、batch、roster、read、year、check、explain、"
                "export-templates、app、purge。请加 --help 查看用法。"
            ),
        ),
        (["build"], "缺少参数：方案。请加 --help 查看用法。"),
        (["build", "plan.json", "--papers"], "参数 --papers：后面应跟一个值。请加 --help 查看用法。"),
        (["build", "plan.json", "--paper=99", "x"], "不认识的参数：x。请加 --help 查看用法。"),
        (["build", "plan.json", "--papers", "99"], f"材料：没有编号为“99”的材料。可选：{NUMBERS}。"),
        (["batch", "a.xlsx", "--workers", "0"], "参数 --workers：“0”不是规定的数值。请加 --help 查看用法。"),
        (
            ["batch", "a.xlsx", "--engine", "cold"],
            "参数 --engine：没有“cold”，可选：warm、plain。请加 --help 查看用法。",
        ),
        *(
            (
                ["app", "--port", port],
                f"参数 --port：“{port}”超出范围，应为1至65535之间的整数。请加 --help 查看用法。",
            )
            for port in ("0", "99999", "八千")
        ),
        (["roster", "花名册.txt"], "花名册.txt：扩展名不对。请改用扩展名为.xlsx的文件名。"),
        (
            ["roster", "没有/花名册.xlsx"],
            "没有/花名册.xlsx：找不到文件夹“没有”。请先建好文件夹，或改写到别处。",
        ),
        (
            ["read", "plan.json", "--plan", "没有/新.json"],
            "没有/新.json：找不到文件夹“没有”。请先建好文件夹，或改写到别处。",
        ),
        (["build", "没有.json"], "没有.json：找不到这个文件。请核对文件名和所在文件夹。"),
    ],
)
def test_wrong_words_are_answered_in_chinese_and_nothing_is_written(plan_file, tmp_path, words, message):
    refused = mzsh(*words, cwd=tmp_path)
    assert (refused.returncode, refused.stderr.decode().strip()) == (2, message)
    assert [path.name for path in tmp_path.iterdir()] == ["plan.json"]


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["build", "--help"],
        ["batch", "--help"],
        ["roster", "-h"],
        ["app", "-h"],
        ["purge", "-h"],
        ["read", "-h"],
    ],
)
def test_the_help_has_no_english_words(tmp_path, words):
    text = mzsh(*words, cwd=tmp_path).stdout.decode()
    allowed = {"mzsh", "read", "docx", "txt", "md", "doc", "wps", "check", "explain", "build", "batch",
               "roster", "app", "help", "outputs", "papers", "templates", "workers", "host", "port",
               "token", "file", "TOKEN", "MZSH", "certfile", "keyfile", "pem", "https", "proxy", "nginx",
               "base", "url", "tidy", "no", "zip", "pdf", "PDF", "LibreOffice", "export", "browser", "plan",
               "json", "YAML", "xlsx", "h", "o", "purge", "all", "older", "than",
               "timeout", "force", "only", "failed", "busy", "day", "dask", "Dask", "tls", "engine", "warm",
               "plain", "papermill", "strict", "compress", "verbose", "v", "embed", "year", "years", "yaml",
               "hints", "previous", "Word", "yes"}  # fmt: skip
    assert set(re.findall(r"[A-Za-z]+", text)) <= allowed


def test_a_size_of_the_set_is_made_and_what_it_asks_for_is_said(plan_file, tmp_path):
    done = mzsh("build", plan_file, "--papers", "必备,28", "--no-hints", "-o", "甲", cwd=tmp_path)
    wanted = {paper.number for paper in chosen(["必备", "28"])}
    made = {path.name[:2] for path in (tmp_path / "甲").glob("*.docx")}
    assert made == wanted - {"45", "49", "50", "51"}, "no aspect asks for a case study, no step for a list"
    assert re.search("所选材料共.+种、.+个文件，其中.+种、.+个文件要人填写，空白.+处。", done.stdout.decode())


def test_a_reader_who_leaves_is_no_failure(plan_file, tmp_path):
    """As ``mzsh build … | head -1``, with the pipe closed before anything is said."""
    command = [
        sys.executable,
        "-m",
        "mzsh_kit.cli",
        "build",
        plan_file,
        "--papers",
        "01,03",
        "--zip",
        "-o",
        "甲",
    ]
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        run.stdout.close()
        assert (run.stderr.read(), run.wait()) == (b"", 0)
    assert len(list((tmp_path / "甲").glob("*.zip"))) == 1, "what comes after the first words is made too"


def test_a_bug_leaves_a_log_and_its_number_and_no_traceback(plan_file, tmp_path):
    broken = (
        "import sys, mzsh_kit.cli as c, mzsh_kit.plan as p\n"
        "def load(*_): raise RuntimeError('boom')\n"
        "p.load = load\n"
        "sys.exit(c.main(['build', 'plan.json']))"
    )
    done = subprocess.run([sys.executable, "-c", broken], cwd=tmp_path, capture_output=True, check=False)
    assert done.returncode == 2
    assert "程序内部出错，编号" in done.stderr.decode()
    assert b"boom" not in done.stderr
    (log,) = (tmp_path / "outputs" / "logs").iterdir()
    text = log.read_text(encoding="utf-8")
    assert "builtins.RuntimeError" in text and "in load" in text
    assert "boom" not in text, "the message of an exception may quote a name"


def test_a_blank_roster_is_written(tmp_path):
    done = mzsh("roster", "花名册.xlsx", cwd=tmp_path)
    assert (done.returncode, (tmp_path / "花名册.xlsx").is_file()) == (0, True)
    assert mzsh("roster", cwd=tmp_path).returncode == 0
    assert (tmp_path / "outputs" / "花名册.xlsx").is_file()


def test_an_edited_paper_is_reported(plan_file, tmp_path):
    mzsh("build", plan_file, *ONLY, "-o", "甲", cwd=tmp_path)
    (tmp_path / "甲" / "01-实施方案.docx").write_bytes(b"edited")
    done = mzsh("build", plan_file, *ONLY, "-o", "甲", cwd=tmp_path)
    assert "原文件有人改过，没有覆盖，新稿另存为：01-实施方案（新）.docx" in done.stdout.decode()


def test_the_manifest_is_json_that_lists_what_is_open(plan_file, tmp_path):
    mzsh("build", plan_file, *ONLY, "-o", "甲", cwd=tmp_path)
    manifest = json.loads((tmp_path / "甲" / "manifest.json").read_text(encoding="utf-8"))
    assert {"kit", "input", "papers", "files", "open", "pending", "remarks", "former"} == set(manifest)


def test_build_makes_one_zip_of_several_papers_and_none_of_one(plan_file, tmp_path):
    mzsh("build", plan_file, "-o", "甲", "--papers", "01,03", "--zip", cwd=tmp_path)
    mzsh("build", plan_file, "-o", "乙", "--papers", "01", "--zip", cwd=tmp_path)
    (made,) = (tmp_path / "甲").glob("*.zip")
    assert zipfile.ZipFile(made).namelist() == ["01-实施方案.docx", "03-会议通知.docx"]
    assert not list((tmp_path / "乙").glob("*.zip"))


def test_pdf_without_libreoffice_is_told_before_anything_is_written(plan_file, tmp_path):
    refused = mzsh("build", plan_file, "-o", "甲", "--pdf", cwd=tmp_path, PATH=str(tmp_path))
    assert (refused.returncode, (tmp_path / "甲").exists()) == (2, False)
    assert "没有安装LibreOffice" in refused.stderr.decode()


@pytest.mark.office
def test_pdf_is_made_by_libreoffice(plan_file, tmp_path, require):
    if shutil.which("soffice") is None:
        require("office", "soffice (LibreOffice) is not installed")
    mzsh("build", plan_file, *ONLY, "-o", "甲", "--pdf", cwd=tmp_path)
    assert (tmp_path / "甲" / "01-实施方案.pdf").read_bytes().startswith(b"%PDF")


def test_exported_templates_can_be_edited_and_used(plan_file, tmp_path):
    mzsh("export-templates", "模板", cwd=tmp_path)
    (tmp_path / "模板" / "papers" / "plan" / "theme.txt").write_text("本单位的说法。", encoding="utf-8")
    mzsh("build", plan_file, *ONLY, "-o", "甲", "--templates", "模板", cwd=tmp_path)
    with zipfile.ZipFile(tmp_path / "甲" / "01-实施方案.docx") as paper:
        assert "本单位的说法" in paper.read("word/document.xml").decode()
    again = mzsh("export-templates", "模板", cwd=tmp_path)
    assert (again.returncode, "请换一个空文件夹" in again.stderr.decode()) == (2, True)


def test_exported_templates_are_compared_with_what_the_kit_has(tmp_path):
    mzsh("export-templates", "模板", cwd=tmp_path)
    same = mzsh("export-templates", "--compare", "模板", cwd=tmp_path)
    assert (same.returncode, same.stdout.decode()) == (0, "与现在的程序完全一致。\n")
    (tmp_path / "模板" / "papers" / "plan" / "venue.txt").write_text("本单位的说法。\n", encoding="utf-8")
    (tmp_path / "模板" / "years" / "2030.yaml").write_text("theme: 甲\n", encoding="utf-8")
    changed = mzsh("export-templates", "模板", "--compare", cwd=tmp_path)
    assert changed.stdout.decode().splitlines() == [
        "本单位改过，程序没有变：",
        "  papers/plan/venue.txt",
        "    －{{ plan.meeting.venue }}。",
        "    ＋本单位的说法。",
        "本单位增加：",
        "  years/2030.yaml",
        "“－”是现在程序里的，“＋”是本单位的。",
    ]


def test_a_broken_template_is_refused_before_anything_is_written(plan_file, tmp_path):
    mzsh("export-templates", "模板", cwd=tmp_path)
    (tmp_path / "模板" / "papers" / "notice.txt").write_text("\n{{ plan.nobody }}", encoding="utf-8")
    refused = mzsh("build", plan_file, "-o", "甲", "--templates", "模板", cwd=tmp_path)
    assert (
        refused.stderr.decode().strip() == "notice.txt：第2行：没有“nobody”这一事项。请核对所引用的事项名称。"
    )
    assert (refused.returncode, (tmp_path / "甲").exists()) == (2, False)


def test_what_would_rule_the_terminal_is_not_printed(capsys):
    say("甲\x1b[31m\u202e乙\n丙")
    assert capsys.readouterr().out == "甲\ufffd[31m\ufffd乙\n丙\n"
