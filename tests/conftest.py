"""What tests of every folder share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, NoReturn

import pytest
from openpyxl import Workbook

from mzsh_kit.resources import templates

# jsonschema, which nbformat loads, can do without; compiling its grammars takes two seconds of each process.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

_SECONDS = 240
_FLAGS = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-background-networking"]


def _require(name: str, reason: str) -> NoReturn:
    """Skip for want of ``name``; fail where the environment variable MZSH_REQUIRE lists it."""
    if name in os.environ.get("MZSH_REQUIRE", "").split(","):
        pytest.fail(f"MZSH_REQUIRE demands {name}: {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="session")
def require() -> Callable[[str, str], NoReturn]:
    """``require("office", "LibreOffice is not installed")``, to be called where something is missing."""
    return _require


@pytest.fixture(scope="session")
def render_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., list[Path]]:
    """``render_pdf(docx_bytes, …)``: the paths of the PDFs that LibreOffice makes, in a profile of its own.

    It is started once for all that it is given.
    """
    soffice = shutil.which("soffice")
    if soffice is None:
        _require("office", "soffice (LibreOffice) is not installed")
    profile = tmp_path_factory.mktemp("profile").as_uri()
    fixed = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf"]

    def render(*papers: bytes) -> list[Path]:
        folder = tmp_path_factory.mktemp("pdf")
        sources = [folder / f"{number}.docx" for number in range(len(papers))]
        for source, paper in zip(sources, papers, strict=True):
            source.write_bytes(paper)
        command = [*fixed, "--outdir", str(folder), *map(str, sources)]
        subprocess.run(command, check=True, capture_output=True, timeout=_SECONDS)
        return [source.with_suffix(".pdf") for source in sources]

    return render


@pytest.fixture
def eight() -> dict[str, Any]:
    """The eight answers: unit, its type, principal, members, kind, 年度, date, venue. Fresh for each test."""
    return {
        "unit": {"name": "清源县水务局", "type": "局党组"},
        "members": [
            {"name": "张三", "post": "党组书记、局长", "role": "主要负责同志"},
            {"name": "李国庆", "post": "党组成员、副局长"},
            {"name": "赵云", "post": "副局长", "politics": "无党派人士"},
            {"name": "古丽·买买提", "post": "党组成员、总工程师"},
        ],
        "kind": "年度",
        "year": 2026,
        "meeting": {"date": "2027-01-15", "venue": "三楼会议室"},
    }


_HEADS = ("单位代码", "单位名称", "单位类型", "会议类型", "年度", "会议日期", "地点")
_MEMBER_HEADS = ("单位代码", "姓名", "职务", "角色")


def _workbook(good: int, bad: int = 0) -> bytes:
    """``good`` units without a fault, then ``bad`` ones whose meeting is on 30 February."""
    book = Workbook()
    book.active.title = "统一要求"
    units, members = book.create_sheet("单位"), book.create_sheet("班子成员")
    units.append(_HEADS)
    members.append(_MEMBER_HEADS)
    for number in range(1, good + bad + 1):
        day = "2027年1月15日" if number <= good else "2027年2月30日"
        units.append((f"{number:03}", f"望岚县第{number}局", "局党组", "年度", 2026, day, "三楼会议室"))
        members.append((f"{number:03}", "江启明", "党组书记、局长", "主要负责同志"))
        members.append((f"{number:03}", "贺兰舟", "党组成员、副局长", "班子成员"))
    data = BytesIO()
    book.save(data)
    return data.getvalue()


@pytest.fixture(scope="session")
def workbook() -> Callable[..., bytes]:
    """``workbook(50, 2)``: a roster of 50 good units and two faulty ones."""
    return _workbook


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium, one for all tests of a process: Playwright runs once in each."""
    chromium = shutil.which("chromium")
    if chromium is None:
        _require("browser", "chromium is not installed")
    try:
        from playwright import sync_api
    except ImportError:
        _require("browser", "Playwright is not installed")
    with sync_api.sync_playwright() as driver:
        opened = driver.chromium.launch(executable_path=chromium, args=_FLAGS)
        yield opened
        opened.close()


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """A copy of the templates that an office edits."""
    return Path(shutil.copytree(templates(), tmp_path / "templates"))


_SHARED = Path(os.environ.get("MZSH_SHARED") or Path(__file__).parents[2] / "shared")


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder beside the project that holds plans that people wrote, keys and the score; no part of it."""
    if not (_SHARED / "plans").is_dir():
        pytest.skip("../shared is not here")
    return _SHARED
