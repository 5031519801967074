"""``python -m tests.fuzz.attack NAME FOLDER``: makes a hostile file, reads it in a process of its own, says
what that cost.
"""

from __future__ import annotations

import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from .growing import leader, paragraph, roster, unit, word

MANY = 5_000
READ = """
import json, resource, sys, time
from pathlib import Path
from mzsh_kit import KitError, load
from mzsh_kit.checking import check_bytes
from mzsh_kit.roster import read_roster
path = Path(sys.argv[1])
use = {".docx": lambda: check_bytes(path.read_bytes(), path.name), ".xlsx": lambda: read_roster(path)}
start, told = time.process_time(), ""
try:
    use.get(path.suffix, lambda: load(path))()
except KitError as error:
    told = str(error)
spent = time.process_time() - start
megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
print(json.dumps({"seconds": spent, "megabytes": megabytes, "told": told}))
"""


def _styles(count: int) -> bytes:
    style = (
        '<w:style w:type="paragraph" w:styleId="s{0}"><w:name w:val="n{0}"/><w:basedOn w:val="s{1}"/>'
        "</w:style>"
    )
    body = "".join(paragraph("会前征求意见。", f'<w:pStyle w:val="s{n}"/>') for n in range(count))
    return word(body, "".join(style.format(n, n - 1) for n in range(count)))


def _swollen(part: str, end: bytes, more: bytes) -> bytes:
    """A workbook one part of which is blown up."""
    source = zipfile.ZipFile(io.BytesIO(roster([unit(1)], [leader(1)])))
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data.replace(end, more + end) if name == part else data)
    return made.getvalue()


def _team(count: int) -> list[tuple[object, ...]]:
    return [leader(1), *((1, f"张{n}", "党组成员、副局长", "班子成员") for n in range(count))]


ATTACKS: dict[str, tuple[str, Callable[[], bytes]]] = {
    "ten million paragraphs": (".docx", lambda: word("<w:p/>" * 10_000_000)),
    "ninety thousand paragraphs": (".docx", lambda: word("<w:p/>" * 90_000 + paragraph("民主生活会"))),
    "two thousand styles": (".docx", lambda: _styles(2_000)),
    "seven million fonts": (".xlsx", lambda: _swollen("xl/styles.xml", b"</fonts>", b"<font/>" * 7_000_000)),
    "two million defined names": (
        ".xlsx",
        lambda: _swollen("xl/workbook.xml", b"</workbook>", b"<definedName>1</definedName>" * 3_000_000),
    ),
    "many units of one code": (".xlsx", lambda: roster([unit(1)] * MANY, [leader(1)])),
    "many members of one unit": (".xlsx", lambda: roster([unit(1)], _team(MANY))),
    "double keys": (
        ".json",
        lambda: ("{" + ",".join(f'"k{n}":1,"k{n}":1' for n in range(40_000)) + "}").encode(),
    ),
    "many members without a name": (".json", lambda: b'{"members":[' + b",".join([b"{}"] * 100_000) + b"]}"),
    "a deep list": (".json", lambda: b"[" * 100_000),
    "a deep flow of YAML": (".yaml", lambda: b"[" * 40_000),
    "a deep block of YAML": (".yaml", lambda: b"- " * 40_000),
}  # fmt: skip


def main(name: str, folder: str) -> None:
    suffix, make = ATTACKS[name]
    path = Path(folder) / f"a{suffix}"
    path.write_bytes(make())
    subprocess.run([sys.executable, "-c", READ, str(path)], check=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
