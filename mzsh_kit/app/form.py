"""The widgets of the form: one control with its note for each field, and the table of members."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from html import escape
from typing import Any

import ipywidgets as w

from ..errors import Fault
from ..plan import library
from .fields import Field, Section, member_fields
from .state import Draft

Change = Callable[[Field, str], None]
Edit = Callable[[Callable[[Draft], Draft]], None]
_PLEASE = ("请选择", "")


def html(text: str, *classes: str) -> w.HTML:
    """A piece of HTML. ``text`` is markup: what a user typed is escaped by the caller."""
    return _classed(_light(w.HTML, value=text), *classes)


def button(text: str, click: Callable[[], None], *classes: str, tooltip: str = "") -> w.Button:
    one = _classed(_light(w.Button, description=text, tooltip=tooltip or None), "mz-button", *classes)
    one.on_click(lambda _: click())
    return one


def box(children: Iterable[w.Widget], *classes: str) -> w.Box:
    return _classed(w.Box(tuple(children), layout=_shared(w.Layout)), *classes)


@cache
def _shared(kind: type) -> Any:
    """The one layout or style that all widgets share: two models less a widget, half the time to open the page."""
    return kind()


def _light(kind: Any, **facts: Any) -> Any:
    """A widget whose looks are the style sheet's."""
    return kind(layout=_shared(w.Layout), style=_shared(kind.style.klass), **facts)


def _classed(widget: Any, *classes: str) -> Any:
    for one in classes:
        widget.add_class(one)
    return widget


class FieldView:
    """A labelled control and, under it, its hint or what is wrong with it."""

    def __init__(self, field: Field, draft: Draft, change: Change, label: str = "") -> None:
        self.field = field
        self.control = _control(field, draft, label or field.label)
        self.note = html("", "mz-note")
        wide = ("mz-wide",) if field.sort in ("text", "lines", "yes") else ()
        needed = ("mz-needed",) if field.needed else ()
        self.widget = box([self.control, self.note], "mz-field", *needed, *wide)
        self._change: Change | None = change
        self.control.observe(self._typed, "value")
        self.load(draft)

    def load(self, draft: Draft) -> None:
        """Put the draft's text into the control, as nobody's typing."""
        change, self._change = self._change, None
        text = draft.text(self.field)
        if self.field.sort == "choice":
            self.control.options = _options(self.field, draft, text)
        self.control.value = text == "是" if self.field.sort == "yes" else text
        self._change = change

    def show(self, draft: Draft) -> None:
        """Say what is wrong, or give the hint; hide a field that is not asked."""
        (self.widget.remove_class if draft.asks(self.field) else self.widget.add_class)("mz-hidden")
        faults = draft.faults_at(self.field)
        self.note.value = "".join(map(said, faults)) if faults else f"<p>{escape(self.field.hint)}</p>"

    def _typed(self, change: Any) -> None:
        if self._change is not None:
            value = change["new"]
            self._change(self.field, ("是" if value else "") if isinstance(value, bool) else value)


def said(fault: Fault) -> str:
    """What is wrong with a field and how to mend it; its name stands above it already."""
    kind = "mz-missing" if fault.code == "value.missing" else "mz-fault"
    return f'<p class="{kind}" role="status">{escape(fault.what)}。{escape(fault.how)}。</p>'


def _control(field: Field, draft: Draft, label: str) -> w.Widget:
    if field.sort == "choice":
        return _light(w.Dropdown, options=_options(field, draft, draft.text(field)), description=label)
    if field.sort == "yes":
        return _light(w.Checkbox, description=label, indent=False)
    if field.sort in ("text", "lines"):
        return _light(w.Textarea, description=label, rows=3 if field.sort == "text" else 2)
    return _light(w.Text, description=label)


def _options(field: Field, draft: Draft, text: str) -> list[tuple[str, str]]:
    """The choices, and what stands there already even if it is none of them."""
    choices = [(one, one) for one in field.choices(library(draft.templates))]
    first = [] if field.default else [_PLEASE]
    return [*first, *choices] if text in ("", *dict(choices)) else [*first, (text, text), *choices]


class TeamView:
    """The table of members, in their order of precedence."""

    def __init__(self, draft: Draft, change: Change, edit: Edit) -> None:
        self._change, self._edit = change, edit
        self._rows: list[tuple[list[FieldView], w.Widget]] = []
        self._table = box([], "mz-team")
        self._note = html("", "mz-note")
        add = button("增加成员", lambda: edit(Draft.add_member))
        self.widget = box([html(_team_head()), self._table, self._note, add], "mz-wide", "mz-team-box")
        self.load(draft)

    def load(self, draft: Draft) -> None:
        """As many rows as the draft has members, each with its facts."""
        wanted = len(draft.members)
        self._rows = self._rows[:wanted]
        for views, _ in self._rows:
            for view in views:
                view.load(draft)
        self._rows += [self._row(row, draft) for row in range(len(self._rows), wanted)]
        self._table.children = tuple(widget for _, widget in self._rows)

    def show(self, draft: Draft) -> None:
        for views, _ in self._rows:
            for view in views:
                view.show(draft)
        whole = [fault for fault in draft.faults if fault.place == ("members",)]
        self._note.value = "".join(map(said, whole))

    def _row(self, row: int, draft: Draft) -> tuple[list[FieldView], w.Widget]:
        name = f"成员{row + 1}"
        views = [FieldView(field, draft, self._change, name + field.label) for field in member_fields(row)]
        up = button("上移", lambda: self._edit(lambda now: now.move_member(row, -1)), "mz-small", "mz-up",
                    tooltip=f"{name}上移")  # fmt: skip
        away = button("移去", lambda: self._edit(lambda now: now.remove_member(row)), "mz-small", "mz-away",
                      tooltip=f"移去{name}")  # fmt: skip
        return views, box([*(view.widget for view in views), box([up, away], "mz-tools")], "mz-member")


def _team_head() -> str:
    columns = "".join(f"<span>{one.label}</span>" for one in member_fields(0))
    return f'<h3>班子成员</h3><div class="mz-team-head" aria-hidden="true">{columns}</div>'


class SectionView:
    """A heading, its fields and, where it has one, the table of members."""

    def __init__(self, section: Section, draft: Draft, change: Change, edit: Edit) -> None:
        self.parts: list[FieldView | TeamView] = [FieldView(one, draft, change) for one in section.fields]
        if section.team:
            self.parts.append(TeamView(draft, change, edit))
        fields = box([part.widget for part in self.parts], "mz-fields")
        self.widget = box([html(f"<h2>{section.title}</h2>"), fields], "mz-section")

    def load(self, draft: Draft) -> None:
        for part in self.parts:
            part.load(draft)

    def show(self, draft: Draft) -> None:
        for part in self.parts:
            part.show(draft)
