"""What a Word file costs: one 实施方案 by the kit, by docxtpl, and the floor below both.
``python -m benchmarks.gongwen``
"""

from __future__ import annotations

import gc
import io
import resource
import statistics
import sys
import time
import zipfile
import zlib
from collections.abc import Callable

from docx import Document as word_document
from docxtpl import DocxTemplate
from jinja2 import Environment
from lxml import etree

from mzsh_kit import complete, resources
from mzsh_kit.document import Document, Heading, Paragraph, Table, Title
from mzsh_kit.gongwen import to_docx
from mzsh_kit.papers import build
from mzsh_kit.roster import read_roster

ROUNDS, REPEATS, PAPERS = 6, 25, 2000
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def milliseconds(ways: dict[str, Callable[[], object]]) -> dict[str, float]:
    """Median of each way in its quietest turn; they take turns, for the machine is never quite its own."""
    turns: dict[str, list[float]] = {name: [] for name in ways}
    gc.disable()
    for _ in range(ROUNDS):
        for name, work in ways.items():
            turns[name].append(statistics.median(_seconds(work) for _ in range(REPEATS)))
        gc.collect()
    gc.enable()
    return {name: min(medians) * 1000 for name, medians in turns.items()}


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def a_plan() -> Document:
    """The 实施方案 of a unit of the sample roster."""
    answers = read_roster(resources.templates() / "roster-sample.xlsx").good[0].answers
    return build(complete(dict(answers or {})))


def template(base: bytes | None) -> Callable[[Document], bytes]:
    """docxtpl on a base: the template is made and compiled once, each plan is rendered and saved."""
    office = word_document(io.BytesIO(base) if base else None)
    for node in list(office.element.body)[:-1]:
        office.element.body.remove(node)
    for line in ("{%p for block in blocks %}", "{%p if block.table %}", "{%p endif %}"):
        office.add_paragraph(line)
    text = office.add_paragraph("{{ block.text }}")
    table = office.add_table(rows=3, cols=1)
    for row, words in zip(
        table.rows, ("{%tr for row in block.rows %}", "{{ row }}", "{%tr endfor %}"), strict=True
    ):
        row.cells[0].text = words
    lines = office.paragraphs
    lines[2]._p.addprevious(table._tbl)
    text._p.addnext(office.add_paragraph("{%p endfor %}")._p)
    buffer = io.BytesIO()
    office.save(buffer)
    return _renderer(buffer.getvalue())


def _renderer(source: bytes) -> Callable[[Document], bytes]:
    first = DocxTemplate(io.BytesIO(source))
    first.init_docx()
    compiled = Environment(autoescape=True).from_string(first.patch_xml(first.get_xml()))

    def render(document: Document) -> bytes:
        paper = DocxTemplate(io.BytesIO(source))
        paper.init_docx()
        xml = compiled.render(blocks=[_plain(block) for block in document.blocks])
        paper.map_tree(paper.fix_tables(xml))
        buffer = io.BytesIO()
        paper.docx.save(buffer)
        return buffer.getvalue()

    return render


def _plain(block: object) -> dict[str, object]:
    match block:
        case Table(head, rows):
            return {"table": True, "rows": ["　".join(row) for row in (head, *rows)]}
        case Heading(_, text, body, number):
            return {"text": number + text + body}
        case Title(text) | Paragraph(text):
            return {"text": text}
    return {"text": str(getattr(block, "text", ""))}


def floors(data: bytes) -> tuple[Callable[[], object], Callable[[], object]]:
    """Serialising and deflating what this file is made of: the parts that change from paper to paper, and all
    parts.
    """
    file = zipfile.ZipFile(io.BytesIO(data))
    trees = {name: etree.fromstring(file.read(name)) for name in file.namelist()}
    changing = [trees[name] for name in trees if name == "word/document.xml" or name.startswith("docProps/")]

    def made(roots: list[etree._Element]) -> Callable[[], object]:
        return lambda: [
            zlib.compress(etree.tostring(root, xml_declaration=True, encoding="UTF-8"), 6) for root in roots
        ]

    return made(changing), made(list(trees.values()))


def resident() -> float:
    """Megabytes that this process holds now."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
            return int(file.read().split()[1]) * resource.getpagesize() / 2**20
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
            2**20 if sys.platform == "darwin" else 2**10
        )


_OWN, _CUT = "docxtpl, its own base, template compiled", "docxtpl, the kit's base, template compiled"
_CHANGING, _WHOLE = (
    f"floor: {what} serialised and deflated" for what in ("the parts that change", "all parts")
)


def main() -> None:
    document = a_plan()
    data = to_docx(document)
    changing, whole = floors(data)
    times = milliseconds({"mzsh_kit": lambda: to_docx(document), _CHANGING: changing, _WHOLE: whole})
    # Apart: what docxtpl leaves in memory slows whatever runs beside it.
    own, cut = template(None), template(data)
    times |= milliseconds({_OWN: lambda: own(document), _CUT: lambda: cut(document)})
    kit = times["mzsh_kit"]
    print(f"{len(document.blocks)} blocks, {len(data)} bytes;", end=" ")
    print(f"median of {REPEATS} in the quietest of {ROUNDS} turns")
    print("| way | ms | the kit's time = 1 |\n|---|---|---|")
    for name, taken in times.items():
        print(f"| {name} | {taken:.2f} | {taken / kit:.2f} |")
    print(f"The kit takes {kit / times[_CHANGING]:.1f} times the floor of what changes,", end=" ")
    print(f"{kit / times[_WHOLE]:.1f} times that of all.")
    _memory(document)


def _memory(document: Document) -> None:
    """Whether memory stays flat over many papers that all differ."""
    marks = []
    for n in range(PAPERS):
        to_docx(Document((Title(f"第{n}号方案"), *document.blocks[1:]), subject=str(n)))
        if n in (PAPERS // 10, PAPERS - 1):
            gc.collect()
            marks.append(resident())
    early, late = marks
    print(f"| memory after {PAPERS // 10} and after {PAPERS} papers | {early:.0f} MB | {late:.0f} MB |")


if __name__ == "__main__":
    main()
