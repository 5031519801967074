"""Sessions and campaigns that never were or belong to another year are told; short forms in use are not."""

import pytest

from mzsh_kit.checking.facts.occasions import misnamed, untimely
from mzsh_kit.checking.lexicon import lexicon


@pytest.mark.parametrize(
    "text, told",
    [
        ("传达党的十八届八中全会精神。", [(2, 13, "没有党的十八届八中全会")]),
        ("开展“不忘初心、牢记使命”学习教育。", [(2, 17, "规范名称为：“不忘初心、牢记使命”主题教育")]),
        ("保持共产党员先进性教育进入第二阶段。", [(0, 11, "规范名称为“保持共产党员先进性教育活动”")]),
        ("传达党的二十届四中全会精神。", []),
        ("开展党史主题教育。", []),
        ("加强党的群众路线教育。", []),
        ("开展深入学习实践科学发展观活动。", []),
    ],
)
def test_a_name_that_never_was_is_told(text, told):
    assert list(misnamed(text, lexicon())) == told


@pytest.mark.parametrize(
    "text, year, told",
    [
        ("学习党的二十届三中全会精神。", 2022, ["党的二十届三中全会在2024年7月"]),
        ("学习党的二十届三中全会精神。", 2023, ["党的二十届三中全会在2024年7月"]),
        ("学习党的二十届三中全会精神。", 2024, []),
        ("学习党的十八大精神。", 2019, ["党的十八大在2012年11月"]),
        ("党的十八大以来，作风建设取得成效。", 2025, []),
        ("学习党的十九大和十九届历次全会精神。", 2021, []),
        ("喜迎党的二十大。", 2023, ["党的二十大在2022年10月"]),
        ("巩固“不忘初心、牢记使命”主题教育成果。", 2021, []),
        ("巩固“不忘初心、牢记使命”主题教育成果。", 2024, ["“不忘初心、牢记使命”主题教育已于2020年结束"]),
        ("落实《关于巩固深化“不忘初心、牢记使命”主题教育成果的意见》。", 2024, []),
        ("请党的群众路线教育实践活动第三督导组到会。", 2015, ["党的群众路线教育实践活动已于2014年结束"]),
        ("开展党纪学习教育。", 2020, ["党纪学习教育自2024年起"]),
        ("推进党史学习教育常态化长效化。", 2025, []),
    ],
)
def test_what_belongs_to_another_year_is_told(text, year, told):
    assert [why for _, _, why in untimely(text, year, lexicon())] == told
