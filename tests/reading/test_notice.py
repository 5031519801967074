"""The superior's notice as the proposed file of its 年度."""

import shutil

import pytest
import yaml

from mzsh_kit.errors import KitError
from mzsh_kit.plan import complete
from mzsh_kit.plan.years import YearFile
from mzsh_kit.reading.notice import read_notice
from mzsh_kit.resources import templates
from tests.command import mzsh

NOTICE = """中共清源县委组织部
关于开好2026年度县管党员领导干部民主生活会的通知
各乡镇党委，县直各单位党组（党委）：
经县委同意，现就开好2026年度民主生活会有关事项通知如下。
一、会议主题
这次民主生活会的主题是：深入贯彻中央八项规定精神，真抓实干。
二、会前准备
1.抓好学习研讨。认真学习党章、《中国共产党纪律处分条例》，1月5日前完成学习研讨。
2.广泛征求意见。通过座谈会、个别访谈等方式征求意见建议，于2027年1月8日前完成。
3.认真查摆问题。领导班子和班子成员要重点从带头强化政治忠诚、提高政治能力，带头固本培元、增强党性，带头敬畏人民、敬畏组织、敬畏法纪，带头干事创业、担当作为，带头坚决扛起管党治党责任等五个方面查摆问题。
4.撰写对照检查材料。会前10天将班子对照检查材料报县委组织部审核。
三、开好会议
各单位民主生活会于2027年1月底前召开。会上，通报2025年度民主生活会整改措施落实情况和本次征求意见情况。
四、会后工作
会后15天内，将民主生活会情况报告报县纪委机关、县委组织部。整改清单于会后20天内制定。
中共清源县委组织部
2026年12月20日
"""


def notice():
    return read_notice(NOTICE.encode(), "通知.txt")


def test_every_value_has_its_place():
    values = {value.label: (value.value, value.places) for value in notice().values}
    assert values["主题"] == ("深入贯彻中央八项规定精神，真抓实干", ("第6段",))
    assert values["会上通报事项"] == (["2025年度民主生活会整改措施落实情况和本次征求意见情况"], ("第13段",))
    assert values["工作进度 · 征求意见 · 完成时限"] == ("2027-01-08", ("第9段",))
    assert values["工作进度 · 报审 · 第1项 · 完成时限"] == ("会前10天", ("第11段",))
    assert values["工作进度 · 整改清单 · 完成时限"] == ("会后20天内", ("第15段",))
    assert values["报送机关"] == (["县纪委机关", "县委组织部"], ("第15段",))
    assert [aspect["text"][:6] for aspect in values["查摆方面"][0]] == [
        "带头强化政治",
        "带头固本培元",
        "带头敬畏人民",
        "带头干事创业",
        "带头坚决扛起",
    ]
    assert values["方面的提法"][0] == "带头"


def test_the_file_is_one_of_a_year_with_the_places_as_comments():
    read = notice()
    file = YearFile.model_validate(yaml.safe_load(read.file()))
    assert (read.year, file.kind, file.source) == (
        2026,
        "年度",
        "关于开好2026年度县管党员领导干部民主生活会的通知",
    )
    assert "  opinions: '2027-01-08'  # 第9段\n" in read.file()
    assert read.file().startswith(
        "# 由《关于开好2026年度县管党员领导干部民主生活会的通知》读出，逐项核对后使用"
    )
    assert "# 第13段：召开时间 2027年1月底前" in read.file()


def test_a_confirmed_file_is_what_plans_of_the_year_take(tmp_path):
    shutil.copytree(templates(), tmp_path / "templates")
    (tmp_path / "templates" / "years" / "2026.yaml").write_text(notice().file(), encoding="utf-8")
    member = {"name": "江启明", "post": "党组书记、局长", "role": "主要负责同志"}
    answers = {
        "unit": {"name": "清源县水务局", "type": "局党组"},
        "kind": "年度",
        "year": 2026,
        "members": [member],
    }
    plan = complete(answers, tmp_path / "templates")
    assert (plan.theme, plan.report_to) == (
        "深入贯彻中央八项规定精神，真抓实干",
        ("县纪委机关", "县委组织部"),
    )
    assert (str(plan.schedule.opinions.end), plan.schedule.opinions.hard) == ("2027-01-08", True)


def proposed(held):
    """What a notice proposes whose part about the meeting says so much."""
    before, _, rest = NOTICE.partition("会上，通报")
    text = f"{before}{held}\n四、会后工作{rest.partition('四、会后工作')[2]}"
    return {value.key: value.value for value in read_notice(text.encode(), "通知.txt").values}


PLAN = NOTICE.replace("民主生活会的通知", "民主生活会的方案")


