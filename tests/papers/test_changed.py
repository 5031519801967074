from mzsh_kit import complete
from mzsh_kit.papers import changed_papers


def numbers(papers):
    """Of the papers up to 47, of which these tests speak: one that is added later changes nothing here."""
    return {paper.number for paper in papers if paper.number <= "47"}


def test_the_same_plan_makes_no_paper_stale(eight):
    assert changed_papers(complete(eight), complete(eight)) == ()


def test_another_day_makes_stale_what_prints_it_and_leaves_the_rest(eight):
    issued = complete(eight)
    eight["meeting"]["date"] = "2027-01-20"
    stale = numbers(changed_papers(issued, complete(eight)))
    assert stale == {
        "01", "02", "03", "04", "05", "06", "08", "09", "11", "13", "17", "18", "20", "21", "22", "23", "24",
        "26", "27", "29", "31",
        "32", "33", "34", "35", "36", "37", "38", "41", "44", "47",
    }  # fmt: skip


def test_another_venue_makes_stale_only_what_names_it(eight):
    issued = complete(eight)
    eight["meeting"]["venue"] = "五楼会议室"
    stale = numbers(changed_papers(issued, complete(eight)))
    assert stale == {"01", "02", "03", "04", "18", "20", "21", "22", "23", "24", "27", "32"}
