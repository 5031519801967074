"""A paper with every element of the tree."""

from collections.abc import Callable
from pathlib import Path

import pytest

from mzsh_kit.document import Document, parse

EVERYTHING = """
<title> 中共某某县水务局党组2026年度民主生活会实施方案
<to> 中共某某县委组织部
为开好民主生活会，做到“两个维护”——制定本方案……
<1> 会议主题
<2> 深化学习研讨 <> 采取个人自学和集中研讨相结合的方式。
<3> 征求意见
<4> 方式 <> 座谈会。
<table 1 3 2> 序号 <> 内容 <> 责任人
<row> 1 <> 通报整改落实情况，逐条对照 <> 张喆
<row> 2 <> 开展批评 <> 王𬭎
<1> 组织领导
各负其责。
<attach> 征求意见表
<attach> 任务分工表
<sign> 中共某某县水务局党组 <> 2026年12月20日
<note> 此件发至各股室
<annex> 征求意见表
<table 1 1> 意见 <> 提出人
<row>  <> 
<annex> 任务分工表
各司其职。
"""


@pytest.fixture(scope="session")
def everything() -> Document:
    return parse(EVERYTHING, subject="实施方案", organ="中共某某县水务局党组")


SPECIMENS = Path(__file__).parent / "specimens"


@pytest.fixture(scope="session")
def specimen() -> Callable[[str], Document]:
    """``specimen("paper")``, ``"letter"``, ``"minutes"``: between them they use every element."""
    return lambda name: parse(
        (SPECIMENS / f"{name}.txt").read_text(encoding="utf-8"), subject=name, organ="清源县水务局"
    )
