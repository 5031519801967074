"""What a document is, whose it is and which meeting it is about."""

from datetime import date

import pytest

from mzsh_kit.plan.when import Open
from mzsh_kit.reading import old_plan, plan_of, read_bytes
from mzsh_kit.reading.identity import sort_of_document
from mzsh_kit.reading.outline import outline
from mzsh_kit.reading.source import Line

BODY = (
    "根据上级部署，定于2025年1月9日召开会议。\n一、学习。采取集中学习等方式，学习党章。\n二、听取意见。"
    "开座谈会，听取群众意见。"
)
TITLES = {
    "清源县水务局党组2024年度民主生活会实施方案": ("方案", "年度", "清源县水务局党组"),
    "东岭县农业局2024年度民主生活会主持词": ("主持词", "年度", "东岭县农业局"),
    "白水镇召开2024年度民主生活会": ("报告", "年度", "白水镇"),
    "实验中学领导班子民主生活会制度": ("制度", "年度", "实验中学"),
    "关于开好某县民政局党组2024年度民主生活会的通知": ("通知", "年度", "某县民政局党组"),
    "清源县水务局党组\n关于召开2024年度民主生活会的请示": ("请示", "年度", "清源县水务局党组"),
    "关于清源县水务局党组2024年度民主生活会召开时间的批复": ("通知", "年度", "清源县水务局党组"),
    "第三党支部专题组织生活会方案": ("方案", "其他专题", "第三党支部"),
    "某县财政局党组巡察整改专题民主生活会情况报告": ("报告", "巡视巡察整改", "某县财政局党组"),
}


@pytest.mark.parametrize("title", TITLES)
def test_title_says_sort_kind_and_unit(title):
    reading = read_bytes(f"{title}\n{BODY}".encode(), "a.txt")
    assert (reading.sort, reading.kind, reading.unit) == TITLES[title]


OVER_LINES = (
    "清源县水务局党组|2024年度党员领导干部|民主生活会实施方案",
    "清源县水务局党组关于召开2024年度|党员领导干部民主生活会的请示",
    "清源水务投资集团有限公司|党委2024年度民主生活会方案",
    "清源县水务局党组关于|开好2024年度民主生活会的通知",
)


@pytest.mark.parametrize("title", OVER_LINES)
def test_a_title_that_is_broken_anywhere_is_whole(title):
    lines = title.replace("|", "\n")
    assert read_bytes(f"{lines}\n{BODY}".encode(), "a.txt").title == title.replace("|", "")


def test_a_red_head_is_no_part_of_the_title_below_it():
    text = f"中共清源县水务局党组文件\n清水党组〔2025〕3号\n★\n关于召开民主生活会的通知\n各股室：\n{BODY}"
    reading = read_bytes(text.encode(), "a.txt")
    assert (reading.title, reading.unit) == ("关于召开民主生活会的通知", "中共清源县水务局党组")


TYPES = {
    "中共清源县委员会关于开好民主生活会的通知": "党委",
    "中共松岭镇委员会2024年度民主生活会方案": "乡镇党委",
    "中共清源县纪律检查委员会2024年度民主生活会方案": "",
    "翠屏街道柳湾社区党委2024年度民主生活会方案": "党委",
}


@pytest.mark.parametrize("title", TYPES)
def test_the_type_is_that_of_the_unit_and_not_of_those_who_are_told(title):
    assert read_bytes(f"{title}\n各乡镇党委：\n{BODY}".encode(), "a.txt").unit_type == TYPES[title]


def test_the_sign_off_names_the_unit_where_the_title_does_not():
    text = f"关于召开民主生活会的通知\n各支部：\n{BODY}\n中共河东大学委员会\n2024年12月1日"
    assert read_bytes(text.encode(), "a.txt").unit == "中共河东大学委员会"


def test_the_body_never_names_the_unit():
    text = f"民主生活会方案\n{BODY}\n三、报告。会后报县委组织部，送县委组织部。县委要求从严。"
    assert read_bytes(text.encode(), "a.txt").unit == ""


def test_a_rule_or_a_report_asks_before_it_becomes_a_plan():
    assert old_plan(f"某局民主生活会制度\n{BODY}".encode(), "a.txt").reading.question == (
        "这份文件是制度，不是实施方案。仍按它起草吗？只取其中写明的内容，没有写的不作推断。"
    )
    assert old_plan(f"某局民主生活会方案\n{BODY}".encode(), "a.txt").reading.question == ""


