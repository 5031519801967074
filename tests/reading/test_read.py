"""A plan made up for the test -> its facts with their places, its answers, and a plan that builds."""

import json
import os
import sys
from itertools import groupby

import pytest

from mzsh_kit import build, to_docx
from mzsh_kit.errors import KitError
from mzsh_kit.office import Office
from mzsh_kit.plan import Open, complete, dump_plan
from mzsh_kit.reading import answers_of, label, old_plan, plan_of, read_bytes, remember
from mzsh_kit.reading.answers.stated import aspect_name
from mzsh_kit.reading.fact import Fact
from tests.command import mzsh

PLAN = """
清源县水务局党组2026年度民主生活会实施方案

根据县纪委、县委组织部《关于开好2026年度民主生活会的通知》（清组通〔2026〕9号）要求，结合实际，制定本方案。

一、会议主题
这次会议的主题是：深入学习党章，弘扬实干作风，把水务工作做好。

二、会议安排
（一）时间：2027年1月15日上午9:00，会期半天。
（二）地点：机关三楼会议室。
（三）参加人员：局党组成员；邀请县委督导组、县委组织部有关领导到会指导；办公室主任、人事科科长列席。

三、会前准备
（一）组织学习研讨（1月5日前完成）。采取个人自学、集中研讨等方式，认真学习《中国共产党章程》《中国共产党纪律处分条例》和习近平总书记关于治水的重要论述精神，集中学习时间不少于1天，打牢思想基础。
（二）征求意见。1月6日前，通过召开座谈会、发放征求意见表等方式，听取党员、服务对象的意见建议。对领导班子的意见原样反馈。
（三）谈心谈话。做到三必谈：党组书记与党组成员必谈，班子成员相互之间必谈，党组成员与分管科室负责人必谈。谈话要一对一进行。
（四）查摆问题。重点从以下三个方面查摆：一是政治忠诚方面；二是担当作为方面；三是廉洁自律方面。
（五）撰写材料。党组书记主持起草班子对照检查材料，并对党组成员发言提纲审阅把关。会前10天，将实施方案报县委组织部审核。

四、会议议程
会议由党组书记、局长宋知远同志主持。
1.通报上年度整改措施落实情况；
2.党组书记代表领导班子作对照检查；
3.党组成员逐一作对照检查，开展批评，每人批评意见不少于3条；
4.县委督导组点评。

五、会后工作
会后15天内，将会议情况报告报县纪委、县委组织部。会后在干部职工大会上通报会议情况。形成整改清单，逐项销号。

六、职责分工
（一）办公室负责会务保障。负责会议记录。
（二）人事科负责征求意见。
"""
GIVEN = [
    ("basis", "县纪委、县委组织部《关于开好2026年度民主生活会的通知》（清组通〔2026〕9号）", "第2段"),
    ("meeting.year", "2026年度", "第1段"),
    ("meeting.theme", "深入学习党章，弘扬实干作风，把水务工作做好", "第4段"),
    ("meeting.date", "2027年1月15日", "第6段"),
    ("meeting.time", "上午9:00", "第6段"),
    ("meeting.duration", "半天", "第6段"),
    ("meeting.venue", "机关三楼会议室", "第7段"),
    ("meeting.attendees", "局党组成员", "第8段"),
    ("meeting.guidance", "县委督导组", "第8段"),
    ("meeting.guidance", "县委组织部有关领导", "第8段"),
    ("meeting.observers", "办公室主任", "第8段"),
    ("meeting.observers", "人事科科长", "第8段"),
    ("study.form", "个人自学", "第10段"),
    ("study.form", "集中研讨", "第10段"),
    ("study.duration", "不少于1天", "第10段"),
    ("study.item", "《中国共产党章程》", "第10段"),
    ("study.item", "《中国共产党纪律处分条例》", "第10段"),
    ("study.item", "习近平总书记关于治水的重要论述精神", "第10段"),
    ("study.deadline", "1月5日前完成", "第10段"),
    ("opinions.method", "召开座谈会", "第11段"),
    ("opinions.method", "发放征求意见表", "第11段"),
    ("opinions.scope", "党员", "第11段"),
    ("opinions.scope", "服务对象", "第11段"),
    ("opinions.deadline", "1月6日前", "第11段"),
    ("opinions.handling", "对领导班子的意见原样反馈", "第11段"),
    ("talks.pair", "党组书记与党组成员", "第12段"),
    ("talks.pair", "班子成员相互之间", "第12段"),
    ("talks.pair", "党组成员与分管科室负责人", "第12段"),
    ("talks.requirement", "谈话要一对一进行", "第12段"),
    ("problems.aspect", "政治忠诚方面", "第13段"),
    ("problems.aspect", "担当作为方面", "第13段"),
    ("problems.aspect", "廉洁自律方面", "第13段"),
    ("materials.team", "党组书记主持起草班子对照检查材料", "第14段"),
    ("materials.review", "对党组成员发言提纲审阅把关", "第14段"),
    ("submission", "会前10天，将实施方案报县委组织部审核", "第14段"),
    ("meeting.host", "党组书记、局长宋知远同志", "第16段"),
    ("criticism.min_count", "每人批评意见不少于3条", "第19段"),
    ("agenda.item", "通报上年度整改措施落实情况", "第17段"),
    ("agenda.item", "党组书记代表领导班子作对照检查", "第18段"),
    ("agenda.item", "党组成员逐一作对照检查，开展批评，每人批评意见不少于3条", "第19段"),
    ("agenda.item", "县委督导组点评", "第20段"),
    ("report", "会后15天内，将会议情况报告报县纪委、县委组织部", "第22段"),
    ("bulletin", "会后在干部职工大会上通报会议情况", "第22段"),
    ("rectification.rule", "形成整改清单，逐项销号", "第22段"),
    ("organisation.duty", "办公室负责会务保障", "第24段"),
    ("organisation.duty", "负责会议记录", "第24段"),
    ("meeting.recorder", "办公室", "第24段"),
    ("organisation.duty", "人事科负责征求意见", "第25段"),
]  # fmt: skip


