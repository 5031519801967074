"""How values become words, and the sandbox in which every wording under ``templates/`` is rendered."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, time
from functools import lru_cache
from pathlib import Path

import jinja2
from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, UndefinedError

from .. import resources
from ..compiled import CompiledCache
from ..document import chinese_number
from ..errors import KitError, fault
from . import bounds
from .bounds import BoundedSandbox, TooMuch
from .model import Basis, Member, Plan
from .people import is_vacant
from .when import MonthPart, Open, Relative, Span, clock_words, when_words

LONGEST_CLAUSE = 15
"""Characters of a demand that is a clause and no sentence."""

BLANK = "＿＿＿＿"
"""What is to be written in by hand: an open value in a form, a person or post that nobody has named."""


def is_gap(text: str) -> bool:
    """Whether a name or post is not stated, in a plan or as papers print it."""
    return text in (Open.UNDECIDED.value, BLANK) or is_vacant(text)


def words(value: object) -> object:
    """What a value prints in running text; an open one prints 待定 or 另行通知."""
    if isinstance(value, (Open, date, Span, MonthPart, Relative)):
        return when_words(value)
    if isinstance(value, time):
        return clock_words(value)
    return value


def form(value: object) -> object:
    """What a value prints in a form: an open one, and a name that is none yet, leaves a blank to write in."""
    return BLANK if isinstance(value, Open) or value == Open.UNDECIDED.value else words(value)


def bare(text: object) -> str:
    """A sentence without its final stop, so that the wording around it sets its own."""
    return str(words(text)).rstrip("。；;，,、 ")


def listed(items: Iterable[object]) -> str:
    """Items joined by 、; between adjacent 《》 the mark is left out (GB/T 15834)."""
    return "、".join(map(bare, items)).replace("》、《", "》《")


def people(names: Iterable[str]) -> str:
    """People in a row by 、; by ， where a post has a 、 of its own, so that one cannot be taken for two."""
    listed = list(names)
    return ("，" if any("、" in entry for entry in listed) else "、").join(listed)


def counted(n: int) -> str:
    """A count before a measure word: 两个, 三个."""
    return "两" if n == 2 else chinese_number(n)


def one_by_one(items: Iterable[object]) -> str:
    """一是……；二是……。 One alone has no number, nor has what is open: the superior's notice will say it."""
    listed = list(items)
    if len(listed) == 1 and not isinstance(listed[0], Open):
        return f"{bare(listed[0])}。"
    known = [item for item in listed if not isinstance(item, Open)]
    said = [f"{chinese_number(n)}是{bare(item)}" for n, item in enumerate(known, 1)]
    return "；".join((*said, "其余以上级通知为准") if len(known) < len(listed) else said) + "。"


def flow(sentences: Iterable[object]) -> str:
    """Demands as running text: short clauses are parted by ，, whole sentences by 。; nothing where there are
    none.
    """
    text = ""
    short = False
    for sentence in map(bare, sentences):
        brief = len(sentence) <= LONGEST_CLAUSE and "，" not in sentence
        text += ("，" if brief and short else "。") * bool(text) + sentence
        short = brief
    return f"{text}。" if text else ""


def questions(items: Iterable[object]) -> str:
    """What is asked under an aspect, in a row by ；: a question has no number (never 一是是否)."""
    return "；".join(map(bare, items))


def spaced(name: str) -> str:
    """A name for lists and tables: two characters are parted by a full-width space."""
    return f"{name[0]}\u3000{name[1]}" if len(name) == 2 else name


def by_rank(names: Sequence[str]) -> list[str]:
    """A row of seats seen from behind: the first in the middle, then at his left and right in turn; seen from
    before, reverse it.
    """
    return [*names[1::2][::-1], *names[0::2]]


