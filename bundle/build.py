"""Resolve for another machine, fetch its wheels, pack them with what a person double-clicks."""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = Path(__file__).resolve().parent / "files"
CONSTRAINTS = ROOT / "constraints.txt"
PYTHONS = ("3.11", "3.12", "3.13")
FOLDER = "mzsh-kit"
_EPOCH = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Target:
    """A kind of machine: its name, how the resolver and pip call it, what is put beside the wheels."""

    name: str
    platform: str
    tags: tuple[str, ...]
    files: tuple[str, ...]


def _manylinux(machine: str) -> tuple[str, ...]:
    """The wheels that a system with glibc 2.28 runs (Kylin V10, Debian 10)."""
    return (*(f"manylinux_2_{minor}_{machine}" for minor in range(17, 29)), f"manylinux2014_{machine}")


_LINUX = ("start.py", "start.sh", "start.desktop", "index.html")
TARGETS = {
    target.name: target
    for target in (
        Target("windows-x64", "x86_64-pc-windows-msvc", ("win_amd64",),
               ("start.py", "start.bat", "index.html")),
        Target("linux-aarch64", "aarch64-manylinux_2_28", _manylinux("aarch64"), _LINUX),
        Target("linux-x86_64", "x86_64-manylinux_2_28", _manylinux("x86_64"), _LINUX),
    )
}  # fmt: skip

NAMES = {
    "start.bat": "双击开始.bat",
    "start.sh": "开始.sh",
    "start.desktop": "双击开始.desktop",
    "index.html": "使用说明.html",
}
"""What a file is called in the zip; the others keep their names."""


def bundle(target: Target, pythons: Sequence[str], folder: Path) -> Path:
    """Write ``mzsh-kit-VERSION-TARGET.zip`` into ``folder``; the same inputs give the same bytes.

    Raises :class:`subprocess.CalledProcessError` when a wheel cannot be had, :class:`ValueError` for a requirement
    that ``constraints.txt`` does not pin.
    """
    with tempfile.TemporaryDirectory() as scratch:
        wheels, listed = Path(scratch) / "wheels", Path(scratch) / "listed"
        listed.mkdir()
        kit = _kit(wheels)
        for python in pythons:
            _fetch(target, python, _resolved(target, python, listed), wheels)
        _run("pip", "download", "--quiet", "--no-deps", "--dest", wheels, f"pip=={_pinned()['pip']}")
        path = folder / f"{kit.name.split('-py3')[0].replace('_', '-')}-{target.name}.zip"
        folder.mkdir(parents=True, exist_ok=True)
        _pack(path, target, [*wheels.iterdir(), *listed.iterdir()])
    return path


def _kit(wheels: Path) -> Path:
    """The kit's own wheel."""
    _run("build", "--wheel", "--no-isolation", "--outdir", wheels, ROOT)
    (kit,) = wheels.glob("mzsh_kit-*.whl")
    return kit


def _resolved(target: Target, python: str, folder: Path) -> Path:
    """What the machine needs, every version pinned. pip would judge the markers by the machine it runs on; uv does not."""
    path = folder / f"requirements-{python}.txt"
    _run("uv", "pip", "compile", ROOT / "pyproject.toml", "--extra", "app", "--extra", "tagger", "--quiet",
         "--constraint", CONSTRAINTS,
         "--python-platform", target.platform, "--python-version", python, "--output-file", path,
         "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links", "--system-certs")  # fmt: skip
    loose = [line for line in path.read_text(encoding="utf-8").split() if not _is_pinned(line)]
    if loose:
        raise ValueError(f"not in constraints.txt: {loose}")
    return path


def _is_pinned(line: str) -> bool:
    name, _, version = line.partition("==")
    return _pinned().get(_plain(name)) == version


def _pinned() -> dict[str, str]:
    lines = CONSTRAINTS.read_text(encoding="utf-8").split()
    return {_plain(line.partition("==")[0]): line.partition("==")[2] for line in lines}


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name.partition("[")[0]).lower()


def _fetch(target: Target, python: str, requirements: Path, wheels: Path) -> None:
    abi = "cp" + python.replace(".", "")
    platforms = [word for tag in target.tags for word in ("--platform", tag)]
    _run("pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--implementation", "cp",
         "--python-version", python, "--abi", abi, "--abi", "abi3", "--abi", "none", *platforms,
         "--requirement", requirements, "--dest", wheels)  # fmt: skip


def _run(module: str, *words: str | Path) -> None:
    subprocess.run([sys.executable, "-m", module, *map(str, words)], check=True)


def _pack(path: Path, target: Target, made: Iterable[Path]) -> None:
    """The zip, in a fixed order with a fixed time, under its name only when it is whole."""
    part = path.with_suffix(".part")
    with zipfile.ZipFile(part, "w") as archive:
        for name, source in sorted(_members(target, made)):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", _EPOCH)
            entry.external_attr = (0o755 if source.suffix in (".sh", ".desktop") else 0o644) << 16
            entry.compress_type = zipfile.ZIP_STORED if source.suffix == ".whl" else zipfile.ZIP_DEFLATED
            archive.writestr(entry, source.read_bytes())
    part.replace(path)


def _members(target: Target, made: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    yield from ((NAMES.get(name, name), FILES / name) for name in target.files)
    yield from ((f"wheels/{one.name}", one) for one in made)
