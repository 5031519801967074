"""What each 年度 gives: one file a year, which an office adds or edits; sections of a kind's file still
work.
"""

import shutil

import pytest

from mzsh_kit import KitError, complete
from mzsh_kit.plan import library
from mzsh_kit.plan.when import Open, Relative

OPEN = Open.UNDECIDED
SIX = ["学懂弄通做实、“四个意识”“四个服从”", "执行党中央决策部署和上级决议、请示报告", "对党忠诚老实",
       "担当负责、攻坚克难、全面从严治党责任、干部政策", "纠正“四风”不止步，形式主义、官僚主义",
       "廉洁自律、反特权、家教家风、八项规定"]  # fmt: skip
FIVE = ["带头深刻感悟“两个确立”的决定性意义，树立正确党史观",
        "带头牢记我们党是什么、要干什么，心怀“国之大者”",
        "带头践行以人民为中心的发展思想", "带头运用历史经验应对风险挑战，敢于斗争、善于斗争",
        "带头汲取党史中正反两方面经验，履行全面从严治党责任"]  # fmt: skip
FOUR = ["带头严守政治纪律和政治规矩，维护党的团结统一", "带头增强党性、严守纪律、砥砺作风",
        "带头在遵规守纪、清正廉洁前提下勇于担责、敢于创新", "带头履行全面从严治党政治责任",
        "反面典型案例剖析"]  # fmt: skip
OF_2025 = ["带头强化政治忠诚、提高政治能力", "带头固本培元、增强党性", OPEN, OPEN, OPEN, "反面典型案例剖析"]
PREPARED = ["通报上年度民主生活会整改措施落实情况", "通报本次民主生活会征求意见情况"]
YEARS = [
    (2017, "年度", "2017年度民主生活会",
     "认真学习领会习近平新时代中国特色社会主义思想，坚定维护以习近平同志为核心的党中央权威和集中统一领导，"
     "全面贯彻落实党的十九大各项决策部署", "方面", SIX, PREPARED),
    (2018, "年度", "2018年度民主生活会",
     "强化创新理论武装，树牢“四个意识”，坚定“四个自信”，坚决做到“两个维护”，勇于担当作为，"
     "以求真务实作风坚决把党中央决策部署落到实处", "方面", OPEN, PREPARED),
    (2019, "主题教育", "“不忘初心、牢记使命”专题民主生活会", "守初心、担使命，找差距、抓落实",
     "方面", OPEN, None),
    (2020, "年度", "2020年度民主生活会",
     "认真学习贯彻习近平新时代中国特色社会主义思想，加强政治建设，提高政治能力，坚守人民情怀，夺取决胜全面建成小康社会、"
     "实现第一个百年奋斗目标的伟大胜利，开启全面建设社会主义现代化国家新征程", "方面",
     ["学懂弄通做实习近平新时代中国特色社会主义思想", OPEN, OPEN, OPEN, OPEN],
     ["通报上年度专题民主生活会整改措施落实情况、本次征求意见情况、执行中央八项规定情况和为基层减负情况"]),
    (2021, "党史学习教育", "党史学习教育专题民主生活会",
     "大力弘扬伟大建党精神，坚持和发展党的百年奋斗历史经验，坚定历史自信，践行时代使命，厚植为民情怀，"
     "勇于担当作为，团结带领人民群众走好新时代的赶考之路", "带头", FIVE, None),
    (2022, "年度", "2022年度民主生活会",
     "全面贯彻习近平新时代中国特色社会主义思想，深刻领悟“两个确立”的决定性意义，"
     "增强“四个意识”、坚定“四个自信”、做到“两个维护”，"
     "团结带领党员干部群众以奋发有为的精神贯彻落实党的二十大作出的重大决策部署", "带头", OPEN, PREPARED),
    (2023, "主题教育", "学习贯彻习近平新时代中国特色社会主义思想主题教育专题民主生活会",
     "聚焦“学思想、强党性、重实践、建新功”总要求，"
     "对照凝心铸魂筑牢根本、锤炼品格强化忠诚、实干担当促进发展、践行宗旨为民造福、廉洁奉公树立新风，以学铸魂、以学增智、以学正风、以学促干",
     "方面", OPEN, None),
    (2024, "年度", "2024年度民主生活会",
     "深入学习贯彻习近平新时代中国特色社会主义思想，巩固深化党纪学习教育成果，综合发挥党的纪律教育约束、保障激励作用，"
     "为进一步全面深化改革、推进中国式现代化提供坚强纪律保证", "带头", FOUR, PREPARED),
    (2025, "年度", "2025年度民主生活会",
     "深入学习贯彻习近平新时代中国特色社会主义思想，全面贯彻落实党的二十届四中全会精神，以打攻坚战、持久战的决心和恒心，"
     "锲而不舍落实中央八项规定精神，推进作风建设常态化长效化，以优良作风凝心聚力、真抓实干", "带头", OF_2025,
     ["书面通报学习教育整改整治情况、2024年度民主生活会整改措施落实情况和本次征求意见情况"]),
    (2026, "年度", "2026年度民主生活会", OPEN, "方面", OPEN,
     ["通报树立和践行正确政绩观学习教育整改整治情况和2025年度民主生活会整改措施落实情况", PREPARED[1]]),
]  # fmt: skip


def told(answers, folder):
    with pytest.raises(KitError) as caught:
        complete(answers, folder)
    return str(caught.value)


