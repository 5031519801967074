"""No value is a scrap of a sentence, stands under the wrong person or in the wrong field."""

from dataclasses import replace

import pytest

from mzsh_kit.plan import Open
from mzsh_kit.reading import answers_of, plan_of, read_bytes

PLAN = "清源县水务局党组民主生活会实施方案\n一、{heading}\n{text}\n"
STATED = [
    (
        "学习",
        "集中学习",
        "学习市委书记在林区调研时、干部大会上的重要讲话，研究部署《会议方案》，学习党章。",
        [("study.item", "", "市委书记在林区调研时、干部大会上的重要讲话"), ("study.item", "", "党章")],
    ),
    (
        "学习甲在两处的讲话",
        "集中学习",
        "学习习近平总书记在动员大会、总结大会上的重要讲话。",
        [
            ("study.item", "", "习近平总书记在动员大会上的重要讲话"),
            ("study.item", "", "习近平总书记在总结大会上的重要讲话"),
        ],
    ),
    (
        "学习甲的两种论述",
        "集中学习",
        "学习习近平总书记关于治水的重要论述，关于用人的重要论述。",
        [
            ("study.item", "", "习近平总书记关于治水的重要论述"),
            ("study.item", "", "习近平总书记关于用人的重要论述"),
        ],
    ),
    (
        "谈话的方式",
        "谈心谈话",
        "提倡党员之间互相谈，书记要与每名委员谈心谈话。",
        [("talks.pair", "", "党员之间"), ("talks.pair", "", "书记与每名委员")],
    ),
    (
        "只有名称的句子",
        "会后工作",
        "书面通报会议情况。通报范围为：中层干部。科级干部，各股室负责人。",
        [("bulletin", "", "书面通报会议情况")],
    ),
    (
        "另一人的职责",
        "有关要求",
        "局长要认真履行第一责任人职责，分管党建工作的领导是直接责任人。",
        [
            ("organisation.duty", "局长", "认真履行第一责任人职责"),
            ("organisation.duty", "分管党建工作的领导", "分管党建工作的领导是直接责任人"),
        ],
    ),
    (
        "协助谁做什么",
        "有关要求",
        "办公室要协助局党组，抓好会务服务工作，积极做好宣传。",
        [
            ("organisation.duty", "办公室", "办公室要协助局党组，抓好会务服务工作"),
            ("organisation.duty", "办公室", "积极做好宣传"),
        ],
    ),
    (
        "半句",
        "有关会议",
        "党员干部既要参加所在支部的组织生活会，又要指导联系单位的组织生活会。",
        [("related_meeting", "", "党员干部既要参加所在支部的组织生活会，又要指导联系单位的组织生活会")],
    ),
    (
        "会后的要求",
        "开展批评和自我批评",
        "自我批评要见人见事。民主生活会后，要把收到的意见列成清单。逐条抓好落实。",
        [
            ("criticism.rule", "", "自我批评要见人见事"),
            ("rectification.rule", "", "民主生活会后，要把收到的意见列成清单"),
            ("rectification.rule", "", "逐条抓好落实"),
        ],
    ),
    (
        "另一步骤的要求",
        "征求意见",
        "采取座谈会的方式征求意见。谈心谈话要一对一进行，谈开谈透。",
        [
            ("opinions.method", "", "座谈会"),
            ("talks.requirement", "", "谈心谈话要一对一进行，谈开谈透"),
        ],
    ),
    (
        "引号里的引号",
        "查摆问题",
        '认真对照"党建责任落实不够有力""整改劲头不足，整改"后半程"没有走好"等两大方面查摆问题。',
        [
            ("problems.aspect", "", "党建责任落实不够有力"),
            ("problems.aspect", "", '整改劲头不足，整改"后半程"没有走好'),
        ],
    ),
    (
        "主题里的方面",
        "会议主题",
        "会议主题是：转作风、抓落实，即看甲河的水清不清，查是否管到位；看乙村的路通不通，查是否修到位。",
        [
            ("meeting.theme", "", "转作风、抓落实"),
            ("problems.aspect", "", "看甲河的水清不清，查是否管到位"),
            ("problems.aspect", "", "看乙村的路通不通，查是否修到位"),
        ],
    ),
    (
        "会议做的事不是学习内容",
        "集中学习",
        "学习党章，会议审议通过《条例》。",
        [("study.item", "", "党章")],
    ),
    (
        "同学习",
        "集中学习",
        "把学习党的报告精神同学习习近平总书记关于治水的重要论述结合起来。",
        [("study.item", "", "党的报告精神"), ("study.item", "", "习近平总书记关于治水的重要论述")],
    ),
    (
        "没有谓语的句子",
        "查摆问题",
        "查找工作作风方面的问题；面对新形势，在应对困难上反映出来的突出问题。",
        [("problems.aspect", "", "工作作风方面")],
    ),
    (
        "查摆问题中说到的督导",
        "查摆问题",
        "民主生活会要邀请县纪委领导前来指导，确保质量。",
        [("meeting.guidance", "", "县纪委领导")],
    ),
    (
        "督导组成员参加",
        "召开会议",
        "县直工委周明同志作为督导组成员参加民主生活会。",
        [("meeting.guidance", "", "县直工委周明同志")],
    ),
    (
        "说明不是要求",
        "整改落实",
        "只有改得实，才能过得硬。届时，整改结果要上墙。基本要求：整改要不留死角。公开范围为：机关干部。",
        [("rectification.rule", "", "整改结果要上墙"), ("rectification.rule", "", "整改要不留死角")],
    ),
    (
        "问句不是要求",
        "查摆问题",
        "河长巡河到位不到位。要把自己摆进去。",
        [("problems.method", "", "要把自己摆进去")],
    ),
    (
        "提意见是批评",
        "征求意见",
        "听取各方意见。每名委员至少要向其他委员提出2条有分量的批评意见。",
        [
            ("opinions.handling", "", "听取各方意见"),
            ("criticism.rule", "", "每名委员至少要向其他委员提出2条有分量的批评意见"),
        ],
    ),
    (
        "检查的内容",
        "查摆问题",
        "对河道采砂监管情况进行对照检查。围绕河长制、节水、移民监督审查情况督查督办等三个方面查找不足。",
        [
            ("problems.aspect", "", "河道采砂监管情况"),
            ("problems.aspect", "", "河长制"),
            ("problems.aspect", "", "节水"),
            ("problems.aspect", "", "移民监督审查情况督查督办"),
        ],
    ),
    (
        "全体成员的要求不归前一句的人",
        "有关要求",
        "书记要履行第一责任人职责。各班子成员要遵守纪律，积极配合会务。班子及党员个人要正确对待意见，认真改正。",
        [("organisation.duty", "书记", "履行第一责任人职责")],
    ),
    (
        "及时不是连词",
        "组织领导",
        "办公室要认真做好会务筹备，及时布置会场，确保会议按期召开。及时上报有关情况。",
        [
            ("requirement", "", "组织领导"),
            ("organisation.duty", "办公室", "认真做好会务筹备"),
            ("organisation.duty", "办公室", "及时布置会场，确保会议按期召开"),
        ],
    ),
    (
        "职务和姓名是一人",
        "参加人员",
        "县纪委派驻水务局纪检组组长：周明。",
        [("meeting.guidance", "", "县纪委派驻水务局纪检组组长：周明")],
    ),
    (
        "空着的地点",
        "会议地点",
        "会议地点设在。",
        [],
    ),
    (
        "材料的组成部分",
        "撰写材料",
        "发言提纲由三部分组成：一是上年度民主生活会和专题民主生活会整改情况，二是个人重大事项说明，三是下步措施。",
        [
            ("materials.personal", "", "上年度民主生活会和专题民主生活会整改情况"),
            ("materials.personal", "", "个人重大事项说明"),
            ("materials.personal", "", "下步措施"),
        ],
    ),
    (
        "学习的动词",
        "集中学习",
        "重点学习如下内容：\n（一）深化学习领悟习近平总书记关于治水的重要论述；\n（二）学习领悟县委巡察专项检查报告。",
        [("study.item", "", "习近平总书记关于治水的重要论述"), ("study.item", "", "县委巡察专项检查报告")],
    ),
]


