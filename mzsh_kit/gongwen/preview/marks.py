"""版头, sign-offs and 版记 of the preview."""

from __future__ import annotations

from html import escape

from ...document import Form, Imprint, Letterhead, Signature, SignOff
from ..standard.fonts import clean
from ..standard.units import TWIPS_A_POINT, number, twips
from ..typeset.imprint import imprint_rows
from ..typeset.measures import (
    Alignment,
    copy_text,
    mark_look,
    number_text,
    organs,
    seal_places,
    secrecy_text,
    sign_off_places,
)
from .css import mm


def tag(name: str, kind: str, text: str, style: str = "") -> str:
    """An element with escaped text."""
    styled = f' style="{style}"' if style else ""
    return f'<{name} class="{kind}"{styled}>{escape(text)}</{name}>'


def head_html(block: Letterhead) -> str:
    """版头: a corner of up to three lines, the mark, the number, the red line."""
    corner = "".join(
        tag("p", kind, text)
        for kind, text in (
            ("copy", copy_text(block.copy)),
            ("secrecy", secrecy_text(block)),
            ("secrecy", clean(block.urgency)),
        )
        if text
    )
    number_ = tag("p", "paper-number", number_text(block.number))
    if block.form == "letter":
        beside = f'<div class="beside"><div>{corner}</div>{number_}</div>'
        return f'<header>{_mark(block)}<div class="double"></div>{beside}</header>'
    signers = tag("span", "", "签发人：") + "".join(
        tag("span", "signer", clean(name)) for name in block.signers
    )
    line = f'<div class="signers">{number_}<p>{signers}</p></div>' if block.signers else number_
    return f'<header><div class="corner">{corner}</div>{_mark(block)}{line}<div class="red"></div></header>'


def _mark(block: Letterhead) -> str:
    look = mark_look(block.mark)
    size = f"font-size:{mm(look.size * TWIPS_A_POINT)};line-height:1.1;transform:scaleX({look.scale / 100:g})"
    rows = "".join(tag("span", "", line, size) for line in look.lines)
    return f'<p class="mark">{rows}</p>'


def sign_off_html(block: SignOff) -> str:
    """署名 and 成文日期."""
    if block.sealed and block.others:
        return _seals(block)
    return _sealed(block) if block.sealed else _unsealed(block)


def _seals(block: SignOff) -> str:
    """Rows of up to three organs, the last one full to the right; the date under the last organ."""
    names = [clean(name) for name in organs(block)]
    columns = min(len(names), round(number("seal.row")))
    *others, last = names
    blanks = [""] * (-len(names) % columns)
    cut = len(others) - (columns - 1 - len(blanks))
    cells = "".join(f"<div>{tag('p', '', name)}</div>" for name in (*others[:cut], *blanks, *others[cut:]))
    cells += f"<div>{tag('p', '', last)}{tag('p', 'date', clean(block.date))}</div>"
    return f'<div class="seals">{cells}</div>'


def _unsealed(block: SignOff) -> str:
    organ, date = sign_off_places(block)
    inner = "".join(tag("p", "organ", clean(name), _placed(organ)) for name in organs(block) if name)
    inner += tag("p", "date", clean(block.date), _placed(date)) if block.date else ""
    return f'<div class="signoff">{inner}</div>'


def _placed(place: Alignment) -> str:
    side = "right" if place.flush_right else "left"
    return f"text-align:{side};padding-{side}:{mm(place.indent)};margin-right:{mm(place.slack)}"


def _sealed(block: SignOff) -> str:
    places = seal_places(block)
    between = f"text-align:center;padding-left:{mm(places.left)};padding-right:{mm(places.right)}"
    organ = tag("p", "organ", clean(block.organ), between) if block.organ else ""
    date = f"text-align:right;padding-right:{mm(places.date)}"
    return f'<div class="signoff sealed">{organ}{tag("p", "date", clean(block.date), date)}</div>'


def _right(*keys: str) -> str:
    return f"text-align:right;padding-right:{mm(sum(map(twips, keys)))}"


def signature_html(block: Signature) -> str:
    """The post beside the place of the stamp, and the date below it."""
    post = tag("p", "organ", clean(block.post), _right("signature.right", "signature.width", "signature.gap"))
    below = mm(number("signature.below") * twips("grid.pitch"))
    date = tag("p", "date", clean(block.date), f"{_right('signature.right')};margin-top:{below}")
    return f'<div class="signoff sealed">{post}{date}</div>'


def imprint_html(block: Imprint, form: Form) -> str:
    """版记 at the foot of the text block."""
    rows = "".join(
        f"<p>{tag('span', '', text)}{tag('span', '', tail)}</p>" for text, tail in imprint_rows(block, form)
    )
    return f'<footer class="imprint{" bare" if form == "letter" else ""}">{rows}</footer>' if rows else ""
