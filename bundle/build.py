"""Resolve for another machine, fetch its wheels, pack them with what a person double-clicks."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FILES = Path(__file__).resolve().parent / "files"
CONSTRAINTS = ROOT / "constraints.txt"
PYTHONS = ("3.11", "3.12", "3.13")
FOLDER = "mzsh-kit"
EMBEDDED = "windows-x64"
"""The target that may carry a Python of its own."""
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
DOCS = "帮助文档.zip"


def bundle(
    target: Target,
    pythons: Sequence[str],
    folder: Path,
    embed: Path | None = None,
    docs: Path | None = None,
) -> Path:
    """Write ``mzsh-kit-VERSION-TARGET.zip`` into ``folder``; the same inputs give the same bytes.

    ``embed``, python.org's embeddable package, is carried along for Windows, with wheels for it alone;
    ``docs``, the zip of the documentation, for every machine. Raises
    :class:`subprocess.CalledProcessError` when a wheel cannot be had, :class:`ValueError` for a requirement
    that ``constraints.txt`` does not pin and for an ``embed`` that is none.
    """
    own = embedded(embed) if embed and target.name == EMBEDDED else None
    if own:
        pythons = [own.version]
    with tempfile.TemporaryDirectory() as scratch:
        wheels, listed = Path(scratch) / "wheels", Path(scratch) / "listed"
        listed.mkdir()
        kit = _kit(wheels)
        for python in pythons:
            _fetch(target, python, _resolved(target, python, listed), wheels)
        _run("pip", "download", "--quiet", "--no-deps", "--dest", wheels, f"pip=={_pinned()['pip']}")
        path = folder / f"{kit.name.split('-py3')[0].replace('_', '-')}-{target.name}.zip"
        folder.mkdir(parents=True, exist_ok=True)
        more = {DOCS: docs.read_bytes()} if docs else {}
        _pack(path, target, [*wheels.iterdir(), *listed.iterdir()], {**more, **(own.files if own else {})})
    return path


@dataclass(frozen=True, slots=True)
class Embedded:
    """A Python for Windows as files by their paths in the bundle."""

    version: str
    files: Mapping[str, bytes]


def embedded(package: Path) -> Embedded:
    """python.org's embeddable package, made ready to have packages installed into it; its checksum is noted
    beside it.

    Raises :class:`ValueError` where it is none.
    """
    with zipfile.ZipFile(package) as source:
        files = {member.filename: source.read(member) for member in source.infolist() if not member.is_dir()}
    paths = [match for name in files if (match := _PATHS.fullmatch(name))]
    if len(paths) != 1 or "python.exe" not in files:
        raise ValueError(f"{package}: not python.org's python-3.x.y-embed-amd64.zip")
    (name,) = paths
    library = f"python{name[1]}{name[2]}.zip"
    files[name[0]] = "\r\n".join((library, ".", "Lib\\site-packages", "import site", "")).encode()
    files["SHA256.txt"] = f"{hashlib.sha256(package.read_bytes()).hexdigest()}  {package.name}\n".encode()
    return Embedded(f"{name[1]}.{name[2]}", {f"python/{name}": data for name, data in files.items()})


_PATHS = re.compile(r"python(3)(\d+)\._pth")
"""The file that says where such a Python looks for packages: as it comes, nowhere."""


def _kit(wheels: Path) -> Path:
    """The kit's own wheel."""
    _run("build", "--wheel", "--no-isolation", "--outdir", wheels, ROOT)
    (kit,) = wheels.glob("mzsh_kit-*.whl")
    return kit


def _resolved(target: Target, python: str, folder: Path) -> Path:
    """What the machine needs, every version pinned. pip would judge the markers by the machine it runs on; uv
    does not.
    """
    path = folder / f"requirements-{python}.txt"
    _run("uv", "pip", "compile", ROOT / "pyproject.toml", "--extra", "app", "--extra", "tagger", "--quiet",
         "--constraint", CONSTRAINTS,
         "--python-platform", target.platform, "--python-version", python, "--output-file", path,
         "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links",
          "--system-certs")  # fmt: skip
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


def _pack(path: Path, target: Target, made: Iterable[Path], more: Mapping[str, bytes]) -> None:
    """The zip, in a fixed order with a fixed time, under its name only when it is whole."""
    part = path.with_suffix(".part")
    with zipfile.ZipFile(part, "w") as archive:
        for name, data in sorted(
            {**{name: path.read_bytes() for name, path in _members(target, made)}, **more}.items()
        ):
            entry = zipfile.ZipInfo(f"{FOLDER}/{name}", _EPOCH)
            entry.external_attr = (0o755 if name.endswith((".sh", ".desktop")) else 0o644) << 16
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(".whl") else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    part.replace(path)


def _members(target: Target, made: Iterable[Path]) -> Iterator[tuple[str, Path]]:
    yield from ((NAMES.get(name, name), FILES / name) for name in target.files)
    yield from ((f"wheels/{wheel.name}", wheel) for wheel in made)
