"""What is made of a written set: one zip of it, and PDF files through LibreOffice."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from ..errors import KitError, fault
from .files import put
from .scratch import scratch

_SECONDS = 300
_OFFICES = ("soffice", "libreoffice")


def zipped(files: Iterable[Path]) -> bytes:
    """One archive of some files, by name; the same files give the same bytes."""
    return zip_of({path.name: path.read_bytes() for path in files})


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """One archive of some contents by name, in the order of the names; the same contents give the same
    bytes.
    """
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as target:
        for name, data in sorted(files.items()):
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 0
            target.writestr(entry, data)
    return archive.getvalue()


def find_office() -> str:
    """The path of LibreOffice. Raises :class:`KitError` where it is not installed."""
    program = next((path for name in _OFFICES if (path := shutil.which(name))), None)
    if program is None:
        raise KitError(fault("pdf.missing"))
    return program


def pdfs(files: Iterable[Path]) -> tuple[Path, ...]:
    """A PDF beside every .docx of ``files``, in one run of LibreOffice with a profile of its own.

    Raises :class:`KitError` where LibreOffice is not installed or a file is not converted.
    """
    sources = [path for path in files if path.suffix == ".docx"]
    office = find_office()
    with scratch() as folder:
        made = [_copied(source, number, folder) for number, source in enumerate(sources)]
        if not convert(office, [source for source, _ in made], "pdf", folder, seconds=_SECONDS):
            raise KitError(fault("pdf.failed", found="LibreOffice没有正常结束"))
        return tuple(_placed(target, source) for (_, target), source in zip(made, sources, strict=True))


def _copied(source: Path, number: int, folder: Path) -> tuple[Path, Path]:
    """A copy with an ASCII name, which LibreOffice reads in every locale, and where its PDF will stand."""
    copy = folder / f"{number}.docx"
    shutil.copyfile(source, copy)
    return copy, folder / f"{number}.pdf"


def convert(office: str, sources: Iterable[Path], kind: str, folder: Path, *, seconds: float) -> bool:
    """Have LibreOffice write the sources as files of ``kind`` into ``folder``, which holds its profile too.

    Whether it ended as it should within ``seconds``.
    """
    import subprocess

    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
    try:
        subprocess.run([*command, *map(str, sources)], capture_output=True, timeout=seconds, check=True)
    except (subprocess.SubprocessError, OSError):
        return False
    return True


def _placed(made: Path, source: Path) -> Path:
    if not made.is_file():
        raise KitError(fault("pdf.failed", found=source.name))
    target = source.with_suffix(".pdf")
    put(target, made.read_bytes())
    return target
