"""Document tree -> bytes of a .docx under GB/T 9704-2012."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from ...document import (
    Annex,
    Attachments,
    Attendance,
    Block,
    Card,
    Chart,
    Document,
    Form,
    Grid,
    Heading,
    Letterhead,
    NewPage,
    Note,
    Paragraph,
    Picture,
    Recipients,
    Signature,
    SignOff,
    Table,
    Title,
    hint_of,
    numbered,
)
from ..base import styles
from ..base.parts import ROOT, standard_setting
from ..base.restyle import restyled_setting
from ..base.setting import Setting
from ..ooxml.markup import aligned, holding, paragraph, text_runs
from ..ooxml.names import DECLARATION
from ..ooxml.package import Part, package, part
from ..ooxml.quoting import escape
from ..standard.fonts import Fonts, clean
from ..standard.units import TWIPS_A_POINT, face
from ..typeset.chart import PITCH, chart_drawing
from ..typeset.flow import held
from ..typeset.measures import is_byline
from ..typeset.pages import Stretch, form_of, imprint_shares_page, stretches
from . import body
from .carried import with_carried
from .drawing import drawing_paragraph, drawings_numbered
from .foot import imprint
from .forms import card, grid, new_page
from .head import letterhead
from .hints import hints_of, marked, marks_numbered, with_hints
from .pictures import picture, pictures_of, relation, with_pictures
from .sections import Start, ended, section
from .signing import sign_off, signature
from .tables import low_paragraph, table

_PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_DEFAULT_FONTS = Fonts()
_WHEN = "2000-01-01T00:00:00Z"  # constant, so that the same document gives the same bytes


def to_docx(document: Document, fonts: Fonts = _DEFAULT_FONTS, base: bytes | None = None) -> bytes:
    """The Word file of a document, headings and annexes numbered; the same document gives the same bytes.

    ``base`` is a .docx whose styles, page, headers and footers an office uses instead of the kit's own;
    styles that it lacks are added. Characters which XML cannot hold are left out; everything else is written
    as it stands.

    Raises :class:`mzsh_kit.errors.KitError` for a base that is damaged, locked or holds macros.
    """
    setting = restyled_setting(base, fonts) if base is not None else standard_setting(fonts)
    parts = with_pictures(setting.parts, setting.main, pictures_of(document))
    parts = with_hints(parts, setting.main, hints_of(document))
    return package(
        (
            *with_carried(parts, setting.main, document.carried),
            part("docProps/core.xml", _core(document)),
            _app(document.organ),
            part(setting.main, document_xml(document, setting)),
        )
    )


def document_xml(document: Document, setting: Setting | None = None) -> str:
    """The main part of the Word file."""
    setting = setting or standard_setting(_DEFAULT_FONTS)
    document = numbered(document)
    page = replace(setting.page, names=document.names, large=document.large)
    form, shared = form_of(document), imprint_shares_page(document, page)
    setting = replace(setting, page=page, pictures=pictures_of(document))
    sections = [
        made
        for stretch in stretches(document, page)
        for made in _sections(stretch, setting, form, shared=shared)
    ]
    *earlier, (xml, properties) = sections
    whole = f"{ROOT}{''.join(ended(*ending) for ending in earlier)}{xml}{properties}</w:body></w:document>"
    return drawings_numbered(marks_numbered(whole))


def _sections(stretch: Stretch, setting: Setting, form: Form, *, shared: bool) -> Iterator[tuple[str, str]]:
    """The XML of the blocks of each section, and its w:sectPr; 版记 may need a section of its own."""
    xml, letter = _blocks(stretch, setting), form == "letter" and not stretch.fresh
    foot = imprint(stretch.imprint, setting, form) + low_paragraph() if stretch.imprint else ""
    bare = any(isinstance(block, Card) for block in stretch.blocks)
    own = section(
        setting.page, landscape=stretch.landscape, letter=letter, numbers="none" if bare else "upright"
    )
    if not foot or shared or not xml:
        yield xml + foot, own
        return
    yield xml, own
    start: Start = "nextPage" if form == "letter" else "evenPage"
    # LibreOffice anchors a table that begins a section on the page before it.
    yield low_paragraph() + foot, section(setting.page, start=start, numbers="none")


def _blocks(stretch: Stretch, setting: Setting) -> str:
    blocks = stretch.blocks
    befores, afters = (None, *blocks), (*blocks[1:], None)
    keeps = [
        holding(next_=hold.next, whole=hold.whole, paired=hold.paired) for hold in held(blocks, setting.page)
    ]
    return "".join(
        marked(
            _block(block, setting, before, after, fresh=stretch.fresh and before is None, keep=keep),
            hint_of(block),
        )
        for before, block, after, keep in zip(befores, blocks, afters, keeps, strict=False)
    )


def _block(
    block: Block, setting: Setting, before: Block | None, after: Block | None, *, fresh: bool, keep: str
) -> str:
    match block:  # the commonest first
        case Heading():
            return body.heading(block, setting, keep)
        case Paragraph():
            return body.plain(block, setting, keep, byline=is_byline(block, before))
        case Letterhead():
            return letterhead(block, setting)
        case Title():
            return body.title(block, setting)
        case Recipients():
            return body.recipients(block, setting)
        case Attachments():
            return body.attachments(block, setting, keep)
        case SignOff():
            return sign_off(block, setting, keep)
        case Signature():
            return signature(block, setting, keep)
        case Note():
            return body.note(block, setting, keep)
        case Attendance():
            return body.attendance(block, setting, keep, first=not isinstance(before, Attendance))
        case Annex():
            return body.annex(block, setting, breaks=not fresh)
        case Table():
            return table(block, setting) + _after_table(after)
        case Grid():
            return grid(block, setting) + _after_table(after)
        case Card():
            return card(block, setting) + _after_table(after)
        case NewPage():
            return new_page()
        case Chart():
            return _chart(block, setting)
        case Picture():
            return picture(block, relation(setting.pictures, block), setting)
    raise TypeError(f"{type(block).__name__} stands where it cannot")


def _chart(block: Chart, setting: Setting) -> str:
    drawn = chart_drawing(block, setting.page.text_width / TWIPS_A_POINT, block.pitch or PITCH)
    caption = paragraph(
        styles.CELL, text_runs(block.caption, face("table.face"), setting.fonts), aligned("center")
    )
    return drawing_paragraph(drawn, setting.fonts, holding(next_=True)) + caption


def _after_table(following: Block | None) -> str:
    """Word joins tables that touch."""
    if isinstance(following, Table | Grid | Card) or (
        isinstance(following, SignOff) and following.sealed and following.others
    ):
        return paragraph(styles.CELL, "")
    return "" if following else low_paragraph()


def _core(document: Document) -> str:
    stamps = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{_WHEN}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f"{DECLARATION}<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(clean(document.subject))}</dc:title>"
        f"<dc:creator>{escape(clean(document.organ))}</dc:creator>{stamps}</cp:coreProperties>"
    )


@lru_cache(maxsize=64)
def _app(organ: str) -> Part:
    """The same for all papers of a unit."""
    inner = f"<Company>{escape(clean(organ))}</Company>"
    return part("docProps/app.xml", f'{DECLARATION}<Properties xmlns="{_PROPERTIES}">{inner}</Properties>')
