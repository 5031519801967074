"""The roll of a leading body is known by its structure: whoever stands where a name stands is a member."""

import pytest

from mzsh_kit.reading import answers_of, plan_of, read_bytes

HEAD = "某市园林局党组2025年度民主生活会方案\n一、会议时间\n2026年1月20日上午9时。\n"
SURNAMES_UNUSUAL = [
    ("党组书记、局长", "覃望舒"),
    ("党组副书记、副局长", "由之远"),
    ("党组成员、总规划师", "訾怀瑾"),
    ("党组成员、副局长", "谯若谷"),
]
POSTS = {name: post for post, name in SURNAMES_UNUSUAL}


def said(text):
    return read_bytes((HEAD + text).encode(), "a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "二、基本情况\n参加人员共4名，如下：\n"
        + "\n".join(f"{post}　{name}" for post, name in SURNAMES_UNUSUAL),
        "二、会议概况\n（五）人员\n" + "\n".join(f"{name}（女）　{post}" for post, name in SURNAMES_UNUSUAL),
        "二、参会人员\n（一）班子成员（4人）\n"
        + "\n".join(f"{n}.{post}：{name}" for n, (post, name) in enumerate(SURNAMES_UNUSUAL, 1)),
        "参加范围。"
        + "，".join(f"{post}{name}" for post, name in SURNAMES_UNUSUAL)
        + "。办公室主任乔木列席。",
        "二、参会范围\n局党组成员：" + "；".join(f"{post}{name}" for post, name in SURNAMES_UNUSUAL) + "。",
        "会议由党组书记、局长覃望舒同志主持。"
        + "，".join(f"{post}{name}" for post, name in SURNAMES_UNUSUAL[1:])
        + "参加会议。",
        "二、参会人员\n" + "，".join(f"{post}{name}" for post, name in SURNAMES_UNUSUAL) + "。",
        "二、参会人员\n（一）班子成员及发言次序\n"
        + "\n".join(f"0{n} {name} {post}" for n, (post, name) in enumerate(SURNAMES_UNUSUAL, 1)),
        "二、班子成员\n序　姓名　职务　分工\n"
        + "\n".join(f"{n}　{name}　{post}　分管园区" for n, (post, name) in enumerate(SURNAMES_UNUSUAL, 1)),
        "二、党组成员\n序号\t姓名\t职务\t备注\n"
        + "\n".join(f"{n}\t{name}\t{post}\t" for n, (post, name) in enumerate(SURNAMES_UNUSUAL, 1)),
        "同志们：今天应到党组成员4人，实到3人："
        + "；".join(f"{post}{name}同志" for post, name in SURNAMES_UNUSUAL)
        + "。会议由我主持。",
    ],
)
def test_who_stands_where_a_name_stands_is_a_member_whatever_his_surname(text):
    members = plan_of(said(text)).members
    assert {one.name: one.post for one in members} == POSTS


@pytest.mark.parametrize(
    "text",
    [
        "到会：党组成员4人，即覃望舒（书记、局长），由之远（副书记、副局长），訾怀瑾（女，总规划师），"
        "鲜于和（组织处处长）。",
        "参会人员\n党组成员：书记、局长覃望舒，副书记、副局长由之远，总规划师訾怀瑾（女），组织处处长鲜于和。",
        "会议定在三楼开。局党组成员是覃望舒，副书记由之远，成员訾怀瑾，组织处处长鲜于和，一共四个人。",
    ],
)
def test_who_stands_under_the_name_of_the_body_is_of_it_by_whatever_post(text):
    answers = answers_of(said(text))
    posts = {one["name"]: one["post"] for one in answers["members"]}
    assert [*posts] == ["覃望舒", "由之远", "訾怀瑾", "鲜于和"]
    assert posts["由之远"].startswith("党组副书记") and posts["鲜于和"] == "党组成员、组织处处长"
    assert not answers["meeting"].get("attendees")
    assert not [one.text for one in said(text).unread if "读到" in one.text]


def test_an_office_that_only_sits_in_is_no_member():
    answers = answers_of(
        said(
            "参加范围。"
            + "，".join(f"{p}{n}" for p, n in SURNAMES_UNUSUAL)
            + "。人事科、机关党委负责人列席。"
        )
    )
    assert len(answers["members"]) == len(POSTS)
    assert answers["meeting"]["observers"] == ["人事科负责人", "机关党委负责人"]


def test_another_number_than_is_read_is_told():
    rows = "\n".join(f"{post}：{name}" for post, name in SURNAMES_UNUSUAL)
    told = [said(f"二、参会人员\n班子成员（{n}人）\n{rows}").unread for n in (4, 6)]
    assert [[one.text for one in unread if "读到" in one.text] for unread in told] == [
        [],
        ["班子成员（6人）（读到4人，请核对）"],
    ]


LEAVES = [
    (
        "因党组成员、园林中心主任冒一川同志赴党校学习，经请示同意请假，其书面发言由办公室代为宣读。",
        "赴党校学习",
        True,
    ),
    (
        "党组成员、园林中心主任冒一川因参加培训班（12月15日至次年1月30日）请假，提交书面发言。",
        "参加培训班",
        True,
    ),
    ("党组成员、园林中心主任冒一川同志因母亲病危，1月18日经批准请假。", "母亲病危", False),
]


