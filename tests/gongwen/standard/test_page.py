"""``docs/gongwen.md`` is made from the table of clauses and from the tests that name its rows.

``python tests/gongwen/standard/test_page.py`` writes it anew.
"""

import ast
from pathlib import Path

from mzsh_kit.gongwen.standard.clauses import CLAUSES, SOURCES, STRENGTHS

HERE = Path(__file__).parents[1]
PAGE = HERE.parents[1] / "docs" / "gongwen.md"

HEAD = """# GB/T 9704—2012 in numbers

Made from `mzsh_kit/gongwen/standard/clauses.py` by `python tests/gongwen/standard/test_page.py`; do not
edit. The Word styles, the reader's check and the preview take their numbers from this table. Where no
source gives the number of a clause, its chapter and element stand instead.

Strength: 规定 the clause rules it · 一般 its usual case · 推荐 recommended · 推算 follows by arithmetic ·
实务 practice, the standard is silent or leaves it open · 待核 no source at hand shows the text. Only 规定
and 一般 are the standard's own words.

![first page with 版头](pictures/gongwen-paper.png)
![信函](pictures/gongwen-letter.png)
![版记](pictures/gongwen-imprint.png)

Rendered by LibreOffice with substitute fonts.

"""

UNVERIFIED = """
## Not verified: only Word or WPS can show it

Neither program runs where the kit is tested. The XML is held against the table, the rendering of
LibreOffice 7.4 against the page; what follows from neither:

- That Word and WPS set 28 × 22: by arithmetic they do (28 × 15.75 pt ≤ 156 mm, 22 × 28.95 pt ≤ 225 mm).
- Gaps between hanzi and digits: LibreOffice 7.4 shows them although the file switches them off; lines with
  digits and the places of dates that hold digits may differ by a few points.
- Where in an exact line Word sets the glyph: the distances of 4 mm and 35 mm may be off by half a
  millimetre.
- Where Word ends pages. 版记 shares the last page only if that page is even and has room by two reckonings,
  with and without those gaps; else it gets an even page of its own by a section break that Word and WPS
  know (`evenPage`). The blank page before it, if any, Word adds by itself when it prints or shows pages.
- 版记 as a floating table at the foot of the text block: LibreOffice sets it exactly there on a shared
  page, and 3 mm too low on an even page of its own (its own reckoning of such pages).
- The turned page number of landscape pages (a floating table in the footer, text downwards), and the head
  and the double lines of 信函 (floating tables fixed to the page).
- Fonts: 方正小标宋, 仿宋_GB2312 and 楷体_GB2312 are not installed here; the shape of rare characters in
  仿宋, 楷体 and SimSun-ExtB, and the width of the mark with its characters narrowed, were seen with
  substitutes only.
- Hanging punctuation at the end of a full line, kinsoku at its beginning.
- Repeated table heads and rows that are not cut, in WPS.
- Whether WPS shows styles, outline and odd and even footers as Word does, and how either opens a paper made
  on an office's own base.
- Seals: the file leaves room for them and places organ and date; nobody has pressed one.
"""


def holders():
    """Clause key -> tests that name it."""
    holding = {row.key: [] for row in CLAUSES}
    for path in sorted(HERE.rglob("test_*.py")):
        if path.name == Path(__file__).name:
            continue
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                words = {constant.value for constant in ast.walk(node) if isinstance(constant, ast.Constant)}
                for key in {word for word in words if isinstance(word, str)} & set(holding):
                    holding[key].append((path.stem, node.name))
    return holding


def page():
    """The whole text of the page."""
    tests = holders()
    rows = [
        (
            f"| `{row.key}` | {row.clause} | {row.element} | {row.value} | {row.unit} | {row.source} |"
            f" {row.strength} | {_tests(tests[row.key])} |"
        )
        for row in CLAUSES
    ]
    table = (
        "| key | clause | element | value | unit | source | strength | held by |\n"
        "|---|---|---|---|---|---|---|---|\n"
    )
    sources = "\n## Sources\n\n" + "\n".join(f"- {key}: {place}" for key, place in SOURCES.items()) + "\n"
    return HEAD + table + "\n".join(rows) + "\n" + UNVERIFIED + sources


def _tests(tests):
    return "<br>".join(f"`{name.removeprefix('test_')}`" for _, name in sorted(tests))


def test_every_clause_is_held_by_a_test():
    assert [key for key, tests in holders().items() if not tests] == []


def test_the_page_is_up_to_date():
    assert PAGE.read_text(encoding="utf-8") == page(), (
        "python tests/gongwen/standard/test_page.py writes it anew"
    )


def test_the_page_shows_every_strength():
    assert {row.strength for row in CLAUSES} == set(STRENGTHS)


def test_pictures_are_small():
    assert all(path.stat().st_size < 150_000 for path in PAGE.parent.glob("pictures/gongwen-*.png"))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