@pytest.fixture(scope="module")
def reading():
    return read_bytes(PLAN.encode(), "方案.txt")


def by_field(facts):
    ordered = sorted(facts)
    return {
        field: [fact[1:] for fact in group] for field, group in groupby(ordered, key=lambda fact: fact[0])
    }


def test_every_fact_is_read_with_its_place(reading):
    assert by_field((fact.field, fact.value, fact.place) for fact in reading.facts) == by_field(GIVEN)


def test_kind_unit_and_title_are_read(reading):
    assert (reading.title, reading.kind, reading.unit, reading.unit_type) == (
        "清源县水务局党组2026年度民主生活会实施方案", "年度", "清源县水务局党组", "局党组",
    )  # fmt: skip


def test_a_fact_carries_who_to_whom_and_until_when(reading):
    by_value = {fact.value: fact.data() for fact in reading.facts}
    assert by_value["人事科负责征求意见"] == {
        "field": "organisation.duty",
        "value": "人事科负责征求意见",
        "place": "第25段",
        "who": "人事科",
    }
    assert by_value["会后15天内，将会议情况报告报县纪委、县委组织部"]["deadline"] == "会后15天内"


def test_answers_state_what_the_document_states(reading):
    answers = answers_of(reading)
    assert answers["unit"] == {"name": "清源县水务局", "type": "局党组"}
    assert answers["members"] == [{"name": "宋知远", "post": "党组书记、局长", "role": "主要负责同志"}]
    assert (answers["kind"], answers["year"]) == ("年度", 2026)
    assert answers["meeting"] == {
        "date": "2027-01-15", "chair": "宋知远", "attendees": ["局党组成员"],
        "observers": ["办公室主任", "人事科科长"],
        "guidance": ["县委督导组", "县委组织部有关领导"], "venue": "机关三楼会议室", "start": "09:00",
        "length": "半天",
        "recorder": "办公室",
    }  # fmt: skip
    assert answers["schedule"] == {
        "study": {"end": "2027-01-05"},
        "opinions": {"end": "2027-01-06"},
        **{key: {"start": "待定", "end": "待定"} for key in ("feedback", "problems", "review")},
        "submission": [{"what": "实施方案", "to": ["县委组织部"], "end": "会前10天"}],
        "report": [{"what": "会议情况报告", "to": ["县纪委", "县委组织部"], "end": "会后15天内"}],
        "bulletin": [{"what": "会议情况", "to": ["干部职工大会"]}],
    }
    assert answers["talks"]["relations"] == [
        {"text": "党组书记与党组成员", "pairs": "principal-members"},
        {"text": "班子成员相互之间", "pairs": "members-members"},
        {"text": "党组成员与分管科室负责人", "pairs": "members-units"},
    ]
    assert (answers["criticism"], answers["basis"]) == (
        {"least": 3},
        [
            {
                "issuer": "县纪委、县委组织部",
                "title": "关于开好2026年度民主生活会的通知",
                "number": "清组通〔2026〕9号",
            }
        ],
    )


