"""A page of HTML or MHTML, as it stands in Word files and under their names -> its lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from ...budget import WORD
from ...filetype import is_mhtml
from ...text.lazy import lazy_pattern
from ..ooxml.tree import Node

_BLOCKS = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "tr",
        "br",
        "dt",
        "dd",
        "blockquote",
        "pre",
        "section",
        "article",
        "header",
        "footer",
        "table",
        "ul",
        "ol",
        "body",
        "center",
        "hr",
        "caption",
    ]
)
_UNSEEN = frozenset(["script", "style", "head", "title", "template", "noscript", "del", "object"])
_HIDDEN = lazy_pattern(r"(?:display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden)", re.IGNORECASE)
_CHARSET = re.compile(rb"""charset\s*=\s*["']?\s*([\w-]{2,20})""", re.IGNORECASE)
_CODINGS = {
    **dict.fromkeys(("gb2312", "gbk", "x-gbk", "gb18030"), "gb18030"),
    **{name: name for name in ("big5", "utf-16", "utf-16le", "utf-16be")},
}
_GAP = "\u3000\u3000"
_MARK = "\0"


def web_lines(data: bytes) -> tuple[str, ...]:
    """The lines of a page, cells of a row wide apart; none where it holds no text.

    Raises :class:`KitError` for what is too large.
    """
    from lxml import html

    WORD.allow("bytes", len(data))
    page = _page(data) if is_mhtml(data) else data
    text = page if isinstance(page, str) else _decoded(page)
    WORD.allow("elements", text.count("<"))
    try:
        root = html.document_fromstring(text)
    except (etree.ParserError, ValueError):
        return ()
    lines = "".join(_seen(root)).split(_MARK)
    return tuple(
        line
        for seen in lines
        if (line := re.sub(r"[ \t\r\n]+", " ", seen).strip(" ").removesuffix(_GAP).strip(" "))
    )


def _page(data: bytes) -> str | bytes:
    import email.policy  # 40 ms, for the few that are saved as one file

    message = email.message_from_bytes(data.removeprefix(b"\xef\xbb\xbf"), policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() == "text/html":
            payload = part.get_payload(decode=True)
            return payload if isinstance(payload, bytes) else b""
    return b""


def _decoded(data: bytes) -> str:
    """By its mark, by what it says of itself, else as UTF-8 or GB18030."""
    for mark, name in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _bare(data.decode(name, errors="replace"))
    said = _CHARSET.search(data[:4000])
    name = said[1].decode("ascii", errors="replace").lower() if said else ""
    for coding in (_CODINGS.get(name, "utf-8"), "utf-8", "gb18030"):
        try:
            return _bare(data.decode(coding))
        except UnicodeDecodeError:
            continue
    return _bare(data.decode("utf-8", errors="replace"))


def _bare(text: str) -> str:
    """Without a declaration of its encoding, which lxml refuses in a text."""
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", text).replace(_MARK, "")


def _seen(node: Node) -> Iterator[str]:
    tag = node.tag if isinstance(node.tag, str) else ""
    if not tag or tag.rpartition(":")[2] in _UNSEEN or _HIDDEN.search(node.get("style") or ""):
        return
    block = tag in _BLOCKS
    if block:
        yield _MARK
    yield node.text or ""
    for child in node:
        if child.tag in ("td", "th"):
            yield "".join(_seen(child)).replace(_MARK, " ").strip() + _GAP
        else:
            yield from _seen(child)
        yield child.tail or ""
    if block:
        yield _MARK