@pytest.mark.parametrize(("sentence", "why", "written"), LEAVES)
def test_who_is_named_only_in_the_sentence_of_leave_is_a_member_who_is_away(sentence, why, written):
    text = "参加范围。" + "，".join(f"{post}{name}" for post, name in SURNAMES_UNUSUAL) + "。" + sentence
    away = [one for one in plan_of(said(text)).members if one.absence]
    assert [(one.name, one.post, one.absence, one.written) for one in away] == [
        ("冒一川", "党组成员、园林中心主任", why, written)
    ]


@pytest.mark.parametrize(
    ("sentence", "why", "written"),
    [
        ("【请　　假】谯若谷同志因参加集训（1月15日至2月2日）请假，已提交书面发言", "参加集训", True),
        ("请　假：党组成员谯若谷（赴外地学习，书面发言）", "赴外地学习", True),
        ("请假：党组成员、谯若谷同志在外地进修，1月30日结束，书面发言，由由之远代读。", "在外地进修", True),
        ("请假人员。谯若谷，因父亲手术离市，已报备；书面意见由由之远代为宣读。", "父亲手术离市", True),
        ("谯若谷（赴外省招商，1月19日至23日）请假。", "赴外省招商", False),
        (
            "谯若谷同志正参加援疆工作，因航班停运，不参加现场会议，书面发言由由之远宣读。",
            "正参加援疆工作",
            True,
        ),
        ("谯若谷同志月底前要照料病人，假条已收到，他的书面意见由由之远念。", "月底前要照料病人", True),
        ("由之远代读谯若谷同志书面发言。", "请假", True),
        (
            "谯若谷同志1月10日至25日赴外省招商，请假已批准，发言提纲由由之远同志代读。",
            "1月10日至25日赴外省招商",
            True,
        ),
        ("谯若谷同志带队驻村帮扶，预计月底返回，无法参会。", "带队驻村帮扶", False),
        ("谯若谷同志负责考勤，请假须经其同意。", "", False),
        ("谯若谷同志要带头发言，不得缺席。", "", False),
        ("由之远同志负责会务，谯若谷同志因公出差，如不能到会，代读谯若谷书面发言。", "", False),
        ("谯若谷同志因住院，如届时不能到会，另行请假。", "", False),
    ],
)
def test_leave_reaches_the_member_in_every_form(sentence, why, written):
    rows = "\n".join(f"{post}　{name}" for post, name in SURNAMES_UNUSUAL)
    members = plan_of(said(f"二、参会人员\n参会人员：\n{rows}\n{sentence}")).members
    away = {one.name: (one.absence, one.written) for one in members if one.absence}
    assert away == ({"谯若谷": (why, written)} if why else {})


def test_a_guide_is_neither_member_nor_guest_by_half_a_post_and_own_groups_are_no_guests():
    text = (
        "参加范围。"
        + "，".join(f"{p}{n}" for p, n in SURNAMES_UNUSUAL)
        + "，党组成员、派驻纪检监察组组长贺知秋。\n上级指导：市直机关工委派联系委员简若水参加，"
        "邀请市城管委党组成员、副主任佟远山率督导组到会指导。\n二、职责分工\n派驻纪检监察组：监督。"
    )
    answers = answers_of(said(text))
    assert [one["name"] for one in answers["members"]] == [*POSTS, "贺知秋"]
    assert "市城管委党组成员、副主任 佟远山" in [*map(_spaced, answers["meeting"]["guidance"])]
    assert "派驻纪检监察组" not in answers["meeting"].get("observers", ())


def _spaced(text):
    return text.replace("副主任佟", "副主任 佟")


@pytest.mark.parametrize("name", ["第五若谷", "巴特尔让"])
def test_a_name_of_a_roll_may_begin_as_a_number_or_end_as_a_verb(name):
    rows = "\n".join(f"{one}（{post}）" for post, one in [*SURNAMES_UNUSUAL, ("党组成员、副局长", name)])
    text = f"二、参会人员\n{rows}\n三、会议纪律\n与会人员提前一刻钟到场，手机关机后交专人统一保管。"
    assert [one.name for one in plan_of(said(text)).members] == [*POSTS, name]


def test_members_are_perhaps_nothing_else_beside():
    text = "二、参会人员\n局党组成员：" + "，".join(f"{post}{name}" for post, name in SURNAMES_UNUSUAL) + "。"
    facts = said(f"{text}\n（二）到会指导：市委第三督导组组长简若水一行2人。").facts
    assert not [one for one in facts if one.field == "meeting.guidance" and "简若水" not in one.value]


@pytest.mark.parametrize("whole", ["局党组成员", "局党组全体成员（名单见表一）"])
def test_the_body_as_a_whole_is_no_guest_of_itself(whole):
    roll = "\n".join(f"{post}　{name}" for post, name in SURNAMES_UNUSUAL)
    meeting = plan_of(said(f"一、参加人员：{whole}。\n二、党组成员\n{roll}")).meeting
    assert meeting.attendees == ()
