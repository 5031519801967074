"""Small pieces of HTML. Whatever a user typed is escaped here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import escape

from ..errors import Fault


def attributes(facts: Mapping[str, str | bool | None]) -> str:
    """Attributes of an element: those that are ``True`` stand bare, those without a value are left out."""
    stated = ((name.strip("_").replace("_", "-"), value) for name, value in facts.items())
    return "".join(
        f" {name}" if value is True else f' {name}="{escape(str(value))}"'
        for name, value in stated
        if value not in (None, False, "")
    )


def tag(name: str, inner: str = "", **facts: str | bool | None) -> str:
    """An element around markup: ``class_`` is ``class``, ``aria_label`` is ``aria-label``."""
    return f"<{name}{attributes(facts)}>{inner}</{name}>"


def words(name: str, text: object, **facts: str | bool | None) -> str:
    """An element around a text, which is escaped."""
    return tag(name, escape(str(text)), **facts)


def press(text: str, act: str, of: str = "", **facts: str | bool | None) -> str:
    """A button that sends ``act`` with ``of``."""
    style = str(facts.pop("class_", "") or "mz-button")
    return words("button", text, type="button", class_=style, data_act=act, data_of=of, **facts)


def press_link(text: str, act: str, of: str = "", **facts: str | bool | None) -> str:
    """A button that reads like a link."""
    return press(text, act, of, class_="mz-link", **facts)


def items(lines: Iterable[str], style: str = "") -> str:
    """A list of markup; nothing for nothing."""
    inner = "".join(tag("li", text) for text in lines)
    return tag("ul", inner, class_=style) if inner else ""


def soft(text: str, **facts: str | bool | None) -> str:
    """A word on the state of what stands before it."""
    return words("span", text, class_="mz-soft", **facts) if text else ""


def hinted(text: str) -> str:
    """A line on how something is filled in; nothing for nothing."""
    return words("p", text, class_="mz-hint") if text else ""


def headed(title: str, state: str = "", more: str = "") -> str:
    """A heading with a word on its state; ``more`` is markup behind these."""
    return tag("div", words("h3", title) + soft(state) + more, class_="mz-head")


def folded(title: str, state: str, body: str, **facts: str | bool | None) -> str:
    """What is shown when asked for, as a part of a page; nothing for nothing."""
    head = tag("summary", words("h3", title) + soft(state))
    return tag("details", head + body, class_="mz-group mz-fold", **facts) if body else ""


def said(fault: Fault) -> str:
    """What is wrong with a field and how to mend it; its name stands above it already."""
    kind = "mz-missing" if fault.code == "value.missing" else "mz-fault"
    return words("p", f"{fault.what}。{fault.how}。", class_=kind)


def doubted(remark: Fault) -> str:
    """What wants a second look beside its field."""
    return words("p", f"{remark.what}。{remark.how}。", class_="mz-doubt")


def link(text: str, name: str, address: str, style: str = "mz-button") -> str:
    """A file as a link that holds its data, so that no folder is served."""
    return words("a", text, class_=style, download=name, href=address)
