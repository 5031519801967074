"""From answers to a whole plan: what the user stated, then what the year, the kind and the unit's type
give.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import reduce
from pathlib import Path

from pydantic import ValidationError

from ..errors import Fault, KitError, fault, raise_any
from ..text.lazy import lazy_pattern
from .faults import plan_faults
from .kinds import Kind, Layer, Library, UnitType, library
from .model import DUTIES, Plan
from .own import own_faults
from .said import Said
from .source import Answers, Data, DataPath, Value
from .upgrade import upgraded
from .when import Open
from .wording import StillOpen, environment, is_gap, render

_TEXT = environment(paper=False)


def complete(answers: Data, templates: Path | None = None) -> Plan:
    """The whole plan that ``answers`` (plain data, as ``plan.json`` holds it) and the defaults make.

    A key that is present is the user's, even if open or an empty list; a key that is absent takes its
    default. Completing a whole plan gives the same plan. Raises :class:`KitError` naming every fault and its
    place.
    """
    if not isinstance(answers, Mapping):
        raise KitError(fault("file.not_mapping"))
    answers = upgraded(answers)
    books = library(templates)
    if isinstance(kind_as_typed := answers.get("kind"), str):
        answers = {**answers, "kind": books.kind_called(kind_as_typed)}
    stated = _validate(answers)
    kind, unit_type = books.kind(stated.kind), _unit_type(stated, books)
    raise_any((*_unconfirmed(stated, kind, unit_type), *own_faults(stated, kind)))
    primary = _primary(stated, kind, unit_type)
    so_far = _validate(_merge(primary, answers))
    own = books.of_type(stated.unit.type)
    layers = [_rendered(layer, so_far, unit_type) for layer in (*kind.defaults(stated.year), own)]
    defaults = _set_up(reduce(_merge, (layer.data for layer in layers), primary), answers, unit_type)
    whole = _merge(defaults, answers)
    return _validate(whole, answers, layers)


def _set_up(defaults: Data, answers: Data, unit_type: UnitType) -> Data:
    """The defaults, of which no step is done by who prepares the meeting where no duty sets him up."""
    whole = _merge(defaults, answers)
    duties = [duty for duty in whole.get("duties") or () if isinstance(duty, Mapping)]
    owners = (whole["unit"]["body"], *(str(duty.get("who")) for duty in duties))
    told = any(unit_type.preparer in who for who in owners)
    return defaults if told else dict(_without_owner(defaults, unit_type.preparer))


def _without_owner(value: Value, owner: str) -> Value:
    if isinstance(value, Mapping):
        return {
            key: "" if (key, below) == ("owner", owner) else _without_owner(below, owner)
            for key, below in value.items()
        }
    return [_without_owner(below, owner) for below in value] if isinstance(value, list) else value


def _validate(data: Data, answers: Data | None = None, layers: list[Layer] | None = None) -> Plan:
    year = data.get("year")
    try:
        return Plan.model_validate(data, context={"year": year} if isinstance(year, int) else None)
    except ValidationError as error:
        raise KitError(
            *(_blame(place, problem, answers, layers) for place, problem in plan_faults(error, Plan))
        ) from None


def _blame(place: DataPath, problem: Fault, answers: Data | None, layers: list[Layer] | None) -> Fault:
    """A fault that does not stand in the answers stands in the file of the strongest default that has its
    place.
    """
    if answers is None or _holds(answers, place):
        return problem
    for layer in reversed(layers or []):
        if _holds(layer.data, place):
            return problem.at(f"{layer.source.path.name} 第{layer.source.line((*layer.at, *place)) or 1}行")
    return problem


def _holds(data: Value, place: DataPath) -> bool:
    for step in place:
        inside = isinstance(data, Mapping) and step in data
        inside = inside or (isinstance(data, (list, tuple)) and isinstance(step, int) and step < len(data))
        if not inside:
            return False
        data = data[step]
    return True


def _merge(weak: Data, strong: Data, under: str = "") -> Answers:
    """``strong`` over ``weak``, mapping by mapping; lists and values are replaced whole, but for duties."""
    merged = dict(weak)
    for key, value in strong.items():
        below = merged.get(key)
        if isinstance(below, Mapping) and isinstance(value, Mapping):
            merged[key] = _merge(below, value, key)
        elif under == "schedule" and key in DUTIES and isinstance(below, list):
            merged[key] = _merged_duties(below, value)
        else:
            merged[key] = value
    return merged


def _merged_duties(weak: list[Value], strong: Value) -> Value:
    """Steps of one sort over the default ones: one mapping over each of them, or a list in their place.

    An item of a list takes what it does not state from the default in its place, beyond their number from the
    first. Where a unit has no such duty (报审 of a branch), a limit alone, as one roster states it for all
    units, makes none.
    """
    if isinstance(strong, Mapping):
        return [_merge(item, strong) for item in weak] or ([strong] if strong.get("what") else [])
    if not isinstance(strong, (list, tuple)) or not weak:
        return strong
    below = [weak[place] if place < len(weak) else {**weak[0], "what": ""} for place in range(len(strong))]
    return [
        _merge(base, item) if isinstance(base, Mapping) and isinstance(item, Mapping) else item
        for base, item in zip(below, strong, strict=True)
    ]


def _unit_type(plan: Plan, books: Library) -> UnitType:
    type_ = books.unit_types.get(plan.unit.type)
    if type_ is None:
        wanted = "、".join(books.unit_types)
        raise KitError(fault("value.choice", "单位 · 单位类型", found=plan.unit.type, wanted=wanted))
    body = _body(plan, type_)
    return type_.model_copy(update={"learners": f"{body}集体"}) if body == "党总支" else type_


def _unconfirmed(plan: Plan, kind: Kind, unit_type: UnitType) -> Iterator[Fault]:
    """What the kit says before it goes on, unless the user has confirmed it."""
    if plan.confirmed:
        return
    if unit_type.standing == "组织生活会":
        yield fault("unit.branch", "单位 · 单位类型")
    held = kind.held_as.get(plan.year)
    if held is not None:
        yield fault("year.held_as", "年度", year=plan.year, name=held.name, kind=held.kind)


def _primary(plan: Plan, kind: Kind, unit_type: UnitType) -> Data:
    """Defaults that follow from the stated facts alone; other defaults may mention them."""
    prefix, suffix = unit_type.issuer
    name = plan.unit.name
    body = _body(plan, unit_type)
    suffix = suffix if body == unit_type.body else _SUFFIXES.get(body, suffix)
    issuer = ("" if name.startswith((prefix, _PARTY)) else prefix) + _joined(name, suffix)
    primary: Answers = {
        "unit": {"short": _short(name) if body == _STANDING else name, "body": body, "issuer": issuer},
        "meeting": {"chair": Open.UNDECIDED.value if is_gap(leader := plan.principal.name) else leader},
    }
    if kind.about:
        primary[kind.about] = {}
    with_subject = Plan.model_validate(_merge(primary, plan.model_dump(mode="json", exclude_unset=True)))
    title = kind.title_in(plan.year)
    facts = {"plan": with_subject, "unit_type": unit_type}
    primary["meeting"]["name"] = _wording(title.text, title.file, title.line, facts)
    return primary


_STANDING = "常委会"
_SUFFIXES = {
    "党组": "党组",
    "党委": "委员会",
    "党工委": "工作委员会",
    "党总支": "总支部委员会",
    "党支部": "支部委员会",
}
"""What follows the unit's name where such a body issues a paper."""


