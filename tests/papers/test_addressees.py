"""Who a paper is sent to and who is told of it: nobody is both."""

import pytest

from mzsh_kit import build, complete
from mzsh_kit.document.tree import Imprint, Recipients
from mzsh_kit.papers import chosen
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster


@pytest.mark.parametrize("number", ["02", "31"])
def test_nobody_gets_a_paper_and_its_copy(number):
    (paper,) = chosen([number])
    plans = [complete(row.answers) for row in read_roster(templates() / "roster-sample.xlsx").rows]
    for plan in filter(paper.wanted, plans):
        blocks = build(plan, number).blocks
        to = next(block.text for block in blocks if isinstance(block, Recipients))
        copies = [block.copies for block in blocks if isinstance(block, Imprint)]
        assert copies and not set(to.split("、")) & set("".join(copies).split("、")), plan.unit.name