def test_a_name_in_a_list_shares_the_post_before_it_but_that_of_the_secretary():
    text = (
        "某县林业局党组民主生活会方案\n"
        "一、参会人员\n"
        "党组书记孟川、苏亦，党组成员、副局长陆青、谢宁和姚远，办公室主任丁一。"
    )
    members = answers_of(read_bytes(text.encode(), "a.txt"))["members"]
    assert [(member["name"], member["post"]) for member in members] == [
        ("孟川", "党组书记"),
        *((name, "党组成员、副局长") for name in ("陆青", "谢宁", "姚远")),
    ]


def test_when_the_rectification_is_published_is_its_step_and_a_day_of_nothing_read_is_told():
    text = (
        "某县林业局党组2024年度民主生活会方案\n"
        "一、时间\n"
        "2025年1月10日\n"
        "二、会后工作\n"
        "整改清单于2月12日前公示，5月底前全部销号。"
    )
    reading = read_bytes(text.encode(), "a.txt")
    assert answers_of(reading)["schedule"]["publicity"] == {"end": "2025-02-12"}
    assert [unread.text for unread in reading.unread] == ["5月底前全部销号"]


def test_who_begins_an_item_of_the_agenda_by_name_is_its_speaker():
    text = (
        "某县林业局党组民主生活会方案\n"
        "一、参会人员\n"
        "党组书记孟川，党组成员、副局长陆青。\n"
        "二、会议议程\n"
        "1.陆青通报整改情况；\n"
        "2.孟川同志代表班子作对照检查；\n"
        "3.孟川、陆青作个人对照检查；\n"
        "4.督导组点评。"
    )
    agenda = plan_of(read_bytes(text.encode(), "a.txt")).agenda
    assert [(item.speaker, item.text) for item in agenda] == [
        ("陆青", "通报整改情况"),
        ("孟川", "代表班子作对照检查"),
        (Open.UNDECIDED, "孟川、陆青作个人对照检查"),
        ("督导组", "点评"),
    ]


def test_how_an_item_of_the_agenda_is_held_and_by_whom():
    text = (
        "县史志馆党组民主生活会方案\n会议由党组书记黎晓主持。\n会议议程：\n1.由我代表班子作检视剖析；\n"
        "2.班子成员逐个检视剖析，其余同志提出批评意见；\n3.馆长黎晓带头作自我批评，其他成员批评帮助；\n"
        "4.上级领导点评讲话；\n5.通报批评和自我批评情况。"
    )
    assert answers_of(read_bytes(text.encode(), "a.txt"))["agenda"] == [
        {"text": "代表班子作检视剖析", "speaker": "主持人"},
        {"text": "逐个检视剖析，其余同志提出批评意见", "speaker": "班子成员", "mode": "逐一发言并接受批评"},
        {"text": "带头作自我批评，其他成员批评帮助", "speaker": "黎晓", "mode": "一人发言并接受批评"},
        {"text": "点评讲话", "speaker": "上级领导"},
        {"text": "通报批评和自我批评情况"},
    ]