@pytest.mark.parametrize(
    ("year", "kind", "name", "theme", "called", "aspects", "reported"),
    YEARS,
    ids=[str(row[0]) for row in YEARS],
)
def test_a_year_gives_what_is_known_of_it(eight, year, kind, name, theme, called, aspects, reported):
    plan = complete({**eight, "year": year, "kind": kind})
    stated = plan.aspects if plan.aspects is OPEN else [aspect.text for aspect in plan.aspects]
    assert (plan.meeting.name, plan.theme, plan.aspect_name, stated) == (name, theme, called, aspects)
    if reported is not None:
        first = next(n for n, item in enumerate(plan.agenda) if item.text == "代表领导班子作对照检查")
        assert [item.text for item in plan.agenda[:first]] == reported


def test_every_year_says_which_meeting_was_held_and_from_where_it_is_known():
    known = library().years
    assert {year: file.kind for year, file in known.items()} == {row[0]: row[1] for row in YEARS}
    assert all(file.source for file in known.values())


def test_what_is_not_known_of_2025_is_left_to_the_notice(eight):
    from mzsh_kit import build
    from mzsh_kit.document import dump

    printed = dump(build(complete({**eight, "year": 2025})))
    assert "一是带头强化政治忠诚、提高政治能力；二是带头固本培元、增强党性；其余以上级通知为准。" in printed


def test_an_office_writes_what_the_notice_says(eight, office):
    (office / "years" / "2026.yaml").write_text(
        "source: 县委组织部通知\ntheme: 为民造福\naspect_name: 带头\naspects:\n"
        "  - {text: 带头为民, questions: [政绩为谁而树]}\nreported: [整改情况和准备情况]\nwritten: true\n"
        "limits: {submission: 会前12天}\nreport_to: [县纪委机关]\n",
        encoding="utf-8",
    )
    plan = complete(eight, office)
    assert (plan.theme, plan.aspect_name, plan.aspects[0].questions) == (
        "为民造福",
        "带头",
        ("政绩为谁而树",),
    )
    assert (plan.report_to, {step.end for step in plan.submissions}) == (("县纪委机关",), {Relative(-12)})
    first = plan.agenda[0]
    assert (first.text, first.least, first.minutes, first.most) == ("书面通报整改情况和准备情况", 5, 5, 10)
    assert [item.text for item in plan.agenda[1:]] == [
        item.text for item in complete({**eight, "year": 2024}).agenda[2:]
    ]


def test_a_year_is_told_apart_from_what_a_kind_still_says_of_it(eight, office):
    shutil.rmtree(office / "years")
    kind = office / "kinds" / "annual.yaml"
    own = "\nyears:\n  2026: {theme: 本单位的主题}\nheld_as:\n  2025: {kind: 主题教育, name: 某某主题教育}\n"
    kind.write_text(kind.read_text(encoding="utf-8") + own, encoding="utf-8")
    assert complete(eight, office).theme == "本单位的主题"
    assert told({**eight, "year": 2025}, office) == (
        "年度：2025年度统一召开的是某某主题教育专题民主生活会。"
        "请把会议类型改为“主题教育”；确需另按年度召开的，请在“已确认特殊情形”中填“是”。"
    )


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        ("2026.yaml", "theme: 甲\nthemes: 乙\n",
         "2026.yaml 第2行：不认识的项目“themes”。请删去，或对照说明改为规定的名称。"),
        ("2026.yaml", "theme: 甲\naspects:\n  - {text: 乙}\n  - {txt: 丙}\n",
         "2026.yaml 第4行 · 查摆方面 · 第2项 · 查摆方面：没有填写。请补填。\n"
         "2026.yaml 第4行 · 查摆方面 · 第2项：不认识的项目“txt”。请删去，或对照说明改为规定的名称。"),
        ("2026.yaml", "limits:\n  submission: 会前十几天\n",
         "2026.yaml 第2行 · 时限 · 报审：时间“会前十几天”无法识别。请写成“2027年1月15日”“2027年1月4日至8日”"
         "“2027年1月上旬”“会前10天”“会后15天内”或“待定”。"),
        ("2026.yaml", "limits:\n  supper: 会前1天\n",
         "2026.yaml 第2行 · 时限：不认识的项目“supper”。请删去，或对照说明改为规定的名称。"),
        ("2026.yaml", "source: 甲\nkind: 年终\n",
         f"2026.yaml 第2行：没有“年终”这种会议类型。可选：{'、'.join(library().kinds)}。"),
        ("2026.yaml", "source: 甲\ndefaults:\n  study: 学习\n",
         "2026.yaml 第3行 · 学习研讨：类型不对，写的是文字“学习”。应为一组“项目: 值”。"),
        ("2026.yaml", "theme: 甲\ntitle: \"{{ plan.nobody }}\"\n",
         "2026.yaml：第2行：没有“nobody”这一事项。请核对所引用的事项名称。"),
        ("二〇二六.yaml", "theme: 甲\n",
         "years/二〇二六.yaml：文件名不是年度。请把文件改名为“2026.yaml”这样的形式。"),
    ],
)  # fmt: skip
def test_a_faulty_year_is_refused_with_file_and_line(eight, office, name, text, message):
    (office / "years" / name).write_text(text, encoding="utf-8")
    assert told(eight, office) == message
