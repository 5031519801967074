"""No value is a scrap of a sentence, stands under the wrong person or in the wrong field."""

import pytest

from mzsh_kit.reading import read_bytes

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
        [("bulletin", "", "书面通报会议情况"), ("rectification.rule", "", "通报范围为：中层干部")],
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
]


@pytest.mark.parametrize(
    ("heading", "text", "stated"), [one[1:] for one in STATED], ids=[one[0] for one in STATED]
)
def test_a_value_is_whole_and_under_whom_it_belongs(heading, text, stated):
    read = read_bytes(PLAN.format(heading=heading, text=text).encode(), "方案.txt")
    assert [(fact.field, fact.who, fact.value) for fact in read.facts] == stated


def test_a_signature_is_no_rule():
    signed = "会后立行立改。\n特此通知。\n清源县水务局\n党组办公室\n2026年1月5日"
    read = read_bytes(PLAN.format(heading="会后整改", text=signed).encode(), "方案.txt")
    assert [fact.value for fact in read.facts if fact.field == "rectification.rule"] == ["会后立行立改"]


def test_a_report_lays_down_no_rule():
    text = (
        "水务局党组召开民主生活会\n1月5日，水务局党组召开了2025年度民主生活会。会上开展了批评和自我批评，"
        "大家坦诚相见。\n"
    )
    read = read_bytes(text.encode(), "报告.txt")
    assert read.sort == "报告"
    assert not [fact for fact in read.facts if fact.field.endswith(".rule")]
