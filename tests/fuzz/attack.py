"""Hostile files, each read in a process of its own that says what that cost."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

from .growing import leader, paragraph, roster, unit, word

MANY = 5_000
PATIENCE = 600
"""Seconds until a reading counts as endless. How the cost grows is for :mod:`.test_growing` to say."""
READ = """
import json, re, sys
from pathlib import Path
from mzsh_kit import KitError, load
from mzsh_kit.checking import check_bytes
from mzsh_kit.roster import read_roster
path = Path(sys.argv[1])
use = {".docx": lambda: check_bytes(path.read_bytes(), path.name), ".xlsx": lambda: read_roster(path)}
told = ""
try:
    use.get(path.suffix, lambda: load(path))()
except KitError as error:
    told = str(error)
peak = re.search(r"VmHWM:\\s*(\\d+) kB", Path("/proc/self/status").read_text())
print(json.dumps({"megabytes": int(peak[1]) // 1024, "told": told}))
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


def read(name: str, folder: Path) -> dict[str, object]:
    """What a process says that reads this file, and the most memory that it held."""
    suffix, make = ATTACKS[name]
    path = folder / f"a{suffix}"
    path.write_bytes(make())
    run = subprocess.run(
        [sys.executable, "-c", READ, str(path)], capture_output=True, text=True, timeout=PATIENCE
    )
    assert run.returncode == 0, run.stderr[-2000:]
    said: dict[str, object] = json.loads(run.stdout)
    return said