def _body(plan: Plan, unit_type: UnitType) -> str:
    """The leading body: as stated, as the unit's name ends (某中学党总支), else that of its type."""
    if not isinstance(plan.unit.body, Open):
        return plan.unit.body
    return next((body for body in _SUFFIXES if plan.unit.name.endswith(body)), unit_type.body)


def _short(name: str) -> str:
    """A regional committee in short, whose standing members meet: 青山县委 for 中共青山县委员会."""
    return _COMMITTEE.sub("", name.removeprefix("中共"))


_PARTY = "中国共产党"
"""A name that begins so says whose body it is in full."""

_COMMITTEE = lazy_pattern("(?<=委)员会$|常委会$")
_SHORT = lazy_pattern("党工?委$|(?<=[省市州县区旗])委(?:常委会)?$|党(?=支部$)|党总支$")
"""How a committee is named in short."""


def _joined(name: str, suffix: str) -> str:
    """The name with its suffix, what both have said once: 机关党支部 and 支部委员会 are 机关党支部委员会.

    A committee named in short is named in full: 青山县委 is 青山县委员会, 青山县某局党委 is 青山县某局委员会,
    青山县某局党支部 is 青山县某局支部委员会.
    """
    if suffix.endswith("委员会"):
        name = _SHORT.sub("", name)
    common = (n for n in range(len(suffix), 1, -1) if name.endswith(suffix[:n]))
    return name + suffix[next(common, 0) :]


def _rendered(layer: Layer, plan: Plan, unit_type: UnitType) -> Layer:
    """The layer with every wording in it rendered for this plan."""
    facts = {"plan": plan, "unit_type": unit_type, "said": Said(plan)}
    return Layer(layer.source, layer.at, dict(_items(layer.data, layer.at, layer, facts)))


def _items(data: Data, place: DataPath, layer: Layer, facts: Data) -> Iterator[tuple[str, object]]:
    for key, value in data.items():
        yield key, _render_value(value, (*place, key), layer, facts)


def _render_value(value: object, place: DataPath, layer: Layer, facts: Data) -> object:
    if isinstance(value, Mapping):
        return dict(_items(value, place, layer, facts))
    if isinstance(value, list):
        return [_render_value(item, (*place, index), layer, facts) for index, item in enumerate(value)]
    if isinstance(value, str) and "{" in value:
        return _wording(value, layer.source.path, layer.source.line(place) or 1, facts)
    return value


def _wording(text: str, file: Path, line: int, facts: Data) -> str:
    """A default's wording for this plan; open where it mentions what is open."""
    try:
        return render(_TEXT, text, file, line, **facts)
    except StillOpen:
        return Open.UNDECIDED.value