SORTS = {
    "8月2日，林场党总支召开了民主生活会。会上，周远通报了情况。他要求，要把问题改好，要按时报告。": (
        "报告",
        "正文讲的是已经做过的事",
    ),
    "一、领导班子民主生活会每半年召开一次。\n二、会议由书记主持。": ("制度", "正文规定每年怎样做"),
    "各林场党支部：\n民主生活会要在12月开好。\n要请职工提意见。": ("通知", "正文写给各单位"),
    "现在开会。今天召开民主生活会。\n下面，请周远同志发言。": ("主持词", "正文是会上主持的话"),
    "刚才听了大家的发言，我谈三点看法。\n民主生活会开得好。": ("讲话", "正文是会上讲的话"),
    "为开好民主生活会，制定如下方案。\n一、学习\n要学习党章。": ("方案", "开头说明制定方案"),
    "二、听取意见\n民主生活会前要召开座谈会。\n三、谈心\n班子成员之间要谈心。": ("节选", ""),
}


@pytest.mark.parametrize("text", SORTS)
def test_without_a_title_a_text_is_what_its_sentences_do(text):
    lines = [Line(line, f"第{n}段", number=n) for n, line in enumerate(text.splitlines(), 1)]
    assert sort_of_document(outline(lines)) == SORTS[text]


def test_a_report_without_a_title_says_why_it_asks():
    text = f"{next(iter(SORTS))}\n会前，通过发放意见表、走访等方式听取了职工、林农的意见。"
    assert read_bytes(text.encode(), "a.txt").question == (
        "这份文件是报告（正文讲的是已经做过的事），不是实施方案。仍按它起草吗？只取其中写明的内容，没有写的不作推断。"
    )


def test_what_is_left_out_is_open_with_its_place_and_no_answer():
    text = f"某局民主生活会方案\n{BODY}\n三、地点\nxx会议室。\n四、主持\n由xx同志主持。"
    old = old_plan(text.encode(), "a.txt")
    assert [(masked.label, masked.value, masked.place) for masked in old.doubtful] == [
        ("会议地点", "xx会议室", "第6段"),
        ("主持人", "xx同志", "第8段"),
    ]
    assert old.answers["meeting"] == {"date": "2025-01-09"}


def test_an_excerpt_keeps_the_depth_of_its_numbers():
    text = (
        "4、征求意见。开座谈会，听取群众意见。\n5、谈心谈话。支部委员之间要谈心。\n6、组织生活会。"
        "党员逐一发言。"
    )
    reading = read_bytes(f"{text}\n民主生活会由书记主持。".encode(), "a.txt")
    assert [(section.level, section.number) for section in reading.tree.sections] == [
        (3, "4、"),
        (3, "5、"),
        (3, "6、"),
    ]


def test_a_text_whose_line_ends_were_lost_has_its_headings():
    text = (
        "某校民主生活会方案\n现提出如下方案： 一、会议主题 民主生活会以“转变作风”为主题。"
        " 二、时间 会议于9月下旬召开，参加人员为全体校级领导，请大家按时参加，不得缺席，有事提前请假，"
        "会议由校党委书记主持，会前要做好学习和征求意见等准备。"
    )
    reading = read_bytes(text.encode(), "a.txt")
    assert [section.heading for section in reading.tree.sections] == ["会议主题", "时间"]
    assert ("meeting.theme", "转变作风") in [(fact.field, fact.value) for fact in reading.facts]


UNITS = {
    (
        "关于召开2025年度民主生活会的通知\n各科室：\n定于12月20日召开民主生活会。\n中共岚江市水务局党组\n"
        "2025年12月1日"
    ): "中共岚江市水务局党组",
    (
        "民主生活会方案\n根据市委通知精神，结合东方热电公司实际，制定方案如下。\n一、会议主题\n转作风。"
    ): "东方热电公司",
    "2025年岚江集团有限公司领导班子民主生活会整改方案\n一、整改目标\n按时完成。": "岚江集团有限公司",
    (
        "领导班子民主生活会方案\n按照安排，市第一医院拟于12月召开领导班子民主生活会。\n一、会议主题\n转作风。"
    ): "市第一医院",
    "理学院各教研室、各党支部：\n定于12月20日召开民主生活会，民主生活会由书记主持。": "理学院",
    (
        "一是严把学习关。召开民主生活会前，采取集中学习等方式，学习党章。\n"
        "二是严把质量关。民主生活会上逐一发言。\n（东岭县残联）"
    ): "东岭县残联",
    (
        "关于召开民主生活会的通知\n各支部：\n定于7月20日召开民主生活会。\n"
        "东岭县政协机关创先争优活动领导小组\n2011年7月6日"
    ): "东岭县政协机关创先争优活动领导小组",
    "关于印发《河东区住建局党组2024年度民主生活会实施方案》的通知\n一、时间\n1月9日。": "河东区住建局党组",
    "3月21日上午九点，春晖社区党支部在会议室召开了组织生活会。会议由支部书记李长顺主持。": "春晖社区党支部",
}


@pytest.mark.parametrize("text", UNITS)
def test_the_unit_is_whose_sign_off_case_or_meeting_it_is(text):
    assert read_bytes(text.encode(), "a.txt").unit == UNITS[text]


