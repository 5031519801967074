"""Sign-offs: with a seal (7.3.5.1), without (7.3.5.2), with a person's stamp (7.3.5.3)."""

from __future__ import annotations

from ...document import Signature, SignOff
from ..base import styles
from ..base.setting import Setting
from ..ooxml.markup import aligned, indent, paragraph, spacing, table_start, text_runs
from ..standard.fonts import clean
from ..standard.units import face, number, twips
from ..typeset.measures import Alignment, organs, seal_places, sign_off_places
from .tables import low_paragraph

_KEEP_NEXT = "<w:keepNext/>"


def sign_off(block: SignOff, setting: Setting, keep: str = "") -> str:
    """署名 and 成文日期; ``keep`` where 附注 stands below."""
    if not block.sealed:
        return _unsealed(block, setting, keep)
    return _joint_seals(block, setting) if block.others else _sealed(block, setting, keep)


def _line(style: str, text: str, setting: Setting, properties: str = "") -> str:
    return (
        paragraph(style, text_runs(clean(text), face("body.face"), setting.fonts), properties) if text else ""
    )


def _unsealed(block: SignOff, setting: Setting, keep: str) -> str:
    organ, date = sign_off_places(block, setting.page.text_width)
    first, *others = organs(block)
    below = spacing(before=0) if others else ""
    return (
        _line(styles.ORGAN, first, setting, _placed(organ))
        + "".join(_line(styles.ORGAN, other, setting, below + _placed(organ)) for other in others)
        + _line(styles.DATE, block.date, setting, keep + _placed(date))
    )


def _placed(place: Alignment) -> str:
    """Flush right is what the styles do; a line placed by its first character says so itself."""
    if place.flush_right:
        return ""
    return indent(left=place.indent, right=place.slack) + aligned("left")


def _sealed(block: SignOff, setting: Setting, keep: str) -> str:
    places = seal_places(block, setting.page.text_width)
    organ = spacing(before=twips("seal.above")) + indent(left=places.left, right=places.right)
    return _line(styles.ORGAN, block.organ, setting, organ + aligned("center")) + _line(
        styles.DATE, block.date, setting, keep + indent(right=places.date)
    )


def _joint_seals(block: SignOff, setting: Setting) -> str:
    """Rows of up to three organs, room for a seal on each; the date under the last."""
    most = round(number("seal.row"))
    names = organs(block)
    rows = [names[at : at + most] for at in range(0, len(names), most)]
    columns = min(len(names), most)
    edge = twips("seal.right") // 2
    a_column = (setting.page.text_width - edge) // max(columns, 2)
    widths = [
        *([setting.page.text_width - edge - columns * a_column] if columns < 2 else []),
        *[a_column] * columns,
    ]
    made = (
        _row([""] * (columns - len(row)) + list(row), widths, block.date if n == len(rows) else "", setting)
        for n, row in enumerate(rows, 1)
    )
    return table_start(widths) + "".join(made) + "</w:tbl>" + low_paragraph()


def _row(names: list[str], widths: list[int], date: str, setting: Setting) -> str:
    looks = [_KEEP_NEXT + spacing() + indent() + aligned("center")] * len(names)
    cells = [
        paragraph(styles.ORGAN, text_runs(clean(name), face("body.face"), setting.fonts), look)
        for name, look in zip(names, looks, strict=True)
    ]
    cells[-1] += _line(styles.DATE, date, setting, indent() + aligned("center"))
    height = f'<w:trHeight w:val="{twips("seal.pitch")}" w:hRule="atLeast"/>'
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{cell}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>{inner}</w:tr>"


def signature(block: Signature, setting: Setting, keep: str = "") -> str:
    """The post at the left of the stamp, level with its middle; the date one line below the stamp."""
    beside = (twips("signature.height") - twips("grid.pitch")) // 2
    right = twips("signature.right") + twips("signature.width") + twips("signature.gap")
    post = spacing(before=twips("signature.above") + beside) + indent(right=right)
    date = spacing(before=beside + twips("signature.below")) + indent(right=twips("signature.right"))
    return _line(styles.ORGAN, block.post, setting, post) + _line(
        styles.DATE, block.date, setting, keep + date
    )
