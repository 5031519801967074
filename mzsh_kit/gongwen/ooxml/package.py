"""A zip package written directly, so that parts which never change are deflated once.

No clock enters: every entry bears 1980-01-01, the first day a zip can state.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass

_VERSION, _FLAGS, _DEFLATED, _TIME, _DATE = 20, 0x800, 8, 0, 0x21
_LOCAL = struct.Struct("<4s5H3I2H")
_CENTRAL = struct.Struct("<4s6H3I5H2I")
_END = struct.Struct("<4s4H2IH")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the package, deflated. ``size`` counts the bytes before deflating."""

    name: str
    size: int
    crc: int
    deflated: bytes


def part(name: str, text: str | bytes) -> Part:
    """Deflate one part."""
    data = text.encode() if isinstance(text, str) else text
    deflater = zlib.compressobj(6, zlib.DEFLATED, -15)
    return Part(name, len(data), zlib.crc32(data), deflater.compress(data) + deflater.flush())


def package(parts: Sequence[Part]) -> bytes:
    """The bytes of a zip file with these parts, in their order."""
    out, central = bytearray(), bytearray()
    for entry in parts:
        name = entry.name.encode()
        common = (_DEFLATED, _TIME, _DATE, entry.crc, len(entry.deflated), entry.size, len(name), 0)
        central += _CENTRAL.pack(b"PK\1\2", _VERSION, _VERSION, _FLAGS, *common, 0, 0, 0, 0, len(out)) + name
        out += _LOCAL.pack(b"PK\3\4", _VERSION, _FLAGS, *common) + name + entry.deflated
    end = _END.pack(b"PK\5\6", 0, 0, len(parts), len(parts), len(central), len(out), 0)
    return bytes(out + central + end)
