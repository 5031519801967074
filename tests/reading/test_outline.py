"""Headings of every style seen in practice."""

import pytest

from mzsh_kit.reading import outline, read_bytes, read_lines


def tree(text, name="方案.txt"):
    """The headings of a text, one a line, indented by level, with number and heading apart."""
    tree = outline(read_lines(text.strip().encode(), name))
    return [f"{'  ' * (section.level - 1)}{section.number}|{section.heading}" for section in tree.sections]


STYLES = {
    "steps inside headings of Chinese numbers": (
        "一、会前怎么做：三步走\n第一步：学（1月5日前）\n个人先学。\n第二步：谈\n逐一谈。\n二、会后怎么做：两件事\n抓整改。",
        ["一、|会前怎么做：三步走", "  第一步：|学（1月5日前）", "  第二步：|谈", "二、|会后怎么做：两件事"],
    ),
    "words in frames above Chinese numbers": (
        "【会前工作】\n一、学习到位。个人先学。\n二、谈心到位。逐一谈。\n【会后工作】\n抓整改。",
        ["|会前工作", "  一、|学习到位", "  二、|谈心到位", "|会后工作"],
    ),
    "第一、 as the outermost number": (
        "第一、会议主题\n把作风抓实。\n第二、会前准备\n步骤一：学习\n个人先学。\n步骤二：谈心\n逐一谈。\n第三、会后工作\n抓整改。",
        ["第一、|会议主题", "第二、|会前准备", "  步骤一：|学习", "  步骤二：|谈心", "第三、|会后工作"],
    ),
    "names of attachments are none": (
        "一、会议主题\n把作风抓实。\n附件：1.意见表\n2.登记表",
        ["一、|会议主题"],
    ),
    "short lines that begin with a sign of their own": (
        "◎ 会议时间\n2月9日下午3点。\n◎ 参会人员\n支部全体党员。\nStep 2 会后工作\n抓整改。",
        ["|会议时间", "|参会人员", "|会后工作"],
    ),
    "short lines with a sign below numbers": (
        "一、会前准备\n（一）广泛听取意见\n◎ 征求意见\n发表。\n◎ 谈心谈话\n逐一谈。\n（二）写好材料\n写。",
        ["一、|会前准备", "  （一）|广泛听取意见", "    |征求意见", "    |谈心谈话", "  （二）|写好材料"],
    ),
    "Chinese numbers with any sign behind them": (
        "一：会议主题\n把作风抓实。\n二/会前准备\n个人先学。\n三》会后工作\n抓整改。",
        ["一：|会议主题", "二/|会前准备", "三》|会后工作"],
    ),
    "items of a list behind one sign are none": (
        "一、会前准备\n做好下面的事\n◎ 学习研讨\n◎ 谈心谈话\n◎ 征求意见\n都要抓实。",
        ["一、|会前准备"],
    ),
    "four levels of the standard": (
        "一、会前准备\n（一）学习研讨\n1.个人自学\n（1）篇目\n读党章。\n2.集中研讨\n开一次会。\n（二）谈心谈话\n逐一谈。",
        ["一、|会前准备", "  （一）|学习研讨", "    1.|个人自学", "      （1）|篇目", "    2.|集中研讨",
         "  （二）|谈心谈话"],
    ),
    "run-in headings that end in a full stop": (
        "一、步骤\n（一）学习研讨。个人先学。\n（二）征求意见。开座谈会。",
        ["一、|步骤", "  （一）|学习研讨", "  （二）|征求意见"],
    ),
    "labels with a colon": (
        "一、安排\n(一)时间：定于1月20日。\n(二)地点：三楼会议室。",
        ["一、|安排", "  (一)|时间", "  (二)|地点"],
    ),
    "a whole sentence among labels is none": (
        "一、安排\n1、时间：1月20日。\n2、列席人员：各村书记。\n3、请县委督导组到会指导。\n4、主持人：书记。",
        ["一、|安排", "  1、|时间", "  2、|列席人员", "  4、|主持人"],
    ),
    "dates in brackets": (
        "一、步骤\n（一）学习研讨（1月5日前）。\n个人先学。\n（二）谈心谈话(1月9日前)。\n逐一谈。",
        ["一、|步骤", "  （一）|学习研讨（1月5日前）", "  （二）|谈心谈话(1月9日前)"],
    ),
    "一是 over text": (
        "一、会前\n一是认真学习。个人先学。\n二是征求意见。开座谈会。",
        ["一、|会前", "  一是|认真学习", "  二是|征求意见"],
    ),
    "一要 with ① below": (
        "一、查摆\n一要对标查摆。\n①学习方面。\n②作风方面。\n二要剖析根源。\n①找原因。",
        ["一、|查摆", "  一要|对标查摆", "  二要|剖析根源"],
    ),
    "第一": (
        "一、会前\n第一，认真学习。个人先学。\n第二，征求意见。开座谈会。",
        ["一、|会前", "  第一，|认真学习", "  第二，|征求意见"],
    ),
    "numbers that begin with 1.": (
        "1.会议主题\n学党章。\n2、时间地点\n（1）时间：1月20日\n（2）地点：三楼会议室",
        ["1.|会议主题", "2、|时间地点", "  （1）|时间", "  （2）|地点"],
    ),
    "bold Markdown": (
        "**一、会议主题**\n学党章。\n**二、会议议程**\n宣布开会。",
        ["一、|会议主题", "二、|会议议程"],
    ),
    "headings of Markdown without a number": (
        "# 方案\n## 会议主题\n学党章。\n## 会前准备\n### 学习\n自学。",
        ["|会议主题", "|会前准备", "  |学习"],
    ),
    "no number at all": (
        "会议主题\n这次的主题是学习党章。\n会议时间\n1月20日上午召开。",
        ["|会议主题", "|会议时间"],
    ),
    "run-in headings without a number": (
        "一、会前\n学习研讨。个人先学。\n征求意见。开座谈会。",
        ["一、|会前", "  |学习研讨", "  |征求意见"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("style", STYLES)
def test_headings_are_found(style):
    text, wanted = STYLES[style]
    assert tree(text) == wanted


LISTS = {
    "agenda items": "一、议程\n1.书记通报情况；\n2.逐一发言；\n3.总结讲话。",
    "groups of people": "一、参加人员\n（一）局党组成员。\n（二）办公室主任列席。",
    "duties": "一、分工\n（一）办公室负责会务工作。负责会议记录。\n（二）人事科负责征求意见。负责汇总。",
    "one long sentence each": (
        "一、方面\n一是学习贯彻党的创新理论，自觉用以指导实践，推动工作。\n"
        "二是坚持党的领导，不折不扣贯彻落实决策部署，担当作为。"
    ),
    "一是 inside one paragraph": "一、意见\n一是自己查找。二是开座谈会。",
}


@pytest.mark.parametrize("kind", LISTS)
def test_items_of_a_list_are_no_headings(kind):
    assert len(tree(LISTS[kind])) == 1


def test_a_section_holds_the_text_behind_its_heading_and_below_it():
    tree = outline(read_lines("一、会前\n（一）学习。先自学。\n再研讨。".encode(), "方案.txt"))
    section = tree.sections[1]
    assert ([line.text for line in section.lines], section.place) == (["先自学。", "再研讨。"], "第2段")


def test_every_line_stands_in_the_title_the_preamble_or_a_section():
    text = "某局党组\n2026年度民主生活会方案\n为开好会议，制定本方案。\n一、主题\n学党章。\n1.甲；\n2.乙。"
    tree = outline(read_lines(text.encode(), "方案.txt"))
    inside = [line.text for section in tree.sections for line in section.lines]
    heads = [f"{section.number}{section.heading}" for section in tree.sections]
    assert tree.title == "某局党组2026年度民主生活会方案"
    assert [line.text for line in (*tree.titles, *tree.preamble)] + heads + inside == text.split("\n")


def test_numbers_in_decimal_order_have_no_sign_behind_the_first_and_count_nothing_elsewhere():
    text = (
        "民主生活会工作规程\n1 目的\n开好民主生活会。\n2 会前准备\n2.1 征求意见\n听取群众意见。\n"
        "2.2 撰写材料\n写出发言提纲。"
    )
    levels = [
        (section.level, section.number, section.heading)
        for section in read_bytes(text.encode(), "a.txt").tree.sections
    ]
    assert levels == [(1, "1", "目的"), (1, "2", "会前准备"), (2, "2.1", "征求意见"), (2, "2.2", "撰写材料")]
    plain = "民主生活会方案\n一、会前准备\n3 人一组谈心谈话。\n7 天内征求意见。"
    assert [section.heading for section in read_bytes(plain.encode(), "a.txt").tree.sections] == ["会前准备"]


def test_a_signature_belongs_to_no_section():
    read = outline(
        read_lines("一、要求\n（一）带好笔记本。\n中共柳湾县粮食局党组\n2026年1月8日".encode(), "a.txt")
    )
    assert [line.text for line in read.signature] == ["中共柳湾县粮食局党组", "2026年1月8日"]
    assert not any("柳湾" in line.text for section in read.sections for line in section.lines)


def test_a_day_right_below_its_heading_is_no_signature():
    assert not outline(read_lines("一、会议时间\n2026年1月8日".encode(), "a.txt")).signature


def test_the_title_stands_above_the_attachments():
    text = "关于开好民主生活会有关事项的请示\n县委组织部：\n会议由林大河主持。\n附件：1.会议方案\n2.意见表"
    read = read_bytes(text.encode(), "a.txt")
    assert read.title == "关于开好民主生活会有关事项的请示"
    assert "林大河" in [fact.value for fact in read.facts]


def test_attachments_are_no_sections_whatever_their_words():
    text = "民主生活会方案\n一、报送要求\n会后报告。\n附件：1.报告模板\n2.征求意见表\n3.班子对照检查材料"
    assert tree(text) == ["一、|报送要求"]
