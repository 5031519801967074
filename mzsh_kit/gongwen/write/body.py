"""主体: how each block of the body is written, from the title to the annexes."""

from __future__ import annotations

from ...document import Annex, Attachments, Attendance, Heading, Note, Paragraph, Recipients, Title
from ..base import styles
from ..base.setting import Setting
from ..ooxml.markup import indent, paragraph, spacing, text_runs
from ..standard.fonts import clean, lines
from ..standard.units import face, twips
from ..typeset.measures import (
    attachment_lines,
    attendance_label,
    heading_texts,
    note_text,
    recipients_text,
    width,
)
from ..typeset.title import title_lines


def _lines_of_title(style: str, text: str, setting: Setting) -> str:
    pieces = (
        text_runs(line, face("title.face"), setting.fonts)
        for line in title_lines(text, names=setting.page.names)
    )
    return paragraph(style, "<w:r><w:br/></w:r>".join(pieces))


def title(block: Title, setting: Setting) -> str:
    return _lines_of_title(styles.TITLE, block.text, setting)


def _body(text: str, setting: Setting, style: str = styles.BODY, properties: str = "") -> str:
    return paragraph(style, text_runs(text, face("body.face"), setting.fonts), properties)


def recipients(block: Recipients, setting: Setting) -> str:
    return _body(recipients_text(block.text), setting, styles.RECIPIENTS)


def heading(block: Heading, setting: Setting, keep: str = "") -> str:
    """``keep`` is w:keepNext where the next block must not stand alone on a page; so below."""
    head, body = heading_texts(block)
    content = text_runs(head, face(f"heading{block.level}.face"), setting.fonts)
    if body:
        content += text_runs(body, face("body.face"), setting.fonts, own_font=True)
    return paragraph(styles.heading_style(block.level), content, keep)


def plain(block: Paragraph, setting: Setting, keep: str = "", *, byline: bool = False) -> str:
    *earlier, last = lines(block.text)
    style = styles.BYLINE if byline else styles.SCRIPT if setting.page.large else styles.BODY
    return "".join(_body(line, setting, style) for line in earlier) + _body(last, setting, style, keep)


def attachments(block: Attachments, setting: Setting, keep: str = "") -> str:
    return "".join(
        _body(
            line.label + line.name,
            setting,
            styles.ATTACHMENTS,
            keep
            + (spacing(before=twips("attachments.above")) if n == 0 else "")
            + indent(left=line.name_left, first=line.label_left - line.name_left),
        )
        for n, line in enumerate(attachment_lines(block.names))
    )


def note(block: Note, setting: Setting, keep: str = "") -> str:
    return _body(note_text(block.text), setting, styles.NOTE, keep)


def attendance(block: Attendance, setting: Setting, keep: str = "", *, first: bool) -> str:
    """出席, 请假, 列席: later lines stand under the first name."""
    label = attendance_label(block)
    runs = text_runs(label, face("minutes.face"), setting.fonts, own_font=True)
    runs += text_runs(clean(block.names).strip(), face("body.face"), setting.fonts)
    left, long = twips("minutes.indent"), width(label)
    above = spacing(before=twips("minutes.above")) if first else ""
    return paragraph(styles.ATTENDANCE, runs, keep + above + indent(left=left + long, first=-long))


def annex(block: Annex, setting: Setting, *, breaks: bool = True) -> str:
    """Label and title; ``breaks`` is false where a section has begun a new page already."""
    here = "" if breaks else '<w:pageBreakBefore w:val="0"/>'
    label = paragraph(styles.ANNEX_LABEL, text_runs(block.label, face("annex.face"), setting.fonts), here)
    return label + _lines_of_title(styles.ANNEX_TITLE, block.title, setting)