def test_a_day_of_signature_makes_no_title_of_the_text_above_it():
    text = "关于召开民主生活会的通知\n各科室：\n定于12月20日召开民主生活会。\n岚江市水务局党组\n2025年12月1日"
    assert [title.text for title in read_bytes(text.encode(), "a.txt").tree.titles] == [
        "关于召开民主生活会的通知"
    ]


KINDS = {
    "领导班子民主生活会制度\n第一条 民主生活会每年召开一次，由书记主持。": "年度",
    "领导班子民主生活会制度\n第一条 民主生活会每半年召开一次，由书记主持。": "其他专题",
    "民主生活会制度\n第一条 民主生活会每年召开1至2次，由书记主持。": "年度",
    "分析检查阶段工作方案\n一、学习调研\n召开座谈会，广泛听取群众意见。": "其他专题",
}


@pytest.mark.parametrize("text", KINDS)
def test_a_stage_of_a_campaign_or_what_is_held_more_often_is_no_yearly_meeting(text):
    assert read_bytes(text.encode(), "a.txt").kind == KINDS[text]


YEARS = {
    "某校民主生活会情况\n制订了《某校2012年民主生活会方案》，回顾了2011年民主生活会整改落实情况。": [
        "2012年"
    ],
    "关于做好2010年度民主评议党员工作的通知\n各支部召开民主生活会，由书记主持。": ["2010年度"],
    "民主生活会方案\n民主生活会拟定于xx年xx月召开，由书记主持。": [],
}


@pytest.mark.parametrize("text", YEARS)
def test_the_year_is_that_of_the_meeting_and_of_no_day_or_earlier_meeting(text):
    facts = read_bytes(text.encode(), "a.txt").facts
    assert [fact.value for fact in facts if fact.field == "meeting.year"] == YEARS[text]


ASKED = {
    (
        "某局民主生活会制度\n第六条 民主生活会由党组书记主持。因故不能参加的，应在会前请假。"
        "书记因故缺席的，由副书记主持。"
    ): ["因故不能参加的，应在会前请假"],
    "某局民主生活会报告\n1月9日召开民主生活会，由书记主持。应到9人，2名同志请假。": [],
}


@pytest.mark.parametrize("text", ASKED)
def test_discipline_is_what_is_asked_of_those_who_cannot_come(text):
    facts = read_bytes(text.encode(), "a.txt").facts
    assert [fact.value for fact in facts if fact.field == "discipline"] == ASKED[text]


GROUNDS = {
    "某局民主生活会报告\n1月9日，局党组召开民主生活会。书记指出，要按照县委的部署要求抓好整改。": [],
    "某局民主生活会报告\n1月9日，局党组召开民主生活会。班子成员根据群众提出的意见，对照检查。": [],
    (
        "某局民主生活会报告\n这是根据县纪委、县委组织部《关于开好2024年度民主生活会的通知》召开的，"
        "由书记主持。"
    ): ["县纪委、县委组织部《关于开好2024年度民主生活会的通知》"],
}


@pytest.mark.parametrize("text", GROUNDS)
def test_a_ground_is_of_those_above_and_nobodys_speech(text):
    facts = read_bytes(text.encode(), "a.txt").facts
    assert [fact.value for fact in facts if fact.field == "basis"] == GROUNDS[text]


SPECIAL = "学习贯彻习近平新时代中国特色社会主义思想主题教育专题民主生活会"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"{SPECIAL}\n暨2023年度民主生活会方案\n一、时间\n1月5日。\n", f"{SPECIAL}暨2023年度民主生活会"),
        (
            "关于召开市林业局党组2023年度专题民主生活会的通知\n局党组决定召开2023年度主题教育专题民主生活会。\n",
            "2023年度主题教育专题民主生活会",
        ),
    ],
)
def test_a_years_meeting_on_something_of_its_own_is_of_its_kind_and_keeps_its_name(text, name):
    plan = plan_of(read_bytes(text.encode(), "方案.txt", weigh=False))
    assert (plan.kind, plan.meeting.name, plan.confirmed) == ("主题教育", name, False)


def test_what_a_person_confirms_is_never_confirmed_by_what_was_read():
    text = "市林业局党组2023年度民主生活会方案\n一、时间\n2024年1月5日上午9:00。\n"
    assert not plan_of(read_bytes(text.encode(), "方案.txt", weigh=False)).confirmed


def test_the_theme_of_an_old_plan_is_its_own_or_open_and_no_usual_length_of_study_stands_beside_its_own():
    text = (
        "某县林业局党组2025年度民主生活会方案\n一、会议安排\n会议于2026年1月20日召开。\n二、会前准备\n"
        "（一）学习。1月9日集体学习一次，学习党章。\n"
        "（二）报审。1月16日前，将班子材料报县委组织部审核。\n"
    )
    plan = plan_of(read_bytes(text.encode(), "方案.txt", weigh=False))
    assert plan.theme == Open.UNDECIDED and plan.study.length == Open.UNDECIDED
    (sent,) = plan.schedule.submission
    assert sent.start == sent.end == date(2026, 1, 16)