@pytest.mark.parametrize(
    ("heading", "text", "stated"), [one[1:] for one in STATED], ids=[one[0] for one in STATED]
)
def test_a_value_is_whole_and_under_whom_it_belongs(heading, text, stated):
    read = read_bytes(PLAN.format(heading=heading, text=text).encode(), "方案.txt", weigh=False)
    assert [(fact.field, fact.who, fact.value) for fact in read.facts] == stated


def test_a_bulletin_is_told_to_people_and_not_to_what_is_told():
    text = "会后7天内通报会议情况。在一定范围内向干部、职工通报整改措施。"
    read = read_bytes(PLAN.format(heading="会后工作", text=text).encode(), "方案.txt", weigh=False)
    assert [(fact.value, fact.to) for fact in read.facts if fact.field == "bulletin"] == [
        ("会后7天内通报会议情况", ""),
        ("在一定范围内向干部、职工通报整改措施", "干部、职工"),
    ]


def test_a_signature_is_no_rule():
    signed = "会后立行立改。\n特此通知。\n清源县水务局\n党组办公室\n2026年1月5日"
    read = read_bytes(PLAN.format(heading="会后整改", text=signed).encode(), "方案.txt", weigh=False)
    assert [fact.value for fact in read.facts if fact.field == "rectification.rule"] == ["会后立行立改"]


