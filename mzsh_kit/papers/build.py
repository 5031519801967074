"""``build(plan)``: pure, without clock, file or chance beyond the wordings under ``templates/``."""

from __future__ import annotations

from pathlib import Path

from ..document import Document, Title, numbered
from ..plan.model import Plan
from .catalogue import chosen
from .sections import plan_paper


def build(plan: Plan, number: str = "01", templates: Path | None = None) -> Document:
    """The numbered document of one paper of the set.

    Raises :class:`mzsh_kit.errors.KitError` for an unknown number or a faulty wording (file and line).
    """
    (paper,) = chosen([number], templates)
    blocks = plan_paper(plan, paper.folder, templates)
    title = next((block.text for block in blocks if isinstance(block, Title)), paper.name)
    return numbered(Document(blocks, subject=title, organ=plan.unit.name))