def in_rows(names: Sequence[str], most: int = 6) -> list[list[str]]:
    """Seats in rows of so many at most, about as many in each, every row with its first in the middle."""
    count = -(-len(names) // most) or 1
    each = -(-len(names) // count) if names else 0
    return [by_rank(names[at : at + each]) for at in range(0, len(names), each or 1)]


def middle_of(names: Sequence[str], seats: int) -> list[str]:
    """A row by rank in the middle of so many seats, its first in the same seat as that of every other row."""
    before = max(0, seats // 2 - len(names) // 2)
    return [*[""] * before, *names, *[""] * (seats - before - len(names))]


def cited(document: Basis) -> str:
    """issuer《title》（number）; quotation marks inside become single ones (GB/T 15834)."""
    title = bare(document.title).removeprefix("《").removesuffix("》").replace("《", "〈").replace("》", "〉")
    return f"{document.issuer}《{title}》" + (f"（{document.number}）" if document.number else "")


def person(member: Member, plan: Plan) -> str:
    """A member's name, with the post where two of the team share the name."""
    same = sum(other.name == member.name for other in plan.members)
    return f"{member.name}（{member.post}）" if same > 1 and not is_gap(member.post) else member.name


def comrade(member: Member, plan: Plan) -> str:
    """张三同志; 张三同志（副局长） where two of the team share the name."""
    return f"{member.name}同志{person(member, plan).removeprefix(member.name)}"


def is_open(value: object) -> bool:
    """Whether a value is 待定 or 另行通知."""
    return isinstance(value, Open)


_FILTERS = {
    "bare": bare,
    "by_rank": by_rank,
    "in_rows": in_rows,
    "cited": cited,
    "cn": chinese_number,
    "counted": counted,
    "flow": flow,
    "form": form,
    "listed": listed,
    "middle_of": middle_of,
    "one_by_one": one_by_one,
    "people": people,
    "questions": questions,
    "spaced": spaced,
    "words": words,
}
_TESTS = {"open": is_open}


class StillOpen(Exception):
    """A default mentions a value that is open, and is therefore open itself."""


def _stated(value: object) -> object:
    if isinstance(value, Open):
        raise StillOpen
    return words(value)


def environment(*, paper: bool) -> BoundedSandbox:
    """A sandbox with strict names.

    For a ``paper`` values are escaped, so that nothing typed becomes structure, and open ones print 待定;
    for a default they are plain, and an open one raises :class:`StillOpen`.
    """
    env = BoundedSandbox(
        undefined=StrictUndefined,
        autoescape=paper,
        finalize=words if paper else _stated,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(_FILTERS)
    env.tests.update(_TESTS)
    return env


_CACHE = CompiledCache("wordings", bounds.__file__, __file__)


@lru_cache(maxsize=1024)
def _compiled(env: BoundedSandbox, text: str, *, own: bool) -> Template:
    """One wording, compiled once a process; one of the kit's ``own`` is kept for the next."""
    if not own:
        return env.from_string(text)
    code = _CACHE.get(f"{jinja2.__version__} {env.autoescape} {text}", lambda: env.compile(text))
    return env.template_class.from_code(env, code, env.make_globals(None))


@lru_cache(maxsize=256)
def _is_own(file: Path | str) -> bool:
    """Whether a file is the kit's, and no office's."""
    return isinstance(file, Path) and file.is_relative_to(resources.templates())


def render(env: BoundedSandbox, text: str, file: Path | str, first_line: int = 1, **facts: object) -> str:
    """Render one wording of a ``file``. Raises :class:`KitError` with its name and line."""
    place = Path(file).name
    try:
        return env.bounded(_compiled(env, text, own=_is_own(file)), facts)
    except TemplateSyntaxError as error:
        raise KitError(
            fault("template.syntax", place, line=first_line + error.lineno - 1, found="模板语法")
        ) from None
    except UndefinedError as error:
        raise KitError(
            fault("template.name", place, line=_line(error, first_line), found=_undefined(error))
        ) from None
    except TooMuch:
        raise KitError(fault("template.much", place)) from None
    except (TemplateError, ArithmeticError, TypeError, ValueError, AttributeError, RecursionError) as error:
        raise KitError(
            fault("template.syntax", place, line=_line(error, first_line), found="无法填入内容")
        ) from None


def _line(error: BaseException, first_line: int) -> int:
    """The last line of the template in the traceback."""
    line, frame = 1, error.__traceback__
    while frame is not None:
        if frame.tb_frame.f_code.co_filename == "<template>":
            line = frame.tb_lineno
        frame = frame.tb_next
    return first_line + line - 1


def _undefined(error: UndefinedError) -> str:
    quoted = [part for index, part in enumerate(str(error).split("'")) if index % 2]
    name = quoted[-1] if quoted else ""
    told = name if len(name) <= _LONGEST_NAME else f"{name[:_LONGEST_NAME]}…"
    return f"没有“{told}”这一事项" if quoted else "引用了没有的事项"


_LONGEST_NAME = 40
"""Letters of a name that are told; more would be cut with the mark that closes it."""
