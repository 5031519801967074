"""``python -m tests.fuzz.trial SEED FROM END``: tries inputs in a process of bounded memory; a line of JSON
for each that is amiss.

What comes of an input is a result or a sentence in Chinese. Anything else is a finding.
"""

from __future__ import annotations

import json
import re
import resource
import signal
import sys
import tempfile
import traceback
from contextlib import suppress
from pathlib import Path

from mzsh_kit import KitError, complete, load
from mzsh_kit.checking import check_bytes
from mzsh_kit.document import parse
from mzsh_kit.document.notation import NotationError
from mzsh_kit.gongwen.read.reader import read_layout
from mzsh_kit.papers import build
from mzsh_kit.plan.source import read_source
from mzsh_kit.plan.wording import environment, render
from mzsh_kit.reading import read_bytes
from mzsh_kit.resources import templates
from mzsh_kit.roster import read_roster

from .broken import PLAN, Input, inputs

SECONDS, MEGABYTES = 20, 1_500
_QUOTED = re.compile(r"“[^”]*”")
_SIGN = r"[^\s“”·\u3000-\u9fff\uff00-\uffef]"
_NAMES = re.compile(f"{_SIGN}*[/.]{_SIGN}+")
"""Files, and parts of packages, whose names may be damaged (word/Σocument.xml)."""

_KNOWN = {
    "MB", "Word", "Excel", "WPS", "JSON", "YAML", "UTF", "PDF", "LibreOffice", "OpenDocument", "plan", "json",
    "yaml", "xlsx", "xls", "xlsb",
    "docx", "doc", "txt", "md", "tsv", "mzsh", "explain", "roster", "GB", "TSV", "wps", "rtf", "htm", "html",
    "wpt", "dotx", "docm", "Alt",
}  # fmt: skip


class TooLong(BaseException):
    """The time for one input is over."""


def outcome(hostile: Input, folder: Path) -> str:
    """What is amiss with what comes of an input; empty where nothing is."""
    try:
        _tried(hostile, folder)
    except KitError as error:
        return _amiss(str(error))
    except TooLong:
        return f"longer than {SECONDS} s"
    except Exception:
        return traceback.format_exc(limit=-6)
    return ""


def _amiss(text: str) -> str:
    plain = _NAMES.sub("", _QUOTED.sub("", text))
    strange = set(re.findall(r"[A-Za-z]{2,}", plain)) - _KNOWN
    if strange or not re.search("[\u4e00-\u9fff]", plain):
        return f"not Chinese ({'、'.join(sorted(strange))}): {text[:400]}"
    return ""


def _tried(hostile: Input, folder: Path) -> None:
    path = folder / f"a{hostile.suffix}"
    path.write_bytes(hostile.data)
    match hostile.sort:
        case "plan":
            build(load(path))
        case "roster":
            read_roster(path)
        case "document":
            for use in (check_bytes, read_bytes):
                try:
                    use(hostile.data, path.name)
                except KitError as error:
                    if said := _amiss(str(error)):
                        raise AssertionError(said) from None
            if hostile.suffix == ".docx":
                read_layout(hostile.data)
        case "template":
            text = render(environment(paper=True), hostile.data.decode(), "a.txt", plan=_plan())
            with suppress(NotationError):  # told with its line by whoever reads wordings
                parse(text)
        case "lexicon":
            check_bytes(
                "民主生活会方案\n会前征求意见。".encode(), "a.txt", templates=_lexicon(hostile, folder)
            )


def _plan(held: list[object] = []) -> object:  # noqa: B006 - made once
    if not held:
        held.append(complete(read_source(PLAN).data))
    return held[0]


def _lexicon(hostile: Input, folder: Path) -> Path:
    """Templates whose lexicon has this one table instead of the kit's own."""
    made = Path(tempfile.mkdtemp(dir=folder))
    for path in templates().iterdir():
        if path.name != "lexicon":
            (made / path.name).symlink_to(path)
    (made / "lexicon").mkdir()
    for path in (templates() / "lexicon").iterdir():
        if path.name != hostile.suffix:
            (made / "lexicon" / path.name).symlink_to(path)
    (made / "lexicon" / hostile.suffix).write_bytes(hostile.data)
    return made


def _over(*_: object) -> None:
    raise TooLong


def main(seed: int, first: int, end: int) -> None:
    signal.signal(signal.SIGVTALRM, _over)
    room = MEGABYTES * 2**20
    resource.setrlimit(resource.RLIMIT_AS, (room, room))
    tried = 0
    with tempfile.TemporaryDirectory() as folder:
        for number, hostile in enumerate(inputs(range(first, end), seed), first):
            signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
            said = outcome(hostile, Path(folder))
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            tried += 1
            if said:
                print(json.dumps([number, hostile.sort, said], ensure_ascii=False), flush=True)
    print(json.dumps(["tried", tried]), flush=True)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