def test_what_was_read_makes_a_plan_that_builds_and_reads_back(reading):
    again = read_bytes(to_docx(build(plan_of(reading))), "方案.docx")
    before = {
        (fact.field, fact.value.removeprefix(fact.who))
        for fact in reading.facts
        if not fact.field.endswith((".time", ".deadline"))
    }
    told = {
        ("report", "会后15天内，将会议情况报告报县纪委、县委组织部"),
        ("bulletin", "会后在干部职工大会上通报会议情况"),
    }
    kept = {fact.value for fact in again.facts}
    lost = {value for field, value in before - told if not any(value in other for other in kept)}
    assert lost == {"会前10天，将实施方案报县委组织部审核", "负责会议记录", "不少于1天"} & lost


def test_a_plan_with_nothing_but_placeholders_still_builds():
    text = (
        "民主生活会方案\n一、主题\n会议主题：学习党章，严守纪律。\n二、时间\nxx月xx日。\n三、地点\nxx会议室。\n四、参加人员\n"
        "xx局班子成员。"
    )
    plan = plan_of(read_bytes(text.encode(), "a.txt"))
    assert (plan.theme, plan.members[0].name, plan.meeting.venue) == (
        "学习党章，严守纪律",
        "待定",
        Open.UNDECIDED,
    )
    assert complete(json.loads(dump_plan(plan))) == plan
    assert to_docx(build(plan))


def test_nothing_is_dropped(reading):
    known = "".join(fact.value for fact in reading.facts) + "".join(fact.text for fact in reading.unread)
    heads = "".join(section.heading for section in reading.tree.sections)
    sentences = [
        part for line in PLAN.split("\n") for part in line.replace("；", "。").split("。") if len(part) > 14
    ]
    for sentence in sentences:
        assert any(sentence[n : n + 6] in known + heads for n in range(len(sentence) - 5)), sentence


def test_what_is_not_understood_is_listed_with_its_place():
    text = PLAN.replace("打牢思想基础。", "打牢思想基础。水电站大坝正在加固。")
    unread = [
        (passage.text, passage.place, passage.heading)
        for passage in read_bytes(text.encode(), "a.txt").unread
    ]
    assert ("水电站大坝正在加固", "第10段", "组织学习研讨（1月5日前完成）") in unread


def test_the_wizard_gets_answers_labels_and_places_in_one_call():
    old = old_plan(PLAN.encode(), "旧方案.txt")
    assert old.answers["year"] == 2026
    read = [(label(fact.field), passage.text, passage.heading) for passage, fact in old.passages if fact]
    assert ("会议地点", "机关三楼会议室", "地点") in read and not any("." in name for name, _, _ in read)


def test_the_same_document_reads_the_same_from_every_form(reading):
    lines = "".join(f"{line}\n" for line in PLAN.strip().split("\n") if line)
    assert read_bytes(lines.encode("gb18030"), "a.txt").facts == reading.facts


@pytest.mark.parametrize(
    "text",
    ["会议通知\n今天下午两点开会。", "今天天气很好。" * 50, "关于防汛工作的方案\n一、目标\n确保安全。"],
)
def test_a_document_that_plans_no_meeting_is_refused_in_words(text):
    with pytest.raises(KitError) as caught:
        read_bytes(text.encode(), "通知.txt")
    assert (
        str(caught.value) == "通知.txt：没有读到民主生活会方案的内容。请改选民主生活会的实施方案或工作方案。"
    )


def read(*words):
    done = mzsh("read", *words)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_the_command_prints_one_object_a_line_for_several_files(tmp_path):
    good, bad = tmp_path / "甲.txt", tmp_path / "乙.txt"
    good.write_text(PLAN, encoding="utf-8")
    bad.write_bytes(b"")
    status, out, error = read("--json", good, bad, good)
    lines = [json.loads(line) for line in out.splitlines()]
    assert (status, [line["file"] for line in lines], "乙.txt：文件是空的" in error) == (
        1,
        [str(good)] * 2,
        True,
    )
    assert set(lines[0]) == {
        "file",
        "title",
        "sort",
        "question",
        "kind",
        "unit",
        "sections",
        "facts",
        "unread",
    }
    assert lines[0]["unit"] == {"name": "清源县水务局党组", "type": "局党组"}


