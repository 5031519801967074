"""Imports openpyxl without numpy and Pillow, which no page needs: 13 MB a kernel. Import it first."""

from __future__ import annotations

import sys
from importlib import import_module

_SPARED = {name: None for name in ("numpy", "PIL") if name not in sys.modules}
sys.modules.update(_SPARED)  # type: ignore[arg-type]  # how Python is told that a module is not there
try:
    import_module("openpyxl")
finally:
    for name in _SPARED:
        del sys.modules[name]