def test_whom_to_reach_is_no_rule():
    text = "报送邮箱：lyj@example.com。\n联系人：周小青，电话3220000"
    read = read_bytes(PLAN.format(heading="会后工作", text=text).encode(), "方案.txt", weigh=False)
    assert [fact for fact in read.facts if fact.field == "rectification.rule"] == []


def test_a_report_lays_down_no_rule():
    text = (
        "水务局党组召开民主生活会\n1月5日，水务局党组召开了2025年度民主生活会。会上开展了批评和自我批评，"
        "大家坦诚相见。\n"
    )
    read = read_bytes(text.encode(), "报告.txt", weigh=False)
    assert read.sort == "报告"
    assert not [fact for fact in read.facts if fact.field.endswith(".rule")]


def test_a_relation_without_its_first_side_has_that_of_the_one_before():
    text = "委员相互之间、与分管股室负责人要谈心谈话。"
    read = read_bytes(PLAN.format(heading="谈心谈话", text=text).encode(), "方案.txt", weigh=False)
    assert [fact.value for fact in read.facts if fact.certain] == ["委员相互之间", "与分管股室负责人"]
    relations = answers_of(read)["talks"]["relations"]
    assert [one["text"] for one in relations] == ["委员相互之间", "委员与分管股室负责人"]


def test_what_a_requirement_keeps_whole_is_not_listed_beside():
    text = "（一）提高站位。各成员要充分认识。\n（二）严肃会风会纪。\n（三）注重实效。以成效促治水。"
    reading = read_bytes(PLAN.format(heading="工作要求", text=text).encode(), "a.txt")
    assert [fact.value for fact in reading.facts if fact.field == "requirement"] == [
        "提高站位",
        "严肃会风会纪",
        "注重实效",
    ]
    assert reading.unread == ()
    assert [one["heading"] for one in answers_of(reading)["requirements"]] == [
        "提高站位",
        "严肃会风会纪",
        "注重实效",
    ]


ASPECTS = (
    "会议紧扣巡察反馈的三个方面问题对照。三个方面是：干事劲头松懈，征求群众意见不主动，整改措施落实不彻底。",
    "重点查摆三个方面的问题：\n1.干事劲头松懈；\n2.征求群众意见不主动；\n3.整改措施落实不彻底。",
)


@pytest.mark.parametrize("text", ASPECTS)
def test_aspects_are_all_that_are_counted(text):
    facts = read_bytes(PLAN.format(heading="查摆问题", text=text).encode(), "a.txt", weigh=False).facts
    read = [fact.value for fact in facts if fact.field == "problems.aspect" and fact.certain]
    assert read == ["干事劲头松懈", "征求群众意见不主动", "整改措施落实不彻底"]