def test_what_is_no_notice_is_asked_about():
    assert notice().question == ""
    assert read_notice(PLAN.encode(), "方案.txt").question == (
        "这份文件是方案，不是上级的通知。仍照它填写吗？其中的时限会作为上级规定的时限。"
    )


def test_no_file_of_a_year_is_made_of_a_plan_where_nobody_can_be_asked(tmp_path):
    source, target = tmp_path / "甲.txt", tmp_path / "2026.yaml"
    source.write_text(PLAN, encoding="utf-8")
    done = mzsh("year", source, "-o", target, cwd=tmp_path)
    assert (done.returncode, target.exists()) == (2, False)
    assert "这份文件不是上级的通知，没有存为年度文件。确要照它填写的，请加 --yes。" in done.stderr.decode()
    shown = mzsh("year", source, cwd=tmp_path)
    assert (shown.returncode, shown.stdout.decode().partition("\n")[0]) == (
        0,
        "这份文件是方案，不是上级的通知",
    )
    assert mzsh("year", source, "-o", target, "--yes", cwd=tmp_path).returncode == 0 and target.exists()


LAST, ASKED = "上年度民主生活会整改措施落实情况", "征求意见情况"


@pytest.mark.parametrize(
    ("held", "told"),
    [
        (f"会议要通报{LAST}和{ASKED}。", [f"{LAST}和{ASKED}"]),
        (f"会上先通报{LAST}，再逐一发言。", [LAST]),
        (f"民主生活会上，应当通报{LAST}，并向会议报告{ASKED}。", [LAST, ASKED]),
        (f"召开民主生活会时，由主要负责同志通报{LAST}。", [LAST]),
        (f"民主生活会要通报以下情况：（1）{LAST}；（2）{ASKED}。", [LAST, ASKED]),
        (f"民主生活会要通报以下情况：\n（1）{LAST}。\n（2）{ASKED}。", [LAST, ASKED]),
        (f"{LAST}、{ASKED}要在会上通报。", [f"{LAST}、{ASKED}"]),
    ],
)
def test_what_the_meeting_is_told_is_proposed_however_it_is_said(held, told):
    assert proposed(held)["reported",] == told


@pytest.mark.parametrize(
    "held",
    [
        f"会前，向班子成员通报{ASKED}。",
        "会后，在一定范围内通报民主生活会情况。",
        "会上，对巡察通报的问题逐一作出说明。",
    ],
)
def test_what_others_are_told_or_were_told_is_none_of_it(held):
    assert ("reported",) not in proposed(held)


def test_what_may_all_be_told_in_writing_is_said_so():
    assert proposed(f"会上，书面通报{LAST}。")["written",] is True
    assert ("written",) not in proposed(f"会上通报{LAST}，书面通报{ASKED}。")


def test_what_it_says_of_the_preparation_holds_for_every_plan_of_the_year():
    values = {value.key: value.value for value in notice().values}
    assert values["defaults", "opinions", "methods"] == ["座谈会", "个别访谈"]
    assert values["defaults", "study", "items"] == ["党章", "《中国共产党纪律处分条例》"]


UNDATED = """关于召开专题民主生活会的通知
各党支部：
现就召开专题民主生活会有关事项通知如下。
一、时间安排
{when}召开。会议时间和参加人员须提前3天报机关党委备案。会议结束后，于会后一周内向机关党委提交以下材料：（1）会议情况报告；（2）会议记录。
机关党委
{signed}
"""


def test_without_a_year_the_day_of_its_signature_says_it():
    read = read_notice(UNDATED.format(when="3月底前", signed="2026年2月20日").encode(), "通知.txt")
    assert read.year == 2025
    assert ("没有写明年度，按日期推算是2025年度", "全文") in read.beside
    with pytest.raises(KitError):
        read_notice(UNDATED.format(when="3月底前", signed="").encode(), "通知.txt")


def test_what_is_sent_before_the_meeting_says_whom_to_report_to_and_a_limit_needs_no_receiver():
    text = (
        "关于开好2026年度民主生活会的通知\n各县直单位党组：\n现就开好民主生活会通知如下。\n一、有关要求\n"
        "会前8天将会议方案报县纪委、县委组织部，会后12天内报送会议情况报告。\n2026年12月3日"
    )
    values = {value.key: value.value for value in read_notice(text.encode(), "通知.txt").values}
    assert values["limits", "report"] == "会后12天内"
    assert values["report_to",] == ["县纪委", "县委组织部"]


def test_a_limit_counted_ahead_and_one_before_a_list_hold_for_what_is_sent():
    text = UNDATED.format(when="3月底前", signed="2026年2月20日")
    values = {value.key: value.value for value in read_notice(text.encode(), "通知.txt").values}
    assert values["limits", "submission"] == "会前3天"
    assert values["limits", "report"] == "会后7天内"
    assert values["report_to",] == ["机关党委"]