def test_the_command_obeys_headings_that_the_office_remembered_and_says_what_is_masked(tmp_path):
    source = tmp_path / "甲.txt"
    text = (
        "某局民主生活会方案\n一、时间\n2026年1月16日召开。\n二、红脸出汗\n把话说透，把理讲明。\n"
        "三、主题\n对照xx要求，推动**工作。"
    )
    source.write_text(text, encoding="utf-8")
    own = Office(tmp_path / "outputs" / "office").templates
    before = mzsh("read", source, cwd=tmp_path).stdout.decode()
    remember("红脸出汗", "criticism.rule", own)
    after = mzsh("read", source, cwd=tmp_path).stdout.decode()
    assert "没有读懂1句：\n把话说透，把理讲明（“红脸出汗”，第5段）" in before and "没有读懂" not in after
    assert "批评要求：把话说透，把理讲明（第5段）\n" in after
    assert "主题：对照xx要求，推动**工作（第7段），原文空缺或者不完整，须自行核对填写" in after
    assert "没有读懂1句" in mzsh("read", source, cwd=tmp_path, MZSH_SHARED="1").stdout.decode()


@pytest.fixture
def terminal(monkeypatch):
    """What a person types at a terminal, which is the input from then on."""
    pty = pytest.importorskip("pty")
    person, program = pty.openpty()
    monkeypatch.setattr(sys, "stdin", os.fdopen(program))
    yield lambda line: os.write(person, f"{line}\n".encode())
    sys.stdin.close()
    os.close(person)


REGULATION = "某局民主生活会制度\n一、时间\n每年召开一次民主生活会。\n二、地点\n机关三楼会议室。\n"
QUESTION = "这份文件是制度，不是实施方案。仍按它起草吗？只取其中写明的内容，没有写的不作推断。（是/否）\n"


def test_no_plan_is_made_of_a_regulation_where_nobody_can_be_asked(tmp_path):
    source, target = tmp_path / "甲.txt", tmp_path / "plan.json"
    source.write_text(REGULATION, encoding="utf-8")
    assert (*read(source, "--plan", target), target.exists()) == (
        2,
        "",
        f"{source}：这份文件是制度，不是实施方案，没有另存为方案。确要按它起草的，请加 --yes。\n",
        False,
    )
    status, out, error = read(source, "--plan", target, "--yes")
    assert (status, out.splitlines()[-1], error, target.exists()) == (0, str(target), "", True)
    assert read(source)[0] == 0


@pytest.mark.parametrize(("answer", "written"), [("是", True), ("y", True), ("否", False), ("", False)])
def test_at_a_terminal_a_person_is_asked_and_obeyed(terminal, tmp_path, answer, written):
    source, target = tmp_path / "甲.txt", tmp_path / "plan.json"
    source.write_text(REGULATION, encoding="utf-8")
    terminal(answer)
    status, out, error = read(source, "--plan", target)
    assert (status, error, target.exists(), str(target) in out) == (0, QUESTION, written, written)


def test_the_command_writes_a_plan_and_says_what_it_read(tmp_path):
    source, target = tmp_path / "甲.md", tmp_path / "plan.json"
    source.write_text(PLAN, encoding="utf-8")
    status, out, _ = read(source, "--plan", target)
    assert (status, "会议地点：机关三楼会议室（第7段）" in out) == (0, True)
    assert complete(json.loads(target.read_text(encoding="utf-8"))).meeting.venue == "机关三楼会议室"


def test_the_command_refuses_what_is_not_there(tmp_path):
    status, out, error = read(tmp_path / "无.docx")
    assert (status, out, "找不到这个文件" in error, "Traceback" in error) == (2, "", True, False)


def test_a_short_plan_is_one_by_its_title():
    text = "关于召开2025年度民主生活会的实施方案\n会议定于2026年1月10日召开。\n请各成员认真准备。"
    reading = read_bytes(text.encode(), "方案.txt")
    assert [(fact.field, fact.value) for fact in reading.facts] == [
        ("meeting.year", "2025年度"),
        ("meeting.date", "2026年1月10日"),
    ]


