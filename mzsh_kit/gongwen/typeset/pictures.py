"""Measures of pictures."""

from __future__ import annotations

import struct

from ...document import Picture
from ..standard.units import TWIPS_A_POINT


def png_size(data: bytes) -> tuple[int, int]:
    """Width and height in pixels. Raises ``ValueError`` for what is no PNG."""
    if data[:8] != b"\x89PNG\r\n\x1a\n" or data[12:16] != b"IHDR":
        raise ValueError("a picture is a PNG")
    wide, high = struct.unpack(">II", data[16:24])
    return wide, high


def shown_height(block: Picture, whole: int) -> int:
    """Twips of height where the picture is as wide as the text block, ``whole`` twips."""
    wide, high = png_size(block.data)
    return round(whole * high / wide)


def points_high(block: Picture, whole: int) -> float:
    """Height in points, for the reckoning of pages."""
    return shown_height(block, whole) / TWIPS_A_POINT
