"""The sandbox of the wordings, in which nothing can be multiplied without end.

Jinja's own sandbox keeps a template from the program; this one keeps it from the machine's time and memory:
turns of loops, calls and the letters that any operation makes are counted, in one rendering together.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextvars import ContextVar
from typing import Any, cast

from jinja2 import Template, nodes, pass_eval_context
from jinja2.filters import do_join, do_replace
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer

STEPS = 200_000
"""Turns of loops and calls in one rendering; the longest paper of forty members takes 3,000."""

LETTERS = 500_000
"""Letters of one value, and of what is rendered."""

SHEET = 500
"""Letters more for every two of the team: each pair has its sheet (谈心谈话记录表), of 340."""

_WIDEST = 1_000
"""What a method of a text may be asked to fill up to."""

_MOST_NAMES = 4096
"""Names of attributes, with the type of their owner, that are remembered."""

_PADDED = ("ljust", "rjust", "center", "zfill", "expandtabs")
_LEFT_OUT = (
    "batch", "center", "filesizeformat", "format", "indent", "pprint",
    "random", "slice", "tojson", "urlize", "wordwrap", "xmlattr",
)  # fmt: skip
"""Filters of Jinja's own that fill up, or that no official paper needs."""

_left: ContextVar[list[int]] = ContextVar("left")


class TooMuch(Exception):
    """A rendering does more than any wording needs."""


class _Counted(NodeTransformer):
    """Every loop over what :func:`_turns` gives, every join of texts through :func:`_short`."""

    def visit_For(self, node: nodes.For) -> nodes.For:
        self.generic_visit(node)
        node.iter = nodes.Filter(node.iter, "_turns", [], [], None, None, lineno=node.lineno)
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:
        self.generic_visit(node)
        return nodes.Filter(node, "_short", [], [], None, None, lineno=node.lineno)


class BoundedSandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox with bounds on what a template makes."""

    intercepted_binops = frozenset(["+", "*", "**", "%"])

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self._safe: dict[tuple[type, str], bool] = {}
        for name in _LEFT_OUT:
            del self.filters[name]
        for name in ("lipsum", "cycler", "joiner"):
            del self.globals[name]
        self.filters |= {"_turns": _turns, "_short": _short, "join": _joined, "replace": _replaced}

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """As Jinja's sandbox, which looks at nothing but the name and the type: each pair of them is asked
        about once.
        """
        asked = (type(obj), attr)
        if asked not in self._safe:
            if len(self._safe) >= _MOST_NAMES:
                self._safe.clear()
            self._safe[asked] = super().is_safe_attribute(obj, attr, value)
        return self._safe[asked]

    def bounded(self, template: Template, facts: Mapping[str, object], team: int = 0) -> str:
        """What a template of this sandbox renders for a team of so many. Raises :class:`TooMuch`, and what
        rendering raises.
        """
        token = _left.set([STEPS])
        try:
            pieces, room = [], LETTERS + SHEET * team**2
            for piece in template.generate(**facts):
                pieces.append(piece)
                room -= len(piece)
                _spend(room < 0)
            return "".join(pieces)
        finally:
            _left.reset(token)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        parsed: nodes.Template = _Counted().visit(super()._parse(source, name, filename))
        return parsed

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Sums and products, none of which grows beyond bounds."""
        sizes = [len(operand) if isinstance(operand, str | list | tuple) else 1 for operand in (left, right)]
        counts = [abs(operand) for operand in (left, right) if isinstance(operand, int)]
        if operator == "**":
            raise TooMuch
        if operator == "%" and isinstance(left, str):
            raise TooMuch  # fills up to any width
        if operator == "*" and max(sizes) * max(counts, default=1) > LETTERS:
            raise TooMuch
        return _short(super().call_binop(context, operator, left, right))

    def call(self, context: Context, callee: Any, *given: Any, **named: Any) -> object:
        """A call, counted; a method of a text only with what it can bear."""
        _spend()
        owner, method = getattr(callee, "__self__", None), getattr(callee, "__name__", "")
        if isinstance(owner, str):
            _check_method(owner, method, given)
        return _short(super().call(context, callee, *given, **named))


def _check_method(text: str, method: str, given: Sequence[Any]) -> None:
    wide = method in _PADDED and any(isinstance(amount, int) and amount > _WIDEST for amount in given)
    if wide or method in ("format", "format_map", "translate"):
        raise TooMuch
    if method == "join" and given:
        _spend(len(_turns(given[0])) * len(text) > LETTERS)
    if method == "replace" and len(given) > 1:
        _spend((len(text) + 1) * len(str(given[1])) > LETTERS)


@pass_eval_context
def _joined(
    context: nodes.EvalContext, value: Iterable[object], between: str = "", attribute: str | int | None = None
) -> str:
    items = _turns(value)
    _spend(len(items) * len(between) > LETTERS)
    return cast(str, _short(do_join(context, items, between, attribute)))


@pass_eval_context
def _replaced(context: nodes.EvalContext, text: str, old: str, new: str, count: int | None = None) -> str:
    _spend((len(text) + 1) * len(new) > LETTERS)
    return cast(str, _short(do_replace(context, text, old, new, count)))


def _turns(items: Iterable[object]) -> list[object]:
    """What a loop goes over, its turns counted before the first."""
    turns = list(items)
    _spend(count=len(turns))
    return turns


def _short(value: object) -> object:
    _spend(isinstance(value, str | list | tuple) and len(value) > LETTERS, 0)
    return value


def _spend(over: bool = False, count: int = 1) -> None:
    left = _left.get([STEPS])
    left[0] -= count
    if over or left[0] < 0:
        raise TooMuch
