"""Pictures in a Word file: the drawing, the part that holds the bytes, the relation between them."""

from __future__ import annotations

import zlib
from collections.abc import Iterable

from ...document import Document, Picture
from ..base import styles
from ..base.setting import Setting
from ..ooxml.markup import aligned, paragraph
from ..ooxml.package import Part, part
from ..ooxml.quoting import quoteattr
from ..standard.fonts import clean
from ..typeset.pictures import shown_height

_EMU_A_TWIP = 635
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = "http://schemas.openxmlformats.org/drawingml/2006"
_TYPE = '<Default Extension="png" ContentType="image/png"/>'


def picture(block: Picture, name: str, setting: Setting) -> str:
    """A paragraph with the picture of the relation ``name``."""
    whole = setting.page.text_width
    wide, high = whole * _EMU_A_TWIP, shown_height(block, whole) * _EMU_A_TWIP
    number, text = int(name.removeprefix("rIdPicture")), quoteattr(clean(block.description))
    size = f'cx="{wide}" cy="{high}"'
    drawing = (
        f'<w:drawing><wp:inline xmlns:wp="{_DRAWING}/wordprocessingDrawing"'
        ' distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent {size}/><wp:docPr id="{number}" name="picture{number}" descr={text}/>'
        f'<a:graphic xmlns:a="{_DRAWING}/main"><a:graphicData uri="{_DRAWING}/picture">'
        f'<pic:pic xmlns:pic="{_DRAWING}/picture"><pic:nvPicPr>'
        f'<pic:cNvPr id="{number}" name="picture{number}.png"/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip xmlns:r="{_RELATIONS}" r:embed="{name}"/>'
        '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing>"
    )
    line = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>' + aligned("center")
    return paragraph(styles.CELL, f"<w:r>{drawing}</w:r>", line)


def relation(pictures: tuple[Picture, ...], block: Picture) -> str:
    """The name of a picture's relation."""
    return f"rIdPicture{pictures.index(block) + 1}"


def pictures_of(document: Document) -> tuple[Picture, ...]:
    """The pictures of a document, each once."""
    return tuple(dict.fromkeys(block for block in document.blocks if isinstance(block, Picture)))


def with_pictures(parts: Iterable[Part], main: str, pictures: tuple[Picture, ...]) -> tuple[Part, ...]:
    """The parts of a package with those of its pictures."""
    if not pictures:
        return tuple(parts)
    folder = main.rpartition("/")[0]
    relations = [
        (relation(pictures, block), "image", f"media/{_file(n)}") for n, block in enumerate(pictures, 1)
    ]
    added = (part(f"{folder}/media/{_file(n)}", block.data) for n, block in enumerate(pictures, 1))
    return (*with_relation(parts, main, relations, _TYPE), *added)


def with_relation(
    parts: Iterable[Part], main: str, relations: Iterable[tuple[str, str, str]], declared: str
) -> tuple[Part, ...]:
    """The parts with relations of the main one (id, last word of the type, target) and a type declared."""
    folder, _, file = main.rpartition("/")
    lines = "".join(
        f'<Relationship Id="{key}" Type="{_RELATIONS}/{kind}" Target="{target}"/>'
        for key, kind, target in relations
    )
    added = {
        f"{folder}/_rels/{file}.rels": ("</Relationships>", lines),
        "[Content_Types].xml": ("</Types>", declared),
    }
    return tuple(_inserted(entry, *added[entry.name]) if entry.name in added else entry for entry in parts)


def _file(number: int) -> str:
    return f"mzsh-picture{number}.png"


def _inserted(old: Part, end: str, text: str) -> Part:
    """The part with a text put in before its last tag, unless it stands there."""
    whole = zlib.decompress(old.deflated, -15).decode()
    if text in whole or (text == _TYPE and 'Extension="png"' in whole):
        return old
    return part(old.name, whole.replace(end, text + end))