@pytest.mark.parametrize("body, mode", [("省委第三巡视组", "巡视"), ("县委第三巡察组", "巡察")])
def test_a_plan_after_an_inspection_says_which_it_was(body, mode):
    text = (
        f"某某局党组{mode}整改专题民主生活会实施方案\n一、会议主题\n落实{body}反馈意见，抓好{mode}整改。\n"
        "二、时间地点\n2026年3月6日在三楼会议室召开，由党组书记主持。"
    )
    inspection = plan_of(read_bytes(text.encode(), "方案.txt")).inspection
    assert (inspection.mode, inspection.body) == (mode, body)


def test_a_signature_is_no_requirement_and_a_sentence_is_one_thing():
    text = (
        "柳湾县粮食局关于召开2025年度民主生活会的通知\n局党组定于2026年1月20日下午3点召开民主生活会。\n"
        "一、参加人员\n局党组成员。\n二、有关要求\n（一）请各位成员1月12日前报送发言提纲（联系人：田禾）。\n"
        "（二）遵守会议纪律，不得请假。\n中共柳湾县粮食局党组\n2026年1月8日"
    )
    read = read_bytes(text.encode(), "通知.txt", weigh=False)
    assert "柳湾" not in str(answers_of(read).get("requirements", ""))
    assert [fact.field for fact in read.facts if "不得请假" in fact.value] == ["discipline"]


def test_rules_for_the_meeting_stand_together_and_a_label_alone_is_none():
    text = (
        "柳湾县粮食局党组2025年度民主生活会方案\n一、时间地点\n2026年1月20日下午3点在二楼会议室。\n"
        "二、与会人员\n请假\n三、有关要求\n到会人员不得迟到。会场内手机一律关闭。"
    )
    rules = answers_of(read_bytes(text.encode(), "方案.txt", weigh=False))["requirements"]
    assert rules[-1] == {"heading": "遵守会议纪律", "text": "到会人员不得迟到。会场内手机一律关闭。"}


def test_the_limit_behind_a_heading_is_read_whatever_stands_below_it():
    text = (
        "柳湾县粮食局党组2025年度民主生活会方案\n一、会前准备\n（一）学习研讨（完成时限：2026年1月6日前）\n"
        "1.学习内容：党章。\n2.学习方式：个人自学。\n（二）谈心谈话\n班子成员之间谈心谈话。"
    )
    limits = [fact for fact in read_bytes(text.encode(), "a.txt").facts if fact.field == "study.deadline"]
    assert [(fact.value, fact.place) for fact in limits] == [("2026年1月6日前", "第3段")]


def test_day_and_hour_stand_below_a_heading_with_a_sign_of_its_own():
    text = (
        "柳湾县粮库党支部2025年度组织生活会方案\n◎ 会议时间\n2026年2月9日下午3点半\n◎ 参会人员\n支部全体党员"
    )
    values = {fact.field: fact.value for fact in read_bytes(text.encode(), "a.txt").facts}
    assert (values["meeting.date"], values["meeting.time"]) == ("2026年2月9日", "下午3点半")


def test_day_and_place_stand_in_one_line():
    text = "县粮食局党组2024年度民主生活会方案\n会议时间：1月16日 会议地点：二楼会议室"
    facts = {fact.field: fact.value for fact in read_bytes(text.encode(), "a.txt").facts}
    assert (facts["meeting.date"], facts["meeting.venue"]) == ("1月16日", "二楼会议室")


def test_what_stands_in_brackets_below_a_signature_is_no_rule():
    text = "民主生活会方案\n一、征求意见\n发放意见表。\n中共柳湾县粮食局党组\n2025年1月8日\n（此件不公开）"
    reading = read_bytes(text.encode(), "a.txt")
    below = ("2025年1月8日", "（此件不公开）")
    assert [fact.field for fact in reading.facts if fact.value in below] == ["document.date"]
    assert "（此件不公开）" in [part.text for part in reading.unread]


@pytest.mark.parametrize(("first", "called"), [("带头联系群众", ""), ("政治忠诚", "方面")])
def test_aspects_are_called_as_the_year_does_only_where_one_begins_so(first, called):
    assert aspect_name([Fact("problems.aspect", text, "第3段") for text in (first, "作风建设")]) == called