LOOKED_AT = {
    "三、检视的主要方面\n（一）坚定方向、服从指挥。\n（二）严守财经纪律、整治铺张浪费。\n（三）关心基层。\n"
    "四、工作要求\n严守会议纪律。": ["坚定方向、服从指挥", "严守财经纪律、整治铺张浪费", "关心基层"],
    "【对照方面】\n（1）信念和能力方面\n（2）校风与阵地管理方面\n【议程】\n1.书记总结。": [
        "信念和能力方面", "校风与阵地管理方面"],
    "一、主题及重点\n主题为“强担当，优治理”。要联系实际，"
    "重点对照以下三个方面：（1）忠诚；（2）党性修养；（3）从严治党。": [
        "忠诚", "党性修养", "从严治党"],
}  # fmt: skip


@pytest.mark.parametrize("text", LOOKED_AT)
def test_aspects_of_the_texts_own_are_read_whole(text):
    whole = f"松杉县水务局党组2025年度民主生活会方案\n{text}\n".encode()
    facts = read_bytes(whole, "方案.txt", weigh=False).facts
    assert [fact.value for fact in facts if fact.field == "problems.aspect"] == LOOKED_AT[text]


def test_where_aspects_are_not_certain_none_of_the_years_stand_for_them():
    text = (
        "松杉县水务局党组2025年度民主生活会方案\n一、查摆重点\n重点查摆信念、作风、担当等三个方面的问题。\n"
    )
    reading = read_bytes(text.encode(), "方案.txt", weigh=False)
    doubted = replace(reading, facts=tuple(replace(fact, certain=False) for fact in reading.facts))
    assert reading.facts and plan_of(doubted).aspects is Open.UNDECIDED


@pytest.mark.parametrize(
    ("heading", "text", "listed"),
    [
        (
            "撰写材料",
            "班子对照检查材料由办公室起草，不得请外人代写，未经局长过目不能付印。",
            "不得请外人代写，未经局长过目不能付印",
        ),
        (
            "征求意见",
            "采取召开渔民座谈会、发放问卷等方式征求意见，渔汛期间改到码头上去开。",
            "渔汛期间改到码头上去开",
        ),
        ("集中学习", "学习《中国共产党章程》，进一步提高政治站位。", ""),
        ("撰写材料", "按照上级有关要求，班子对照检查材料由办公室起草：", ""),
    ],
)
def test_a_clause_beside_a_fact_is_listed_unless_it_only_leads_on(heading, text, listed):
    reading = read_bytes(PLAN.format(heading=heading, text=text).encode(), "a.txt")
    assert "、".join(part.text for part in reading.unread) == listed


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        (
            "材料紧扣“三个带头”来写，即带头护堤、守夜巡查，带头节水，带头修渠。",
            ["带头护堤、守夜巡查", "带头节水", "带头修渠"],
        ),
        (
            "对照“三查三看”，即查水库看安全、查渠道看畅通、查账目看清白。材料由办公室起草。",
            ["查水库看安全", "查渠道看畅通", "查账目看清白"],
        ),
        (
            "从护堤和巡堤方面、用水方面、修渠和清淤方面逐条对照，办公室要列清单，说明谁负责整改。",
            ["护堤和巡堤方面", "用水方面", "修渠和清淤方面"],
        ),
        (
            "围绕以下方面检查：\n1.护堤和巡堤方面\n2.用水、“两个节约”方面\n材料要求：讲清整改情况。",
            ["护堤和巡堤方面", "用水、“两个节约”方面"],
        ),
    ],
)
def test_a_list_of_aspects_as_long_as_it_says_or_of_one_form_is_certain(text, aspects):
    reading = read_bytes(PLAN.format(heading="撰写对照检查材料", text=text).encode(), "a.txt")
    assert [
        fact.value for fact in reading.facts if fact.field == "problems.aspect" and fact.certain
    ] == aspects
    assert not any("方面" in fact.value for fact in reading.facts if fact.field == "meeting.report_on")
